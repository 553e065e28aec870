"""The service as a real process, killed with real signals."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from tests import pages
from tests.fakes import MailFake, mail
from tests.program import started, wetwacht
from tests.servers import Page, Site

PATIENCE = 60.0
PATHS = tuple(f"/vragen-en-antwoorden/voorbeeld-99900{n}" for n in range(1, 5))


def until(condition: Callable[[], bool]) -> None:
    """Waits for something that another process does; fails when it does not come."""
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        pause.wait(0.05)


def subjects(mailbox: MailFake) -> list[str]:
    """The subjects of the mails that were accepted, in order."""
    parsed = [message_from_bytes(e.original_content or b"", policy=policy.default) for e in mailbox.envelopes]
    return [str(message["Subject"]) for message in parsed]


def written(folder: Path, site: Site, port: int) -> list[str]:
    """A watchlist of four question pages that mails, and the options that name it."""
    sources = "\n".join(
        f'[[source]]\nkey = "vraag-{n}"\nsite = "vng"\nurl = "{site.origin}{path}"\nevery = "1h"\n'
        "allow_private_hosts = true\n"
        for n, path in enumerate(PATHS)
    )
    rest = f"""
[[dossier]]
key = "voorbeeldwet"
title = "Voorbeeldwet huisvesting"
numbers = ["99999"]
[[channel]]
key = "mail"
kind = "email"
to = ["team@example.org"]
[[subscription]]
key = "alles"
channels = ["mail"]
quiet = "none"
[[subscription]]
key = "nog-eens"
channels = ["mail"]
dossiers = ["voorbeeldwet"]
quiet = "none"
[email]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "wetwacht@example.org"
"""
    file = folder / "watchlist.toml"
    file.write_text(sources + rest)
    return ["--watchlist", str(file), "--database", str(folder / "history.db")]


def query(folder: Path, sql: str) -> list[Any]:
    connection = sqlite3.connect(folder / "history.db", timeout=30)
    try:
        rows = connection.execute(sql).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def told(mailbox: MailFake) -> set[str]:
    """The subjects about changes: each reader is also told once that a subscription starts."""
    return {subject for subject in subjects(mailbox) if not subject.startswith("U volgt nu ")}


def edit_all(site: Site) -> None:
    for n, path in enumerate(PATHS):
        site.pages[path] = Page(pages.question(f"Gemeenten krijgen {60 + n} miljoen.", node=999001 + n))


def baseline(folder: Path, site: Site, options: list[str]) -> None:
    for n, path in enumerate(PATHS):
        site.pages[path] = Page(pages.question(node=999001 + n))
    assert wetwacht("check", *options).returncode == 0
    query(folder, "update source set next_due = null")
    edit_all(site)


def test_killed_in_the_middle_of_a_round_nothing_is_lost(tmp_path: Path) -> None:
    reached, release = threading.Event(), threading.Event()

    def slow() -> Page:
        reached.set()
        release.wait(PATIENCE)
        return Page(pages.question("Gemeenten krijgen 63 miljoen.", node=999004))

    with Site() as site, mail() as mailbox:
        options = written(tmp_path, site, mailbox.port)
        baseline(tmp_path, site, options)
        site.pages[PATHS[3]] = slow
        with started("run", *options, log=tmp_path / "log") as service:
            assert reached.wait(PATIENCE)
            os.kill(service.pid, signal.SIGKILL)
            service.wait()
        release.set()
        with started("run", *options, log=tmp_path / "log") as service:
            until(lambda: len(told(mailbox)) == 4)
            until(lambda: query(tmp_path, "select count(*) from delivery where state != 'sent'") == [(0,)])
            os.kill(service.pid, signal.SIGTERM)
            assert service.wait(PATIENCE) == 0
    assert query(tmp_path, "select count(*) from change") == [(4,)]
    owed = "select count(*), count(distinct recipient) from delivery where subject not like 'start:%'"
    assert query(tmp_path, owed) == [(4, 1)]
    assert len(told(mailbox)) == 4


def test_killed_in_the_middle_of_sending_every_alert_is_still_sent(tmp_path: Path) -> None:
    with Site() as site, mail() as mailbox:
        options = written(tmp_path, site, mailbox.port)
        baseline(tmp_path, site, options)
        assert wetwacht("check", "--no-deliver", *options).returncode == 0
        # The row that a sender left behind when it was killed between its two writes.
        query(tmp_path, "update delivery set state = 'sending', attempts = 1 where id = 1")
        assert wetwacht("deliver", *options).returncode == 0
    assert query(tmp_path, "select distinct state from delivery") == [("sent",)]
    assert len(told(mailbox)) == 4


def test_the_service_repairs_a_missed_digest_once(tmp_path: Path) -> None:
    with Site() as site, mail() as mailbox:
        options = written(tmp_path, site, mailbox.port)
        baseline(tmp_path, site, options)
        # The ledger as it stood when the machine went off, months ago.
        for key in ("alles", "nog-eens"):
            place = f"'{key}', 'email', 'team@example.org'"
            opened = f"{place}, 'weekly:2025-W27', '2025-07-06', 0, 0, '2025-07-07T05:30:00Z'"
            columns = "subscription, kind, recipient, period, last, above, upto, made"
            query(tmp_path, f"insert into digest ({columns}) values ({opened})")
        with started("run", *options, log=tmp_path / "log") as service:
            until(lambda: sum(one.startswith("Weekbericht ") for one in subjects(mailbox)) == 2)
            os.kill(service.pid, signal.SIGTERM)
            assert service.wait(PATIENCE) == 0
        assert wetwacht("digest", "--send", *options).stderr.startswith("0 digests made, 2 made before")
    assert sum(one.startswith("Weekbericht ") for one in subjects(mailbox)) == 2
    assert query(tmp_path, "select count(*) from digest where delivery is not null") == [(2,)]


def test_two_services_on_one_database_are_one_too_many(tmp_path: Path) -> None:
    with Site() as site, mail() as mailbox:
        options = written(tmp_path, site, mailbox.port)
        baseline(tmp_path, site, options)
        with started("run", *options, log=tmp_path / "log") as service:
            until(lambda: query(tmp_path, "select count(*) from change") == [(4,)])
            second = wetwacht("run", *options)
            os.kill(service.pid, signal.SIGTERM)
            assert service.wait(PATIENCE) == 0
    assert second.returncode == 1
    assert "service lock" in second.stderr


def test_interrupted_with_control_c_the_history_is_complete_and_the_next_round_does_the_rest(
    tmp_path: Path,
) -> None:
    reached, release = threading.Event(), threading.Event()

    def slow() -> Page:
        reached.set()
        release.wait(PATIENCE)
        return Page(pages.question("Gemeenten krijgen 63 miljoen.", node=999004))

    with Site() as site, mail() as mailbox:
        options = written(tmp_path, site, mailbox.port)
        baseline(tmp_path, site, options)
        site.pages[PATHS[3]] = slow
        with started("check", *options, log=tmp_path / "log") as checking:
            assert reached.wait(PATIENCE)
            os.kill(checking.pid, signal.SIGINT)
            assert checking.wait(PATIENCE) == 130
        release.set()
        assert query(tmp_path, "pragma integrity_check") == [("ok",)]
        assert wetwacht("check", *options).returncode == 0
    assert query(tmp_path, "select count(*) from change") == [(4,)]
    assert len(told(mailbox)) == 4
    assert "Traceback" not in (tmp_path / "log").read_text()
