"""The doctor: what is wrong is named with its remedy, and nothing is changed or sent."""

from __future__ import annotations

import json
import sqlite3
import string
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.document import Section
from crawler.errors import Failure, Verdict
from monitors.condition import Condition, Queue
from monitors.history import sources
from monitors.history.condition import examine, locked, spells
from monitors.history.database import open_database, write_tx
from monitors.history.locks import exclusive
from monitors.sources.health import SourceState, visited
from monitors.watchlist import Source, Watchlist
from monitors.words.healthtexts import HEALTH, dutch
from notifiers import probe
from notifiers.email import EmailSettings
from tests import fakes, tls
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from tests.language import complaints
from tests.program import wetwacht
from wetwacht.finding import Facts, Finding, Place, Program, Setup
from wetwacht.health import exit_code, health, ready
from wetwacht.health import sources as source_findings
from wetwacht.healthtexts import TEXTS, english

NOW = datetime(2026, 11, 25, 20, 15, tzinfo=UTC)
SOURCE = Source("vng-brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))
RUNS = Program("0.1.0", "3.11.7", "3.40.1", wal_is_safe=False)
OWN = """
[crawl]
contact = "beheer@example.org"
[slack]
api_url = "{slack}"
[[dossier]]
key = "voorbeeldwet"
title = "Voorbeeldwet"
numbers = ["99999"]
[[source]]
key = "vng-brieven"
site = "vng"
url = "https://vng.nl/brieven"
every = "1h"
"""


def options(folder: Path, slack: str = "https://slack.com/api/") -> tuple[str, ...]:
    file = folder / "own.toml"
    file.write_text(OWN.format(slack=slack))
    return ("--watchlist", str(file), "--database", str(folder / "history.db"))


def doctor(folder: Path, *more: str) -> tuple[int, dict[str, dict[str, Any]]]:
    done = wetwacht("doctor", "--offline", "--json", *options(folder), *more)
    assert done.stderr == ""
    return done.returncode, {row["code"]: row for row in json.loads(done.stdout)["findings"]}


def save(folder: Path, *failures: Failure | None, begin: datetime) -> None:
    db = open_database(folder / "history.db")
    state = SourceState(SOURCE.key)
    with write_tx(db):
        for n, failure in enumerate(failures):
            state = visited(state, SOURCE, failure, begin + timedelta(minutes=n)).state
            sources.save_state(db, state)
    db.close()


def test_without_a_history_it_says_what_makes_one_and_makes_none(tmp_path: Path) -> None:
    code, found = doctor(tmp_path)
    assert code == 0
    assert found["database-absent"]["remedy"] == "`wetwacht check` makes it"
    assert [path.name for path in tmp_path.iterdir()] == ["own.toml"]


def test_a_history_that_is_well_is_all_fine_or_notes(tmp_path: Path) -> None:
    save(tmp_path, None, begin=datetime.now(UTC))
    code, found = doctor(tmp_path)
    assert code == 0
    assert {"database-fine", "sources-fine", "queue-fine", "clock-fine", "backup-none"} <= set(found)


def test_a_source_that_fails_is_named_with_its_reason_since_when_and_a_remedy(tmp_path: Path) -> None:
    down = Failure(SOURCE.url, Verdict.BLOCKED, "a login page\x1b[2J answered", True)
    begin = datetime.now(UTC).replace(microsecond=0)
    save(tmp_path, None, down, down, begin=begin)
    code, found = doctor(tmp_path)
    finding = found["source-failing"]
    assert code == 1
    assert finding["subject"] == "source vng-brieven"
    assert finding["says"].startswith("blocked: a login page")
    assert "\x1b" not in finding["says"]
    assert datetime.fromisoformat(finding["since"]) == begin + timedelta(minutes=1)
    assert "wetwacht sources probe --source vng-brieven" in finding["remedy"]


def test_each_change_of_verdict_is_one_row(tmp_path: Path) -> None:
    down = Failure(SOURCE.url, Verdict.UNREACHABLE, "no answer in time", True)
    save(tmp_path, None, None, down, down, None, begin=NOW)
    db = open_database(tmp_path / "history.db")
    found = [(one.verdict, one.seen) for one in spells(db, SOURCE.key, NOW)]
    db.close()
    at = [NOW + timedelta(minutes=n) for n in (0, 2, 4)]
    assert found == list(zip(("ok", "unreachable", "ok"), at, strict=True))


def test_a_history_with_changes_of_a_dossier_is_not_called_damaged(tmp_path: Path) -> None:
    history = Chronicle(tmp_path / "wetwacht.db", Watchlist((DOSSIER,), (), (), ()))
    for day in range(1, 4):
        history.seen(
            replace(
                NEWS,
                sections=(Section("body", "", f"De Voorbeeldwet huisvesting (99999) noemt {day} weken."),),
            ),
            NOW + timedelta(days=day),
        )
    ((kept,),) = history.db.execute("select count(*) from change_dossier").fetchall()
    assert kept == 3
    assert examine(history.file, history.watchlist, NOW).access == "usable"
    history.db.close()


def test_a_file_that_is_no_database_is_broken(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"no database at all " * 200)
    code, found = doctor(tmp_path)
    assert (code, found["database-broken"]["level"]) == (1, "wrong")
    assert "backup" in found["database-broken"]["remedy"]


def test_a_folder_in_place_of_the_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = wetwacht("doctor", "--offline", *options(tmp_path)[:2], "--database", str(tmp_path / "folder"))
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_a_database_of_another_program_is_named_as_such(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "history.db")) as other:
        other.execute("create table recipe (name text)")
    assert doctor(tmp_path)[1]["database-foreign"]["level"] == "wrong"


