"""The headline of a typed event: its template, filled from what the source says. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from crawler.document import Document
from monitors.events.happening import Happening, What
from monitors.events.votes import grouped, vote
from monitors.model import EventType
from monitors.watchlist import Dossier
from monitors.words import texts
from monitors.words.dutch import capital, dossier_number, inert, listed, written
from monitors.words.headlinetexts import AND_MORE, FORMS, HAPPENED, OBJECTS

Fit = Callable[..., str]
"""Fills a template by name within the length of a headline; `name` is what gives way."""

_PAPERS_AT_MOST = 3
_ADDED_AT_MOST = 3
_ABOUT_BEHIND = ": {about}"
_BILL_BEHIND = re.compile(r"\s*\(\d{2}\s?\.?\d{3}(?:-\w+)?\)")
_ADVICE_ON = re.compile(r"^advies\b.{0,60}?raad van state (?:inzake|over|bij) ", re.IGNORECASE)
_MATTERS = frozenset(
    {What.BILL, What.NOVELLE, What.DEBATE, What.VOTE, What.FORMALITY, What.MEETING, What.LAW}
)


def phrase(
    found: tuple[Happening, ...], document: Document, dossiers: tuple[Dossier, ...], fit: Fit
) -> str | None:
    """The line for happenings of one kind, or None where its template lacks a word from the source."""
    one = found[0]
    template = HAPPENED.get((one.type, one.what))
    filled = _filled(found) if template else {}
    named = "" if _together(found) else _name(one, document, dossiers)
    wanted = set(re.findall(r"\{(\w+)\}", template or "")) - {"about", "seats"}
    if template is None or any(not filled[name] for name in wanted):
        return None
    if not named and not template.endswith(_ABOUT_BEHIND):
        return None
    bare = template if named else template.removesuffix(_ABOUT_BEHIND)
    return capital(fit(bare.replace("{about}", "{name}"), named, _numbered(one, document), **filled))


def added(found: Iterable[Happening], document: Document, dossiers: tuple[Dossier, ...]) -> str | None:
    """What a change tells beside what is known, a sentence each; None where they are many or lack words."""
    lines = [_sentence(one, document, dossiers) for one in found]
    if len(lines) > _ADDED_AT_MOST or None in lines:
        return None
    return " ".join(f"{line}." for line in lines)


def _sentence(one: Happening, document: Document, dossiers: tuple[Dossier, ...]) -> str | None:
    line = phrase((one,), document, dossiers, _whole)
    if line is None and one.type is EventType.SUBMITTED and one.paper:
        papers = f"{inert(one.about)} ({one.paper})" if one.about else one.paper
        line = texts.NEW_PAPER[0].format(name=inert(document.title or ""), papers=papers)
    return line


def _whole(template: str, name: str, _: str, **values: str) -> str:
    return template.format(name=name, **values)


def _filled(found: tuple[Happening, ...]) -> dict[str, str]:
    one = found[0]
    singular, plural = OBJECTS.get(one.what, ("", ""))
    papers = list(dict.fromkeys(each.paper for each in found if each.paper))
    noun = plural if len(papers) > 1 else singular
    shown = [*papers[:_PAPERS_AT_MOST], *([AND_MORE] if len(papers) > _PAPERS_AT_MOST else ())]
    return {
        "chamber": texts.CHAMBERS.get(one.chamber, ""),
        "object": f"{noun} {listed(shown) if shown else ''}".strip(),
        "paper": one.paper,
        "replaces": one.replaces,
        "form": one.form[:1].lower() + one.form[1:] or FORMS.get(one.what, ""),
        "planned": written(one.planned) if one.planned else "",
        "seats": _seats(one),
    }


def _together(found: tuple[Happening, ...]) -> bool:
    """Whether several papers share one line, which names them and not what each is about."""
    papers = {each.paper for each in found}
    shared = "{object}" in HAPPENED.get((found[0].type, found[0].what), "")
    return shared and len(papers) > 1 and "" not in papers


def _name(one: Happening, document: Document, dossiers: tuple[Dossier, ...]) -> str:
    """What it is about: the dossier where that is this very bill, else the words of the source."""
    number = one.number or inert(document.identifier or "")
    own = next((d for d in dossiers if d.numbers[:1] == (number,) and not d.context), None)
    if own and one.what in _MATTERS:
        return inert(own.title)
    about = _BILL_BEHIND.sub("", inert(one.about))
    if not about and one.what not in OBJECTS:
        about = inert(document.title or "")
    return _ADVICE_ON.sub("", about) if one.type is EventType.ADVICE else about


def _numbered(one: Happening, document: Document) -> str:
    """The bill by its number, for a line in which its name does not fit; empty for a paper."""
    number = one.number or inert(document.identifier or "")
    if one.what not in _MATTERS or not number[:5].isdigit():
        return ""
    novelle = one.what is What.NOVELLE or "novelle" in one.about.casefold()
    template = texts.NOVELLE_NUMBERED if novelle else texts.BILL_NUMBERED
    return template.format(number=dossier_number(number))


def _seats(one: Happening) -> str:
    cast = vote(grouped(one.facts), "tk" if one.chamber == "tk" else "ek")
    if cast is None or cast.seats is None:
        return ""
    seats = texts.SEATS.format(voor=inert(cast.seats[0]), tegen=inert(cast.seats[1]))
    return texts.SEATS_BEHIND.format(seats=seats)
