"""The stored history matched again: what fires, also fires, and does no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.document import Attachment, Section
from monitors.comparing.detect import detect
from monitors.dossiers.replay import TOO_MANY, Again, Firing, by_dossier, by_subscription, replay, span
from monitors.history.database import Unusable, reading
from monitors.history.replaying import first_change, kept_changes, owed_since
from monitors.matching.match import Matcher
from monitors.model import EventType
from monitors.observe import about_again, observe
from monitors.watchlist import Amendment, Channel, Dossier, Subscription, Watchlist
from tests.chronicle import Chronicle
from tests.invented import BILL, LETTER, NEWS, NEWS_REVISED, REJECTED

START = datetime(2026, 7, 1, 8, tzinfo=UTC)
WET = Dossier("wet", "Voorbeeldwet", numbers=("99999",), amendments=(Amendment("proef", ("De Proef",)),))
OPVANG = Dossier("opvang", "Opvang", names=("voorbeeldopvang",))
CHANNELS = (Channel("team", "email", ("team@example.org",)),)
ALL = Subscription("alles", ("team",))
WATCHLIST = Watchlist((WET, OPVANG), (), CHANNELS, (ALL, Subscription("wet", ("team",), dossiers=("wet",))))


@pytest.fixture
def kept(tmp_path: Path) -> Chronicle:
    """A bill that is taken over and then rejected, and a news item that is revised."""
    chronicle = Chronicle(tmp_path / "history.db", WATCHLIST)
    chronicle.seen(BILL, START, silent=True)
    chronicle.seen(NEWS, START + timedelta(hours=1), EventType.SUBMITTED)
    chronicle.seen(REJECTED, START + timedelta(days=1), EventType.REJECTED)
    chronicle.seen(NEWS_REVISED, START + timedelta(days=2))
    return chronicle


def again(kept: Chronicle, watchlist: Watchlist, since: datetime = START) -> tuple[Firing, ...]:
    with reading(kept.file) as db:
        return replay(kept_changes(db, since), Again(watchlist, Matcher(watchlist.dossiers), {}))


def counts(firings: tuple[Firing, ...], watchlist: Watchlist) -> dict[str, tuple[int, int, int, int]]:
    summaries = by_subscription(firings, watchlist, 30)
    return {one.key: (one.fires, one.also, one.as_before, one.no_longer) for one in summaries}


def test_the_same_watchlist_fires_as_before(kept: Chronicle) -> None:
    firings = again(kept, WATCHLIST)
    assert counts(firings, WATCHLIST) == {"alles": (3, 0, 3, 0), "wet": (1, 0, 1, 0)}
    assert {one.key: one.fires for one in by_dossier(firings, WATCHLIST.dossiers, 30)} == {
        "wet": 1,
        "opvang": 2,
    }


def test_a_dossier_taken_out_fires_no_longer_and_one_put_in_fires_also(kept: Chronicle) -> None:
    other = Dossier("regels", "Regels", names=("verhoging",))
    changed = replace(
        WATCHLIST, dossiers=(OPVANG, other), subscriptions=(replace(ALL, dossiers=("regels",)),)
    )
    firings = again(kept, changed)
    assert counts(firings, changed) == {"alles": (2, 0, 2, 1), "wet": (0, 0, 0, 1)}
    assert [one.headline for one in by_subscription(firings, changed, 30)[0].lost] == ["Kop 3"]
    new = replace(changed, subscriptions=(Subscription("nieuw", ("team",)),))
    assert counts(again(kept, new), new)["nieuw"] == (2, 2, 0, 0)


def test_what_is_for_the_history_only_does_not_fire(kept: Chronicle) -> None:
    quiet = replace(WATCHLIST, urgency=(("changed", "history"), ("submitted", "weekly")))
    firings = again(kept, quiet)
    assert counts(firings, quiet)["alles"] == (2, 0, 2, 1)
    assert by_subscription(firings, quiet, 30)[0].at_once == 1


def test_one_event_on_two_pages_fires_once(kept: Chronicle) -> None:
    with kept.db.conn:
        kept.db.execute("update change set event = 2 where event = 3")
    assert counts(again(kept, WATCHLIST), WATCHLIST)["alles"] == (2, 0, 2, 0)


def test_only_what_was_seen_since_then_counts(kept: Chronicle) -> None:
    assert len(again(kept, WATCHLIST, START + timedelta(days=2))) == 1


def test_more_than_thirty_alerts_a_day_are_too_broad(kept: Chronicle) -> None:
    firings = again(kept, WATCHLIST)[:1] * (TOO_MANY * 2)
    (broad, _) = by_subscription(firings, WATCHLIST, 1.5)
    (fine, _) = by_subscription(firings, WATCHLIST, 2.0)
    assert (broad.too_broad, fine.too_broad) == (True, False)


def test_days_are_counted_from_the_first_change_and_are_never_less_than_one(kept: Chronicle) -> None:
    now = START + timedelta(days=3, hours=1)
    assert span(START - timedelta(days=30), first_change(kept.db), now) == 3
    assert span(now, None, now) == 1
    assert owed_since(kept.db, START) == {"alles": 3, "wet": 1}


def test_a_replay_writes_nothing_and_needs_a_history_that_is_up_to_date(
    kept: Chronicle, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match="readonly"), reading(kept.file) as db:
        db.execute("delete from alert")
    with pytest.raises(Unusable), reading(tmp_path / "nowhere.db"):
        pass
    assert not (tmp_path / "nowhere.db").exists()
    kept.db.execute("delete from _sqlite_migrations where id = 1")
    kept.db.conn.commit()
    with pytest.raises(Unusable, match="up to date"), reading(kept.file):
        pass


@pytest.mark.parametrize("step", ["new", "changed", "file read later"])
def test_a_kept_difference_is_about_what_it_was_about_when_it_was_seen(step: str) -> None:
    matcher = Matcher((WET, OPVANG))
    unread = replace(LETTER, attachments=(Attachment("Brief", LETTER.attachments[0].url, "application/pdf"),))
    read = replace(
        unread, attachments=(replace(unread.attachments[0], sha256="a" * 64, text="Over 99999-4."),)
    )
    before, after = {"new": (None, NEWS), "changed": (NEWS, NEWS_REVISED), "file read later": (unread, read)}[
        step
    ]
    seen = observe(after, before, matcher, ())
    assert seen.difference
    assert seen.about.dossiers
    assert about_again(after, before, seen.difference, matcher, ()) == seen.about
    assert before is None or seen.difference == detect(before, after) or step == "file read later"


def test_who_asks_for_one_of_the_things_that_a_change_tells_is_counted(tmp_path: Path) -> None:
    letters = Watchlist(
        (WET,), (), CHANNELS, (Subscription("stukken", ("team",), events=("submitted",), when="weekly"),)
    )
    letter = Section("99999/Q", "brief van de minister", "1 juli 2026\nEK, Q")
    chronicle = Chronicle(tmp_path / "history.db", letters)
    chronicle.seen(BILL, START, silent=True)
    chronicle.seen(replace(REJECTED, sections=(*REJECTED.sections, letter)), START, EventType.REJECTED)
    assert [(one.subscription, one.when) for one in again(chronicle, letters)] == [("stukken", "weekly")]
