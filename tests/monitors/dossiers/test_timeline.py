"""The course of a dossier: its lines, where its bills stand, and what was known on any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.document import Document, Fact, Section
from monitors.dossiers.milestones import Reading
from monitors.dossiers.stations import Standing
from monitors.dossiers.timeline import AsOf, By, Line, Timeline, timeline
from monitors.watchlist import Dossier
from monitors.words import timelinetexts
from tests.invented import BILL, REJECTED
from tests.language import complaints

WET = Dossier("wet", "Voorbeeldwet", numbers=("99999",))
FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = date(2026, 11, 25)
CASES = "https://www.tweedekamer.nl/zaken/99999"


def catalogue() -> Iterator[tuple[str, str]]:
    for name, value in vars(timelinetexts).items():
        if name.isupper():
            yield from ((name, text) for text in (value.values() if isinstance(value, dict) else (value,)))


def at(day: int) -> datetime:
    return FIRST + timedelta(days=day)


def bill(stage: str, *facts: tuple[str, str], rows: tuple[Section, ...] = ()) -> Document:
    known = (Fact("stage", stage), Fact("submitted", "2026-01-15"), *(Fact(*one) for one in facts))
    return replace(BILL, facts=known, sections=rows)


def cases(*rows: Section) -> Document:
    return Document("tweedekamer", "99999", CASES, "zaken", "Zaken", sections=rows)


def course(*readings: Reading, day: date = TODAY, by: By = "happened") -> Timeline:
    return timeline(WET, readings, AsOf(day, by))


def standing(*readings: Reading, day: date = TODAY, by: By = "happened") -> Standing:
    (one,) = course(*readings, day=day, by=by).bills
    return one


def step(found: Timeline, name: str) -> Line:
    (line,) = [one for one in found.lines if one.step == name]
    return line


HOUSE = Reading(bill("in_house"), at(0))
SENATE = Reading(bill("written", ("result_tk", "aangenomen"), ("decided_tk", "2026-03-10")), at(9), 1)
LAW = (("result_tk", "aangenomen"), ("decided_tk", "2026-03-10"), ("result_ek", "aangenomen"))
ADOPTED = Reading(bill("adopted", *LAW, ("decided_ek", "2026-05-12")), at(72), 2)
GAZETTE = Document(
    "officielebekendmakingen",
    "stb-2026-9002",
    "https://zoek.officielebekendmakingen.nl/stb-2026-9002.html",
    "staatsblad",
    "Voorbeeldwet huisvesting",
    published=date(2026, 6, 3),
    facts=(Fact("bills", ("99999",)),),
    sections=(Section("tekst", "", "Deze wet treedt in werking met ingang van 1 januari 2027."),),
)
PUBLISHED = (
    Reading(bill("published", *LAW, ("decided_ek", "2026-05-12")), at(95), 3),
    Reading(GAZETTE, at(95), 4),
)


@pytest.mark.parametrize(
    ("readings", "line"),
    [
        ((HOUSE,), "Tweede Kamer: hier | Eerste Kamer | Staatsblad | In werking"),
        ((HOUSE, SENATE), "Tweede Kamer: klaar | Eerste Kamer: hier | Staatsblad | In werking"),
        ((HOUSE, ADOPTED), "Tweede Kamer: klaar | Eerste Kamer: klaar | Staatsblad: hier | In werking"),
        (PUBLISHED, "Tweede Kamer: klaar | Eerste Kamer: klaar | Staatsblad: klaar | In werking: hier"),
        (
            (Reading(REJECTED, at(9), 1),),
            "Tweede Kamer: klaar | Eerste Kamer: verworpen | procedure gesloten",
        ),
        ((Reading(bill("rejected_house"), at(9)),), "Tweede Kamer: verworpen | procedure gesloten"),
        ((Reading(bill("withdrawn"), at(9)),), "Tweede Kamer: ingetrokken | procedure gesloten"),
        (
            (Reading(bill("withdrawn", ("decided_tk", "2026-03-10"), ("result_tk", "aangenomen")), at(9)),),
            "Tweede Kamer: klaar | Eerste Kamer: ingetrokken | procedure gesloten",
        ),
        ((), "Tweede Kamer: onbekend | Eerste Kamer: onbekend | Staatsblad: onbekend | In werking: onbekend"),
    ],
)
def test_the_stations_say_where_a_bill_stands(readings: tuple[Reading, ...], line: str) -> None:
    assert standing(*readings).line == line


@pytest.mark.parametrize("reading", [HOUSE, SENATE, ADOPTED, PUBLISHED[0], Reading(REJECTED, at(9), 1)])
def test_procedure_says_what_comes_next(reading: Reading) -> None:
    assert standing(reading).further


def test_a_law_in_force_has_passed_every_station_and_has_no_next_step() -> None:
    law = standing(*PUBLISHED, day=date(2027, 1, 1))
    assert {one.at for one in law.stations} == {"done"}
    assert [one.day for one in law.stations] == [
        None if n is None else date(*n) for n in ((2026, 3, 10), (2026, 5, 12), (2026, 6, 3), (2027, 1, 1))
    ]
    assert law.further == ""


@pytest.mark.parametrize(
    ("day", "by", "stage"),
    [
        (date(2026, 1, 14), "happened", "unknown"),
        (date(2026, 1, 15), "happened", "in_house"),
        (date(2026, 3, 1), "seen", "unknown"),
        (date(2026, 3, 10), "seen", "in_house"),
        (date(2026, 3, 10), "happened", "written"),
        (date(2026, 3, 11), "seen", "written"),
        (date(2026, 5, 12), "happened", "adopted"),
        (date(2026, 5, 12), "seen", "written"),
        (date(2026, 6, 3), "happened", "published"),
    ],
)
def test_a_bill_stands_elsewhere_by_what_happened_than_by_what_was_seen(
    day: date, by: By, stage: str
) -> None:
    assert standing(HOUSE, SENATE, ADOPTED, *PUBLISHED, day=day, by=by).stage == stage


def test_a_rejection_by_its_date_counts_before_it_was_seen() -> None:
    late = Reading(REJECTED, datetime(2026, 6, 1, tzinfo=UTC), 1)
    assert standing(late, day=date(2026, 4, 21)).stage == "rejected"
    assert standing(late, day=date(2026, 4, 20)).stage == "written"


def test_each_line_has_its_day_source_address_and_when_it_was_seen() -> None:
    found = course(HOUSE, SENATE)
    submitted, decided = step(found, "submitted").leading, step(found, "decided_tk").leading
    assert (submitted.day, submitted.change, submitted.seen) == (date(2026, 1, 15), None, at(0))
    assert (decided.text, decided.change) == ("Tweede Kamer neemt wetsvoorstel 99\xa0999 aan", 1)
    assert (decided.site, decided.url, decided.seen) == ("eerstekamer", BILL.url, at(9))


def test_a_decision_without_a_day_keeps_no_day() -> None:
    found = course(HOUSE, Reading(bill("written", ("result_tk", "aangenomen")), at(9), 1))
    assert step(found, "decided_tk").leading.day is None


def test_a_corrected_day_is_the_day_and_when_the_correction_was_seen() -> None:
    again = Reading(bill("written", ("result_tk", "aangenomen"), ("decided_tk", "2026-03-11")), at(12), 2)
    said = step(course(HOUSE, SENATE, again), "decided_tk").leading
    assert (said.day, said.seen, said.change) == (date(2026, 3, 11), at(12), 2)
    then = step(course(HOUSE, SENATE, again, day=date(2026, 3, 12), by="seen"), "decided_tk").leading
    assert then.day == date(2026, 3, 10)


@pytest.mark.parametrize(("own", "leads"), [("6", "tweedekamer"), ("B", "eerstekamer")])
def test_of_two_days_the_chamber_whose_paper_it_is_leads(own: str, leads: str) -> None:
    senate = bill("in_house", rows=(Section(f"99999/{own}", "Nota", "8 december 2025"),))
    house = cases(Section(f"99999/{own}", "Nota", "Datum: 3 december 2025"))
    line = step(course(Reading(senate, at(0)), Reading(house, at(1), 1)), "paper")
    assert line.leading.site == leads
    assert [one.site for one in line.others] == [{"tweedekamer": "eerstekamer"}.get(leads, "tweedekamer")]
    assert {line.leading.day, line.others[0].day} == {date(2025, 12, 3), date(2025, 12, 8)}


def test_two_sources_of_one_day_are_one_line() -> None:
    senate = bill("in_house", rows=(Section("99999/6", "Nota", "8 december 2025"),))
    house = cases(Section("99999/6", "Nota", "Datum: 8 december 2025"))
    line = step(course(Reading(senate, at(0)), Reading(house, at(1), 1)), "paper")
    assert line.others == ()


def test_a_paper_of_another_bill_is_not_of_this_dossier() -> None:
    found = course(Reading(cases(Section("88888/6", "Nota", "Datum: 8 december 2025")), at(0)))
    assert found.lines == ()


def test_the_gazette_leads_for_publication_and_says_when_a_law_comes_into_force() -> None:
    found = course(*PUBLISHED)
    published, force = step(found, "published"), step(found, "in_force")
    assert (published.leading.day, published.leading.site) == (date(2026, 6, 3), "officielebekendmakingen")
    assert (force.leading.day, force.to_come) == (date(2027, 1, 1), True)
    assert not step(course(*PUBLISHED, day=date(2027, 1, 1)), "in_force").to_come


def test_a_decree_in_the_gazette_is_not_the_publication_of_the_law() -> None:
    decree = replace(GAZETTE, title="Besluit van 3 juni 2026 tot vaststelling van een tijdstip")
    assert [one.step for one in course(Reading(decree, at(95), 4)).lines] == ["in_force"]


def test_a_plan_counts_only_as_long_as_the_page_says_so() -> None:
    planned = Reading(bill("plenary", ("planned", "2026-12-01")), at(20), 2)
    assert step(course(HOUSE, planned), "planned").to_come
    gone = Reading(bill("plenary"), at(30), 3)
    assert "planned" not in [one.step for one in course(HOUSE, planned, gone).lines]
    known = course(HOUSE, planned, gone, day=date(2026, 3, 25), by="seen")
    assert step(known, "planned").leading.day == date(2026, 12, 1)


def test_advice_of_the_raad_van_state_is_read_from_the_gazettes_list() -> None:
    row = Section(
        "https://zoek.officielebekendmakingen.nl/stcrt-2026-9003.html",
        "Voorbeeldwet huisvesting",
        "Soort: Staatscourant 2026, 9003\nRubriek: advies Raad van State\nDatum uitgifte: 10 februari 2026",
    )
    listed = Document(
        "officielebekendmakingen", "lijst", "https://zoek.example.org/", "zoekresultaten", "Lijst"
    )
    said = step(course(Reading(replace(listed, sections=(row,)), at(0))), "advice").leading
    assert (said.day, said.url) == (date(2026, 2, 10), row.key)


def test_a_consultation_gives_its_first_and_last_day() -> None:
    facts = (Fact("start", "2026-02-01"), Fact("end", "2026-03-01"))
    page = Document(
        "internetconsultatie", "wet", "https://example.org/b1", "internetconsultatie", "Wet", facts=facts
    )
    found = course(Reading(page, at(0)), day=date(2026, 2, 14), by="seen")
    assert found.lines == ()
    found = course(Reading(page, at(0)))
    assert [(one.step, one.on) for one in found.lines] == [
        ("consultation", date(2026, 2, 1)),
        ("consultation_end", date(2026, 3, 1)),
    ]


def test_news_is_a_line_once_for_each_event_and_a_step_is_not_told_twice() -> None:
    news = Document("rijksoverheid", "n", "https://example.org/n", "nieuwsbericht", "Nieuws")
    readings = (
        HOUSE,
        replace(SENATE, event=7, headline="Tweede Kamer neemt Voorbeeldwet aan"),
        Reading(news, at(10), 4, 7, "Nieuws over dezelfde stemming"),
        Reading(replace(news, key="m"), at(10), 5, 8, "Nieuws over de wet"),
        Reading(replace(news, site="vng"), at(11), 6, 8, "Nieuws over de wet"),
    )
    events = [one.leading.text for one in course(*readings).lines if one.step == "event"]
    assert events == ["Nieuws over de wet"]


def test_lines_stand_in_the_order_that_was_asked_for() -> None:
    late = Reading(bill("in_house", rows=(Section("99999/2", "Voorstel", "14 januari 2026"),)), at(50), 9)
    happened = [one.step for one in course(HOUSE, SENATE, late).lines]
    seen = [one.step for one in course(HOUSE, SENATE, late, by="seen").lines]
    assert happened.index("paper") < happened.index("submitted")
    assert seen.index("paper") > seen.index("decided_tk")


@pytest.mark.parametrize(("name", "text"), sorted(catalogue()))
def test_every_text_of_the_timeline_keeps_the_rules_of_the_voice(name: str, text: str) -> None:
    assert complaints(text) == [], name
