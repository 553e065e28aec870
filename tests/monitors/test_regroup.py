"""A split of what readers had as one event: they are told so first, and who asks hears of the second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crawler.document import Section
from monitors import regroup
from monitors.history import corrections, outbox
from monitors.watchlist import Channel, Subscription
from notifiers.corrected import correction_message
from tests.desk import Desk
from tests.monitors.test_together import COUNTED, REPORT, TITLE, VOTED, bill, deliveries, desk_of, news, sent


def split(desk: Desk, change: int) -> int:
    return regroup.split(desk.house.db, desk.house.watching, change, desk.house.now)


def test_who_had_two_events_in_one_message_is_told_so_before_the_second(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED), *REPORT)
    sent(desk)
    new = split(desk, 2)
    assert deliveries(desk) == [
        ("event:1", "sent"),
        ("correction:1", "queued"),
        ("edit:1", "queued"),
        (f"event:{new}", "queued"),
    ]
    told = outbox.due(desk.house.db, desk.house.now)[0]
    carried = corrections.for_delivery(desk.house.db, told)
    assert carried
    message = correction_message(carried, desk.house.watching, None)
    assert message.headline == "Correctie: 2 gebeurtenissen stonden in 1 bericht"
    assert f"De andere is: ‘Rijksoverheid meldt: {TITLE}’." in message.rows[1].text


def test_who_had_the_second_as_an_addition_is_told_that_it_is_an_event_of_its_own(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**VOTED))
    sent(desk)
    desk.keep(*news("vng", TITLE, "Er waren 31 stemmen voor en 44 stemmen tegen."))
    sent(desk)
    split(desk, 2)
    assert [subject for subject, _ in deliveries(desk)] == [
        "event:1",
        "addition:1:2",
        "correction:1",
        "edit:1",
        "event:2",
    ]


def test_who_heard_only_of_the_first_is_not_corrected(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**VOTED))
    sent(desk)
    desk.keep(*news("vng", TITLE, "Er waren 31 stemmen voor en 44 stemmen tegen."))
    split(desk, 2)
    assert deliveries(desk) == [("event:1", "sent"), ("addition:1:2", "held"), ("event:2", "queued")]


def test_after_a_split_everybody_hears_of_it_who_asks_for_anything_that_it_tells(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(*REPORT)
    sent(desk)
    voted = bill(**COUNTED)
    assert voted.document
    report = Section("99999/H", "Verslag", "1 juli 2026")
    desk.keep(replace(voted, document=replace(voted.document, sections=(report,))))
    channels = (*desk.house.watching.channels, Channel("papers", "slack", ("C2",)))
    asked = (Subscription("papers", ("papers",), events=("submitted",)),)
    desk.house.watching = replace(desk.house.watching, channels=channels, subscriptions=asked)
    assert split(desk, 2) == 2
    rows = desk.house.db.query("select recipient, state from delivery where subject = 'event:2'")
    assert [(row["recipient"], row["state"]) for row in rows] == [("C2", "queued")]
