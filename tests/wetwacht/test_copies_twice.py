"""`wetwacht check` twice against the copies with the clock held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.load import SHIPPED
from tests.program import wetwacht
from wetwacht.demo.copies import Copies
from wetwacht.demo.script import script
from wetwacht.demo.watching import written


@pytest.mark.parametrize("etags", [True, False])
def test_a_second_look_at_sites_that_stand_still_finds_nothing(tmp_path: Path, etags: bool) -> None:
    story, moment = script(), 12
    with Copies(story, etags=etags) as copies:
        copies.at(moment)
        file = tmp_path / "watchlist.toml"
        text = written(SHIPPED.read_text(encoding="utf-8"), story, copies.origins, moment)
        file.write_text(text, encoding="utf-8")
        options = ["--watchlist", str(file), "--database", str(tmp_path / "history.db")]
        first = json.loads(wetwacht("check", "--json", *options).stdout)
        assert {source["verdict"] for source in first["sources"]} <= {"ok", "quiet"}
        copies.requests.clear()
        second = json.loads(wetwacht("check", "--json", *options).stdout)
    assert (second["totals"]["new"], second["totals"]["changed"], second["totals"]["gone"]) == (0, 0, 0)
    bodies = [one for one in copies.requests if one.status == 200 and one.target != "/robots.txt"]
    assert len(copies.requests) > 30
    assert bool(bodies) is not etags
