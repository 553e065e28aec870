"""`wetwacht deliver`: what was given up stands there with its remedy, and can be owed again."""

from __future__ import annotations

from pathlib import Path

from tests import fakes
from tests.office import slacking
from tests.program import wetwacht

CONFIGURED = 'include_default = true\n[slack]\napi_url = "{url}"\n'


def test_a_dead_letter_is_listed_with_its_remedy_and_sent_when_it_is_mended(tmp_path: Path) -> None:
    with fakes.slack() as workspace:
        slacking(tmp_path, workspace).tell()
        file = tmp_path / "own.toml"
        file.write_text(CONFIGURED.format(url=workspace.url))
        options = ("--watchlist", str(file), "--database", str(tmp_path / "history.db"))
        workspace.channels = ()
        first = wetwacht("deliver", *options, WETWACHT_SLACK_TOKEN=fakes.TOKEN)
        workspace.channels = ("C0001",)
        second = wetwacht("deliver", *options, WETWACHT_SLACK_TOKEN=fakes.TOKEN)
        assert workspace.messages == []
        third = wetwacht("deliver", "--retry-dead", *options, WETWACHT_SLACK_TOKEN=fakes.TOKEN)
        assert len(workspace.messages) == 1
    line, remedy = first.stdout.splitlines()
    assert line == "delivery 1 of event:1 to team (C0001): dead: recipient: channel_not_found"
    assert "check the channel id" in remedy
    assert "wetwacht deliver --retry-dead" in remedy
    assert second.stdout == first.stdout
    assert [done.returncode for done in (first, second, third)] == [1, 1, 0]
    assert (third.stdout, third.stderr) == ("", "1 given up before are owed again.\n1 sent\n")
