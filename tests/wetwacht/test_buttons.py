"""A press in Slack is kept: the real client of the SDK over a real websocket on loopback."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from config.load import Config, load
from monitors.history import work
from monitors.watchlist import Channel, Subscription, Watchlist
from tests import fakes
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from tests.notifiers.test_pressed import PRESS, action, pressed
from tests.processes import PATIENCE, until
from tests.program import started
from tests.socketmode import SocketMode, socket_mode
from wetwacht.buttons import Buttons, buttons_of

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
ENVELOPE = {"type": "interactive", "envelope_id": "e-1", "accepts_response_payload": True}
FIRST = action(value="change:1")
SERVED = """
[[dossier]]
key = "voorbeeldwet"
title = "Voorbeeldwet huisvesting"
numbers = ["99999"]
[[source]]
key = "vraag"
site = "vng"
url = "http://127.0.0.1:9/vragen-en-antwoorden/voorbeeld-999001"
every = "1h"
allow_private_hosts = true
[[channel]]
key = "team"
kind = "slack"
to = ["C01234567"]
[[subscription]]
key = "alles"
channels = ["team"]
"""


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    channels = (Channel("team", "slack", ("C0001",)), Channel("beheer", "console", ()))
    watchlist = Watchlist((DOSSIER,), (), channels, (Subscription("alles", ("team",)),), ("beheer",))
    made = Chronicle(tmp_path / "history.db", watchlist)
    made.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), NOW)
    yield made
    made.db.close()


@pytest.fixture
def workspace() -> Iterator[fakes.SlackFake]:
    with fakes.slack() as fake:
        fake.messages.append({"ts": PRESS.message, "channel": "C0001"})
        yield fake


@pytest.fixture
def slack_side(workspace: fakes.SlackFake) -> Iterator[SocketMode]:
    with socket_mode() as server:
        workspace.socket = server.url
        yield server


@pytest.fixture
def listener(
    history: Chronicle, workspace: fakes.SlackFake, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Buttons]:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    settings = replace(load(None, {}).settings, database=history.file, slack_api_url=workspace.url)
    made = Buttons(Config(history.watchlist, settings), fakes.APP_TOKEN, fakes.TOKEN, lambda: NOW)
    yield made
    made.close()


def told(history: Chronicle) -> list[str]:
    sql = "select e.headline from alert a join event e on e.id = a.event where e.type = 'remark'"
    return [row["headline"] for row in history.db.query(sql)]


def envelope(number: int, **other: Any) -> dict[str, Any]:
    return {**ENVELOPE, "envelope_id": f"e-{number}", "payload": pressed(**{"actions": FIRST, **other})}


def test_a_press_is_acknowledged_kept_and_answered(
    history: Chronicle, workspace: fakes.SlackFake, slack_side: SocketMode, listener: Buttons
) -> None:
    assert listener.look()
    connection = slack_side.connection()
    slack_side.send(connection, {"type": "hello", "num_connections": 1})
    slack_side.send(connection, envelope(1))
    assert slack_side.answer() == {"envelope_id": "e-1"}
    until(lambda: len(workspace.messages) > 1)
    (one,) = work.work_on(history.db, 1)
    assert (one.what, one.who, one.via, one.made) == ("taken", "beleid", "slack", NOW)
    assert (workspace.messages[1]["text"], workspace.messages[1]["thread_ts"]) == (
        "beleid pakt dit op.",
        PRESS.message,
    )


def test_what_is_wrong_reaches_the_operators_once_however_often_pressed(
    history: Chronicle, workspace: fakes.SlackFake, slack_side: SocketMode, listener: Buttons
) -> None:
    listener.look()
    connection = slack_side.connection()
    for number in (1, 2):
        slack_side.send(
            connection, envelope(number, actions=action(action_id="wetwacht-wrong", value="change:1"))
        )
        slack_side.answer()
    until(lambda: len(workspace.whispers) == 2)
    assert len(told(history)) == 1
    assert [one["user"] for one in workspace.whispers] == ["U0001", "U0001"]
    assert sum("stond er al" in one["text"] for one in workspace.whispers) == 1


def test_what_is_no_press_of_ours_is_acknowledged_and_nothing_else(
    history: Chronicle, workspace: fakes.SlackFake, slack_side: SocketMode, listener: Buttons
) -> None:
    listener.look()
    connection = slack_side.connection()
    for value in (
        envelope(1, channel={"id": "C0666"}),
        {**ENVELOPE, "envelope_id": "e-2", "type": "events_api", "payload": {}},
        {**ENVELOPE, "envelope_id": "e-3", "payload": {"type": "block_actions", "actions": [None]}},
    ):
        slack_side.send(connection, value)
    assert {slack_side.answer()["envelope_id"] for _ in range(3)} == {"e-1", "e-2", "e-3"}
    assert work.work_on(history.db, 1) == ()
    assert [method for method, _ in workspace.requests] == ["apps.connections.open"]


def test_when_slack_moves_the_connection_the_new_one_is_heard(
    history: Chronicle, slack_side: SocketMode, listener: Buttons
) -> None:
    listener.look()
    slack_side.send(slack_side.connection(), {"type": "disconnect", "reason": "refresh_requested"})
    slack_side.send(slack_side.connection(), envelope(7))
    assert slack_side.answer() == {"envelope_id": "e-7"}
    until(lambda: bool(work.work_on(history.db, 1)))


def test_without_a_connection_it_waits_longer_after_each_failure(
    workspace: fakes.SlackFake, listener: Buttons
) -> None:
    assert [listener.look() for _ in range(8)] == [False] * 8
    assert [method for method, _ in workspace.requests] == ["apps.connections.open"] * 3


def test_a_change_that_is_not_there_is_said_to_who_pressed(
    workspace: fakes.SlackFake, listener: Buttons
) -> None:
    assert listener.pressed(replace(PRESS, change=99)) == "gone"
    assert workspace.whispers[0]["text"] == "Deze wijziging staat niet in Wetwacht."


def test_a_press_that_cannot_be_kept_is_said_to_be_lost(
    history: Chronicle, workspace: fakes.SlackFake, listener: Buttons
) -> None:
    history.db.close()
    for file in history.file.parent.glob("history.db*"):
        file.unlink()
    history.file.write_bytes(b"geen database, maar tekst" * 100)
    assert listener.pressed(replace(PRESS, change=1)) == "failed"
    assert "niet bewaard" in workspace.whispers[0]["text"]


def test_a_press_stays_kept_when_slack_does_not_take_the_answer(
    history: Chronicle, workspace: fakes.SlackFake, listener: Buttons
) -> None:
    workspace.troubles.append(("error", "is_archived"))
    assert listener.pressed(replace(PRESS, change=1)) == "kept"
    assert len(work.work_on(history.db, 1)) == 1


@pytest.mark.parametrize(
    ("app", "bot", "there"),
    [("xapp-1", "xoxb-1", True), (None, "xoxb-1", False), ("xapp-1", None, False)],
)
def test_there_are_buttons_only_with_both_tokens(
    history: Chronicle, app: str | None, bot: str | None, there: bool
) -> None:
    settings = replace(load(None, {}).settings, slack_app_token=app, slack_token=bot)
    made = buttons_of(Config(history.watchlist, settings))
    assert (made is not None) is there
    if made:
        made.close()


def test_the_app_token_is_a_secret_of_the_right_kind(tmp_path: Path) -> None:
    kept = tmp_path / "token"
    kept.write_text("xapp-geheim\n")
    settings = load(None, {"WETWACHT_SLACK_APP_TOKEN_FILE": str(kept)}).settings
    assert settings.slack_app_token == "xapp-geheim"
    assert "geheim" not in repr(settings)
    with pytest.raises(Exception, match="starts with xapp-") as refused:
        load(None, {"WETWACHT_SLACK_APP_TOKEN": "xoxb-geheim"})
    assert "geheim" not in str(refused.value)


def test_the_service_listens_and_ends_when_it_is_told_to(
    history: Chronicle, workspace: fakes.SlackFake, slack_side: SocketMode, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SERVED)
    tokens = {"WETWACHT_SLACK_TOKEN": fakes.TOKEN, "WETWACHT_SLACK_APP_TOKEN": fakes.APP_TOKEN}
    here = {"WETWACHT_SLACK_API_URL": workspace.url, "HTTPS_PROXY": "", "HTTP_PROXY": "", "https_proxy": ""}
    options = ("--watchlist", str(own), "--database", str(history.file))
    log = tmp_path / "log"
    with started("run", *options, log=log, **tokens, **here, http_proxy="") as service:
        slack_side.send(slack_side.connection(), envelope(1, channel={"id": "C01234567"}))
        assert slack_side.answer() == {"envelope_id": "e-1"}
        until(lambda: bool(work.work_on(history.db, 1)))
        service.send_signal(signal.SIGTERM)
        assert service.wait(PATIENCE) == 0
    assert fakes.APP_TOKEN not in log.read_text()
