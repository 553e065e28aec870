"""The messages of the demo as they went out, made again from its history."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from config.load import Config
from monitors.history import digests
from monitors.history.database import open_database
from monitors.history.outbox import delivery_of, opened
from monitors.history.records import moment
from monitors.model import Delivery, State
from monitors.watchlist import Watchlist
from notifiers.message import Message, Options, compose
from notifiers.outbox import Desk, message_of
from notifiers.pace import Pace
from notifiers.registry import NotifierSettings, notifier_for
from tests.invented import DOWN, SEEN, WATCHLIST, source_alert
from tests.wetwacht.demo.reading import shipped
from wetwacht.demo.watching import at_moment
from wetwacht.demo.whole import SITES

PAGES = "https://wetwacht.example.org"
_NO_COPIES = dict.fromkeys(SITES, "")
READERS = {"slack": "C0001", "email": "beleid@example.org"}


@dataclass(frozen=True, slots=True)
class Told:
    """A message as one channel shows it, when it went out, and what it is called in the outbox."""

    message: Message
    sent: datetime
    subject: str


def told_by(config: Config, kind: str) -> Iterator[Told]:
    """All that the demo told, in its order, as a reader at this kind of channel had it."""
    file, watchlist = config.settings.database, _of_the_demo(config.watchlist)
    db = open_database(file)
    settings = NotifierSettings(io.StringIO())
    desk = Desk(file, watchlist, lambda one: notifier_for(one, settings), PAGES, Pace())
    rows = list(db.query("select * from delivery where state = ? order by id", [State.SENT.value]))
    for row in rows:
        sent = moment(row["sent"])
        delivery = _as_sent(opened(db, delivery_of(row)), kind)
        carried = digests.for_delivery(db, watchlist, delivery, sent)
        yield Told(message_of(desk, delivery, sent, carried), sent, delivery.subject)


def _of_the_demo(watchlist: Watchlist) -> Watchlist:
    """The shipped one with the sources that the copies answer."""
    last = len(shipped().moments) - 1
    known = {one.key for one in at_moment(watchlist, shipped(), _NO_COPIES, last).sources}
    return replace(watchlist, sources=tuple(one for one in watchlist.sources if one.key in known))


def to_operators() -> Told:
    """What operators read of a broken source; the demo has no outage that lasts."""
    down = replace(DOWN, looks=1, others=3, working=3, good=1, bad=2)
    message = compose(source_alert(down), WATCHLIST, SEEN, Options(public_url=PAGES))
    return Told(message, SEEN, "operators")


def _as_sent(delivery: Delivery, kind: str) -> Delivery:
    return replace(delivery, kind=kind, recipient=READERS[kind], state=State.SENDING)
