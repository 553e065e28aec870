"""When a working day without a source is over, whom it concerns, and what readers call a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from config.load import load
from crawler.errors import Verdict
from crawler.text import AMSTERDAM
from monitors.alerts.blindness import Lost, day_over, lost_of, pressing, readers, served
from monitors.sources.health import SourceState
from monitors.watchlist import Amendment, Channel, Dossier, Source, Subscription, Watchlist
from monitors.words import blindtexts, sourcenames
from monitors.words.sourcenames import named, page_of, short_address
from tests.language import complaints

AMENDED = Dossier("een", "Een", numbers=("99999",), amendments=(Amendment("proef", ("De Proef",)),))
OTHER = Dossier("twee", "Twee", numbers=("99998",))
LIST = Source("brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))
OWN = Source(
    "bill", "eerstekamer", "https://www.eerstekamer.nl/wetsvoorstel/99999", timedelta(hours=1), "een"
)


def at(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


THURSDAY = at(30, 9, 10)


@pytest.mark.parametrize(
    ("since", "not_yet", "over"),
    [
        (THURSDAY, at(31, 9, 9), at(31, 9, 10)),
        (at(30, 15), at(31, 14, 59), at(1, 9, month=8)),
        (at(31, 9, 10), at(3, 9, 9, month=8), at(3, 9, 10, month=8)),
        (at(1, 12, month=8), at(3, 23, 59, month=8), at(4, 0, month=8)),
        (at(24, 12, month=12), at(27, 23, month=12), at(28, 12, month=12)),
    ],
    ids=["thursday", "over in a weekend", "friday", "saturday", "christmas"],
)
def test_a_working_day_is_over_a_day_later_and_free_days_do_not_count(
    since: datetime, not_yet: datetime, over: datetime
) -> None:
    assert not day_over(since, not_yet)
    assert day_over(since, over)


def test_a_source_is_lost_once_operators_know_and_only_doubted_where_it_is_suspect() -> None:
    hiccup = SourceState(LIST.key, Verdict.UNREACHABLE, failing_since=THURSDAY)
    told = replace(hiccup, announced=True)
    doubted = replace(told, verdict=Verdict.SUSPECT)
    found = [lost_of((LIST,), {LIST.key: state}) for state in (hiccup, told, doubted)]
    assert found == [(), (Lost(LIST, THURSDAY),), (Lost(LIST, THURSDAY, True),)]
    assert lost_of((LIST,), {}) == ()


def watchlist(*subscriptions: Subscription) -> Watchlist:
    channels = tuple(Channel(one.key, "email", (one.key,)) for one in subscriptions)
    own = tuple(replace(one, channels=(one.key,)) for one in subscriptions)
    return Watchlist((AMENDED, OTHER), (LIST, OWN), channels, own)


def test_a_page_feeds_its_own_dossier_and_a_list_feeds_all() -> None:
    following = watchlist()
    assert served(OWN, following) == ("een",)
    assert served(LIST, following) == ("een", "twee")
    assert pressing(Lost(LIST, THURSDAY), following, {"twee"}, THURSDAY) == ("twee",)
    assert pressing(Lost(LIST, THURSDAY), following, (), at(31, 9, 10)) == ("een", "twee")


def test_whoever_follows_a_dossier_in_part_is_told_and_a_weekly_reader_has_the_digest() -> None:
    following = watchlist(
        Subscription("all", ()),
        Subscription("other", (), dossiers=("twee",)),
        Subscription("votes", (), dossiers=("een",), events=("adopted",)),
        Subscription("amendment", (), amendments=("proef",)),
        Subscription("daily", (), when="daily"),
        Subscription("weekly", (), when="weekly"),
        Subscription("night", (), dossiers=("een",), quiet="19:00-07:00"),
    )
    due = readers(following, ("een",), at(30, 22))
    assert [one.recipient for one in due] == ["all", "votes", "amendment", "daily", "night"]
    assert {one.held for one in due} == {None}
    assert due[-1].not_before == at(31, 7)


def test_every_text_keeps_the_rules_of_the_voice() -> None:
    own = [blindtexts.LATER, blindtexts.LOOK, *(noun for _, noun in sourcenames.NOUNS)]
    for found in ((LIST,), (LIST, OWN, replace(LIST, url="https://vng.nl/nieuws"))):
        own += [*blindtexts.up(found, THURSDAY, THURSDAY)]
        for doubt in (True, False):
            own += [*blindtexts.down(found, THURSDAY, THURSDAY, doubt=doubt)]
    assert [wrong for text in own for wrong in complaints(text)] == []


def test_the_line_names_the_source_and_since_when() -> None:
    assert blindtexts.down((LIST,), THURSDAY, at(31, 9, 10), doubt=False) == (
        "Niet te lezen: brieven van vng.nl",
        "Wetwacht kan de brieven van vng.nl niet lezen sinds donderdag 30 juli om 9.10 uur.",
    )
    assert blindtexts.up((LIST,), at(3, 11, 10, month=8), at(3, 12, month=8))[1] == (
        "Wetwacht leest de brieven van vng.nl weer sinds maandag 3 augustus om 11.10 uur."
    )
    later = THURSDAY + timedelta(days=365)
    assert "30 juli 2026 om 9.10 uur" in blindtexts.down((LIST,), THURSDAY, later, doubt=False)[1]


def test_every_shipped_source_has_a_name_and_a_place_to_look() -> None:
    sources = load(None, {}).watchlist.sources
    assert len(sources) > 50
    for one in sources:
        called = named(one)
        assert called.whole.startswith(("de ", "het ")), one.key
        assert not complaints(called.whole.replace(called.shown, "")), one.key
        assert page_of(one).startswith("https://"), one.key
        assert "{" not in page_of(one), one.key
        assert short_address(page_of(one)).startswith(called.shown.partition("/")[0]), one.key
    by_key = {one.key: named(one).whole for one in sources}
    assert by_key["vng-brieven"] == "de brieven van vng.nl"
    assert by_key["ek-36704"] == "het wetsvoorstel 36\u00a0704 van eerstekamer.nl"
    assert by_key["tk-amendementen-36704"] == "de amendementen bij 36\u00a0704 van tweedekamer.nl"
    assert by_key["ro-nieuws"] == "het nieuws van rijksoverheid.nl"
