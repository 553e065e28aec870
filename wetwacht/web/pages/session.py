"""Logging in and out."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wetwacht.web.context import web_of
from wetwacht.web.identity import name_in
from wetwacht.web.login import own_path
from wetwacht.web.password import COOKIE, DAYS, cookie, matches
from wetwacht.web.render import page
from wetwacht.web.throttle import Throttle


def form(request: Request) -> Response:
    """Where one logs in; afterwards one sees the page that one asked for."""
    if web_of(request).settings.web_login != "password":
        return RedirectResponse("/", 303)
    return _form(request, own_path(request.query_params.get("naar", "/")), None)


async def log_in(request: Request) -> Response:
    """Lets in who knows the password, with a pause after a number of wrong ones."""
    web = web_of(request)
    kept = web.settings.web_password_hash
    if web.settings.web_login != "password" or not kept:
        return RedirectResponse("/", 303)
    fields = await request.form()
    target = own_path(str(fields.get("naar", "/")))
    throttle: Throttle = request.app.state.throttle
    address = request.client.host if request.client else ""
    wait = throttle.wait(address, web.clock())
    if wait:
        return await asyncio.to_thread(_form, request, target, "wait")
    password, name = str(fields.get("wachtwoord", "")), name_in(str(fields.get("naam", "")))
    if name is None or not await asyncio.to_thread(matches, password, kept):
        throttle.wrong(address, web.clock())
        return await asyncio.to_thread(_form, request, target, "wrong" if name else "name")
    throttle.right(address)
    answer = RedirectResponse(target, 303)
    _set(answer, request, cookie(kept, name))
    return answer


def log_out(_: Request) -> Response:
    """Forgets who one is."""
    answer = RedirectResponse("/inloggen", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _form(request: Request, target: str, problem: str | None) -> Response:
    status = {None: 200, "wait": 429}.get(problem, 403)
    return page(request, "login.html", status=status, target=target, problem=problem)


def _set(answer: Response, request: Request, value: str) -> None:
    public = web_of(request).settings.web_public_url or ""
    secure = public.startswith("https://")
    answer.set_cookie(
        COOKIE, value, max_age=DAYS * 24 * 3600, httponly=True, samesite="lax", secure=secure, path="/"
    )


ROUTES = (
    Route("/inloggen", form),
    Route("/inloggen", log_in, methods=["POST"]),
    Route("/uitloggen", log_out, methods=["POST"]),
)
