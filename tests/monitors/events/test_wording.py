"""What a title or first sentence says happened, and what it only mentions."""

from __future__ import annotations

from datetime import date

import pytest

from monitors.events.happening import What
from monitors.events.wording import said
from monitors.model import EventType

PUBLISHED = date(2026, 4, 21)


@pytest.mark.parametrize(
    ("text", "kind", "what", "chamber"),
    [
        ("Eerste Kamer verwerpt Voorbeeldwet", EventType.REJECTED, What.BILL, "ek"),
        (
            "De Eerste Kamer heeft de Voorbeeldwet (99.999) verworpen: 31 voor, 44 tegen.",
            "rejected",
            "bill",
            "ek",
        ),
        ("De novelle is verworpen door de Eerste Kamer.", "rejected", "novelle", "ek"),
        ("Senaat stemt in met het wetsvoorstel huisvesting", "adopted", "bill", "ek"),
        ("De Tweede Kamer heeft gisteren ingestemd met de Voorbeeldwet.", "adopted", "bill", "tk"),
        ("De Kamer heeft het voorstel als hamerstuk aangenomen.", "adopted", "bill", ""),
        ("Tweede Kamer neemt motie over huisvesting aan", "adopted", "motion", "tk"),
        ("Minister trekt wetsvoorstel huisvesting in", "withdrawn", "bill", ""),
        ("De behandeling van de Voorbeeldwet is aangehouden.", "postponed", "bill", ""),
        ("De Raad van State adviseert de Voorbeeldwet aan te passen.", "advice-received", "advice", ""),
        ("De Voorbeeldwet treedt op 1 juli 2026 in werking.", "in-force", "law", ""),
        ("Sinds 1 april 2026 geldt de Voorbeeldwet huisvesting.", "in-force", "law", ""),
        ("De Voorbeeldwet is bekendgemaakt in het Staatsblad.", "published", "law", ""),
        ("De minister zegt de Kamer een evaluatie toe.", "promised", "promise", ""),
        ("De staatssecretaris beantwoordt Kamervragen over de opvang.", "answered", "questions", ""),
        ("De Eerste Kamer debatteert op 28 april 2026 over de Voorbeeldwet.", "scheduled", "debate", "ek"),
        ("Het debat over de Voorbeeldwet is verplaatst naar 12 mei 2026.", "moved", "bill", ""),
    ],
)
def test_a_finite_verb_in_a_main_clause_tells_what_happened(
    text: str, kind: str, what: str, chamber: str
) -> None:
    found = said("", text, PUBLISHED)
    assert found is not None
    assert (found.type, found.what, found.chamber) == (kind, what, chamber)


@pytest.mark.parametrize(
    "text",
    [
        "De minister schrijft dat de Eerste Kamer de Voorbeeldwet heeft verworpen.",
        "De VNG kijkt anders naar het wetsvoorstel sinds het amendement is aangenomen.",
        "Gemeenten wachten tot de wet in werking is, omdat de Kamer de novelle heeft aangenomen.",
        "Vorig jaar heeft de Eerste Kamer de Voorbeeldwet verworpen.",
        "In 2024 heeft de Eerste Kamer de Voorbeeldwet aangenomen.",
        "Op 3 juli 2025 heeft de Tweede Kamer de Voorbeeldwet aangenomen.",
        "De VNG vraagt de Eerste Kamer: verwerpt de Kamer de Voorbeeldwet?",
        "De Eerste Kamer moet de Voorbeeldwet worden aangenomen.",
        "De Voorbeeldwet is nog niet aangenomen.",
        "‘De Eerste Kamer heeft de Voorbeeldwet verworpen’, zegt de wethouder.",
        "De gemeenteraad heeft het bestemmingsplan aangenomen.",
        "De verhoging gaat in op 1 oktober 2026.",
        "De ministerraad stemt in met de novelle bij de Voorbeeldwet.",
        "De regering vraagt de Raad van State om advies.",
        "Advies over de opvang",
        "",
    ],
)
def test_a_mention_of_the_past_a_wish_or_another_body_is_no_event(text: str) -> None:
    assert said("", text, PUBLISHED) is None


def test_the_title_speaks_before_the_first_sentence() -> None:
    found = said(
        "Eerste Kamer verwerpt Voorbeeldwet", "De Raad van State adviseert de wet aan te passen.", PUBLISHED
    )
    assert found is not None and found.type is EventType.REJECTED


def test_a_paper_is_known_by_the_first_words_of_its_title() -> None:
    found = said("Beantwoording Kamervragen over de opvang", "", PUBLISHED)
    assert found is not None and found.type is EventType.ANSWERED


def test_a_sentence_that_names_its_day_gives_it() -> None:
    found = said("", "Op 21 april 2026 heeft de Eerste Kamer de Voorbeeldwet verworpen.", date(2026, 4, 22))
    assert found is not None and found.day == date(2026, 4, 21)
