"""Every message that the fixtures of the sites can lead to: its language, its length, nothing invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.document import Document, Section
from crawler.text import MONTHS
from crawler.wire import load
from monitors.comparing.detect import NEW, detect
from monitors.watchlist import Dossier
from monitors.words import headlinetexts, texts
from monitors.words.dutch import HARD_SPACE
from monitors.words.headline import LONGEST, headline
from notifiers.email import SUBJECT_AT_MOST
from notifiers.message import Message, Options, compose
from tests import invented
from tests.language import complaints, mean_length, own_words, too_long

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "sites"
GOOD = sorted(path for path in FIXTURES.glob("*/*/document.json") if "hostile" not in str(path))
DOSSIER = replace(invented.DOSSIER, title="Voorbeeldwet", numbers=("99999",))
WORD = re.compile(r"[^\W\d_]{3,}")
# A fact of a row as it may have stood before: what was planned, open, or said by nobody yet.
BEFORE = (
    (r"^Besluit: .*$", "Besluit: nog niet vastgesteld"),
    (r"^(?:Uitslag|Ingetrokken|Oordeel kabinet|Voor|Tegen|Zetels): .*\n?", ""),
    (r"^Datum: \d+ (\w+ \d{4})$", r"Datum: 1 \1"),
    (r"^Status: .*$", "Status: Gepland"),
)


def read(path: Path) -> Document:
    return load(json.loads(path.read_text(encoding="utf-8")))


def earlier(document: Document) -> Iterator[Document]:
    """What a document may have said before: less rows, open rows, fewer facts, other words."""
    yield replace(document, sections=document.sections[: len(document.sections) // 2])
    yield replace(document, sections=document.sections[1:], facts=document.facts[1:])
    for pattern, old in BEFORE:
        yield replace(
            document,
            sections=tuple(
                Section(one.key, one.heading, re.sub(pattern, old, one.text, flags=re.M).strip("\n"))
                for one in document.sections
            ),
        )
    yield replace(document, title="Een andere titel", attachments=())


def changes(path: Path) -> Iterator[tuple[Document | None, Document]]:
    document = read(path)
    yield None, document
    yield from ((before, document) for before in earlier(document) if detect(before, document).parts)


def messages(path: Path) -> Iterator[tuple[Message, Document]]:
    for before, after in changes(path):
        alert = invented.alert_of(before, after, dossier=DOSSIER)
        yield compose(alert, invented.WATCHLIST, alert.event.seen, Options()), after


def words_of_the_source(document: Document) -> tuple[str, ...]:
    lines = (line for section in document.sections for line in section.text.splitlines())
    values = (line.partition(": ")[2].rstrip(".") for line in lines)
    facts = (
        one
        for fact in document.facts
        for one in ([fact.value] if isinstance(fact.value, str) else fact.value)
    )
    headings = (section.heading for section in document.sections)
    named = (document.title or "", *headings, *values, *facts, *(one.title for one in document.attachments))
    return tuple(one for one in named if len(one) > 3)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_every_message_from_a_fixture_keeps_the_rules_of_the_voice(path: Path) -> None:
    for message, document in messages(path):
        said = words_of_the_source(document)
        ours = [*message.intro, *message.footer]
        ours += [row.text for row in (*message.rows, *message.later) if row.label in OURS]
        assert [found for text in ours for found in complaints(own_words(text, said))] == []
        assert mean_length([own_words(text, said) for text in ours]) <= 12
        assert too_long(message) == []


OURS = {texts.CONSEQUENCE, texts.STATE, texts.NEXT, texts.WHEN, texts.FURTHER}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_every_number_and_name_of_a_headline_stands_in_the_versions(path: Path) -> None:
    for before, after in changes(path):
        text = headline(after, before, detect(before, after) if before else NEW, (DOSSIER,))
        assert 0 < len(text) <= LONGEST
        assert unfounded(text, (before, after), DOSSIER) == set()


def unfounded(text: str, versions: tuple[Document | None, ...], dossier: Dossier) -> set[str]:
    """The numbers and words of a headline that stand in no version, dossier, site or template."""
    said = " ".join(map(repr, (*versions, dossier))) + " ".join(v.text() for v in versions if v)
    folded = said.casefold().replace(HARD_SPACE, " ")
    known = {*WORD.findall(folded), *OWN_WORDS, *(word for v in versions if v for word in _site(v))}
    plain = text.casefold().replace(HARD_SPACE, " ")
    numbers = {
        one for one in re.findall(r"\d+", re.sub(r"(?<=\d)[ .](?=\d{3})", "", plain)) if one not in folded
    }
    cut = {word for word in WORD.findall(plain) if f"{word}…" in plain}
    return numbers | {word for word in WORD.findall(plain) if word not in known | cut}


def _site(document: Document) -> list[str]:
    name = texts.site_of(document.site, document.url)
    return WORD.findall(f"{name.actor} {name.shown}".casefold())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"\{\w+\}", "", value)
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


OWN_WORDS = {
    word
    for room in (texts, headlinetexts)
    for name, value in vars(room).items()
    if name.isupper()
    for text in _strings(value)
    for word in WORD.findall(text.casefold())
} | {"letter", *MONTHS}


def test_a_subject_line_is_shorter_than_a_headline() -> None:
    assert SUBJECT_AT_MOST == 70
