"""One event on several sites is one alert; what a later sighting adds is told below it, and nothing else."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.document import Document, Fact, Section
from crawler.wire import Answer, PageResult
from monitors import regroup
from monitors.history import outbox, regrouping
from monitors.history.database import write_tx
from monitors.keep import Keeper
from monitors.matching.match import Matcher
from monitors.model import State
from monitors.regroup import NotPossible
from monitors.watchlist import Channel, Dossier, Source, Subscription
from tests.desk import Desk

BILL = "https://www.eerstekamer.nl/wetsvoorstel/99999_voorbeeldwet"
NOVELLE = "https://www.eerstekamer.nl/wetsvoorstel/99998_novelle"
AGENDA = "https://www.eerstekamer.nl/planning_plenair"
NEWS = "https://www.rijksoverheid.nl/actueel/nieuws/2026/07/01/voorbeeld"
LISTS = {
    "rijksoverheid": "https://www.rijksoverheid.nl/actueel/nieuws",
    "vng": "https://vng.nl/nieuws",
}
HOUR = timedelta(hours=1)
SOURCES = (
    Source("bill", "eerstekamer", BILL, HOUR, "voorbeeldwet"),
    Source("novelle", "eerstekamer", NOVELLE, HOUR, "voorbeeldwet"),
    Source("agenda", "eerstekamer", AGENDA, HOUR, "voorbeeldwet"),
    *(Source(site, site, url, HOUR) for site, url in LISTS.items()),
)
VOTED = {"stage": "rejected", "status": "Verworpen.", "result_ek": "verworpen", "decided_ek": "2026-07-01"}
COUNTED = VOTED | {"seats_ek_for": "31", "seats_ek_against": "44"}
OTHER = Dossier("tweedewet", "Tweede voorbeeldwet", numbers=("99997",), names=("Tweede voorbeeldwet",))


def bill(url: str = BILL, title: str = "Voorbeeldwet huisvesting", **facts: str) -> PageResult:
    key = url.rpartition("/")[2][:5]
    facts = {"stage": "plenary", **facts}
    document = Document(
        "eerstekamer",
        key,
        url,
        "wetsvoorstel",
        title,
        identifier=key,
        facts=tuple(Fact(name, value) for name, value in facts.items()),
    )
    return page("bill" if url == BILL else "novelle", document, own=True)


def page(source: str, document: Document, *, own: bool = False) -> PageResult:
    return PageResult(source, document.url, own, Answer(document.url, 200), document, part="p", revision=1)


def listing(site: str, *urls: str) -> PageResult:
    rows = tuple(Section(url, "Bericht", "1 juli 2026") for url in urls)
    url = LISTS[site]
    return page(site, Document(site, url, url, "lijst", "Nieuws", sections=rows, index=True), own=True)


def news(site: str, title: str, text: str) -> tuple[PageResult, PageResult]:
    """A list that names a page for the first time, and the page."""
    url = f"{LISTS[site]}/2026/07/01/{title[:24].lower().replace(' ', '-')}"
    kind = "nieuwsbericht" if site == "rijksoverheid" else "nieuws"
    body = (Section("1", "", text),)
    document = Document(site, url, url, kind, title, published=date(2026, 7, 1), sections=body)
    return listing(site, url), page(site, document)


def agenda(day: str) -> PageResult:
    row = Section(
        "99999/plenair/1", "Voorbeeldwet huisvesting", f"Dossier: 99999\nSoort: debat\nDatum: {day}"
    )
    return page(
        "agenda",
        Document("eerstekamer", AGENDA, AGENDA, "plenaire agenda", "Planning", sections=(row,)),
        own=True,
    )


def desk_of(folder: Path) -> Desk:
    """A desk that knows the bill, the novelle, the agenda and two empty lists."""
    desk = Desk(folder, *SOURCES)
    novelle = bill(NOVELLE, "Novelle Voorbeeldwet huisvesting")
    desk.keep(bill(), novelle, agenda("dinsdag 14 juli 2026"), *(listing(site) for site in LISTS))
    return desk


TITLE = "Eerste Kamer verwerpt Voorbeeldwet huisvesting"
REPORT = news("rijksoverheid", TITLE, "De wet is verworpen.")
BARE = news("vng", TITLE, "De wet is verworpen.")


def keeper(desk: Desk) -> Keeper:
    listed = desk.house.watching
    return Keeper(desk.house.db, listed, Matcher(listed.dossiers), desk.spool, desk.house.now)


def deliveries(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.house.db.query("select subject, state from delivery order by id")
    return [(row["subject"], row["state"]) for row in rows]


def sent(desk: Desk) -> None:
    """Everything that is due was accepted."""
    receipt = {"recipient": "C1", "reference": "1.1"}
    for one in outbox.due(desk.house.db, desk.house.now):
        outbox.finish(desk.house.db, one, outbox.Outcome(State.SENT, receipt=receipt), desk.house.now)


def test_a_vote_on_three_sites_is_one_event_with_one_alert(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED), *REPORT)
    sent(desk)
    desk.keep(*BARE)
    assert len({change.event for change in desk.house.changes()}) == 1
    assert deliveries(desk) == [("event:1", "sent"), ("edit:1", "queued")]


def test_what_is_seen_before_the_first_message_went_stands_in_it(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED), *REPORT)
    assert deliveries(desk) == [("event:1", "queued")]
    (one,) = outbox.due(desk.house.db, desk.house.now)
    (alert,) = outbox.opened(desk.house.db, one).alerts
    assert alert.change
    assert alert.change.subject.site == "eerstekamer"
    assert [(also.site, also.added) for also in alert.also] == [("rijksoverheid", "")]


def test_new_figures_of_the_vote_are_told_below_the_first_message(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**VOTED))
    sent(desk)
    desk.keep(*news("vng", TITLE, "Er waren 31 stemmen voor en 44 stemmen tegen."))
    assert deliveries(desk) == [("event:1", "sent"), ("addition:1:2", "queued")]
    (one,) = outbox.due(desk.house.db, desk.house.now)
    opened = outbox.opened(desk.house.db, one)
    assert opened.first
    assert (opened.first.subject, opened.first.receipt, opened.first.addition) == (
        "event:1",
        ("C1", "1.1"),
        2,
    )
    assert opened.alerts[0].also[0].added == "Volgens vng.nl: 31 voor, 44 tegen."


def test_a_day_that_no_source_named_before_is_an_addition_in_the_words_of_the_source(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    sentence = "De minister stuurt op 1 september 2026 een brief over het vervolg."
    desk.keep(*news("rijksoverheid", TITLE, f"De wet is verworpen. {sentence}"))
    (event,) = regrouping.events(desk.house.db)
    assert event["sightings"][1]["added"] == f"Volgens rijksoverheid.nl: ‘{sentence[:-1]}’."


def test_bill_and_novelle_that_were_voted_together_are_one_alert_with_both(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    novelle = bill(
        NOVELLE, "Novelle Voorbeeldwet huisvesting", **VOTED, seats_ek_for="37", seats_ek_against="38"
    )
    desk.keep(bill(**COUNTED), novelle)
    assert deliveries(desk) == [("event:1", "queued")]
    (event,) = regrouping.events(desk.house.db)
    assert "37 voor, 38 tegen" in event["sightings"][1]["added"]


def test_another_outcome_on_the_same_day_is_another_event(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    novelle = bill(
        NOVELLE, "Novelle Voorbeeldwet huisvesting", **VOTED | {"stage": "adopted", "result_ek": "aangenomen"}
    )
    desk.keep(bill(**COUNTED), novelle)
    assert [subject for subject, _ in deliveries(desk)] == ["event:1", "event:2"]


def test_who_asked_only_for_the_other_dossier_gets_a_full_message_of_the_sighting_that_names_it(
    tmp_path: Path,
) -> None:
    desk = desk_of(tmp_path)
    channels = (Channel("a", "slack", ("C1",)), Channel("b", "slack", ("C2",)))
    asked = (Subscription("a", ("a",), ("voorbeeldwet",)), Subscription("b", ("b",), ("tweedewet",)))
    known = desk.house.watching
    desk.house.watching = replace(
        known, dossiers=(*known.dossiers, OTHER), channels=channels, subscriptions=asked
    )
    desk.keep(bill(**COUNTED))
    sent(desk)
    title = "Eerste Kamer verwerpt Voorbeeldwet huisvesting en Tweede voorbeeldwet"
    desk.keep(*news("rijksoverheid", title, "De wetten zijn verworpen."))
    rows = desk.house.db.query("select recipient, subject from delivery order by id")
    told = [(row["recipient"], row["subject"]) for row in rows]
    assert told == [("C1", "event:1"), ("C2", "event:1"), ("C1", "edit:1")]
    full = next(one for one in outbox.due(desk.house.db, desk.house.now) if one.recipient == "C2")
    (alert,) = outbox.opened(desk.house.db, full).alerts
    assert alert.change
    assert alert.change.subject.site == "rijksoverheid"
    assert {match.key for match in alert.change.matches.dossiers} == {"voorbeeldwet", "tweedewet"}


def test_a_date_that_moves_back_within_an_hour_is_told_to_nobody(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(agenda("dinsdag 21 juli 2026"))
    assert outbox.due(desk.house.db, desk.house.now) == ()
    desk.keep(agenda("dinsdag 14 juli 2026"))
    assert desk.house.events() == ["moved", "moved"]
    assert [state for _, state in deliveries(desk)] == ["held", "held"]
    (reason, _) = [row["reason"] for row in desk.house.db.query("select reason from delivery")]
    assert reason == "moved back within an hour: changes 1 and 2 together say nothing"


def test_a_date_that_moves_back_after_days_is_one_line_that_says_it_moved_before(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(agenda("dinsdag 21 juli 2026"))
    desk.house.now += timedelta(days=2)
    sent(desk)
    desk.keep(agenda("dinsdag 14 juli 2026"))
    (one,) = outbox.due(desk.house.db, desk.house.now + HOUR)
    (alert,) = outbox.opened(desk.house.db, one).alerts
    earlier = "14 juli 2026. Dit is de tweede keer dat de datum verandert."
    assert dict(alert.facts)["earlier"] == earlier


def test_a_split_gives_the_change_its_own_event_and_sends_it_once(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED), *REPORT)
    sent(desk)
    new = regroup.split(desk.house.db, desk.house.watching, 2, desk.house.now)
    told = [one for one in deliveries(desk) if one[0].startswith("event:")]
    assert told == [("event:1", "sent"), (f"event:{new}", "queued")]
    assert [len(event["sightings"]) for event in regrouping.events(desk.house.db)] == [1, 1]


def test_a_merge_sends_nothing_twice_and_a_split_sends_what_it_held(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    desk.keep(*news("vng", "Reactie op de Voorbeeldwet huisvesting", "De VNG vindt dit jammer."))
    assert regroup.merge(desk.house.db, 2, 1) == (1, 1)
    assert deliveries(desk) == [("event:1", "sent"), ("event:2", "held")]
    assert regroup.split(desk.house.db, desk.house.watching, 2, desk.house.now) == 2
    assert deliveries(desk) == [("event:1", "sent"), ("event:2", "queued")]


def test_what_cannot_be_regrouped_says_why(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    db, watching, now = desk.house.db, desk.house.watching, desk.house.now
    with pytest.raises(NotPossible, match="change 9 tells of no event"):
        regroup.split(db, watching, 9, now)
    with pytest.raises(NotPossible, match="event 1 began with change 1"):
        regroup.split(db, watching, 1, now)
    with pytest.raises(NotPossible, match="no event 9"):
        regroup.merge(db, 1, 9)
    with pytest.raises(NotPossible, match="one event already"):
        regroup.merge(db, 1, 1)


def test_a_round_that_dies_while_it_joins_leaves_nothing_and_the_next_joins_again(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    with pytest.raises(sqlite3.IntegrityError), write_tx(desk.house.db):
        keeper(desk).keep(REPORT[0], SOURCES[3], desk.report)
        keeper(desk).keep(REPORT[1], SOURCES[3], desk.report)
        assert deliveries(desk) == [("event:1", "sent"), ("edit:1", "queued")]
        desk.house.db.execute("insert into below (delivery, first) values (1, 999)")
        desk.house.db.execute("insert into below (delivery, first) values (1, 999)")
    assert deliveries(desk) == [("event:1", "sent")]
    desk.keep(*REPORT)
    assert deliveries(desk) == [("event:1", "sent"), ("edit:1", "queued")]
