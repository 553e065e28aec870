"""The history pages as one application: guard, log-in, pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from config.load import Config
from wetwacht.web.context import Web
from wetwacht.web.courses import Courses
from wetwacht.web.errors import HANDLERS
from wetwacht.web.guard import Guard
from wetwacht.web.login import Login
from wetwacht.web.pages import routes
from wetwacht.web.throttle import Throttle

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_POSTED_BY_MAIL = ("/afmelden/",)
_STATIC = Path(__file__).parent / "static"


def application(config: Config, clock: Callable[[], datetime] | None = None) -> Starlette:
    """The pages of a configuration. `clock` tells the time of every page; without one it is now."""
    hosts = allowed_hosts(config)
    origins = _origins(config)
    app = Starlette(
        routes=[*routes(), Mount("/static", StaticFiles(directory=_STATIC), name="static")],
        middleware=[
            Middleware(Guard, origins=origins, open_to_post=_POSTED_BY_MAIL),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Login, settings=config.settings),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.web = Web(config, clock) if clock else Web(config)
    app.state.throttle = Throttle()
    app.state.courses = Courses()
    return app


def allowed_hosts(config: Config) -> tuple[str, ...]:
    """The host names under which the pages answer."""
    settings = config.settings
    public = urlsplit(settings.web_public_url or "").hostname
    bound = settings.web_bind.rpartition(":")[0]
    return tuple(dict.fromkeys(filter(None, (bound, public, *_LOOPBACK))))


def _origins(config: Config) -> tuple[str, ...]:
    port = config.settings.web_bind.rpartition(":")[2]
    public = (config.settings.web_public_url or "").lower()
    own = [f"http://{host.lower()}:{port}" for host in allowed_hosts(config)]
    parts = urlsplit(public)
    return (*own, f"{parts.scheme}://{parts.netloc}") if public else tuple(own)
