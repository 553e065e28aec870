"""To whom a correction goes, and in which conversation it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from monitors.alerts.corrections import Wording
from monitors.alerts.subscriptions import recipients
from monitors.corrections import correct
from monitors.history import below, regrouping, subscribers, versions
from monitors.history.database import write_tx
from monitors.model import Delivery, Event, EventType, Match, Matches, Notice
from notifiers.message import Message
from notifiers.notifier import Notifier, Receipt, Thread
from tests import fakes
from tests.invented import SEEN
from tests.ledger import WHY, Kept, tell
from tests.office import A, B, Office, mailing, mails, slacking, watching

RIGHT = Wording("De Eerste Kamer verwierp de wet op 21 april 2026.")
DAY = timedelta(days=1)


def test_who_muted_everything_or_left_since_is_corrected_at_once(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching(to=(A, B)))
    event = office.tell()
    office.at(SEEN)
    subscribers.mute(office.db, "alles", "email", A, (SEEN + 30 * DAY).date(), "lid a", SEEN)
    subscribers.leave(office.db, "alles", "email", B, "lid b", SEEN)
    correct(office.db, event, RIGHT, SEEN)
    subscribers.mute(office.db, "alles", "email", A, (SEEN + 40 * DAY).date(), "lid a", SEEN)
    office.at(SEEN)
    told = mails(server)
    assert sorted(str(mail["To"]) for mail in told if "Correctie" in str(mail["Subject"])) == [A, B]
    first = {str(mail["To"]): mail["Message-ID"] for mail in told[:2]}
    assert all(mail["In-Reply-To"] == first[str(mail["To"])] for mail in told[2:])


def contradict(office: Office, event: int) -> int:
    """Another source says otherwise than this event."""
    notice = Notice(("Volgens vng.nl: verworpen.",), (), Matches((Match("voorbeeldwet", WHY),)))
    with write_tx(office.db):
        told = Event(0, EventType.REJECTED, "De bronnen verschillen", SEEN)
        own = versions.save_notice(office.db, told, notice)
        dues = recipients(
            office.watchlist, notice.matches, told.type, SEEN, standing=subscribers.standing(office.db, SEEN)
        )
        below.tell_below(office.db, own, event, dues, SEEN)
    return own


def test_a_correction_of_a_contradiction_stands_in_the_thread_that_both_belong_to(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    own = contradict(office, event)
    office.at(SEEN)
    correct(office.db, own, RIGHT, SEEN)
    office.at(SEEN)
    first, second, third = workspace.messages
    assert [one["thread_ts"] for one in (second, third)] == [first["ts"], first["ts"]]
    assert all(one["reply_broadcast"] for one in (second, third))
    assert "Ingetrokken: De bronnen verschillen" in str(second["blocks"])
    assert "‘De bronnen verschillen’" in str(third["blocks"])


def test_a_contradiction_of_one_of_a_list_that_waits_stands_below_the_list(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    events = [tell(office.db, office.watchlist, Kept(headline=f"Bericht {n}")) for n in range(6)]
    contradict(office, events[2])
    office.at(SEEN)
    burst, told = workspace.messages
    assert (told["thread_ts"], told["reply_broadcast"]) == (burst["ts"], True)


def test_who_no_longer_asks_hears_of_a_contradiction_and_who_is_muted_in_a_digest(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching(to=(A, B)))
    event = office.tell()
    office.at(SEEN)
    office.watchlist = watching(to=(A,))
    subscribers.mute(office.db, "alles", "email", A, (SEEN + 30 * DAY).date(), "lid a", SEEN)
    contradict(office, event)
    office.at(SEEN)
    first = next(mail for mail in mails(server) if mail["To"] == B)
    (told,) = mails(server)[2:]
    assert (told["To"], told["In-Reply-To"]) == (B, first["Message-ID"])
    *_, held = sorted(office.rows(), key=lambda row: row[1] == "held")
    assert held[:2] == (A, "held") and str(held[2]).startswith("weekly digest: muted until")


def test_what_contradicts_a_message_that_was_withdrawn_is_not_sent(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    contradict(office, event)
    correct(office.db, event, RIGHT, SEEN)
    office.at(SEEN)
    assert [str(one["blocks"]).count("De bronnen verschillen") for one in workspace.messages] == [0, 0]


def test_a_contradiction_in_doubt_is_looked_up_and_not_sent_again(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    contradict(office, event)
    workspace.troubles.append("drop")
    for hours in range(3):
        office.at(SEEN + timedelta(hours=hours))
    assert len(workspace.messages) == 2
    assert set(office.states()) == {"sent"}


@dataclass
class Meanwhile:
    """A notifier during whose first message somebody else does something."""

    real: Notifier
    acts: list[Callable[[], object]]

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        while self.acts:
            self.acts.pop()()
        return self.real.send(delivery, message, thread)

    def find(self, delivery: Delivery) -> Receipt | None:
        return self.real.find(delivery)

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        return self.real.update(receipt, message)


def test_what_is_withdrawn_or_held_while_the_sender_is_at_work_is_not_sent(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    events = [tell(office.db, office.watchlist, Kept(headline=f"Bericht {n}")) for n in range(3)]
    acts = [
        lambda: correct(office.db, events[1], RIGHT, SEEN),
        lambda: regrouping.merge_events(office.db, events[0], events[2]),
    ]
    office.wrap = lambda notifier: Meanwhile(notifier, acts)
    office.at(SEEN)
    assert [mail["Subject"] for mail in mails(server)] == ["Bericht 0"]
    reasons = [str(reason) for _, state, reason in office.rows() if state == "held"]
    assert reasons == ["corrected; correction 1 tells what is right", "merged into event 1"]
