"""A desk that keeps what sites say, and the channels on loopback that readers hear of it by."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from crawler.wire import PageResult
from monitors.history import digests
from monitors.history.database import write_tx
from monitors.telling import Teller
from monitors.watchlist import Channel, Dossier, Source, Subscription
from notifiers.email import SUBJECT_AT_MOST, EmailSettings
from notifiers.outbox import Desk as Sender
from notifiers.outbox import deliver
from notifiers.pace import Pace
from notifiers.plain import WIDTH
from notifiers.registry import NotifierSettings, notifier_for
from tests import fakes
from tests.desk import Desk
from tests.language import ALERT_AT_MOST, HEADLINE_AT_MOST, complaints, own_words
from tests.office import A, mails

PAGES = "https://wetwacht.example.org"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Shown:
    """What Slack shows of a message: its headline, its lines, and the texts of links with their addresses."""

    headline: str
    lines: tuple[str, ...]
    links: dict[str, str]
    notification: str
    thread: str | None = None

    @property
    def body(self) -> str:
        return "\n".join(self.lines)

    def line(self, label: str) -> str:
        """What stands behind a label."""
        (found,) = (one for one in self.lines if one.startswith(f"{label}  "))
        return soft(found.removeprefix(f"{label}  "))


@dataclass
class Stage:
    """A household that tells one reader in Slack and by mail; every round is an hour later than the last."""

    desk: Desk
    workspace: fakes.SlackFake
    server: fakes.MailFake
    settings: NotifierSettings = field(init=False)

    def __post_init__(self) -> None:
        mail = EmailSettings("127.0.0.1", self.server.port, "none", "wetwacht@example.org", timeout=5)
        self.settings = NotifierSettings(
            io.StringIO(), slack_token=fakes.TOKEN, slack_url=self.workspace.url, email=mail
        )

    @property
    def now(self) -> datetime:
        return self.desk.house.now

    def at(self, now: datetime, *results: PageResult) -> None:
        """One round of these results at this moment."""
        self.desk.house.now = now - HOUR
        self.desk.keep(*results)
        teller = Teller(self.desk.house.db, self.desk.house.watching, now)
        with write_tx(self.desk.house.db):
            teller.settle()

    def send(self, after: timedelta = timedelta()) -> None:
        """The sender at work, so long after the last round."""
        house, settings = self.desk.house, self.settings
        pace = Pace(clock=lambda: 0.0, sleep=lambda _: None)
        sender = Sender(house.database, house.watching, lambda k: notifier_for(k, settings), PAGES, pace)
        deliver(house.db, sender, house.now + after)

    def digest(self, due: datetime) -> None:
        """The digests that are due at this moment go out."""
        digests.make_due(self.desk.house.db, self.desk.house.watching, due)
        self.desk.house.now = due
        self.send()

    def slack(self) -> list[Shown]:
        """Everything that stands in the channel."""
        return [shown(message) for message in self.workspace.messages]

    def told(self) -> tuple[Shown, EmailMessage]:
        """The one message that was told, in Slack and by mail, after a look at both."""
        (told,), (mail,) = self.slack(), mails(self.server)
        well_told(told)
        well_mailed(mail, told)
        return told, mail


def stage_of(
    folder: Path,
    workspace: fakes.SlackFake,
    server: fakes.MailFake,
    dossiers: tuple[Dossier, ...],
    *sources: Source,
) -> Stage:
    """A stage on which these dossiers are followed, each of them by name."""
    desk = Desk(folder, *sources)
    channels = (Channel("kanaal", "slack", ("C0001",)), Channel("post", "email", (A,)))
    keys = tuple(dossier.key for dossier in dossiers)
    asked = (Subscription("wonen", ("kanaal", "post"), keys),)
    known = desk.house.watching
    desk.house.watching = replace(
        known, dossiers=dossiers, channels=channels, subscriptions=asked, operators=("kanaal", "post")
    )
    return Stage(desk, workspace, server)


def following(stage: Stage, amendment: str) -> None:
    """The reader also follows an amendment by name."""
    known = stage.desk.house.watching
    named = Subscription("amendement", ("kanaal", "post"), amendments=(amendment,))
    stage.desk.house.watching = replace(known, subscriptions=(*known.subscriptions, named))


def weekly(stage: Stage) -> None:
    """The reader wants a digest on Monday too."""
    known = stage.desk.house.watching
    (one, *_) = known.subscriptions
    week = replace(one, key="week", when="weekly")
    stage.desk.house.watching = replace(known, subscriptions=(*known.subscriptions, week))


def shown(message: dict[str, Any]) -> Shown:
    """The parts of a payload as a reader sees them."""
    blocks = message["blocks"]
    header = next(block["text"]["text"] for block in blocks if block["type"] == "header")
    lines = tuple(line for block in blocks if block["type"] != "header" for line in _lines(block))
    links = {one["text"]: one["url"] for one in _leaves(blocks) if one["type"] == "link"}
    return Shown(header, lines, links, message["text"], message.get("thread_ts"))


def _lines(block: dict[str, Any]) -> Iterator[str]:
    if block["type"] == "context":
        yield " ".join(one["text"] for one in block["elements"])
    for element in block["elements"] if block["type"] == "rich_text" else ():
        yield "".join(one["text"] for one in element["elements"])


def _leaves(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for one in node:
            yield from _leaves(one)
    elif isinstance(node, dict):
        yield node
        yield from _leaves(node.get("elements", []))


def soft(text: str) -> str:
    """Text in which a hard space is a space."""
    return text.replace("\u00a0", " ")


def in_order(text: str, *parts: str) -> None:
    """Every part stands in the text, each behind the one before."""
    place, flat = 0, " ".join(soft(text).split())
    for part in parts:
        found = flat.find(" ".join(part.split()), place)
        assert found >= 0, f"{part!r} is not in {flat[place:]!r}"
        place = found + len(part)


def labels(told: Shown) -> list[str]:
    """What stands before the two spaces of each labelled line."""
    return [soft(line.partition("  ")[0]) for line in told.lines if "  " in line]


def well_told(told: Shown, at_most: int = ALERT_AT_MOST, names: tuple[str, ...] = ()) -> None:
    """Short enough, in the language of the house, links that lead out safely; `names` are the source's."""
    assert len(told.headline) <= HEADLINE_AT_MOST
    assert len(told.body) <= at_most
    ours = (told.headline, *(one.replace("  ", "\n") for one in told.lines))
    assert [wrong for text in ours for wrong in complaints(own_words(text, names))] == []
    assert all(url.startswith("https://") for url in told.links.values())


def text_of(mail: EmailMessage) -> str:
    """The text part as it was sent."""
    part = mail.get_body(("plain",))
    assert part
    return str(part.get_content())


def html_of(mail: EmailMessage) -> str:
    """The HTML part as it was sent."""
    part = mail.get_body(("html",))
    assert part
    return str(part.get_content())


def well_mailed(mail: EmailMessage, told: Shown) -> None:
    """The same facts as in Slack, in lines that every reader of mail can show."""
    assert len(str(mail["Subject"])) <= SUBJECT_AT_MOST
    lines = text_of(mail).splitlines()
    assert all(len(line) <= WIDTH for line in lines if "https://" not in line)
    flat = " ".join(soft(text_of(mail)).split())
    for line in told.lines:
        for part in re.split(r"  | · |\n", line):
            assert " ".join(soft(part).split()) in flat
