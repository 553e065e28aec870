"""The pages behind a real uvicorn on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from threading import Thread

from config.load import Config
from wetwacht.web.app import application
from wetwacht.web.binding import listening
from wetwacht.web.server import server


@contextmanager
def serving(config: Config, clock: Callable[[], datetime]) -> Iterator[str]:
    """The origin at which the pages of a configuration answer."""
    with listening("127.0.0.1:0") as sock:
        bind = f"127.0.0.1:{sock.getsockname()[1]}"
        settings = replace(config.settings, web_bind=bind)
        pages = server(application(replace(config, settings=settings), clock))
        thread = Thread(target=lambda: asyncio.run(pages.serve(sockets=[sock])), daemon=True)
        thread.start()
        try:
            yield f"http://{bind}"
        finally:
            pages.should_exit = True
            thread.join(timeout=10)
