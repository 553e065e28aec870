"""What kind of event a change is, from facts first and words second."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crawler.document import Document, Fact, Section
from monitors.comparing.detect import NEW, detect
from monitors.events.happening import What
from monitors.events.typed import event_type, happened, happenings, told_of
from monitors.model import EventType
from monitors.words.headline import headline
from tests import invented
from tests.invented import BILL, DOSSIER, NEWS, REJECTED

AMENDMENT = "Soort: Amendement\nDatum: 2 maart 2026\nAfgehandeld: nee"
ACTIVITY = "Soort: Plenair debat (wetgeving)\nDatum: 18 juni 2026\nStatus: Gepland"
PROMISE = "Status: Openstaand\nDatum: 18 juni 2026\nTekst: De minister zendt de Kamer een brief."
DECISION = "Besluit: nog niet vastgesteld\nStatus: Voorstel\nVergadering: Stemmingen, 23 juni 2026, Gepland"
QUESTIONS = "Soort: Schriftelijke vragen\nDatum: 2 maart 2026\nStukken: Schriftelijke vragen (2 maart 2026)"
BALLOT = "Datum: 3 maart 2026\nDossier: 99 999\nUitslag: verworpen\nWijze: Hoofdelijk\nVoor: SP\nTegen: VVD"
AGENDA = "Datum: 3 maart 2026\nDossier: 99 999\nSoort: stemming"


def a_list(kind: str, *rows: Section, site: str = "tweedekamer") -> Document:
    url = f"https://www.{site}.nl/lijst"
    return Document(site, "/lijst", url, kind, "Lijst bij 99999", identifier="99999", sections=rows)


def row(text: str, key: str = "99999/18", heading: str = "Amendement van het lid A over voorrang") -> Section:
    return Section(key, heading, text)


@pytest.mark.parametrize(
    ("kind", "before", "after", "expected", "line"),
    [
        ("amendementen", None, row(AMENDMENT), "submitted", "Nieuw amendement nr. 18: voorrang"),
        (
            "amendementen",
            None,
            row(f"{AMENDMENT}\nVervangt: nr. 12"),
            "replaced",
            "Amendement nr. 18 vervangt nr. 12: voorrang",
        ),
        (
            "amendementen",
            row(AMENDMENT),
            row(f"{AMENDMENT}\nBesluit: Verworpen"),
            "rejected",
            "Tweede Kamer verwerpt amendement nr. 18: voorrang",
        ),
        (
            "amendementen",
            row(AMENDMENT),
            row(f"{AMENDMENT}\nBesluit: Aangehouden"),
            "postponed",
            "Tweede Kamer houdt amendement nr. 18 aan: voorrang",
        ),
        (
            "amendementen",
            row(AMENDMENT),
            row(f"{AMENDMENT}\nIngetrokken: ja"),
            "withdrawn",
            "Indiener trekt amendement nr. 18 in: voorrang",
        ),
        (
            "amendementen",
            row(AMENDMENT),
            row(f"{AMENDMENT}\nOordeel kabinet: Ontraden"),
            "changed",
            "Kabinet over amendement nr. 18: ontraden",
        ),
        (
            "activiteiten",
            None,
            row(ACTIVITY, "Activiteit/1", "Voorbeeldwet huisvesting (99999)"),
            "scheduled",
            "Plenair debat gepland op 18 juni 2026: Voorbeeldwet huisvesting",
        ),
        (
            "activiteiten",
            row(ACTIVITY, "Activiteit/1", "Voorbeeldwet"),
            row(ACTIVITY.replace("18 juni", "25 juni"), "Activiteit/1", "Voorbeeldwet"),
            "moved",
            "Plenair debat verplaatst naar 25 juni 2026: Voorbeeldwet huisvesting",
        ),
        (
            "activiteiten",
            row(ACTIVITY, "Activiteit/1", "Voorbeeldwet"),
            row(ACTIVITY.replace("Gepland", "Geannuleerd"), "Activiteit/1", "Voorbeeldwet"),
            "postponed",
            "Plenair debat van de agenda: Voorbeeldwet huisvesting",
        ),
        (
            "toezeggingen",
            None,
            row(PROMISE, "Toezegging/1", "Toezegging 1"),
            "promised",
            "Toezegging aan Tweede Kamer: De minister zendt de Kamer een brief.",
        ),
        (
            "toezeggingen",
            row(PROMISE, "Toezegging/1", "Toezegging 1"),
            row(PROMISE.replace("Openstaand", "Voldaan"), "Toezegging/1", "Toezegging 1"),
            "answered",
            "Kabinet komt toezegging na: De minister zendt de Kamer een brief.",
        ),
        (
            "besluiten",
            None,
            row(DECISION, "Besluit/1", "Voorbeeldwet"),
            "scheduled",
            "Stemming gepland op 23 juni 2026: Voorbeeldwet huisvesting",
        ),
        (
            "besluiten",
            row(DECISION, "Besluit/1", "Voorbeeldwet"),
            row(DECISION.replace("nog niet vastgesteld", "Aangenomen"), "Besluit/1", "Voorbeeldwet"),
            "adopted",
            "Tweede Kamer neemt Voorbeeldwet huisvesting aan",
        ),
        (
            "zaken",
            row(QUESTIONS, "Zaak/1", "Vragen over opvang"),
            row(f"{QUESTIONS}, Antwoord schriftelijke vragen (9 maart 2026)", "Zaak/1", "Vragen over opvang"),
            "answered",
            "Antwoord op schriftelijke vragen: opvang",
        ),
    ],
)
def test_a_row_of_the_tweede_kamer_tells_what_happened_to_it(
    kind: str, before: Section | None, after: Section, expected: str, line: str
) -> None:
    old, new = a_list(kind, *([before] if before else [])), a_list(kind, after)
    difference = detect(old, new)
    assert event_type(new, difference) == expected
    assert headline(new, old, difference, (DOSSIER,)) == line


def test_the_day_of_a_decision_is_that_of_its_meeting_and_a_planned_day_is_none() -> None:
    planned = a_list("besluiten", row(DECISION, "Besluit/1", "Voorbeeldwet"))
    taken = a_list(
        "besluiten", row(DECISION.replace("nog niet vastgesteld", "Aangenomen"), "Besluit/1", "Wet")
    )
    assert happened(planned, detect(a_list("besluiten"), planned)) is None
    assert happened(taken, detect(planned, taken)) == date(2026, 6, 23)


def test_a_row_of_the_list_of_votes_tells_result_day_and_parties() -> None:
    before = a_list("stemmingen", site="eerstekamer")
    after = a_list("stemmingen", row(BALLOT, "99999/stemming/2026-03-03", "Voorbeeldwet"), site="eerstekamer")
    found = happenings(after, detect(before, after))[0]
    assert (found.type, found.what, found.chamber, found.day) == ("rejected", "bill", "ek", date(2026, 3, 3))
    assert ("votes_ek_for", "SP") in found.facts and ("votes_ek_against", "VVD") in found.facts


def test_of_a_list_about_many_bills_only_the_followed_one_counts() -> None:
    other = row(BALLOT.replace("verworpen", "aangenomen"), "88888/stemming/2026-03-03", "Andere wet")
    own = row(BALLOT, "99999/stemming/2026-03-03", "Voorbeeldwet")
    before, after = a_list("stemmingen"), a_list("stemmingen", other, own)
    difference = detect(before, after)
    assert event_type(after, difference, (DOSSIER,)) is EventType.REJECTED
    assert headline(after, before, difference, (DOSSIER,)).startswith("Eerste Kamer verwerpt Voorbeeldwet")


def test_a_bill_on_and_off_the_agenda_of_the_eerste_kamer() -> None:
    empty = a_list("plenaire agenda", site="eerstekamer")
    planned = a_list(
        "plenaire agenda", row(AGENDA, "99999/plenair/2026-03-03", "Voorbeeldwet"), site="eerstekamer"
    )
    assert event_type(planned, detect(empty, planned)) is EventType.SCHEDULED
    assert event_type(empty, detect(planned, empty)) is EventType.POSTPONED


def bill(**facts: str) -> Document:
    kept = [fact for fact in BILL.facts if fact.name not in facts]
    return replace(BILL, facts=(*kept, *(Fact(name, value) for name, value in facts.items())))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"stage": "rejected"}, "rejected"),
        ({"stage": "published"}, "published"),
        ({"stage": "published", "result_ek": "aangenomen"}, "published"),
        ({"stage": "withdrawn"}, "withdrawn"),
        ({"stage": "awaiting_plenary"}, "changed"),
        ({"entry_into_force": "1 juli 2026"}, "in-force"),
        ({"planned": "2026-05-12", "status": "De Kamer stemt op 12 mei 2026."}, "scheduled"),
        ({"status": "De stemming is aangehouden."}, "postponed"),
        ({"committee": "een andere commissie"}, "changed"),
    ],
)
def test_a_bill_page_tells_its_event_by_its_facts(facts: dict[str, str], expected: str) -> None:
    after = bill(**facts)
    assert event_type(after, detect(BILL, after)) == expected


def test_a_day_that_became_another_is_moved() -> None:
    before, after = bill(planned="2026-05-12"), bill(planned="2026-05-19")
    found = happenings(after, detect(before, after))[0]
    assert (found.type, found.planned, found.was) == ("moved", date(2026, 5, 19), date(2026, 5, 12))


def test_news_is_submitted_unless_its_words_say_what_happened() -> None:
    assert event_type(NEWS, NEW) is EventType.SUBMITTED
    told = replace(NEWS, sections=(Section("a", "", "De Eerste Kamer heeft de Voorbeeldwet verworpen."),))
    assert event_type(told, NEW) is EventType.REJECTED
    assert happened(told, NEW) is None


def test_news_about_two_dossiers_is_told_without_a_consequence() -> None:
    told = replace(NEWS, sections=(Section("a", "", "De Eerste Kamer heeft de Voorbeeldwet verworpen."),))
    change = invented.change_of(None, told)
    assert ("procedure", "rejected/bill/") in told_of(told, change, EventType.REJECTED)
    both = replace(change, matches=replace(change.matches, dossiers=change.matches.dossiers * 2))
    assert told_of(told, both, EventType.REJECTED) == ()


def test_a_publication_a_decree_and_a_consultation_are_told_by_their_kind() -> None:
    law = replace(NEWS, kind="staatsblad", title="Wet van 1 juni 2026")
    decree = replace(law, title="Besluit van 3 juni 2026")
    consultation = replace(NEWS, kind="internetconsultatie", facts=(Fact("end", "2025-09-26"),))
    assert [happenings(one, NEW)[0].what for one in (law, decree, consultation)] == [
        *(What.LAW, What.DECREE, What.CONSULTATION)
    ]
    assert event_type(law, NEW) is EventType.PUBLISHED
    assert headline(consultation, None, NEW, ()).startswith(
        "Internetconsultatie tot en met 26 september 2025: "
    )


def test_the_rejection_of_the_sample_bill_happened_on_the_day_of_its_decision() -> None:
    assert happened(REJECTED, detect(BILL, REJECTED)) == date(2026, 4, 21)
