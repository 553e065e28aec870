"""`wetwacht serve`: the history pages alone."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

import click

from config.load import Config
from wetwacht.commands.common import app_of, common
from wetwacht.web.binding import listening
from wetwacht.web.password import hashed

if TYPE_CHECKING:
    from wetwacht.web.server import Server


@click.command()
@common
@click.option(
    "--hash-password", "hashing", is_flag=True, help="Ask for a password, print its hash, and stop."
)
def serve(watchlist: Path | None, database: Path | None, hashing: bool) -> None:
    """Serve the history pages, without visiting sources or sending anything, until stopped."""
    if hashing:
        click.echo(hashed(click.prompt("Password", hide_input=True, confirmation_prompt=True)))
        return
    serve_pages(app_of(watchlist, database).config)


def serve_pages(config: Config, clock: Callable[[], datetime] | None = None) -> None:
    """Serves the pages of a configuration until SIGINT or SIGTERM. Raises CannotBind."""
    # The web framework takes longer to import than most commands take to run.
    from wetwacht.web.app import application
    from wetwacht.web.server import server
    from wetwacht.web.warming import warming

    with listening(config.settings.web_bind) as sock:
        host, port = sock.getsockname()[:2]
        click.echo(f"Pages: http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C stops)", err=True)
        app = application(config, clock)
        with warming(app):
            asyncio.run(_until_stopped(server(app), sock))


async def _until_stopped(pages: Server, sock: socket) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: setattr(pages, "should_exit", True))
    await pages.serve(sockets=[sock])
