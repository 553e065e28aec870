"""Many known documents changed at once are one line; news among them is told on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crawler.document import Document, Section
from crawler.wire import Answer, PageResult
from monitors.comparing.detect import detect
from monitors.events.reissue import FEW, MANY, is_flood, may_be_reissued
from monitors.history import outbox
from monitors.history.database import write_tx
from monitors.model import EventType, Kind
from monitors.telling import Teller
from monitors.watchlist import Channel, Source, Subscription
from monitors.words.headline import headline
from tests import pages
from tests.desk import Desk
from tests.house import DOSSIER, House, source, watchlist
from tests.servers import Page, Site

NEWS = "/nieuws"
TEXT = "Gemeenten krijgen {} miljoen."


def path(number: int) -> str:
    return f"/nieuws/voorbeeld-{number}"


def show(site: Site, numbers: range, edited: range) -> None:
    rows = ((path(n), f"Bericht {n}", "1 juli 2026") for n in numbers)
    site.pages[NEWS] = Page(pages.listing(*rows))
    for n in numbers:
        site.pages[path(n)] = Page(pages.question(TEXT.format(60 if n in edited else 50), node=n))


def house_of(folder: Path, site: Site) -> House:
    return House(folder, watchlist(source(site, "vng-nieuws", "vng", NEWS)))


def deliveries(house: House) -> list[tuple[str, str | None]]:
    rows = house.db.query("select state, reason from delivery order by id")
    return [(row["state"], row["reason"]) for row in rows]


def test_a_site_that_edits_all_its_pages_at_once_is_one_line_and_every_change_is_kept(tmp_path: Path) -> None:
    with Site() as site:
        show(site, range(1, 61), range(0))
        house = house_of(tmp_path, site)
        house.round()
        show(site, range(1, 62), range(1, 61))
        house.round()
        house.round()
    assert len(house.changes()) == 61
    assert all(change.event for change in house.changes())
    headlines = [row["headline"] for row in house.db.query("select headline from event order by id")]
    assert headlines[-1] == "VNG: 60 stukken opnieuw uitgegeven"
    reason = "re-issue: 60 documents changed in one round; event 62 tells of them"
    told = deliveries(house)
    assert told.count(("held", reason)) == 60
    assert told.count(("queued", None)) == 2
    due = outbox.due(house.db, house.now)
    assert [outbox.opened(house.db, one).alerts[0].event.type for one in due] == ["submitted", "changed"]
    (alert,) = outbox.opened(house.db, due[-1]).alerts
    assert alert.notice
    assert [match.key for match in alert.notice.matches.dossiers] == ["voorbeeldwet"]
    assert alert.subscriptions == ("alles",)


def test_fifty_edited_pages_are_fifty_alerts_at_the_end_of_their_round(tmp_path: Path) -> None:
    with Site() as site:
        show(site, range(1, 51), range(0))
        house = house_of(tmp_path, site)
        house.round()
        show(site, range(1, 51), range(1, 51))
        house.round()
    assert deliveries(house) == [("queued", None)] * 50
    assert len(outbox.due(house.db, house.now)) == 50


def article(number: int, text: str) -> PageResult:
    url = f"https://vng.nl/nieuws/b{number}"
    body = (Section("body", "", f"Over de Voorbeeldwet huisvesting. {text}"),)
    document = Document("vng", f"node/{number}", url, "nieuws", f"Bericht {number}", sections=body)
    return PageResult("lijst", url, False, Answer(url, 200), document, part="p", revision=1)


def test_a_round_that_died_is_ended_by_the_next_and_without_one_the_alerts_go_out_alone(
    tmp_path: Path,
) -> None:
    # A desk keeps results and never ends its round.
    desk = Desk(tmp_path, Source("lijst", "vng", "https://vng.nl/nieuws", timedelta(hours=1)))
    house = desk.house
    desk.keep(*(article(n, TEXT.format(50)) for n in range(3)))
    desk.keep(*(article(n, TEXT.format(60)) for n in range(3)))
    assert desk.alerts() == 3
    assert outbox.due(house.db, house.now) == ()
    assert len(outbox.due(house.db, house.now + timedelta(hours=6))) == 3
    with write_tx(house.db):
        Teller(house.db, house.watching, house.now).settle()
    assert len(outbox.due(house.db, house.now)) == 3


def test_a_line_for_many_keeps_quiet_hours_and_the_digest_of_each_recipient(tmp_path: Path) -> None:
    with Site() as site:
        show(site, range(1, 61), range(0))
        house = house_of(tmp_path, site)
        listed = house.watching
        house.watching = replace(
            listed,
            channels=(
                Channel("asleep", "email", ("c@example.org",)),
                Channel("mail", "email", ("a@example.org", "b@example.org")),
            ),
            subscriptions=(
                replace(listed.subscriptions[0], channels=("asleep",), quiet="00:00-23:59"),
                Subscription("week", ("mail",), when="weekly"),
            ),
        )
        house.round()
        show(site, range(1, 61), range(1, 61))
        house.round()
    rows = house.db.query("select kind, state, reason, not_before from delivery order by id desc limit 3")
    told = {(row["kind"], row["state"], row["reason"], bool(row["not_before"])) for row in rows}
    assert told == {("email", "queued", None, True), ("email", "held", "weekly digest", False)}


def test_some_edits_among_many_that_concern_nobody_are_told_one_by_one() -> None:
    assert not is_flood(MANY + 1, FEW)
    assert not is_flood(MANY, MANY)
    assert is_flood(MANY + 1, FEW + 1)


def papers(count: int, line: str) -> Document:
    rows = tuple(Section(f"99999/{n}", f"Stuk {n}", f"Soort: Brief\n{line}") for n in range(1, count + 1))
    return Document("tweedekamer", "k", "https://www.tweedekamer.nl/x", "zaken", "Stukken", sections=rows)


def test_a_list_whose_rows_are_all_dated_anew_says_how_many() -> None:
    before, after = papers(60, "Datum: 3 juni 2026"), papers(60, "Datum: 4 juni 2026")
    told = headline(after, before, detect(before, after), (DOSSIER,))
    assert told == "60 stukken opnieuw uitgegeven: Voorbeeldwet huisvesting"
    few = papers(50, "Datum: 3 juni 2026"), papers(50, "Datum: 4 juni 2026")
    assert "opnieuw" not in headline(few[1], few[0], detect(*few), (DOSSIER,))


def test_sixty_votes_in_a_day_are_no_re_issue() -> None:
    before, after = papers(60, "Datum: 3 juni 2026"), papers(60, "Besluit: Aangenomen\nVoor: Partij A")
    difference = detect(before, after)
    assert not may_be_reissued(EventType.CHANGED, difference)
    assert "opnieuw" not in headline(after, before, difference, (DOSSIER,))


def test_what_is_decided_new_or_gone_never_waits() -> None:
    difference = detect(papers(1, "Datum: 3 juni 2026"), papers(1, "Datum: 4 juni 2026"))
    assert may_be_reissued(EventType.CHANGED, difference)
    assert not may_be_reissued(EventType.ADOPTED, difference)
    for kind in (Kind.NEW, Kind.GONE, Kind.STATUS, Kind.VOTE):
        kinds = difference.kinds | {kind}
        assert not may_be_reissued(EventType.CHANGED, replace(difference, kinds=kinds))
