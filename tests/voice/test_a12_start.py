"""A12: a subscription starts; and the reminders that it may ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from config.load import load
from crawler.document import FactValue
from monitors.history import sources
from monitors.history.database import write_tx
from monitors.history.reminding import remind_due
from monitors.history.starting import start_due
from monitors.sources.health import SourceState
from monitors.watchlist import Source
from notifiers.email import SUBJECT_AT_MOST
from notifiers.started import VISIBLE_AT_MOST
from tests import fakes
from tests.language import MEAN_AT_MOST, mean_length, own_words
from tests.office import mails
from tests.voice.pagesmade import bill, listed
from tests.voice.stage import HOUR, Shown, Stage, in_order, labels, soft, stage_of, text_of, well_told

SHIPPED = load(None, {}).watchlist
KEYS = (
    "terugkeerwet",
    "spreidingswet",
    "regie-volkshuisvesting",
    "asielnoodmaatregelenwet",
    "oekraine-opvang",
)
DOSSIERS = tuple(one for key in KEYS for one in SHIPPED.dossiers if one.key == key)
BASE = "https://www.eerstekamer.nl/wetsvoorstel"
SEEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
TUESDAY = date(2026, 12, 8)
FRIDAY = datetime(2026, 12, 4, 6, tzinfo=UTC)
"""Seven o'clock in Amsterdam, two working days before that Tuesday."""
PLANS = Source("plannen", "tweedekamer", "https://www.tweedekamer.nl/a34309", HOUR, "terugkeerwet")


def source(number: str, dossier: str) -> Source:
    return Source(f"ek-{number}", "eerstekamer", f"{BASE}/{number}_wet", HOUR, dossier)


RETURN, SPREAD, HOUSING, EMERGENCY = (
    source(number, key) for number, key in zip(("34309", "36333", "36512", "36704"), KEYS, strict=False)
)
ADOPTED: dict[str, FactValue] = {"stage": "published", "result_ek": "aangenomen", "decided_ek": "2025-06-17"}
REJECTED: dict[str, FactValue] = {
    "stage": "rejected",
    "result_ek": "verworpen",
    "decided_ek": "2026-04-21",
}
AWAITING: dict[str, FactValue] = {"stage": "awaiting_plenary"}


