"""The sentences under a headline: where it was read, of what day, and what its terms mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitors.comparing.detect import is_row
from monitors.model import Kind
from monitors.words import procedure, texts
from monitors.words.dutch import capital, dossier_number, inert, shortened, weekday
from monitors.words.naming import OF_A_BILL, noun
from notifiers.ballots import too
from notifiers.told import Told

_TITLE_AT_MOST = 120


def intro_of(told: Told) -> Iterator[str]:
    """The sentences under the headline."""
    yield _first(told)
    kinds = told.change.difference.kinds
    keys = {part.key for part in told.change.difference.parts}
    body = any(key.startswith("section:") and not is_row(key) for key in keys)
    if Kind.GONE in kinds:
        yield texts.PAGE_GONE
    elif body and "title" not in keys and not told.bill:
        yield texts.TEXT_NOT_TITLE
    others = tuple(too(told))
    yield from others
    yield from _terms(told, others)


def _first(told: Told) -> str:
    if told.bill:
        return _bill_intro(told)
    number = next(iter(told.facts.get("identifier", ())), "")
    listed = told.subject.kind in OF_A_BILL and number[:5].isdigit()
    return _list_intro(told, inert(number)) if listed else _page_intro(told)


def _list_intro(told: Told, number: str) -> str:
    shown, happened = dossier_number(number), told.alert.event.happened
    if happened is None:
        return texts.INTRO_LIST.format(shown=told.shown, number=shown)
    day = capital(weekday(happened))
    return texts.INTRO_LIST_DATED.format(shown=told.shown, number=shown, day=day)


def _bill_intro(told: Told) -> str:
    number = dossier_number(inert(told.subject.key))
    title = shortened(inert(told.subject.title or ""), _TITLE_AT_MOST)
    name = texts.NAMED_BILL.format(name=title, number=number) if title else number
    happened = told.alert.event.happened
    if happened is None:
        return texts.INTRO_BILL.format(name=name, shown=told.shown)
    return texts.INTRO_BILL_DATED.format(name=name, day=capital(weekday(happened)), shown=told.shown)


def _page_intro(told: Told) -> str:
    title = shortened(inert(told.subject.title or told.subject.key), _TITLE_AT_MOST)
    kind, published = kind_of(told), told.subject.published
    titled = title in told.alert.event.headline
    if published is None:
        template = texts.INTRO_TITLED if titled else texts.INTRO_PAGE
        return template.format(kind=kind, shown=told.shown, title=title)
    template = texts.INTRO_TITLED_DATED if titled else texts.INTRO_PAGE_DATED
    return template.format(kind=kind, day=weekday(published), shown=told.shown, title=title)


def kind_of(told: Told) -> str:
    """What the document is called at the start of a line; a letter has its number."""
    word = capital(noun(told.subject.kind))
    number = inert(next(iter(told.facts.get("identifier", ())), ""))
    if told.subject.kind != "ledenbrief" or not number or "://" in number:
        return word
    return texts.NUMBERED.format(kind=word, number=number)


def _terms(told: Told, sentences: tuple[str, ...]) -> Iterator[str]:
    """The terms of law that a reader meets in the headline, title or these sentences, one sentence each."""
    met = " ".join((told.alert.event.headline, told.subject.title or "", *sentences)).casefold()
    return (sentence for term, sentence in procedure.TERMS.items() if re.search(rf"\b{term}\b", met))
