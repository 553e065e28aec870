"""Many alerts at once for one reader: one message that counts them and names each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.alerts.below import Also
from monitors.history.outbox import Outcome
from monitors.model import Alert, State
from monitors.watchlist import Amendment, Subscription
from monitors.words import bursttexts, texts
from notifiers.blocks import payload
from notifiers.email import html
from notifiers.message import Message, Options, compose_all
from notifiers.plain import plain
from tests import fakes, invented
from tests.invented import DOSSIER, SEEN, TOPIC, WATCHLIST
from tests.language import HEADLINE_AT_MOST, complaints
from tests.ledger import Kept, tell
from tests.office import A, B, Office, mailing, mails, slacking, watching, words

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def owe(office: Office, count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        tell(office.db, office.watchlist, Kept(headline=f"Bericht {number:03}"))


def told(workspace: fakes.SlackFake) -> list[str]:
    return [str(message["blocks"]) for message in workspace.messages]


def many(count: int) -> tuple[Alert, ...]:
    alert = invented.ALERTS["news revised"]
    return tuple(
        replace(alert, event=replace(alert.event, id=n, headline=f"Nieuwsbericht {n} gewijzigd"))
        for n in range(count)
    )


def listed(alerts: tuple[Alert, ...]) -> Message:
    return compose_all(alerts, WATCHLIST, SEEN, Options())


def test_five_at_once_are_five_messages_and_six_are_one(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 5)
    office.at(SEEN)
    assert len(workspace.messages) == 5
    owe(office, 6, start=5)
    office.at(SEEN + MINUTE)
    (*_, burst) = told(workspace)
    assert len(workspace.messages) == 6
    assert all(burst.count(f"Bericht {n:03}") == 1 for n in range(5, 11))
    assert "6 wijzigingen bij Voorbeeldwet huisvesting" in burst


def test_each_alert_ends_in_the_delivery_that_told_it(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 7)
    office.at(SEEN)
    assert office.states() == ["held"] * 6 + ["sent"]
    assert {reason for _, state, reason in office.rows() if state == "held"} == {
        "told in the list of delivery 7"
    }
    (subject,) = office.db.execute("select subject from delivery where state = 'sent'").fetchone()
    assert subject == "burst:7"
    assert {row["delivery"] for row in office.db.query("select delivery from alert")} == {7}


def test_each_reader_has_a_list_of_his_own(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(to=(A, B)))
    owe(office, 6)
    office.at(SEEN)
    assert sorted(str(mail["To"]) for mail in mails(server)) == [A, B]


def test_more_than_a_list_holds_are_several_lists(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 130)
    office.at(SEEN)
    assert len(workspace.messages) == 3
    together = " ".join(told(workspace))
    assert all(together.count(f"Bericht {n:03}") == 1 for n in range(130))


def test_a_list_that_failed_takes_up_what_came_in_between(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 6)
    workspace.troubles.append(("error", "ratelimited"))
    office.at(SEEN)
    owe(office, 2, start=6)
    office.at(SEEN + HOUR)
    (burst,) = told(workspace)
    assert "8 wijzigingen" in burst
    assert all(burst.count(f"Bericht {n:03}") == 1 for n in range(8))
    assert sorted(set(office.states())) == ["held", "sent"]


def test_a_list_in_doubt_is_looked_up_and_not_sent_again(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 6)
    workspace.troubles.append("drop")
    office.at(SEEN)
    owe(office, 1, start=6)
    office.at(SEEN + HOUR)
    assert len(workspace.messages) == 2
    together = " ".join(told(workspace))
    assert all(together.count(f"Bericht {n:03}") == 1 for n in range(7))


def test_a_late_list_says_why(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 1)
    workspace.troubles.append(("error", "service_unavailable"))
    office.at(SEEN)
    owe(office, 5, start=1)
    office.at(SEEN + 5 * HOUR)
    (burst,) = told(workspace)
    assert texts.LATE_BECAUSE.format(late="5 uur", why=texts.UNREACHABLE["slack"]) in burst


def test_what_the_reader_follows_by_name_stands_first(tmp_path: Path, server: fakes.MailFake) -> None:
    dossier = replace(DOSSIER, amendments=(Amendment("proef", ("Proef",)),))
    asked = (Subscription("alles", ("team",)), Subscription("proef", ("team",), amendments=("proef",)))
    office = mailing(tmp_path, server, replace(watching(*asked), dossiers=(dossier,)))
    owe(office, 5)
    tell(office.db, office.watchlist, Kept(headline="Bericht over de proef", amendments=("proef",)))
    office.at(SEEN)
    (mail,) = mails(server)
    text = words(mail)
    assert bursttexts.FOLLOWED_ONE in text
    assert text.index("Bericht over de proef") < text.index("Bericht 000")


def test_a_list_over_more_dossiers_counts_them_and_names_each(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, replace(watching(), dossiers=(DOSSIER, TOPIC)))
    for key in ("voorbeeldwet", "opvang") * 3:
        tell(office.db, office.watchlist, Kept(dossiers=(key,)))
    office.at(SEEN)
    (mail,) = mails(server)
    assert mail["Subject"] == "6 wijzigingen in 2 dossiers"
    assert words(mail).count(DOSSIER.title) == 3


def test_an_addition_stands_below_the_list_that_told_its_event() -> None:
    alerts = many(6)
    also = invented_addition()
    with_it = (*alerts[:3], replace(alerts[3], also=(also,)), *alerts[4:])
    message = compose_all(with_it, WATCHLIST, also.seen, Options(addition=also.change))
    assert "Nieuwsbericht 3 gewijzigd" in message.headline


def invented_addition() -> Also:
    return Also(
        99, "rijksoverheid", invented.NEWS_ADDRESS, SEEN, "Volgens rijksoverheid.nl: ‘voor de zomer’."
    )


@pytest.mark.parametrize("count", [6, 25, 26, 60])
def test_a_list_speaks_as_the_house_does_and_fits_in_slack(count: int) -> None:
    message = listed(many(count))
    own = "\n".join((message.headline, *message.intro, *message.footer, *(row.text for row in message.rows)))
    assert complaints(own) == []
    assert len(message.headline) <= HEADLINE_AT_MOST
    sent = payload(message)
    assert texts.LEFT_OUT not in str(sent["blocks"])
    assert fakes.broken_rule({**sent, "unfurl_links": False}) is None


def test_a_short_list_leads_to_each_source() -> None:
    message = listed(many(6))
    assert plain(message).count(invented.NEWS_ADDRESS) == 6
    assert html(message).count(f'href="{invented.NEWS_ADDRESS}"') == 6
    assert str(payload(message)["blocks"]).count(invented.NEWS_ADDRESS) == 6


def test_a_list_that_is_refused_for_good_is_dead_with_all_its_alerts(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    owe(office, 6)
    workspace.troubles.append(("error", "is_archived"))
    (sent,) = office.at(SEEN)
    assert sent.outcome == Outcome(State.DEAD, "recipient: is_archived")
    assert len(sent.delivery.alerts) == 6
