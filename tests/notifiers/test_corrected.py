"""A correction in each channel and in the next digest, and that what was withdrawn is not sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitors.alerts.below import First
from monitors.alerts.corrections import CAUSE_AT_MOST, RIGHT_AT_MOST, Corrected, Correction, Wording, mistake
from monitors.corrections import NotPossible, correct
from monitors.history import digests
from monitors.watchlist import Subscription
from monitors.words import correctiontexts, texts
from notifiers.corrected import BODY_AT_MOST, correction_message
from tests import fakes
from tests.invented import BILL_ADDRESS, SEEN, WATCHLIST
from tests.language import complaints, mean_length, too_long
from tests.ledger import Kept, tell
from tests.notifiers.test_outbox_crashes import Deadly, Killed
from tests.office import A, B, Office, mailing, mails, slacking, watching, words

RIGHT = Wording("De Eerste Kamer verwierp de wet op 21 april 2026.")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
DAILY = Subscription("dagelijks", ("team",), when="daily")
LONGEST = Correction(
    1,
    7,
    "w" * 200,
    "Correctie: " + "k" * 69,
    "Goed " + "g" * (RIGHT_AT_MOST - 5),
    SEEN,
    "Omdat " + "o" * (CAUSE_AT_MOST - 6),
    BILL_ADDRESS,
)
PLACE = ("C0001", "1.2")


def told(workspace: fakes.SlackFake) -> list[str]:
    return [str(message["blocks"]) for message in workspace.messages]


def test_slack_is_corrected_in_the_thread_and_in_the_channel(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    correct(office.db, event, RIGHT, SEEN)
    office.at(SEEN)
    first, second = workspace.messages
    assert (second["thread_ts"], second["reply_broadcast"]) == (first["ts"], True)
    assert "Ingetrokken: " in str(first["blocks"][0])
    with pytest.raises(NotPossible, match="--again"):
        correct(office.db, event, RIGHT, SEEN)


def test_a_mail_answers_the_wrong_one_and_one_that_waits_is_not_sent(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    told = office.tell()
    office.at(SEEN)
    waiting = office.tell()
    correct(office.db, told, RIGHT, SEEN)
    correct(office.db, waiting, RIGHT, SEEN)
    office.at(SEEN)
    first, second = mails(server)
    assert second["In-Reply-To"] == first["Message-ID"]


def digest_at(office: Office, now: datetime) -> None:
    digests.make_due(office.db, office.watchlist, now)
    office.at(now)


def test_who_had_it_in_a_digest_is_told_directly_and_first_in_the_next_one(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching(DAILY))
    digests.make_due(office.db, office.watchlist, SEEN - DAY)
    event = office.tell()
    digest_at(office, SEEN + DAY)
    correct(office.db, event, RIGHT, SEEN + DAY)
    office.at(SEEN + DAY)
    tell(office.db, office.watchlist, Kept(SEEN + DAY, headline="Ander nieuws"))
    digest_at(office, SEEN + 2 * DAY)
    first, correction, second = mails(server)
    assert "Correcties: geen." in words(first)
    assert correction["Subject"] == "Correctie: de Eerste Kamer verwierp de wet op 21 april 2026"
    assert "In het dagbericht van woensdag 22 april 2026" in words(correction)
    text = words(second)
    assert "Goed is: De Eerste Kamer verwierp de wet op 21 april 2026." in text
    assert "Correcties: geen." not in text
    assert text.casefold().index("correcties") < text.rindex("Ander nieuws")


def test_what_was_told_at_once_and_withdrawn_is_no_news_in_a_digest(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    digests.make_due(office.db, office.watchlist, SEEN - 7 * DAY)
    event = office.tell()
    office.at(SEEN)
    correct(office.db, event, RIGHT, SEEN + HOUR)
    office.at(SEEN + HOUR)
    digest_at(office, SEEN + 7 * DAY)
    *_, digest = mails(server)
    assert digest["Subject"] == "Weekbericht 17: 1 correctie, geen wijzigingen"
    assert words(digest).count("Nieuwsbericht gewijzigd") == 1


def test_what_still_waits_for_a_digest_never_stands_in_one(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(DAILY))
    digests.make_due(office.db, office.watchlist, SEEN - DAY)
    made = correct(office.db, office.tell(), RIGHT, SEEN)
    digest_at(office, SEEN + DAY)
    assert (made.places, made.held) == ((), 1)
    assert mails(server) == []


def test_one_of_a_list_is_corrected_below_it_and_marked_in_it(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    events = [tell(office.db, office.watchlist, Kept(headline=f"Bericht {n}")) for n in range(6)]
    office.at(SEEN)
    correct(office.db, events[3], RIGHT, SEEN)
    office.at(SEEN)
    burst, correction = workspace.messages
    assert (correction["thread_ts"], correction["reply_broadcast"]) == (burst["ts"], True)
    assert "In het overzicht van" in str(correction["blocks"])
    assert str(burst["blocks"]).count("Ingetrokken: ") == 1
    assert "Ingetrokken: Bericht 3" in str(burst["blocks"])


def test_one_of_a_list_that_waits_is_left_out_of_it(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    events = [tell(office.db, office.watchlist, Kept(headline=f"Bericht {n}")) for n in range(7)]
    workspace.troubles.append(("error", "ratelimited"))
    office.at(SEEN)
    correct(office.db, events[3], RIGHT, SEEN)
    office.at(SEEN + HOUR)
    text = "".join(told(workspace))
    assert "Bericht 2" in text and "Bericht 3" not in text


def test_a_correction_in_doubt_is_looked_up_and_not_sent_again(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    correct(office.db, event, RIGHT, SEEN)
    workspace.troubles.append("drop")
    office.at(SEEN)
    office.at(SEEN + HOUR)
    office.at(SEEN + 2 * HOUR)
    assert len(workspace.messages) == 2
    assert set(office.states()) == {"sent"}


def test_a_sender_that_dies_after_a_correction_does_not_double_it(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    office.at(SEEN)
    correct(office.db, event, RIGHT, SEEN)
    deaths = [1]
    office.wrap = lambda notifier: Deadly(notifier, deaths)
    with pytest.raises(Killed):
        office.at(SEEN)
    office.at(SEEN)
    assert len(workspace.messages) == 2
    assert "Ingetrokken: " in str(workspace.messages[0]["blocks"])


def test_what_was_perhaps_sent_when_it_was_withdrawn_is_corrected_and_not_sent_again(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    event = office.tell()
    workspace.troubles.append("drop")
    office.at(SEEN)
    correct(office.db, event, RIGHT, SEEN)
    office.at(SEEN + HOUR)
    office.at(SEEN + 2 * HOUR)
    assert len(workspace.messages) == 2
    assert "Correctie: " in told(workspace)[1]


def test_everybody_who_had_it_is_told_whatever_they_ask_for_now(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    """Pauses, quiet hours and mutes are of subscriptions; a correction is owed to an address."""
    office = mailing(tmp_path, server, watching(to=(A, B)))
    event = office.tell()
    office.at(SEEN)
    asleep = Subscription("alles", ("team",), events=("adopted",), when="weekly", quiet="00:00-23:59")
    office.watchlist = watching(asleep, to=(B,))
    correct(office.db, event, RIGHT, SEEN)
    office.at(SEEN)
    corrections = [mail for mail in mails(server) if str(mail["Subject"]).startswith("Correctie: ")]
    assert sorted(str(mail["To"]) for mail in corrections) == [A, B]
    assert all("2 personen" in words(mail) for mail in corrections)


def test_a_second_correction_is_sent_where_it_is_asked_for(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    event = office.tell()
    office.at(SEEN)
    for again in (False, True):
        correct(office.db, event, RIGHT, SEEN, again=again)
        office.at(SEEN)
    assert len(mails(server)) == 3


def catalogue() -> Iterator[tuple[str, str]]:
    for name, value in vars(correctiontexts).items():
        if name.isupper():
            yield from ((name, text) for text in (value.values() if isinstance(value, dict) else (value,)))


@pytest.mark.parametrize(("name", "text"), sorted(catalogue()))
def test_every_text_of_corrections_keeps_the_rules_of_the_voice(name: str, text: str) -> None:
    assert complaints(text) == []


READERS = {
    f"{kind} {subject}": Corrected(
        LONGEST, kind, First(subject, PLACE if sent else None, sent, None), 3, 2_345, 123_456
    )
    for kind in ("slack", "email", "console")
    for subject in ("event:7", "burst:7", "digest:weekly:2026-W17:alles", "digest:daily:2026-04-21:alles")
    for sent in (SEEN,)
} | {
    "in doubt": Corrected(LONGEST, "slack", First("event:7", None, None, None), 3, 1),
    "of two events": Corrected(
        replace(LONGEST, withdrawn=False, by="split"), "slack", First("event:7", PLACE, SEEN, None), 1, 1, 9
    ),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("public_url", [None, "https://wetwacht.example.org/pages/of/the/house"])
def test_every_correction_speaks_as_the_house_does_and_fits(
    reader: Corrected, public_url: str | None
) -> None:
    message = correction_message(reader, WATCHLIST, public_url)
    noted = replace(message, notes=(texts.PERHAPS_DOUBLE,))
    ours = [*message.intro, *message.footer, *(row.text for row in message.rows)]
    assert [wrong for text in (message.headline, *ours) for wrong in complaints(text)] == []
    assert mean_length([*message.intro, *message.footer]) <= 12
    assert too_long(noted, BODY_AT_MOST) == []


@pytest.mark.parametrize(
    ("wording", "says"),
    [
        (Wording(""), "--right is empty"),
        (Wording(" \u200b\n"), "--right is empty"),
        (Wording("Goed.\nFout."), "--right has line breaks"),
        (Wording("g" * (RIGHT_AT_MOST + 1)), f"{RIGHT_AT_MOST} is the most"),
        (replace(RIGHT, headline="k" * 70), "--headline has 70 characters"),
        (replace(RIGHT, cause="o" * (CAUSE_AT_MOST + 1)), "--cause has 101 characters"),
        (replace(RIGHT, cause=""), "--cause is empty"),
    ],
)
def test_words_that_cannot_be_sent_are_refused_with_the_reason(wording: Wording, says: str) -> None:
    assert says in str(mistake(wording))
    assert mistake(RIGHT) is None
