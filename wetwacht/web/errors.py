"""Pages for what is not there or went wrong: what happened and what to do, never a trace."""

from __future__ import annotations

import logging
import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from monitors.history.database import Locked, Unusable
from wetwacht.web.context import web_of
from wetwacht.web.guard import HEADERS
from wetwacht.web.render import page

_log = logging.getLogger(__name__)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    detail = error.detail if isinstance(error, HTTPException) and status == 400 else None
    return page(request, "error.html", status=status, code=None, detail=detail, contact=_contact(request))


def _failed(request: Request, error: Exception) -> Response:
    code = secrets.token_hex(2).upper()
    _log.error("page %s failed, code %s", request.url.path, code, exc_info=error)
    answer = page(request, "error.html", status=500, code=code, detail=None, contact=_contact(request))
    # This answer is made outside the guard.
    answer.headers.update(HEADERS)
    return answer


def _no_history(request: Request, error: Exception) -> Response:
    _log.warning("page %s: %s", request.url.path, error)
    return page(request, "empty.html", status=503)


def _contact(request: Request) -> str | None:
    return web_of(request).settings.crawl_contact


HANDLERS: dict[int | type[Exception], ExceptionHandler] = {
    HTTPException: _refused,
    Unusable: _no_history,
    Locked: _no_history,
    Exception: _failed,
}
