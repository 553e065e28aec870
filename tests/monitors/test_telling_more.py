"""A later sighting that tells more than what is known: nothing of it is lost in the known event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crawler.document import Document, Section
from crawler.wire import PageResult
from monitors.history import regrouping
from monitors.watchlist import Source, Subscription
from tests.desk import Desk
from tests.monitors.test_together import (
    AGENDA,
    COUNTED,
    HOUR,
    OTHER,
    REPORT,
    agenda,
    bill,
    deliveries,
    desk_of,
    news,
    page,
    sent,
)

VOTES = "https://www.eerstekamer.nl/stemmingen"
BILL_VOTE = ("99999/stemming", "Voorbeeldwet huisvesting", "verworpen", "")
MOTION = ("99999/G", "Motie-Lid A over andere zaken", "aangenomen", "G")


def ballots(*votes: tuple[str, str, str, str]) -> PageResult:
    rows = tuple(
        Section(
            key, heading, f"Dossier: 99999\nDatum: 1 juli 2026\nUitslag: {outcome}\nStuk: {paper}".strip()
        )
        for key, heading, outcome, paper in votes
    )
    document = Document("eerstekamer", "stemmingen", VOTES, "stemmingen", "Stemmingen", sections=rows)
    return page("votes", document, own=True)


def watching_votes(folder: Path) -> Desk:
    desk = desk_of(folder)
    votes = Source("votes", "eerstekamer", VOTES, HOUR, "voorbeeldwet")
    desk.house.watching = replace(desk.house.watching, sources=(*desk.house.watching.sources, votes))
    desk.keep(ballots())
    return desk


def added(desk: Desk) -> list[str | None]:
    event = regrouping.events(desk.house.db)[-1]
    return [one["added"] for one in event["sightings"]]


def both_days(first: str, second: str) -> PageResult:
    planned = (("1", "Voorbeeldwet huisvesting", first), ("2", "Brief over voorbeelden", second))
    rows = tuple(
        Section(f"99999/plenair/{key}", about, f"Dossier: 99999\nSoort: debat\nDatum: {day}")
        for key, about, day in planned
    )
    document = Document("eerstekamer", AGENDA, AGENDA, "plenaire agenda", "Planning", sections=rows)
    return page("agenda", document, own=True)


def test_a_motion_in_a_list_with_a_vote_that_is_known_is_told_below_it(tmp_path: Path) -> None:
    desk = watching_votes(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    motion = (*MOTION[:2], "verworpen", "G")
    desk.keep(ballots(BILL_VOTE, motion))
    assert deliveries(desk) == [("event:1", "sent"), ("addition:1:2", "queued")]
    assert added(desk) == [None, "Eerste Kamer verwerpt motie letter G: andere zaken."]


def test_a_new_paper_on_the_page_of_a_bill_whose_vote_is_known_is_told_below_it(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(*REPORT)
    sent(desk)
    voted = bill(**COUNTED)
    assert voted.document
    report = Section("99999/H", "Verslag", "1 juli 2026")
    desk.keep(replace(voted, document=replace(voted.document, sections=(report,))))
    said = "Nieuw stuk bij Voorbeeldwet huisvesting: Verslag (letter H)."
    assert added(desk) == [None, f"Volgens eerstekamer.nl: 31 voor, 44 tegen. {said}"]


def test_who_asks_for_one_outcome_hears_of_it_beside_a_heavier_one(tmp_path: Path) -> None:
    desk = watching_votes(tmp_path)
    asked = (Subscription("r", ("console",), events=("rejected",)),)
    desk.house.watching = replace(desk.house.watching, subscriptions=asked)
    desk.keep(ballots(BILL_VOTE, MOTION))
    assert desk.house.events() == ["adopted"]
    assert deliveries(desk) == [("event:1", "queued")]


def test_a_second_dossier_that_a_later_title_names_is_told_below_the_first(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    known = desk.house.watching
    desk.house.watching = replace(known, dossiers=(*known.dossiers, OTHER))
    desk.keep(bill(**COUNTED))
    sent(desk)
    title = "Eerste Kamer verwerpt Voorbeeldwet huisvesting en Tweede voorbeeldwet"
    desk.keep(*news("rijksoverheid", title, "De wetten zijn verworpen."))
    assert deliveries(desk) == [("event:1", "sent"), ("addition:1:2", "queued")]


def test_a_move_that_was_told_before_its_return_was_kept_is_corrected(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(agenda("dinsdag 21 juli 2026"))
    desk.house.now += HOUR
    sent(desk)
    # The next round began before the message went, and is slow.
    desk.house.now -= HOUR + timedelta(minutes=10)
    desk.keep(agenda("dinsdag 14 juli 2026"))
    assert deliveries(desk) == [("event:1", "sent"), ("event:2", "queued")]


def test_a_list_of_moves_is_taken_back_only_as_a_whole(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(both_days("dinsdag 14 juli 2026", "woensdag 15 juli 2026"))
    sent(desk)
    desk.keep(both_days("dinsdag 21 juli 2026", "woensdag 22 juli 2026"))
    desk.keep(both_days("dinsdag 14 juli 2026", "donderdag 23 juli 2026"))
    assert [state for _, state in deliveries(desk)][-2:] == ["queued", "queued"]


def test_a_move_that_was_taken_back_is_news_where_another_site_tells_of_it(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(agenda("dinsdag 21 juli 2026"))
    desk.keep(agenda("dinsdag 14 juli 2026"))
    desk.house.now += 3 * HOUR
    title = "Eerste Kamer verplaatst debat Voorbeeldwet huisvesting naar 21 juli 2026"
    desk.keep(*news("rijksoverheid", title, "Het debat over de Voorbeeldwet huisvesting is verplaatst."))
    assert [state for _, state in deliveries(desk)] == ["held", "held", "queued"]


def test_what_was_only_for_the_history_is_in_the_digest_where_a_later_sighting_belongs_there(
    tmp_path: Path,
) -> None:
    desk = desk_of(tmp_path)
    desk.house.watching = replace(desk.house.watching, urgency=(("rejected", "history"),))
    desk.keep(*REPORT)
    desk.house.watching = replace(desk.house.watching, urgency=(("rejected", "weekly"),))
    desk.keep(bill(**COUNTED))
    (row,) = desk.house.db.query("select reason from delivery")
    assert row["reason"] == "weekly digest: not urgent by the urgency table"
