"""`wetwacht subscriptions` as operators use it: a list, a test message, mutes, who left, a person's data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitors.history import digests, subscribers
from monitors.history.database import open_database, write_tx
from monitors.history.locks import exclusive
from monitors.history.work import Work
from monitors.words.dutch import local_day
from monitors.working import work_done
from tests import fakes
from tests.language import complaints
from tests.ledger import Kept, tell
from tests.office import A, B, mails, watching, words
from tests.program import wetwacht
from wetwacht.cli import cli

NOW = datetime.now(UTC)
LATER = (local_day(NOW) + timedelta(days=30)).isoformat()
FILE = """
include_default = true
[[channel]]
key = "team"
kind = "email"
to = [{to}]
[[subscription]]
key = "alles"
channels = ["team"]
remind = [5, 1]
[[subscription]]
key = "wonen"
channels = ["team"]
dossiers = ["regie-volkshuisvesting"]
when = "weekly"
quiet_outcomes = false
[email]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "wetwacht@example.org"
"""


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake


class Call:
    """The command with one watchlist and one history."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.database = folder / "history.db"
        self.follow(A, B)

    def follow(self, *to: str) -> None:
        listed = ", ".join(f'"{one}"' for one in to)
        (self.folder / "own.toml").write_text(FILE.format(to=listed, port=self.port), encoding="utf-8")

    @property
    def options(self) -> tuple[str, ...]:
        return ("--watchlist", str(self.folder / "own.toml"), "--database", str(self.database))

    def __call__(self, *words: str) -> Result:
        return self.other("subscriptions", *words)

    def other(self, *words: str) -> Result:
        """Another command, in this process: what it prints and how it ends."""
        return CliRunner().invoke(cli, [*words, *self.options])

    def listed(self) -> dict[str, Any]:
        done = self("list", "--json")
        assert done.exit_code == 0
        return {one["key"]: one for one in json.loads(done.stdout)}


@pytest.fixture
def call(tmp_path: Path, server: fakes.MailFake) -> Call:
    return Call(tmp_path, server.port)


def test_the_list_says_who_is_told_what_and_since_when(call: Call) -> None:
    found = call.listed()
    assert list(found) == ["alles", "wonen"]
    assert found["alles"]["remind"] == [5, 1]
    assert found["wonen"]["dossiers"] == ["regie-volkshuisvesting"]
    assert [one["recipient"] for one in found["alles"]["readers"]] == [A, B]
    assert found["alles"]["readers"][0] == {
        "channel": "team",
        "kind": "email",
        "recipient": A,
        "started": None,
        "last_sent": None,
        "muted_until": None,
        "left": False,
    }
    bare, named = call(), call("list")
    assert bare.stdout == named.stdout
    assert "alles (instant, quiet 19:00-07:00, reminds 5 and 1 working days before)" in named.stdout
    assert "wonen (weekly, quiet 19:00-07:00, outcomes at any hour)" in named.stdout
    assert f"    email {A}: nothing sent yet" in named.stdout


def test_a_test_message_is_marked_and_goes_to_each_reader_at_any_hour(
    call: Call, server: fakes.MailFake
) -> None:
    first, second = call("test", "alles"), call("test", "alles", "--recipient", A.upper())
    assert (first.exit_code, first.stdout) == (0, f"email {A}: sent\nemail {B}: sent\n")
    assert (second.exit_code, second.stdout) == (0, f"email {A}: sent\n")
    sent = mails(server)
    assert [one["To"] for one in sent] == [A, B, A]
    assert {one["Subject"] for one in sent} == {"Proefbericht van Wetwacht: er is niets gebeurd"}
    assert words(sent[0]).startswith(
        "Proefbericht van Wetwacht: er is niets gebeurd Dit is een proefbericht."
    )
    assert complaints(words(sent[0])) == []
    assert len({one["Message-ID"] for one in sent}) == 3
    assert call.listed()["alles"]["readers"][0]["last_sent"].endswith("Z")