def test_a_database_that_another_keeps_locked_is_said_to_be(tmp_path: Path) -> None:
    save(tmp_path, None, begin=NOW)
    with closing(sqlite3.connect(tmp_path / "history.db")) as other:
        other.execute("begin exclusive")
        code, found = doctor(tmp_path)
    assert (code, "database-locked" in found) == (1, True)


def test_a_service_that_runs_is_seen_by_its_lock(tmp_path: Path) -> None:
    save(tmp_path, None, begin=datetime.now(UTC))
    file = tmp_path / "history.db"
    assert not locked(file, "service")
    with exclusive(file, "service"):
        assert "service-running" in doctor(tmp_path)[1]
    assert "service-stopped" in doctor(tmp_path)[1]


def test_something_seen_in_the_future_means_that_the_clock_was_set_back(tmp_path: Path) -> None:
    save(tmp_path, None, begin=datetime.now(UTC) + timedelta(days=2))
    code, found = doctor(tmp_path)
    assert (code, found["clock-back"]["level"]) == (1, "wrong")


def test_a_wrong_configuration_ends_with_two_and_every_mistake(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[source]]\nkey = "a"\nsite = "nergens"\nurl = "https://example.org/"\n')
    done = wetwacht("doctor", "--offline", "--watchlist", str(file))
    assert done.returncode == 2
    assert "WRONG  configuration: " in done.stdout
    assert "remedy: " in done.stdout


def test_slack_says_who_we_are_and_takes_the_largest_message_and_nothing_is_posted(tmp_path: Path) -> None:
    with fakes.slack() as workspace:
        chosen = options(tmp_path, workspace.url)
        done = wetwacht("doctor", *chosen, WETWACHT_SLACK_TOKEN=fakes.TOKEN)
        refused = wetwacht("doctor", *chosen, WETWACHT_SLACK_TOKEN="xoxb-other")
        assert workspace.messages == []
        methods = [method for method, _ in workspace.requests]
    assert methods == ["auth.test", "blocks.validate", "auth.test"]
    assert done.returncode == 0
    assert "ok     slack: wetwacht in Voorbeeldgemeente; the largest message is well formed" in done.stdout
    assert refused.returncode == 1
    assert "WRONG  slack: auth.test: credentials: invalid_auth" in refused.stdout


def test_the_mail_server_is_greeted_over_verified_tls_and_gets_no_mail(tmp_path: Path) -> None:
    certificate = tls.certificate(tmp_path)
    with fakes.mail(certificate, login=True) as server:
        settings = EmailSettings(
            "localhost",
            server.port,
            "starttls",
            "w@example.org",
            "wetwacht",
            "goed",
            str(certificate),
            timeout=5,
        )
        assert probe.email(settings).trouble is None
        wrong = probe.email(replace(settings, password="fout")).trouble
        distrusted = probe.email(replace(settings, cafile=None)).trouble
    gone = probe.email(settings).trouble
    assert gone and gone.startswith("temporary: ")
    assert wrong and wrong.startswith("credentials: 535")
    assert distrusted and "certificate is not trusted" in distrusted
    assert server.envelopes == []


def facts(condition: Condition, free: int = 10**12) -> Facts:
    return Facts(Setup(sources=(SOURCE,)), RUNS, condition, Place("/data", free, writable=True), service=True)


def test_ready_means_that_the_program_can_work_whatever_a_site_does() -> None:
    failing = replace(
        SourceState(SOURCE.key), verdict=Verdict.BROKEN, last_visit=NOW, last_ok=NOW, failing_since=NOW
    )
    well = Condition("usable", states=(failing,))
    assert exit_code(health(facts(well), NOW)) == 1
    assert ready(health(facts(well), NOW))
    assert not ready(health(facts(well, free=0), NOW))
    assert not ready(health(facts(Condition("broken", "damaged")), NOW))
    late = replace(well, queue=Queue(3, NOW - timedelta(hours=2), 3))
    assert not ready(health(facts(late), NOW))


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_finding_has_words_in_both_languages_with_the_same_facts(code: str) -> None:
    assert set(HEALTH) == set(TEXTS)
    names = [
        {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
        for texts in (TEXTS[code], HEALTH[code])
    ]
    every = tuple((name, "iets") for name in sorted(names[0] | names[1]))
    assert all(english(Finding("x", code, "note", every))[:1])
    assert [found for text in dutch(code, every) for found in complaints(text)] == []
    assert bool(TEXTS[code][1]) == bool(HEALTH[code][1])


def test_many_sources_that_were_never_visited_are_one_line() -> None:
    many = tuple(replace(SOURCE, key=f"bron-{number}") for number in range(9))
    found = list(source_findings(many, Condition("usable"), NOW, served=False))
    assert [(one.code, dict(one.facts)) for one in found] == [("sources-never", {"count": 9, "all": 9})]
    few = list(source_findings(many[:5], Condition("usable"), NOW, served=False))
    assert [one.code for one in few] == ["source-never"] * 5
