"""A2 to A5 and A8: a letter with a figure, an amendment, a moved debate, a revised page, a burst."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from crawler.document import Section
from crawler.wire import PageResult
from monitors.watchlist import Amendment, Dossier, Source
from tests import fakes
from tests.house import DOSSIER
from tests.monitors.papers.test_amendment import AFTER, BEFORE
from tests.office import mails
from tests.voice.pagesmade import index, letter, listed, news, printed
from tests.voice.stage import (
    HOUR,
    following,
    in_order,
    labels,
    soft,
    stage_of,
    text_of,
    well_mailed,
    well_told,
)

GAZETTE = Source("blad", "officielebekendmakingen", "https://zoek.officielebekendmakingen.nl/l", HOUR)
PAPERS = Source("kamer", "tweedekamer", "https://www.tweedekamer.nl/99999", HOUR, "voorbeeldwet")
PLANS = Source("activiteiten", "tweedekamer", "https://www.tweedekamer.nl/a99999", HOUR, "voorbeeldwet")
AGENDA = Source("agenda", "eerstekamer", "https://www.eerstekamer.nl/planning_plenair", HOUR, "voorbeeldwet")
LETTERS = Source("brieven", "vng", "https://vng.nl/brieven", HOUR)
NEWS = Source("nieuws", "rijksoverheid", "https://www.rijksoverheid.nl/actueel/nieuws", HOUR)
TOPIC = Dossier(
    "opvang-oekraine", "Opvang Oekraïne", names=("Oekraïense ontheemden", "eigen bijdrage Oekraïners")
)
D2 = replace(
    DOSSIER, amendments=(Amendment("voorrang", ("Van Voorbeeld",), ("voorrang bij woningtoewijzing",)),)
)


def test_a_members_letter_is_told_with_the_figure_that_differs(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not stored: pages of a PDF, which sentence asks something of gemeenten, and links of new files."""
    stage = stage_of(tmp_path, workspace, server, (TOPIC,), LETTERS)
    t = (
        "Het Rijk vraagt 107.000 gemeentelijke opvangplekken voor Oekraïners, "
        "waarvan er nu circa {} zijn gerealiseerd."
    )
    old = letter(
        LETTERS,
        "25/031",
        "Opvang Oekraïense ontheemden",
        date(2025, 7, 15),
        ("Beste leden,", t.format("95.500")),
    )
    new = letter(
        LETTERS,
        "26/045",
        "Opvang Oekraïense ontheemden",
        date(2026, 9, 14),
        (
            "Beste leden,",
            t.format("97.000"),
            "Derde",
            "Geef uiterlijk 1 oktober 2026 door hoeveel plekken u in 2027 aanhoudt.",
        ),
    )
    stage.at(datetime(2026, 9, 14, 9, 20, tzinfo=UTC), index(LETTERS, old), old)
    stage.at(datetime(2026, 9, 14, 10, 20, tzinfo=UTC), index(LETTERS, old, new), new)
    stage.send()
    told, mail = stage.told()
    assert told.headline.endswith("van 95.500 naar 97.000")
    in_order(
        told.body,
        "Ledenbrief 26/045 van maandag 14 september 2026",
        "Gerealiseerde gemeentelijke opvangplekken",
        "Vorige brief (juli 2025) ‘",
        "circa 95.500",
        "Deze brief ‘",
        "circa 97.000",
        "circa 1.500 meer (berekend door Wetwacht).",
        "Gelijk 107.000",
        "Bekijk in Wetwacht",
        "Gezien op 14 september 2026 om 12.20 uur.",
    )
    assert "De brief van 15 juli 2025 zelf is niet gewijzigd." in told.body
    in_order(text_of(mail), "Vorige brief (juli 2025)", "Deze brief", "https://vng.nl/brieven/26-045")


ROWS = (
    (
        "99999/7",
        "Amendement van het lid Van Voorbeeld over voorrang bij woningtoewijzing",
        "Soort: Amendement",
    ),
    (
        "99999/12",
        "Gewijzigd amendement van het lid Van Voorbeeld over voorrang bij woningtoewijzing",
        "Soort: Gewijzigd amendement\nVervangt: nr. 7\nOordeel kabinet: Ontraden",
    ),
)
NR18 = (
    "Gewijzigd amendement van de leden Van Voorbeeld en De Proef ter vervanging van nr. 12 "
    "over voorrang bij woningtoewijzing"
)