def test_a_test_sends_nothing_else_that_waits(call: Call, server: fakes.MailFake) -> None:
    db = open_database(call.database)
    tell(db, watching(to=(A,)), Kept(NOW))
    db.close()
    assert call("test", "wonen", "--recipient", B).exit_code == 0
    assert [one["To"] for one in mails(server)] == [B]


@pytest.mark.parametrize(
    ("answer", "says", "then"),
    [
        ("550 5.1.1 unknown user", "dead: recipient: 550 5.1.1 unknown user", "remedy: ask whether"),
        ("451 try later", "queued: temporary: 451 try later", "tried again"),
    ],
)
def test_a_test_that_is_not_accepted_says_why_and_what_to_do(
    call: Call, server: fakes.MailFake, answer: str, says: str, then: str
) -> None:
    server.answers["RCPT"] = answer
    done = call("test", "alles", "--recipient", A)
    assert done.exit_code == 1
    assert f"email {A}: {says}" in done.stdout
    assert then in done.stdout


def test_a_mute_is_for_everybody_or_for_one_and_ends(call: Call) -> None:
    assert f"muted up to and including {LATER}" in call("mute", "alles", "--until", LATER).stdout
    call("mute", "wonen", "--until", LATER, "--recipient", B.upper())
    found = call.listed()
    assert [one["muted_until"] for one in found["alles"]["readers"]] == [LATER, LATER]
    assert [one["muted_until"] for one in found["wonen"]["readers"]] == [None, LATER]
    assert call("unmute", "alles").stdout == "alles tells again.\n"
    assert call("unmute", "alles").stdout == "alles was not muted here.\n"
    call("unmute", "wonen", "--recipient", B)
    found = call.listed()
    assert {one["muted_until"] for key in found for one in found[key]["readers"]} == {None}


