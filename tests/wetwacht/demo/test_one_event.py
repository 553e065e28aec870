"""21 April 2026 as two subscriptions to everything see it: one message for each event and recipient."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from config.load import Config, load
from monitors.watchlist import Channel, Subscription
from tests.wetwacht.demo.reading import shipped
from wetwacht.app import App
from wetwacht.demo.copies import Copies
from wetwacht.demo.watching import at_moment

THE_VOTES = next(n for n, one in enumerate(shipped().moments) if f"{one.at:%F}" == "2026-04-21")


def test_three_votes_on_many_pages_are_one_message_for_each_event_and_recipient(tmp_path: Path) -> None:
    config = load(None, {})
    settings = replace(config.settings, database=tmp_path / "votes.db")
    out = io.StringIO()
    with Copies(shipped(), etags=True) as copies:
        for index in (THE_VOTES - 1, THE_VOTES):
            copies.at(index)
            watchlist = at_moment(config.watchlist, shipped(), copies.origins, index)
            dossiers = tuple(dossier.key for dossier in watchlist.dossiers)
            asked = (
                Subscription("een", ("console",), dossiers),
                Subscription("twee", ("ook", "console"), dossiers),
            )
            channels = (Channel("console", "console", ()), Channel("ook", "console", ()))
            app = App(Config(replace(watchlist, channels=channels, subscriptions=asked), settings), out)
            app.round(shipped().moments[index].at, watchlist.sources)
            sent = app.deliver(shipped().moments[index].at)
            rows = [dict(row) for row in app.db.query("select event, recipient, subscriptions from alert")]
            app.close()
    due = {edit.event or edit.url for edit in shipped().moments[THE_VOTES].edits if edit.alert_due}
    assert len(sent) == len(rows) == len({(row["event"], row["recipient"]) for row in rows}) == len(due)
    assert {row["subscriptions"] for row in rows} == {'["een","twee"]'}
    assert out.getvalue().count("Eerste Kamer verwerpt Asielnoodmaatregelenwet: 31 voor, 44 tegen") == 1
    told = " ".join(out.getvalue().split())
    assert told.count("Ook de novelle is verworpen: 37 voor, 38 tegen.") == 1
