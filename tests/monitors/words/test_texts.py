"""The Dutch of the house: forms of dates and figures, and a lint over the whole catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import Verdict
from crawler.page import SiteName
from crawler.registry import NAMES
from monitors.words import (
    besidetexts,
    bursttexts,
    dutch,
    headlinetexts,
    operatortexts,
    procedure,
    rehearsaltexts,
    remindtexts,
    texts,
    timelinetexts,
)
from tests.language import complaints

ROOMS = (
    texts,
    headlinetexts,
    besidetexts,
    bursttexts,
    timelinetexts,
    procedure,
    operatortexts,
    rehearsaltexts,
    remindtexts,
)
A_MOMENT = datetime(2026, 4, 21, 16, 7, tzinfo=UTC)


def catalogue() -> Iterator[tuple[str, str]]:
    """Every text of the catalogue with the name of its place."""
    for name, value in [one for room in ROOMS for one in vars(room).items()]:
        if name.isupper():
            yield from ((name, text) for text in _strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, procedure.Follows):
        yield from filter(None, (value.consequence, value.further))
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)


@pytest.mark.parametrize(("name", "text"), sorted(catalogue()))
def test_every_text_of_the_catalogue_keeps_the_rules_of_the_voice(name: str, text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize("name", NAMES.values(), ids=lambda name: name.shown)
def test_what_readers_call_a_site_keeps_the_rules_of_the_voice(name: SiteName) -> None:
    assert complaints(f"{name.actor} {name.shown}") == []


def test_a_site_without_a_name_is_called_by_the_host_of_the_page() -> None:
    assert texts.site_of("vng", "https://vng.nl/nieuws") == SiteName("VNG", "vng.nl")
    assert texts.site_of("generic", "https://www.example.org/x") == SiteName("example.org", "example.org")
    assert texts.site_of("generic", "https://[broken") == SiteName("generic", "generic")


def test_the_catalogue_is_not_empty_and_holds_the_tables() -> None:
    found = dict(catalogue())
    assert len(list(catalogue())) > 150
    assert {"PROCEDURE", "STAGES", "VOTED", "DOWN", "REMEDY"} <= set(found)


def test_every_stage_has_a_name_and_a_headline() -> None:
    on_the_way = {"in_house", "written", "awaiting_plenary", "plenary", "unknown"}
    ends = {"adopted", "published", "rejected", "rejected_house", "withdrawn"}
    assert set(procedure.STAGES) == set(texts.STAGE_HEADLINES) == on_the_way | ends


def test_every_bad_verdict_has_first_words_and_a_remedy() -> None:
    bad = {str(verdict) for verdict in Verdict if not verdict.read}
    assert set(operatortexts.DOWN) == set(operatortexts.REMEDY) == bad


def test_dates_and_times_are_written_as_dutch_readers_write_them() -> None:
    assert dutch.weekday(date(2026, 4, 21)) == "dinsdag 21 april 2026"
    assert dutch.written(date(2026, 4, 21)) == "21 april 2026"
    assert dutch.clock(A_MOMENT) == "18.07 uur"
    assert dutch.clock(datetime(2026, 1, 5, 7, 5, tzinfo=UTC)) == "8.05 uur"
    assert dutch.at(A_MOMENT) == "21 april 2026 om 18.07 uur"
    assert dutch.at_weekday(datetime(2026, 4, 21, 22, 30, tzinfo=UTC)) == "woensdag 22 april 2026 om 0.30 uur"


def test_figures_are_written_with_dots() -> None:
    assert dutch.number(95500) == "95.500"
    assert dutch.number(1_234_567) == "1.234.567"
    assert dutch.counted(1, "bijlage", "bijlagen") == "1 bijlage"
    assert dutch.counted(1200, "bijlage", "bijlagen") == "1.200 bijlagen"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=5), "5 uur"),
        (timedelta(hours=1, minutes=1), "1 uur en 1 minuut"),
        (timedelta(minutes=20), "20 minuten"),
        (timedelta(days=4, hours=2), "4 dagen en 2 uur"),
        (timedelta(days=1, minutes=59), "1 dag"),
    ],
)
def test_a_duration_names_its_two_largest_units(length: timedelta, words: str) -> None:
    assert dutch.duration(length) == words


def test_numbers_of_bills_and_papers_have_a_hard_space() -> None:
    assert dutch.dossier_number("36704") == "36\u00a0704"
    assert dutch.dossier_number("36945-XXII") == "36\u00a0945-XXII"
    assert dutch.dossier_number("node/1") == "node/1"
    assert dutch.paper_label("F") == "letter F"
    assert dutch.paper_label("44") == "nr. 44"


def test_parties_stand_in_alphabetical_order_with_digits_first_and_split_offs_last() -> None:
    names = [
        "Fractie-Z",
        "VVD",
        "50PLUS",
        "ChristenUnie",
        "CDA",
        "Lid A",
        "Groep B",
        "D66",
        "PvdD",
        "PVV",
        "CDA",
    ]
    assert dutch.parties(names) == (
        *("50PLUS", "CDA", "ChristenUnie", "D66", "PvdD", "PVV", "VVD"),
        *("Fractie-Z", "Groep B", "Lid A"),
    )


@given(st.text(), st.integers(min_value=1, max_value=90))
def test_a_shortened_text_never_passes_its_limit(text: str, limit: int) -> None:
    assert len(dutch.shortened(text, limit)) <= limit
    assert len(dutch.within(text, limit)) <= limit


def test_a_shortened_headline_keeps_its_figure() -> None:
    line = "Eerste Kamer verwerpt Voorbeeldwet met een lange naam: 31 voor, 44 tegen"
    assert dutch.within(line, 60) == "Eerste Kamer verwerpt Voorbeeldwet met…: 31 voor, 44 tegen"


@given(st.text())
def test_inert_text_is_one_line_without_anything_that_steers(text: str) -> None:
    clean = dutch.inert(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", clean)
    assert clean.isprintable() or "\u00a0" in clean
    assert dutch.inert(clean) == clean