@pytest.fixture
def stage(tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    """A first round over four bills, silent as each first round is."""
    made = stage_of(tmp_path, workspace, server, DOSSIERS, RETURN, SPREAD, HOUSING, EMERGENCY, PLANS)
    known = made.desk.house.watching
    asked = replace(known.subscriptions[0], quiet="19:00-07:00", remind=(2,))
    made.desk.house.watching = replace(known, subscriptions=(asked,), urgency=SHIPPED.urgency)
    made.at(
        SEEN,
        bill(RETURN, "34309", "Wet terugkeer en vreemdelingenbewaring", AWAITING),
        bill(SPREAD, "36333", "Spreidingswet", {**ADOPTED, "entry_into_force": "2024-02-01"}),
        bill(HOUSING, "36512", "Wet regie", {**ADOPTED, "entry_into_force": "2026-07-01"}),
        bill(EMERGENCY, "36704", "Asielnoodmaatregelenwet", REJECTED),
    )
    with write_tx(made.desk.house.db):
        for one in made.desk.house.watching.sources:
            sources.save_state(made.desk.house.db, SourceState(one.key, last_visit=SEEN))
    return made


def told_evenly(told: Shown) -> None:
    """Sentences of a reader's length, on the whole."""
    ours = [own_words(one.replace("  ", "\n")) for one in (told.headline, *told.lines)]
    assert mean_length(ours) <= MEAN_AT_MOST


def test_who_begins_reads_what_comes_and_where_everything_stands(
    stage: Stage, server: fakes.MailFake
) -> None:
    assert start_due(stage.desk.house.db, stage.desk.house.watching, SEEN) == 2
    stage.send()
    (told,), (mail,) = stage.slack(), mails(server)
    well_told(told, VISIBLE_AT_MOST)
    told_evenly(told)
    assert told.headline == "U volgt nu 5 dossiers met Wetwacht"
    in_order(
        told.body,
        "U krijgt direct bericht in Slack, en elke maandag om 7.30 uur een weekbericht.",
        "Direct Uitslagen, intrekkingen, vervangen stukken, gevolgde amendementen,",
        "Weekbericht Ook ingediende stukken",
        "Niet Taalfouten, nieuwe links en opmaak.",
        "Stand nu",
        "Wet versterking regie volkshuisvesting (36 512 en 36 881): geldt sinds 1 juli 2026.",
        "Geschiedenis Wetwacht kijkt zelf sinds 23 november 2026.",
        "Herinnering 2 werkdagen voor een debat, een stemming of een uiterste datum.",
        "Nacht Berichten tussen 19.00 en 7.00 uur krijgt u om 7.00 uur. Ook uitslagen, tenzij u dat wijzigt.",
        "U krijgt dit bericht 1 keer, bij het begin van abonnement ‘wonen’.",
    )
    stands = told.line("Stand nu")
    assert "wacht op debat in de Eerste Kamer." in stands
    assert "geldt sinds 1 februari 2024." in stands
    assert "verworpen door de Eerste Kamer op 21 april 2026." in stands
    assert "onderwerp, geen wetsvoorstel." in stands
    assert len(str(mail["Subject"])) <= SUBJECT_AT_MOST
    assert mail["Subject"] == told.headline
    in_order(
        text_of(mail), "U krijgt direct bericht per e-mail,", "Stand nu", "Abonnement wijzigen:", "Afmelden:"
    )


def reminded(stage: Stage, now: datetime) -> int:
    """What is due at this moment is owed and sent."""
    made = remind_due(stage.desk.house.db, stage.desk.house.watching, now)
    stage.desk.house.now = now
    stage.send()
    return made


def test_a_reminder_says_what_comes_when_and_by_whose_word(stage: Stage) -> None:
    planned = {**AWAITING, "planned": TUESDAY.isoformat()}
    stage.at(
        SEEN + timedelta(days=2), bill(RETURN, "34309", "Wet terugkeer en vreemdelingenbewaring", planned)
    )
    stage.desk.house.db.execute("update delivery set state = 'held'")
    stage.desk.house.db.conn.commit()
    assert reminded(stage, FRIDAY - HOUR) == 0
    assert reminded(stage, FRIDAY) == 1
    told, mail = stage.told()
    told_evenly(told)
    assert told.headline == "Herinnering: Wet terugkeer en vreemdelingenbewaring, 8 december 2026"
    assert len(str(mail["Subject"])) <= SUBJECT_AT_MOST
    assert labels(told) == ["Wanneer", "Wat"]
    in_order(
        told.body,
        "Wet terugkeer en vreemdelingenbewaring (34 309 en 35 501), volgens eerstekamer.nl.",
        "Verandert de datum? Dan krijgt u een nieuwe herinnering.",
        "Wanneer Dinsdag 8 december 2026.",
        "Wat Wetsvoorstel 34 309: gepland bij de Eerste Kamer.",
        "Bron op eerstekamer.nl · Dossier in Wetwacht",
        "U krijgt dit bericht omdat u het dossier Wet terugkeer en vreemdelingenbewaring volgt.",
        "U vroeg om bericht 2 werkdagen van tevoren.",
        "De datum is gezien op 25 november 2026 om 10.00 uur.",
    )
    assert told.links["Dossier in Wetwacht"] == "https://wetwacht.example.org/dossier/terugkeerwet"
    assert reminded(stage, FRIDAY + HOUR) == 0


def test_several_things_on_one_day_are_one_reminder_within_its_length(stage: Stage) -> None:
    rows = tuple(
        (
            f"a/{number}",
            f"Commissiedebat over {'de uitvoering van ' * 12}de terugkeer \x1b[31m<b>{number}",
            "Soort: Commissiedebat\nDatum: 8 december 2026\nStatus: Gepland",
        )
        for number in range(6)
    )
    stage.at(SEEN + timedelta(days=2), listed(PLANS, "activiteiten", "34309", *rows))
    stage.desk.house.db.execute("update delivery set state = 'held'")
    stage.desk.house.db.conn.commit()
    assert reminded(stage, FRIDAY) == 1
    (told,) = stage.slack()
    *said, _ = told.line("Wat").split(". ")
    assert len(said) == 4
    well_told(told, names=tuple(said))
    assert told.headline == "Herinnering: Wet terugkeer en vreemdelingenbewaring, 8 december 2026"
    assert "\x1b" not in told.body
    assert soft(told.line("Wat")).endswith("En nog 2 afspraken.")


def test_a_reminder_that_comes_late_says_so(stage: Stage, workspace: fakes.SlackFake) -> None:
    planned = {**AWAITING, "planned": TUESDAY.isoformat()}
    stage.at(SEEN + timedelta(days=2), bill(RETURN, "34309", "Wet terugkeer", planned))
    stage.desk.house.db.execute("update delivery set state = 'held'")
    stage.desk.house.db.conn.commit()
    workspace.troubles.append(("status", 503, {}, ""))
    reminded(stage, FRIDAY)
    stage.send(after=timedelta(hours=5))
    (told,) = stage.slack()
    assert told.lines[0].startswith("Dit bericht komt 5 uur later dan bedoeld")


def test_a_reminder_of_a_vote_calls_it_one(stage: Stage) -> None:
    row = ("a/1", "Wetsvoorstel terugkeer", "Soort: Stemmingen\nDatum: 8 december 2026\nStatus: Gepland")
    dossier = replace(stage.desk.house.watching.dossiers[0], title="Terugkeerwet")
    stage.desk.house.watching = replace(stage.desk.house.watching, dossiers=(dossier,))
    stage.at(SEEN + timedelta(days=2), listed(PLANS, "activiteiten", "34309", row))
    stage.desk.house.db.execute("update delivery set state = 'held'")
    stage.desk.house.db.conn.commit()
    assert reminded(stage, FRIDAY) == 1
    told, _ = stage.told()
    assert told.headline == "Herinnering: stemmingen Terugkeerwet op 8 december 2026"
    assert told.line("Wat") == "Stemmingen: Wetsvoorstel terugkeer."
