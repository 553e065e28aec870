"""A11: operators hear that a source is broken, and that it recovered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.document import Document, Section
from crawler.errors import Failure, Verdict
from crawler.wire import Answer, PageResult
from monitors.watchlist import Dossier, Source
from tests import fakes
from tests.language import HEADLINE_AT_MOST, OPERATORS_AT_MOST
from tests.office import mails
from tests.voice.pagesmade import page
from tests.voice.stage import HOUR, Stage, in_order, stage_of, text_of, well_mailed, well_told

RECOVERED_AT_MOST = 450
LETTERS = Source("vng-brieven", "vng", "https://vng.nl/brieven", HOUR)
NEWS = Source("vng-nieuws", "vng", "https://vng.nl/nieuws", HOUR)
QUESTIONS = Source("vng-vragen", "vng", "https://vng.nl/vragen-en-antwoorden", HOUR)
GUIDE = Source("vng-pagina", "vng", "https://vng.nl/rubrieken/wonen", HOUR)
DOSSIERS = (
    Dossier("opvang", "Opvang in voorbeelden", names=("opvang",)),
    Dossier("voorbeeldwet", "Voorbeeldwet huisvesting", numbers=("99999",)),
)
GOOD = datetime(2026, 7, 30, 6, 10, tzinfo=UTC)
LOST = datetime(2026, 7, 30, 7, 10, tzinfo=UTC)
BACK = datetime(2026, 8, 3, 9, 10, tzinfo=UTC)
ROWS = tuple(Section(f"https://vng.nl/brieven/{n}", f"Brief {n}", "2026-07-01") for n in range(214))


def listing(source: Source, *rows: Section) -> PageResult:
    return page(
        source, Document("vng", source.url, source.url, "lijst", "Lijst", sections=rows, index=True), own=True
    )


def lost(verdict: Verdict, reason: str, field: str | None = None) -> PageResult:
    failure = Failure(LETTERS.url, verdict, reason, True, field=field)
    return replace(
        listing(LETTERS), document=None, answer=Answer(LETTERS.url, 200), failure=failure, part=None
    )


def reading(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    stage = stage_of(folder, workspace, server, DOSSIERS, LETTERS, NEWS, QUESTIONS, GUIDE)
    stage.at(GOOD, listing(LETTERS, *ROWS), *(listing(one) for one in (NEWS, QUESTIONS, GUIDE)))
    return stage


def test_a_broken_source_is_told_with_what_it_touches_and_what_to_do(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not stored: a reminder after 3 days. A list keeps no copy of itself, so none is linked here."""
    stage = reading(tmp_path, workspace, server)
    stage.at(LOST, lost(Verdict.BROKEN, "required part 'Ledenbrief nummer' is missing", "Ledenbrief nummer"))
    stage.send()
    (told,) = stage.slack()
    well_told(told, OPERATORS_AT_MOST)
    assert told.headline == "Bron kapot: brieven van vng.nl, veld ‘Ledenbrief nummer’ ontbreekt"
    in_order(
        told.body,
        "Sinds Donderdag 30 juli 2026 om 9.10 uur, 1 controle.",
        "De pagina antwoordt, maar is anders opgebouwd.",
        "Raakt 2 dossiers, 1 abonnement. De 3 andere bronnen van vng.nl werken.",
        "Wetwacht Meldt niets als gewijzigd of verdwenen. Probeert de bron opnieuw, minstens",
        "Laatst goed 30 juli 2026 om 8.10 uur.",
        "U doet Bewaar de pagina: ‘wetwacht sources probe --source vng-brieven --save map’.",
        "Pas daarna crawler/sites/vng aan.",
        "Lezers Krijgen nu geen bericht. Wel 1 regel na 1 werkdag,",
        "of eerder als een stemming of debat nabij is.",
        "U krijgt weer bericht bij herstel.",
    )
    assert told.links["Bron op vng.nl"] == LETTERS.url
    well_mailed(mails(server)[-1], told)


def test_a_source_that_is_back_is_told_with_its_outage(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    """Not stored: what the cause was, and how many letters were caught up; the round is not over yet."""
    stage = reading(tmp_path, workspace, server)
    stage.at(LOST, lost(Verdict.BROKEN, "required part 'Ledenbrief nummer' is missing", "Ledenbrief nummer"))
    stage.at(BACK, listing(LETTERS, *ROWS))
    stage.send()
    _, told = stage.slack()
    well_told(told, RECOVERED_AT_MOST)
    assert told.headline == "Bron hersteld: brieven van vng.nl, na 4 dagen en 2 uur"
    in_order(
        told.body,
        "Kapot van 30 juli 2026 om 9.10 uur tot 3 augustus 2026 om 11.10 uur.",
        "Ingehaald Wat intussen verscheen, meldt Wetwacht alsnog.",
        "Gemist Tussenversies zijn niet te zien.",
    )
    in_order(text_of(mails(server)[-1]), "Ingehaald", "Gemist")


@pytest.mark.parametrize(
    ("found", "headline", "cause"),
    [
        (
            lost(Verdict.UNREACHABLE, "HTTP 503"),
            "Bron onbereikbaar: brieven van vng.nl",
            "De site antwoordde met HTTP 503.",
        ),
        (
            lost(Verdict.BLOCKED, "robots.txt does not allow this visit"),
            "Bron weigert toegang: brieven van vng.nl",
            "De site staat dit bezoek niet toe (robots.txt).",
        ),
        (
            listing(LETTERS),
            "Bron verdacht: 0 van 214 rijen over, brieven van vng.nl",
            "De lijst had 214 rijen en heeft er nu 0.",
        ),
    ],
    ids=["unreachable", "blocked", "suspect"],
)
def test_the_first_words_say_what_kind_of_trouble_it_is(
    tmp_path: Path,
    workspace: fakes.SlackFake,
    server: fakes.MailFake,
    found: PageResult,
    headline: str,
    cause: str,
) -> None:
    stage = reading(tmp_path, workspace, server)
    stage.at(LOST, found)
    stage.at(LOST + HOUR, found)
    stage.send()
    (told,) = stage.slack()
    well_told(told, OPERATORS_AT_MOST)
    assert told.headline == headline
    assert len(told.headline) <= HEADLINE_AT_MOST
    in_order(told.body, "Sinds Donderdag 30 juli 2026 om 9.10 uur, 2 controles.", cause, "U doet")
