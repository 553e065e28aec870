"""A sender with its history, and the channels on loopback that it sends through."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from sqlite_utils import Database

from monitors.history.database import open_database
from monitors.watchlist import Channel, Subscription, Watchlist
from notifiers.email import EmailSettings
from notifiers.notifier import Notifier
from notifiers.outbox import Desk, Sent, deliver
from notifiers.pace import Pace
from notifiers.registry import NotifierSettings, notifier_for
from tests import fakes
from tests.invented import DOSSIER, SEEN
from tests.ledger import Kept, tell

A, B = "lid.a@example.org", "lid.b@example.org"


def watching(*subscriptions: Subscription, to: tuple[str, ...] = (A,), kind: str = "email") -> Watchlist:
    """Who wants what; one subscription to everything by mail unless said."""
    channels = (Channel("team", kind, to), Channel("more", kind, to))
    return Watchlist((DOSSIER,), (), channels, subscriptions or (Subscription("alles", ("team",)),))


@dataclass
class Office:
    """A history with a sender; `at` sends what is due at a moment."""

    folder: Path
    watchlist: Watchlist
    settings: NotifierSettings
    wrap: Callable[[Notifier], Notifier] = field(default=lambda notifier: notifier)
    pace: Pace = field(default_factory=lambda: Pace(clock=lambda: 0.0, sleep=lambda _: None))
    public_url: str | None = None

    def __post_init__(self) -> None:
        self.db: Database = open_database(self.file)

    @property
    def file(self) -> Path:
        return self.folder / "history.db"

    def tell(self, seen: datetime = SEEN) -> int:
        return tell(self.db, self.watchlist, Kept(seen))

    def at(self, now: datetime) -> tuple[Sent, ...]:
        desk = Desk(
            self.file,
            self.watchlist,
            lambda kind: self.wrap(notifier_for(kind, self.settings)),
            public_url=self.public_url,
            pace=self.pace,
        )
        return deliver(self.db, desk, now)

    def rows(self) -> list[tuple[str, str, str | None]]:
        """Recipient, state and reason of every delivery."""
        rows = self.db.query("select recipient, state, reason from delivery order by id")
        return [(row["recipient"], row["state"], row["reason"]) for row in rows]

    def states(self) -> list[str]:
        return [state for _, state, _ in self.rows()]


def mailing(folder: Path, server: fakes.MailFake, watchlist: Watchlist) -> Office:
    settings = EmailSettings("127.0.0.1", server.port, "none", "wetwacht@example.org", timeout=5)
    return Office(folder, watchlist, NotifierSettings(io.StringIO(), email=settings))


def slacking(folder: Path, workspace: fakes.SlackFake, token: str | None = fakes.TOKEN) -> Office:
    settings = NotifierSettings(io.StringIO(), slack_token=token, slack_url=workspace.url)
    return Office(folder, watching(to=("C0001",), kind="slack"), settings)


def mails(server: fakes.MailFake) -> list[EmailMessage]:
    parsed = [message_from_bytes(e.original_content or b"", policy=policy.default) for e in server.envelopes]
    return [mail for mail in parsed if isinstance(mail, EmailMessage)]


def words(mail: EmailMessage) -> str:
    text = mail.get_body(("plain",))
    assert text
    return " ".join(str(text.get_content()).split())
