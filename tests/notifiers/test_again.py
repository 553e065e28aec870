"""A later sighting in each channel: an edit, an addition in the thread, or nothing but the history."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document
from monitors.alerts.below import Also
from monitors.alerts.subscriptions import recipients
from monitors.history import below, joined
from monitors.history.below import Sighted
from monitors.history.database import write_tx
from monitors.model import EventType
from notifiers.again import addition, rows
from notifiers.outbox import CANNOT_EDIT
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import NEWS_REVISED, SEEN, alert_of
from tests.language import complaints
from tests.ledger import Kept, keep
from tests.office import Office, mailing, mails, slacking, watching, words

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = replace(NEWS_REVISED, site="vng", key="/nieuws/later", url="https://vng.nl/nieuws/later")
FACT = "Volgens vng.nl: 31 voor, 44 tegen."


def again(office: Office, event: int, added: str = "", document: Document = LATER) -> int:
    """Keeps a later sighting of an event, an hour after the first, and owes what it brings."""
    kept = Kept(seen=SEEN + HOUR, after=document, before=None)
    dues = recipients(office.watchlist, kept.matches, EventType.CHANGED, kept.seen)
    with write_tx(office.db):
        change = keep(office.db, kept, event)
        joined.save_said(office.db, change, EventType.CHANGED, (), (added, ""))
        below.tell_again(office.db, Sighted(event, change, None if added else frozenset()), dues, kept.seen)
    return change


def subjects(db: Database) -> list[tuple[str, str, str | None]]:
    found = db.query("select subject, state, reason from delivery order by id")
    return [(row["subject"], row["state"], row["reason"]) for row in found]


def test_slack_edits_one_line_of_the_first_message_and_posts_nothing(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    again(office, event)
    again(
        office,
        event,
        document=replace(LATER, site="eerstekamer", key="x", url="https://www.eerstekamer.nl/x"),
    )
    office.at(SEEN + 2 * DAY)
    (message,) = workspace.messages
    text = str(message)
    assert "Ook gemeld door" in text
    assert "VNG (21 april 2026, 19.07 uur), Eerste Kamer (21 april 2026, 19.07 uur)" in text
    assert "Geen nieuwe feiten." in text
    assert "later dan bedoeld" not in text
    assert [state for _, state, _ in subjects(office.db)] == ["sent", "sent"]


def test_slack_tells_a_new_fact_in_the_thread_of_the_first_message(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    again(office, event, FACT)
    office.at(SEEN + HOUR)
    first, second = workspace.messages
    assert second["thread_ts"] == first["ts"]
    assert "Aanvulling: volgens vng.nl: 31 voor, 44 tegen." in str(second)
    assert [subject for subject, *_ in subjects(office.db)] == [f"event:{event}", f"addition:{event}:2"]


def test_a_mail_with_a_new_fact_answers_the_first_and_one_without_is_not_sent(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    event = office.tell()
    office.at(SEEN)
    again(office, event)
    office.at(SEEN + HOUR)
    assert len(mails(server)) == 1
    assert subjects(office.db)[1] == (f"edit:{event}", "held", CANNOT_EDIT)
    again(office, event, FACT, replace(LATER, key="/nieuws/feit"))
    office.at(SEEN + HOUR)
    first, second = mails(server)
    assert second["Subject"] == f"Re: {first['Subject']}"
    assert str(first["Message-ID"]) in str(second["References"])
    assert "Aanvulling: volgens vng.nl: 31 voor, 44 tegen." in words(second)


def test_the_console_is_told_a_fact_and_no_line(tmp_path: Path) -> None:
    stream = io.StringIO()
    office = Office(tmp_path, watching(to=(), kind="console"), NotifierSettings(stream))
    event = office.tell()
    office.at(SEEN)
    again(office, event, FACT)
    again(office, event, document=replace(LATER, key="/nieuws/nog-een"))
    office.at(SEEN + HOUR)
    assert stream.getvalue().count("Aanvulling: volgens vng.nl") == 1
    assert stream.getvalue().count("Ook gemeld door") == 0


def test_a_crash_in_the_middle_of_an_edit_is_an_edit_again(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    again(office, event)
    office.db.execute("update delivery set state = 'sending' where subject like 'edit:%'")
    office.at(SEEN + HOUR)
    assert [state for _, state, _ in subjects(office.db)] == ["sent", "sent"]
    assert len(workspace.messages) == 1


def test_an_addition_is_short_and_in_the_voice_of_the_house() -> None:
    long = Also(2, "vng", LATER.url, SEEN, f"Volgens vng.nl: ‘{'een lange zin ' * 60}’.")
    alert = alert_of(None, NEWS_REVISED)
    assert addition(alert, long, ()).visible() <= 400
    message = addition(alert, replace(long, added=FACT), ())
    assert complaints("\n".join((*message.intro, *message.footer))) == []
    assert [
        row.label for row in rows((replace(long, added=FACT), replace(long, added="")), "Rijksoverheid")
    ] == [
        "Aanvulling",
        "Ook gemeld door",
    ]
    assert list(rows((replace(long, added=""),), "VNG")) == []
