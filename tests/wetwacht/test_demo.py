"""The demo as a process, and the score that decides whether it may end well."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.program import wetwacht
from tests.wetwacht.spoken import faults, messages
from wetwacht.demo.model import Edit, Moment
from wetwacht.demo.score import Told, score

START = datetime(2025, 7, 1, tzinfo=UTC)
ONE, TWO = "https://vng.nl/brieven/een", "https://vng.nl/brieven/twee"


def edit(url: str, *, material: bool = True, dossiers: tuple[str, ...] = ("voorbeeldwet",)) -> Edit:
    return Edit("vng", url, material, dossiers, f"iets anders op {url}")


def moments(*edits: tuple[Edit, ...]) -> tuple[Moment, ...]:
    return tuple(Moment(START + timedelta(days=n), f"moment {n}", one) for n, one in enumerate(edits))


def told(moment: int, url: str) -> Told:
    return Told(moment, url, "kop")


def test_an_edit_that_was_told_is_neither_false_nor_missed() -> None:
    result = score(moments((), (edit(ONE),), (edit(TWO),)), [told(2, TWO), told(1, ONE)])
    assert (result.false, result.missed) == ((), ())


def test_an_alert_about_a_page_that_nobody_edited_is_false() -> None:
    result = score(moments((), (edit(ONE),)), [told(1, ONE), told(1, TWO)])
    assert [one.url for one in result.false] == [TWO]
    assert result.missed == ()


def test_a_second_alert_about_one_edit_is_false() -> None:
    result = score(moments((), (edit(ONE),), ()), [told(1, ONE), told(2, ONE)])
    assert [one.moment for one in result.false] == [2]


def test_an_alert_before_its_edit_is_false_and_the_edit_missed() -> None:
    result = score(moments((), (), (edit(ONE),)), [told(1, ONE)])
    assert [one.moment for one in result.false] == [1]
    assert [due.moment for due in result.missed] == [2]


def test_an_edit_that_nobody_told_is_missed() -> None:
    result = score(moments((), (edit(ONE),), (edit(ONE),)), [told(1, ONE)])
    assert [(due.moment, due.url) for due in result.missed] == [(2, ONE)]


def test_an_alert_after_an_outage_still_answers_its_edit() -> None:
    assert score(moments((), (edit(ONE),), ()), [told(2, ONE)]).missed == ()


def test_an_edit_without_meaning_or_dossier_may_not_alert() -> None:
    silent = (edit(ONE, material=False), edit(TWO, dossiers=()))
    assert score(moments((), silent), []).missed == ()
    assert len(score(moments((), silent), [told(1, ONE), told(1, TWO)]).false) == 2


def test_two_edits_of_one_happening_are_due_one_alert() -> None:
    pages = tuple(replace(edit(url), event="stemming") for url in (ONE, TWO))
    once = score(moments((), pages), [told(1, ONE), replace(told(1, TWO), again=True)])
    assert once.clean
    twice = score(moments((), pages), [told(1, ONE), told(1, TWO)])
    assert [one.url for one in twice.apart] == [TWO]
    never = score(moments((), pages), [replace(told(1, url), again=True) for url in (ONE, TWO)])
    assert len(never.merged) == 2


def test_an_edit_that_was_taken_for_another_event_is_found_out() -> None:
    result = score(moments((), (edit(ONE), edit(TWO))), [told(1, ONE), replace(told(1, TWO), again=True)])
    assert [one.url for one in result.merged] == [TWO]


def test_the_demo_does_the_whole_job_with_nothing_false_and_nothing_missed(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    done = wetwacht("demo", "--database", str(file))
    figures = dict(re.findall(r"^([a-z ]+?) +(\d+)$", done.stdout, re.MULTILINE))
    assert done.returncode == 0, done.stdout[-3000:]
    assert (figures["false"], figures["missed"]) == ("0", "0")
    assert (figures["told twice"], figures["told as another"]) == ("0", "0")
    assert int(figures["in a median week"]) <= 5
    assert int(figures["moments"]) >= 25
    assert int(figures["alerts"]) >= 25
    assert f"database         {file}" in done.stdout
    assert done.stdout.count("Weekbericht ") == 1
    assert "Weekbericht 27: Staatsblad publiceert" in done.stdout
    assert "Traceback" not in done.stderr
    assert [fault for message in messages(file) for fault in faults(message)] == []
    connection = sqlite3.connect(file)
    sent = connection.execute("select count(*) from delivery where kind = 'console'").fetchall()
    unsent = connection.execute("select count(*) from delivery where state != 'sent'").fetchall()
    connection.close()
    assert sent[0][0] >= int(figures["alerts"])
    assert unsent == [(0,)]
