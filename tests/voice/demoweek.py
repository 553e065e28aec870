"""The first week of the demo's script, told to one reader: what A9 is about, from copies of the sites."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from config.load import load
from config.window import resolve_url
from monitors.alerts.digest import Period, week_of
from monitors.history import digests
from monitors.history.database import open_database
from monitors.run import Plan, run_round
from monitors.watchlist import Channel, Source, Subscription, Watchlist
from notifiers.outbox import Desk, deliver
from notifiers.pace import Pace
from notifiers.registry import NotifierSettings, notifier_for
from tests.office import A
from wetwacht.demo.copies import Copies
from wetwacht.demo.script import script
from wetwacht.demo.watching import at_moment

_MOMENTS = 5
_FOLLOWED = (
    "asielnoodmaatregelenwet",
    "regie-volkshuisvesting",
    "tweestatusstelsel",
    "oekraine-opvang",
    "spreidingswet",
)
_READ = ("ro-nieuws", "ro-zoek-oekraine-opvang", "ek-36704", "ek-36703", "ek-36512", "ek-36333")


def tell_the_week(folder: Path, settings: NotifierSettings, pages: str) -> Period:
    """Rounds through the copies from Monday to Friday, what is told at once, and the digest; its period."""
    file, told = folder / "week.db", script()
    db = open_database(file)
    with Copies(told) as copies:
        for index, moment in enumerate(told.moments[:_MOMENTS]):
            copies.at(index)
            watchlist = _followed(at_moment(load(None, {}).watchlist, told, copies.origins, index))
            desk = Desk(file, watchlist, lambda kind: notifier_for(kind, settings), pages, _at_once())
            digests.make_due(db, watchlist, moment.at)
            run_round(db, watchlist, Plan(moment.at, _read(watchlist, moment.at), file, "wetwacht-test", 0.0))
            deliver(db, desk, moment.at + timedelta(hours=1))
        period = week_of(moment.at)
        digests.make_due(db, watchlist, period.due)
        deliver(db, desk, period.due)
    return period


def _followed(watchlist: Watchlist) -> Watchlist:
    channels = (Channel("post", "email", (A,)),)
    asked = (Subscription("asiel en wonen", ("post",), _FOLLOWED),)
    read = tuple(one for one in watchlist.sources if one.key in _READ or one.key.startswith("tk-"))
    return replace(watchlist, sources=read, channels=channels, subscriptions=asked, operators=("post",))


def _read(watchlist: Watchlist, now: datetime) -> tuple[Source, ...]:
    return tuple(replace(source, url=resolve_url(source, now)) for source in watchlist.sources)


def _at_once() -> Pace:
    return Pace(clock=lambda: 0.0, sleep=lambda _: None)
