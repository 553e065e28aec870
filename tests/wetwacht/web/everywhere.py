"""Every address of ours, read from the routes, with something that exists in each of its places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from starlette.routing import Route

import wetwacht.web
from wetwacht.web.pages import routes

WEB = Path(wetwacht.web.__file__).parent
# `said.get("op"`, `fields.getlist("dossier"`, `field(fields, "wat"`, and `name="van"` of a form.
_READ = re.compile(r"""(?:\bget(?:list)?\(|\bfield\(\w+, |<\w[^>]*\bname=)"([a-z]\w*)\"""")
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


def reading() -> list[Route]:
    """Every route that is read."""
    return [one for one in routes() if "GET" in (one.methods or ())]


def writing() -> list[Route]:
    """Every route that takes a form."""
    return [one for one in routes() if "POST" in (one.methods or ())]


def places(route: Route) -> list[str]:
    """The names of the places in an address."""
    return _PLACE.findall(route.path)


def filled(route: Route, known: Mapping[str, str]) -> str:
    """The address of a route with what is `known` in its places, by name, or by the route as a whole."""
    return known.get(route.path) or _PLACE.sub(lambda hit: known[hit[1]], route.path)


def parameters() -> list[str]:
    """The name of every parameter and field that our pages read or send."""
    texts = (path.read_text(encoding="utf-8") for path in WEB.rglob("*") if path.suffix in (".py", ".html"))
    return sorted({name for text in texts for name in _READ.findall(text)})
