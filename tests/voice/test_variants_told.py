"""What stands below A2, A3, A4 and A8: a letter replaced, no predecessor, off the agenda, followed first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import zstandard

from crawler.wire import Answer, FileResult, PageResult
from monitors.words.dutch import dossier_number
from tests import fakes
from tests.house import DOSSIER
from tests.monitors.papers.test_amendment import AFTER
from tests.office import mails
from tests.voice.pagesmade import index, letter, listed, printed
from tests.voice.stage import HOUR, Stage, following, in_order, labels, soft, stage_of, well_mailed, well_told
from tests.voice.test_changes_told import AGENDA, D2, GAZETTE, LETTERS, PAPERS, PLANS, TOPIC, agenda

SENT = datetime(2026, 9, 14, 9, 20, tzinfo=UTC)
NEWER = "b" * 64
FIGURE = "In gemeenten zijn circa {} opvangplekken voor Oekraïners gerealiseerd."


def first(text: str) -> PageResult:
    """The letter 26/045 with its PDF."""
    return letter(LETTERS, "26/045", "Opvang Oekraïense ontheemden", date(2026, 9, 14), (text,))


def replaced(before: PageResult, text: str, stage: Stage) -> PageResult:
    """The same letter with another PDF at the same address."""
    assert before.document
    (file,) = before.document.attachments
    (stage.desk.spool / f"{NEWER}.zst").write_bytes(zstandard.compress(b"%PDF"))
    return replace(before, files=(FileResult(file.url, Answer(file.url, 200, sha256=NEWER), text),), part="b")


def test_a_letter_whose_pdf_was_replaced_says_where_the_old_one_is(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = stage_of(tmp_path, workspace, server, (TOPIC,), LETTERS)
    old = first(FIGURE.format("95.500"))
    new = replaced(old, FIGURE.format("97.000"), stage)
    stage.at(SENT, index(LETTERS, old), old)
    stage.at(SENT + HOUR, index(LETTERS, new), new)
    stage.send(HOUR)
    told, _ = stage.told()
    assert told.headline == "VNG vervangt bijlage bij ledenbrief 26/045: van 95.500 naar 97.000 opvangplekken"
    in_order(
        told.body,
        "Was ‘In gemeenten zijn circa 95.500 opvangplekken",
        "Wordt ‘In gemeenten zijn circa 97.000 opvangplekken",
        "Bijlage Het adres is gelijk. De oude PDF staat in Wetwacht.",
    )


def test_an_amendment_whose_title_names_no_other_says_that_nobody_knows_which_it_replaces(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = stage_of(tmp_path, workspace, server, (D2,), GAZETTE)
    following(stage, "voorrang")
    title = "Gewijzigd amendement van het lid Van Voorbeeld over voorrang bij woningtoewijzing"
    new = printed(GAZETTE, "99999/18", f"Voorbeeldwet huisvesting; {title}", AFTER, date(2026, 4, 2))
    stage.at(SENT, index(GAZETTE))
    stage.at(SENT + HOUR, index(GAZETTE, new), new)
    stage.send()
    told, _ = stage.told()
    in_order(told.body, "Reeks onbekend welk amendement dit vervangt; de titel noemt geen nummer.")


def planned(*bills: str) -> PageResult:
    """The agenda with a debate on each of these bills."""
    day = "Soort: debat\nDatum: dinsdag 13 oktober 2026"
    rows = (
        (f"{bill}/plenair/1", f"Wetsvoorstel {dossier_number(bill)}", f"Dossier: {bill}\n{day}")
        for bill in bills
    )
    return listed(AGENDA, "plenaire agenda", "99999", *rows)


def test_a_debate_that_leaves_the_agenda_says_that_no_new_day_is_known(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = stage_of(tmp_path, workspace, server, (DOSSIER,), AGENDA)
    stage.at(SENT, planned("99999", "99997"))
    stage.at(SENT + HOUR, planned("99997"))
    stage.send(HOUR)
    told, _ = stage.told()
    assert told.headline == "Debat van de agenda: Voorbeeldwet huisvesting"
    in_order(
        told.body,
        "Gevolg Het debat gaat op die dag niet door.",
        "Vervallen dinsdag 13 oktober 2026",
        "Vervolg Nieuwe datum: onbekend.",
    )


def test_a_debate_that_moves_and_is_back_within_the_hour_is_not_told(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = stage_of(tmp_path, workspace, server, (DOSSIER,), AGENDA)
    stage.at(SENT, agenda("dinsdag 13 oktober 2026"))
    stage.at(SENT + HOUR, agenda("dinsdag 27 oktober 2026"))
    stage.send()
    stage.at(SENT + 1.5 * HOUR, agenda("dinsdag 13 oktober 2026"))
    stage.send(4 * HOUR)
    assert stage.slack() == [] and mails(server) == []


RULES = "I\nIn artikel 1 wordt na het eerste lid een lid toegevoegd: De gemeenteraad stelt regels."


def amendment(number: int, subject: str) -> PageResult:
    """An amendment in print; those above 80 replace an earlier one."""
    replaces = f" ter vervanging van nr. {number - 30}" if number > 80 else ""
    title = f"Voorbeeldwet huisvesting; Amendement van het lid Test over {subject}{replaces}"
    return printed(GAZETTE, f"99999/{number}", title, RULES, date(2026, 6, 9))


def test_sixty_amendments_within_an_hour_begin_with_those_that_the_reader_follows(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not built: the message is not counted on until the evening, so it does not say so."""
    stage = stage_of(tmp_path, workspace, server, (D2,), GAZETTE, PAPERS, PLANS)
    following(stage, "voorrang")
    two = datetime(2026, 6, 9, 12, tzinfo=UTC)
    rows = "Dossier: 99999\nSoort: Stemmingen\nDatum: 18 juni 2026\nStatus: Gepland"
    plan = ("a/1", "Stemming Voorbeeldwet huisvesting", rows)
    stage.at(two - HOUR, index(GAZETTE), listed(PLANS, "activiteiten", "99999", plan))
    followed = {50: "voorrang bij woningtoewijzing", 95: "voorrang bij woningtoewijzing"}
    papers = [amendment(n, followed.get(n, f"onderwerp {n}")) for n in range(40, 100)]
    stage.at(two, index(GAZETTE, *papers[:30]), *papers[:30])
    stage.at(two + HOUR, index(GAZETTE, *papers), *papers[30:])
    stage.send()
    (told,) = stage.slack()
    well_told(told, 1_000)
    assert soft(told.headline) == "60 amendementen in 1 uur bij Voorbeeldwet huisvesting (99 999)"
    in_order(
        told.body,
        "41 nieuwe, 19 vervangen een eerder amendement.",
        "2 ervan raken een amendement dat u volgt. Die staan bovenaan.",
        "nr. 50 voorrang bij woningtoewijzing. Nieuw.",
        "nr. 95 voorrang bij woningtoewijzing. Vervangt nr. 65.",
        "nr. 40 onderwerp 40. Nieuw.",
        "staan in de lijst.",
        "Vervolg Stemming gepland op donderdag 18 juni 2026.",
        "Alle wijzigingen in Wetwacht",
        "Gezien van 9 juni 2026 om 14.00 uur tot 9 juni 2026 om 15.00 uur.",
    )
    left = re.search(r"De andere (\d+) staan", told.body)
    assert left
    assert sum(1 for label in labels(told) if label.startswith("nr. ")) + int(left[1]) == 60
    well_mailed(mails(server)[-1], told)