def test_who_leaves_is_not_even_tested_until_the_reader_joins_again(
    call: Call, server: fakes.MailFake
) -> None:
    assert call("leave", "alles", "--recipient", A).stdout == f"{A} left alles.\n"
    assert call("leave", "alles", "--recipient", A).stdout == f"{A} had left alles before.\n"
    assert [one["left"] for one in call.listed()["alles"]["readers"]] == [True, False]
    assert call("test", "alles").stdout == f"email {A}: left, and gets nothing\nemail {B}: sent\n"
    assert call("join", "alles", "--recipient", A).stdout == f"{A} is told again by alles.\n"
    assert call("join", "alles", "--recipient", A).stdout == f"{A} had not left alles.\n"
    assert [one["left"] for one in call.listed()["alles"]["readers"]] == [False, False]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("test", "ales"), "there is no subscription 'ales'; choose from: alles, wonen"),
        (("test", "alles", "--recipient", "lid.c@example.org"), f"choose from: {A}, {B}"),
        (("mute", "alles"), "--until"),
        (("mute", "alles", "--until", "2020-01-01"), "2020-01-01 is not a day from"),
        (("mute", "alles", "--until", "2999-01-01"), "within a year"),
        (("mute", "alles", "--until", "morgen"), "morgen"),
        (("leave", "alles"), "--recipient"),
        (("remove-person", A.upper()), "channel team still sends to"),
    ],
)
def test_a_mistake_of_the_call_is_one_clear_line(call: Call, words: tuple[str, ...], says: str) -> None:
    done = call(*words)
    assert (done.exit_code, says in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr


def known_to_everybody(call: Call, server: fakes.MailFake) -> None:
    """A reader with everything that a history can hold of one, who is no longer in the watchlist."""
    db = open_database(call.database)
    event = tell(db, watching(to=(A, B)), Kept(NOW))
    server.answers["RCPT"] = f"550 5.1.1 <{A}> unknown"
    call("test", "alles", "--recipient", A)
    server.answers.clear()
    call("test", "alles", "--recipient", A)
    subscribers.mute(db, "wonen", "email", A, local_day(NOW), "reader", NOW)
    subscribers.leave(db, "wonen", "email", A, "reader", NOW)
    work_done(db, watching(to=(B,)), Work(0, event, "wrong", A, "Dit klopt niet.", "web", NOW))
    digests.make_due(db, watching(to=(A,)), NOW)
    with write_tx(db):
        db.execute("insert into pause values ('email', ?, ?)", [A, "2026-01-01T00:00:00Z"])
        sql = "insert into event (type, headline, seen, notice) values ('channel-stopped', ?, '', ?)"
        db.execute(sql, [f"Adres gepauzeerd: {A}", '{"lines":["Adres van x-' + A + '"]}'])
    db.close()
    call.follow(B)


def dump(call: Call) -> str:
    db = open_database(call.database)
    text = "\n".join(db.conn.iterdump())
    db.close()
    return text


def test_what_is_known_of_a_person_goes_and_what_was_told_stays(call: Call, server: fakes.MailFake) -> None:
    known_to_everybody(call, server)
    before = len(mails(server))
    look = call("remove-person", A, "--dry-run")
    assert dump(call).count(f"'{A}'") > 5
    done = call("remove-person", A.upper())
    assert (look.exit_code, done.exit_code) == (0, 0)
    assert look.stdout.replace("This would be removed", "Removed") == done.stdout
    assert "1 mute, 1 departure, 1 pause: deleted" in done.stdout
    assert "1 work: name and words blanked" in done.stdout
    assert "2 messages to operators: without the address or remark" in done.stdout
    assert "1 messages that still waited: never sent" in done.stdout
    assert "Kept, as evidence of what was told and when" in done.stdout
    assert "3 delivery, 1 alert, 1 digest, under the name removed:1" in done.stdout
    left = dump(call)
    assert left.replace(f"x-{A}", "").count(A) == 0
    assert left.count("'removed:1'") == 5
    assert "Dit klopt niet." not in left
    assert A.encode() not in call.database.read_bytes().replace(f"x-{A}".encode(), b"")
    assert call.other("deliver").stdout == ""
    assert {one["To"] for one in mails(server)[before:]} == {B}
    assert call("remove-person", A).stdout == f"The history knows nobody by {A}.\n"


def test_nothing_is_ever_owed_again_to_a_name_that_says_nothing(call: Call, server: fakes.MailFake) -> None:
    known_to_everybody(call, server)
    call("remove-person", A)
    assert call.other("correct", "1", "--right", "Er veranderde niets.").exit_code == 0
    before = len(mails(server))
    assert call.other("deliver").exit_code == 0
    assert {one["To"] for one in mails(server)[before:]} <= {B}
    db = open_database(call.database)
    rows = list(db.query("select state, reason from delivery where recipient = 'removed:1' and sent is null"))
    db.close()
    assert {row["state"] for row in rows} == {"held"}
    assert any("data of this person was removed" in row["reason"] for row in rows)


def test_a_person_who_comes_back_and_goes_again_has_another_name(call: Call, server: fakes.MailFake) -> None:
    for name in ("removed:1", "removed:2"):
        call.follow(A, B)
        assert call("test", "alles", "--recipient", A).exit_code == 0
        call.follow(B)
        assert f"under the name {name}" in call("remove-person", A).stdout


def test_a_running_service_is_stopped_first(call: Call) -> None:
    call.follow(B)
    call.listed()
    with exclusive(call.database, "service", wait=False):
        done = wetwacht("subscriptions", "remove-person", A, *call.options)
    assert done.returncode == 1
    assert "stop that one first" in done.stderr


def test_a_test_beside_another_sender_waits_and_stays_owed(call: Call, server: fakes.MailFake) -> None:
    call.listed()
    with exclusive(call.database, "sender", wait=False):
        done = call("test", "alles", "--recipient", A)
    assert (done.exit_code, mails(server)) == (1, [])
    assert done.stdout == f"email {A}: queued\n  it stays in the outbox and is tried again\n"
    assert call.other("deliver").exit_code == 0
    assert [one["To"] for one in mails(server)] == [A]
