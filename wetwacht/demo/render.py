"""The templates of the copied sites and what they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from crawler.text import AMSTERDAM, MONTHS

HTML = "text/html; charset=utf-8"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a copy answers to a request that it knows."""

    media_type: str
    body: bytes


def dutch(day: date, weekday: bool = False) -> str:
    """A day as the sites write it: 22 april 2026, with its weekday if asked for."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {words}" if weekday else words


def asks(url: str, query: str) -> bool:
    """Whether a query string asks what an address asks, however either is escaped."""
    return parse_qsl(urlsplit(url).query) == parse_qsl(query)


def rich(text: str) -> Markup:
    """A paragraph with its [links](address) as HTML, everything else escaped."""
    pieces = _LINK.split(text)
    made = []
    for start in range(0, len(pieces), 3):
        made.append(escape(pieces[start]))
        if start + 2 < len(pieces):
            made.append(Markup('<a href="{}">{}</a>').format(pieces[start + 2], pieces[start + 1]))
    return Markup("").join(made)


def local(moment: datetime) -> datetime:
    """A moment on the clock of Amsterdam."""
    return moment.astimezone(AMSTERDAM)


def page(name: str, **values: object) -> bytes:
    """A template filled in, as UTF-8."""
    return _ENVIRONMENT.get_template(name).render(**values).encode()


def html(name: str, **values: object) -> Answer:
    """An HTML answer from a template."""
    return Answer(HTML, page(name, **values))


def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    made = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(dutch=dutch, rich=rich, local=local)
    return made


_ENVIRONMENT = _environment()
