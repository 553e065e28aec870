"""A10: the digest of a quiet week (state of 3 August 2026; one source could not be read)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from config.load import load
from crawler.document import Document, FactValue, Section
from crawler.errors import Failure, Verdict
from crawler.wire import Answer, PageResult
from monitors.watchlist import Source
from monitors.words.dutch import HARD_SPACE
from notifiers.digest import QUIET_AT_MOST
from tests import fakes
from tests.office import mails
from tests.voice.pagesmade import bill, page
from tests.voice.stage import HOUR, Shown, Stage, in_order, stage_of, text_of, weekly, well_mailed, well_told

FOLLOWED = (
    "terugkeerwet",
    "spreidingswet",
    "regie-volkshuisvesting",
    "asielnoodmaatregelenwet",
    "oekraine-opvang",
)
BASE = "https://www.eerstekamer.nl/wetsvoorstel"
LETTERS = Source("vng-brieven", "vng", "https://vng.nl/brieven", HOUR)
PLENARY: dict[str, FactValue] = {"stage": "awaiting_plenary"}
WRITTEN: dict[str, FactValue] = {"stage": "written"}
REJECTED: dict[str, FactValue] = {"stage": "rejected", "result_ek": "verworpen", "decided_ek": "2026-04-21"}
LAW: dict[str, FactValue] = {"stage": "published", "entry_into_force": "2026-07-01"}
OLD_LAW: dict[str, FactValue] = {"stage": "published", "entry_into_force": "2024-02-01"}
BILLS = {
    "34309": ("Wet terugkeer en vreemdelingenbewaring", PLENARY),
    "35501": ("Novelle Wet terugkeer en vreemdelingenbewaring", WRITTEN),
    "36333": ("Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen", OLD_LAW),
    "36512": ("Wet versterking regie volkshuisvesting", LAW),
    "36704": ("Asielnoodmaatregelenwet", REJECTED),
    "36855": ("Novelle strafbaarstelling illegaal verblijf", REJECTED),
}
SOURCES = tuple(Source(f"ek-{number}", "eerstekamer", f"{BASE}/{number}_x", HOUR) for number in BILLS)
READ = datetime(2026, 7, 27, 4, 50, tzinfo=UTC)
LOST = datetime(2026, 7, 30, 7, 10, tzinfo=UTC)
LAST = datetime(2026, 8, 3, 4, 51, tzinfo=UTC)
DUE = datetime(2026, 8, 3, 5, 30, tzinfo=UTC)


def bills() -> tuple[PageResult, ...]:
    return tuple(bill(source, source.key[3:], *BILLS[source.key[3:]]) for source in SOURCES)


def letters(failure: Failure | None = None) -> PageResult:
    row = Section("https://vng.nl/brieven/1", "Brief", "2026-07-01")
    url = LETTERS.url
    listing = Document("vng", url, url, "lijst", "Brieven", sections=(row,), index=True)
    found = page(LETTERS, listing, own=True)
    return (
        replace(found, document=None, part=None, failure=failure, answer=Answer(url, 200))
        if failure
        else found
    )


def quiet(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    known = load(None, {}).watchlist
    dossiers = tuple(found for key in FOLLOWED if (found := known.dossier(key)))
    stage = stage_of(folder, workspace, server, dossiers, *SOURCES, LETTERS)
    weekly(stage)
    watching = stage.desk.house.watching
    stage.desk.house.watching = replace(watching, subscriptions=watching.subscriptions[-1:], operators=())
    stage.at(READ, *bills(), letters())
    stage.digest(datetime(2026, 7, 27, 5, 30, tzinfo=UTC))
    return stage


def the_digest(stage: Stage, server: fakes.MailFake) -> Shown:
    stage.digest(DUE)
    (told,), (mail,) = stage.slack(), mails(server)
    well_told(told)
    assert len(told.body.replace(HARD_SPACE, "").split()) <= QUIET_AT_MOST
    # A mail of text gives the address where Slack gives its short name.
    lines = tuple(line.removesuffix(" vng.nl/brieven") for line in told.lines)
    well_mailed(mail, replace(told, lines=lines))
    in_order(text_of(mail), "Controle", "Wat komt eraan", "Stand")
    return told


STAND = (
    "Wat komt eraan",
    "Geen data bekend.",
    "Stand",
    "Wet terugkeer en vreemdelingenbewaring: 34 309 wacht op debat in de Eerste Kamer;",
    "35 501 schriftelijke voorbereiding in de Eerste Kamer.",
    "Asielnoodmaatregelenwet: verworpen, gesloten.",
    "Opvang Oekraïne: geen nieuwe stukken.",
    "Spreidingswet: geldt sinds 1 februari 2024.",
    "Wet versterking regie volkshuisvesting: geldt sinds 1 juli 2026.",
    "U krijgt dit weekbericht omdat u 5 dossiers volgt.",
    "U krijgt ook in een stille week bericht. Zo weet u dat Wetwacht werkt.",
)


def test_a_quiet_week_says_that_all_was_read_and_where_the_bills_stand(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = quiet(tmp_path, workspace, server)
    stage.at(LAST, *bills(), letters())
    told = the_digest(stage, server)
    assert told.headline == "Weekbericht 31: geen wijzigingen"
    in_order(
        told.body,
        "27 juli tot en met 2 augustus 2026. Verzonden op maandag 3 augustus 2026 om 7.30 uur.",
        "Wetwacht zag geen wijzigingen in uw 5 dossiers.",
        "De Kamers zijn met reces, volgens hun vergaderkalender.",
        "Controle",
        "7 van 7 bronnen gelezen. Oudste controle: 3 augustus 2026 om 6.51 uur.",
        *STAND,
    )


def test_a_quiet_week_names_the_source_that_could_not_be_read(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = quiet(tmp_path, workspace, server)
    failure = Failure(LETTERS.url, Verdict.BROKEN, "required part 'Nummer' is missing", True, field="Nummer")
    stage.at(LOST, *bills(), letters(failure))
    stage.at(LAST, *bills(), letters(failure))
    told = the_digest(stage, server)
    assert told.headline == "Weekbericht 31: geen wijzigingen gezien, 1 bron niet gelezen"
    in_order(
        told.body,
        "Wetwacht zag geen wijzigingen in uw 5 dossiers.",
        "6 van 7 bronnen gelezen. Oudste controle: 3 augustus 2026 om 6.51 uur.",
        "Niet gelezen sinds donderdag 30 juli om 9.10 uur: brieven van vng.nl. Kijk zelf op vng.nl/brieven",
        "Wat daar nieuw is, krijgt u alsnog.",
        *STAND,
    )
    assert told.links["vng.nl/brieven"] == LETTERS.url
