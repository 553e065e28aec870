"""What is corrected is corrected whole or not at all; what was withdrawn stands in nobody's way."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from monitors import regroup
from monitors.alerts.corrections import Wording
from monitors.corrections import correct
from monitors.history.database import open_database
from tests.ledger import Kept, tell
from tests.monitors.test_together import COUNTED, REPORT, bill, deliveries, desk_of, news, sent
from tests.office import A, B, watching
from tests.program import ROOT, environment

RIGHT = Wording("De wet is niet verworpen. De stemming is uitgesteld.")


def test_a_correction_that_is_killed_at_any_statement_is_owed_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    db = open_database(file)
    tell(db, watching(to=(A, B)), Kept())
    db.execute("update delivery set state = 'sent'")
    db.conn.commit()
    db.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.corrector", str(file)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = json.loads(done.stdout)
    before, after = [0, 2, 2, 0], [1, 6, 4, 4]
    assert (told["status"], told["at_last"]) == (0, after)
    # A statement for each row that it keeps, and those around them.
    assert told["died"] > 10
    assert all(left == before for left in told["left"])


def test_what_comes_true_after_it_was_withdrawn_is_told_as_news(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    correct(desk.house.db, 1, RIGHT, desk.house.now)
    sent(desk)
    desk.keep(*REPORT)
    assert deliveries(desk)[-1] == ("event:3", "queued")


def test_a_later_sighting_of_what_was_split_off_and_not_withdrawn_is_still_one_event(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED), *REPORT)
    sent(desk)
    regroup.split(desk.house.db, desk.house.watching, 2, desk.house.now)
    sent(desk)
    desk.keep(*news("vng", "Eerste Kamer verwerpt Voorbeeldwet huisvesting", "De wet is verworpen."))
    assert [subject for subject, state in deliveries(desk) if state == "queued"] == ["edit:1"]


def test_what_was_withdrawn_is_not_merged_with_what_is_right(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    desk.keep(bill(**COUNTED))
    sent(desk)
    correct(desk.house.db, 1, RIGHT, desk.house.now)
    desk.house.now += timedelta(hours=1)
    desk.keep(*REPORT)
    with pytest.raises(regroup.NotPossible, match="event 1 was withdrawn"):
        regroup.merge(desk.house.db, 1, 3)