def test_an_amendment_is_told_beside_the_one_that_it_replaces(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not stored: that an opinion is still to come; the source names none."""
    stage = stage_of(tmp_path, workspace, server, (D2,), GAZETTE, PAPERS, PLANS)
    following(stage, "voorrang")
    old = printed(GAZETTE, "99999/12", f"Voorbeeldwet huisvesting; {ROWS[1][1]}", BEFORE, date(2026, 3, 20))
    new = printed(GAZETTE, "99999/18", f"Voorbeeldwet huisvesting; {NR18}", AFTER, date(2026, 4, 2))
    plan = (
        "a/1",
        "Stemming Voorbeeldwet huisvesting",
        "Dossier: 99999\nSoort: Stemmingen\nDatum: 14 april 2026\nStatus: Gepland",
    )
    at = datetime(2026, 4, 2, 13, 31, tzinfo=UTC)
    stage.at(
        at - HOUR,
        index(GAZETTE, old),
        old,
        listed(PAPERS, "amendementen", "99999", *ROWS),
        listed(PLANS, "activiteiten", "99999", plan),
    )
    stage.at(at, index(GAZETTE, old, new), new)
    stage.send()
    told, mail = stage.told()
    assert told.headline == "Amendement nr. 18 vervangt nr. 12: voorrang bij woningtoewijzing"
    in_order(
        told.body,
        "Alleen onderdeel B is anders. Onderdeel A en C zijn gelijk.",
        "Nr. 12 ‘De gemeenteraad kan",
        "Nr. 18 ‘De gemeenteraad wijst",
        "Ook anders 1 alinea in de toelichting. Het lid De Proef tekent nu mee.",
        "Reeks nr. 7 › nr. 12 › nr. 18.",
        "Oordeel kabinet nr. 12: ontraden. Nr. 18:",
        "Vervolg Stemming gepland op dinsdag 14 april 2026.",
        "Nr. 12 op officielebekendmakingen.nl · Nr. 18 op officielebekendmakingen.nl · Bekijk in Wetwacht",
        "U krijgt dit bericht omdat u het amendement-Van Voorbeeld volgt. Gevonden op:",
    )
    in_order(text_of(mail), "Nr. 12 ‘", "Nr. 18 ‘", "Reeks", "Oordeel kabinet")


def agenda(day: str, *more: str) -> PageResult:
    row = (
        "99999/plenair/1",
        "Voorbeeldwet huisvesting",
        "\n".join((f"Dossier: 99999\nSoort: debat\nDatum: {day}", *more)),
    )
    return listed(AGENDA, "plenaire agenda", "99999", row)


def test_a_debate_that_moved_twice_says_so_and_when_the_vote_is(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = stage_of(
        tmp_path,
        workspace,
        server,
        (replace(DOSSIER, title="Wet voorbeelden en huisvesting", names=("Voorbeeldwet huisvesting",)),),
        AGENDA,
    )
    stage.at(datetime(2026, 9, 1, 14, 10, tzinfo=UTC), agenda("dinsdag 29 september 2026"))
    stage.at(datetime(2026, 9, 20, 14, 10, tzinfo=UTC), agenda("dinsdag 13 oktober 2026"))
    stage.send(HOUR)
    stage.at(datetime(2026, 10, 6, 14, 10, tzinfo=UTC), agenda("dinsdag 27 oktober 2026"))
    stage.send(HOUR)
    *_, told = stage.slack()
    well_told(told)
    assert told.headline == "Debat verplaatst naar 27 oktober 2026: Wet voorbeelden en huisvesting"
    in_order(
        told.body,
        "Plenaire agenda op eerstekamer.nl",
        "Was dinsdag 13 oktober 2026",
        "Wordt dinsdag 27 oktober 2026",
        "Eerder 29 september 2026. Dit is de tweede keer dat de datum verandert. De bron noemt geen reden.",
        "Stemming geen datum bekend.",
        "Vervolg De agenda kan nog wijzigen.",
        "Gevonden op: nummer 99 999",
    )
    well_mailed(mails(server)[-1], told)


def test_a_page_that_was_revised_is_told_with_was_and_wordt(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not stored: which links of a page changed. The old text is on the change's own page."""
    stage = stage_of(tmp_path, workspace, server, (TOPIC,), NEWS)

    def it(text: str, *more: Section) -> PageResult:
        return news(
            NEWS,
            "/actueel/nieuws/2025/07/04/verhoging",
            "Verhoging eigen bijdrage Oekraïners per 1 oktober 2025",
            date(2025, 7, 4),
            Section("1", "", f"Gemeenten regelen de opvang.\n{text}"),
            *more,
        )

    old = it("De verhoging gaat in op 1 oktober 2025.", Section("2", "Meer informatie", "Hebt u vragen?"))
    new = it("De verhoging gaat in op 1 januari 2026.", Section("2", "Vragen", "Hebt u vragen?"))
    stage.at(datetime(2025, 9, 15, 6, 5, tzinfo=UTC), index(NEWS, old), old)
    stage.at(datetime(2025, 9, 15, 12, 5, tzinfo=UTC), index(NEWS, old), new)
    stage.send(HOUR)
    told, mail = stage.told()
    assert told.headline.endswith("van 1 oktober 2025 naar 1 januari 2026")
    in_order(
        told.body,
        "Nieuwsbericht van vrijdag 4 juli 2025, ‘Verhoging",
        "De tekst is gewijzigd, de titel niet.",
        "Was ‘De verhoging gaat in op 1 oktober 2025.’",
        "Wordt ‘De verhoging gaat in op 1 januari 2026.’",
        "Wanneer Oude tekst voor het laatst gezien op maandag 15 september 2025 om 8.05 uur.",
        "Nieuwe tekst voor het eerst gezien om 14.05 uur.",
        "Verder 1 tussenkop gewijzigd.",
        "Nieuwsbericht op rijksoverheid.nl · Bekijk in Wetwacht",
        "‘eigen bijdrage Oekraïners’ in de titel",
    )
    in_order(text_of(mail), "Was", "Wordt", "Wanneer", "Verder")


def test_sixty_amendments_are_one_message_that_counts_them(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not built: the message is not counted on until the evening, so it does not say so."""
    stage = stage_of(tmp_path, workspace, server, (D2,), PAPERS, GAZETTE)
    at = datetime(2026, 6, 9, 12, tzinfo=UTC)
    rows = tuple(
        (f"99999/{n}", f"Amendement van het lid Van Voorbeeld over onderwerp {n}", "Soort: Amendement")
        for n in range(10, 40)
    )
    stage.at(at - HOUR, listed(PAPERS, "amendementen", "99999", *rows), index(GAZETTE))
    papers = tuple(
        printed(
            GAZETTE,
            f"99999/{n}",
            f"Voorbeeldwet huisvesting; Amendement van het lid Test over onderwerp {n}"
            + (f" ter vervanging van nr. {n - 30}" if n > 80 else ""),
            BEFORE,
            date(2026, 6, 9),
        )
        for n in range(40, 100)
    )
    stage.at(at, index(GAZETTE, *papers), *papers)
    stage.send(HOUR)
    (told,) = stage.slack()
    well_told(told, 1_000)
    assert soft(told.headline) == "60 amendementen bij Voorbeeldwet huisvesting (99 999)"
    in_order(
        told.body,
        "41 nieuwe, 19 vervangen een eerder amendement.",
        "nr. 40 onderwerp 40. Nieuw.",
        "staan in de lijst.",
        "Alle wijzigingen in Wetwacht",
        "U krijgt dit bericht omdat u het dossier Voorbeeldwet huisvesting volgt.",
    )
    left = re.search(r"De andere (\d+) staan", told.body)
    named = sum(1 for label in labels(told) if label.startswith("nr. "))
    assert left and named + int(left[1]) == 60
    well_mailed(mails(server)[-1], told)
