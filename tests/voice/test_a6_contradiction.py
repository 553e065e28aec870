"""A6: two sources say something else of one vote. Told once, below the first message and in the channel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from crawler.document import FactValue, Section
from crawler.wire import PageResult
from monitors.watchlist import Dossier, Source
from tests import fakes
from tests.language import ALERT_AT_MOST
from tests.office import mails
from tests.voice.pagesmade import bill, index, news
from tests.voice.stage import HOUR, Stage, in_order, labels, soft, stage_of, text_of, well_mailed, well_told

SEEN = datetime(2026, 4, 21, 16, 7, tzinfo=UTC)
TITLE = "Wet voorbeelden en huisvesting"
DOSSIER = Dossier("voorbeeldwet", TITLE, numbers=("99998",), names=("Voorbeeldwet huisvesting",))
PAGE = "https://www.eerstekamer.nl/wetsvoorstel/99998_voorbeeldwet"
BILL = Source("ek-99998", "eerstekamer", PAGE, HOUR, "voorbeeldwet")
NEWS = Source("nieuws", "rijksoverheid", "https://www.rijksoverheid.nl/actueel/nieuws", HOUR)
LATER = Source("vng-nieuws", "vng", "https://vng.nl/nieuws", HOUR)
HOUSE: dict[str, FactValue] = {"stage": "plenary", "result_tk": "aangenomen", "decided_tk": "2025-07-03"}
REJECTED: dict[str, FactValue] = {
    **HOUSE,
    "stage": "rejected",
    "status": "De Eerste Kamer heeft het voorstel verworpen.",
    "result_ek": "verworpen",
    "decided_ek": "2026-04-21",
    "seats_ek_for": "37",
    "seats_ek_against": "38",
}


def report(source: Source, verb: str, text: str) -> PageResult:
    """A news item of the day of the vote."""
    title = f"Eerste Kamer {verb}"
    return news(
        source, f"/nieuws/2026/04/21/{verb[:8].strip()}", title, date(2026, 4, 21), Section("1", "", text)
    )


def rejects(source: Source, voor: str, tegen: str) -> PageResult:
    text = f"Er waren {voor} stemmen voor en {tegen} stemmen tegen. Het gaat om voorstel 99 998."
    return report(source, "verwerpt Voorbeeldwet huisvesting", text)


def adopts(source: Source) -> PageResult:
    return report(source, "neemt Voorbeeldwet huisvesting aan", "Het gaat om voorstel 99 998.")


def empty_stage(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    stage = stage_of(folder, workspace, server, (DOSSIER,), BILL, NEWS, LATER)
    stage.at(SEEN - HOUR, bill(BILL, "99998", TITLE, HOUSE), index(NEWS), index(LATER))
    return stage


def voted(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    """The Eerste Kamer has told of its vote, and so have we."""
    stage = empty_stage(folder, workspace, server)
    stage.at(SEEN, bill(BILL, "99998", TITLE, REJECTED))
    stage.send()
    return stage


def contradicted(
    folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> tuple[Stage, PageResult]:
    """An hour later a news report gives other seats, and that has been told too."""
    stage = voted(folder, workspace, server)
    other = rejects(NEWS, "38", "37")
    stage.at(SEEN + HOUR, index(NEWS, other), other)
    stage.send()
    return stage, other


def test_two_counts_of_one_vote_are_told_below_the_first_message_and_in_the_channel(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage, other = contradicted(tmp_path, workspace, server)
    first, second = workspace.messages
    assert (second["thread_ts"], second["reply_broadcast"]) == (first["ts"], True)
    told = stage.slack()[1]
    well_told(told, ALERT_AT_MOST)
    assert soft(told.headline) == "2 uitslagen voor 99 998: de bronnen verschillen"
    in_order(
        told.body,
        "Volgens eerstekamer.nl: 37 voor, 38 tegen. Volgens rijksoverheid.nl: 38 voor, 37 tegen.",
        "Wetwacht houdt eerstekamer.nl aan, want daar is gestemd.",
        "U krijgt dit bericht omdat u",
    )
    assert list(told.links.values())[:2] == [PAGE, other.url]
    one, two = mails(server)
    well_mailed(two, told)
    assert two["In-Reply-To"] == one["Message-ID"]
    assert not str(two["Subject"]).startswith("Re:")


def test_the_first_message_says_what_the_other_source_gives_instead_of_no_new_facts(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage, _ = contradicted(tmp_path, workspace, server)
    first = stage.slack()[0]
    well_told(first)
    assert first.line("Anders") == "Volgens rijksoverheid.nl: 38 voor, 37 tegen."
    assert "Ook gemeld door" not in labels(first)


def test_a_contradiction_is_told_once_however_often_it_is_read(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = voted(tmp_path, workspace, server)
    other = rejects(NEWS, "38", "37")
    stage.at(SEEN + HOUR, index(NEWS, other), other)
    stage.at(SEEN + 2 * HOUR, index(NEWS, other), other)
    stage.at(SEEN + 3 * HOUR, bill(BILL, "99998", TITLE, {**REJECTED, "status": "Verworpen."}))
    stage.send()
    told = [one.headline for one in stage.slack() if "verschillen" in one.headline]
    assert len(told) == 1


def test_another_outcome_is_told_as_a_contradiction_and_not_as_news(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = voted(tmp_path, workspace, server)
    other = adopts(NEWS)
    stage.at(SEEN + HOUR, index(NEWS, other), other)
    stage.send()
    first, told = stage.slack()
    assert "verwerpt" in first.headline
    assert told.thread == workspace.messages[0]["ts"]
    in_order(told.body, "Volgens eerstekamer.nl: verworpen. Volgens rijksoverheid.nl: aangenomen.")
    rows = stage.desk.house.db.query("select distinct state, reason from delivery where subject = 'event:2'")
    (held,) = [(row["state"], row["reason"]) for row in rows]
    assert held == ("held", "the sources differ; event 3 tells what each says")


def test_a_chamber_that_says_otherwise_than_a_report_before_is_told_whole_and_contradicted_below_it(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = empty_stage(tmp_path, workspace, server)
    other = adopts(NEWS)
    stage.at(SEEN, index(NEWS, other), other)
    stage.send()
    stage.at(SEEN + HOUR, bill(BILL, "99998", TITLE, REJECTED))
    stage.send()
    report_, vote, told = stage.slack()
    assert "neemt" in report_.headline and "verwerpt" in vote.headline
    assert (told.thread, "verschillen" in told.headline) == (workspace.messages[1]["ts"], True)


def test_reports_of_another_vote_or_without_a_number_of_the_vote_contradict_nothing(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = voted(tmp_path, workspace, server)
    long_ago = report(LATER, "neemt motie over Voorbeeldwet huisvesting aan", "De motie is van lid A.")
    same = rejects(NEWS, "37", "38")
    stage.at(SEEN + HOUR, index(NEWS, same), same, index(LATER, long_ago), long_ago)
    stage.send()
    assert [one.headline for one in stage.slack() if "verschillen" in one.headline] == []
    in_order(text_of(mails(server)[0]), "37 voor, 38 tegen")


def test_a_contradiction_seen_before_the_first_message_went_stands_below_it(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = empty_stage(tmp_path, workspace, server)
    other = rejects(NEWS, "38", "37")
    stage.at(SEEN, bill(BILL, "99998", TITLE, REJECTED), index(NEWS, other), other)
    stage.send()
    first, told = workspace.messages
    assert (told["thread_ts"], told["reply_broadcast"]) == (first["ts"], True)
