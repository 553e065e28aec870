"""Slack down for six hours while forty events wait: each told once, in order, late; mail does not wait."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from monitors.watchlist import Channel, Subscription
from monitors.words import texts
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import DOSSIER, SEEN, TOPIC
from tests.ledger import Kept, tell
from tests.office import A, Office, mailing, mails, watching

EVENTS, HOURS = 40, 6
EVERY = timedelta(hours=HOURS) / EVENTS
BUSY = ("error", "ratelimited")
NAME = re.compile(r"Bericht (\d{3})")


def both(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Office:
    """An office that tells everything in Slack and by mail."""
    office = mailing(folder, server, watching())
    channels = (Channel("slack", "slack", ("C0001",)), Channel("mail", "email", (A,)))
    asked = (Subscription("alles", ("slack", "mail")),)
    office.watchlist = replace(
        office.watchlist, channels=channels, subscriptions=asked, dossiers=(DOSSIER, TOPIC)
    )
    office.settings = NotifierSettings(
        io.StringIO(), slack_token=fakes.TOKEN, slack_url=workspace.url, email=office.settings.email
    )
    return office


def told(workspace: fakes.SlackFake) -> list[str]:
    """The number of each event, in the order in which a reader meets it."""
    return [number for message in workspace.messages for number in NAME.findall(str(message["blocks"]))]


@pytest.mark.parametrize("down", ["refused", "unavailable"])
def test_slack_is_down_for_six_hours(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake, down: str
) -> None:
    office = both(tmp_path, workspace, server)
    working = office.settings
    if down == "refused":
        office.settings = replace(working, slack_url="http://127.0.0.1:9/api/")
    else:
        workspace.troubles.extend([("error", "service_unavailable")] * 1_000)
    now = SEEN
    for number in range(EVENTS):
        key = (DOSSIER.key, TOPIC.key)[number % 2]
        tell(office.db, office.watchlist, Kept(now, (key,), headline=f"Bericht {number:03}"))
        office.at(now)
        assert len(mails(server)) == number + 1
        now += EVERY
    assert workspace.messages == []
    workspace.troubles.clear()
    office.settings = working
    after(office, now)
    numbers = told(workspace)
    assert sorted(numbers) == [f"{n:03}" for n in range(EVENTS)]
    for parity in (0, 1):
        own = [number for number in numbers if int(number) % 2 == parity]
        assert own == sorted(own)
    assert all("later dan bedoeld" in str(message["blocks"]) for message in workspace.messages)
    assert all(texts.UNREACHABLE["slack"] in str(message["blocks"]) for message in workspace.messages)
    assert set(office.states()) == {"sent", "held"}
    assert all(reason for _, state, reason in office.rows() if state == "held")
    assert not any("later dan bedoeld" in str(mail) for mail in mails(server))


def after(office: Office, now: datetime) -> None:
    """Passes of a sender until nothing waits, at most six hours."""
    last = now + timedelta(hours=HOURS)
    while now < last and {"queued", "ambiguous"} & set(office.states()):
        office.at(now)
        now += timedelta(minutes=10)


MISHAPS: tuple[object, ...] = (
    BUSY,
    ("status", 500, {}, ""),
    ("status", 429, {"Retry-After": "40"}, ""),
    "drop",
    None,
    None,
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_each_event_is_told_once_and_in_order(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake, seed: int
) -> None:
    chance = Random(seed)
    office = both(tmp_path, workspace, server)
    workspace.page = 200
    about: list[tuple[str, ...]] = []
    now = SEEN
    for number in range(30):
        about.append(chance.choice([(DOSSIER.key,), (TOPIC.key,), (DOSSIER.key, TOPIC.key)]))
        tell(office.db, office.watchlist, Kept(now, about[-1], headline=f"Bericht {number:03}"))
        workspace.troubles.append(chance.choice(MISHAPS))
        workspace.clock = int(now.timestamp())
        office.at(now)
        now += timedelta(seconds=chance.choice([0, 30, 300]))
    workspace.troubles.clear()
    after(office, now)
    numbers = told(workspace)
    assert sorted(numbers) == [f"{n:03}" for n in range(30)]
    for key in (DOSSIER.key, TOPIC.key):
        own = [number for number in numbers if key in about[int(number)]]
        assert own == sorted(own)
    assert set(office.states()) <= {"sent", "held"}
