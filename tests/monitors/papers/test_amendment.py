"""Amendments beside those that they replace: which part differs, and who signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.papers.amendment import Changed, compare, pieces

BEFORE = """Nr. 12
GEWIJZIGD AMENDEMENT VAN HET LID VAN VOORBEELD
Ontvangen 20 maart 2026
De ondergetekende stelt het volgende amendement voor:
A
In artikel 1 wordt ‘groepen’ vervangen door ‘aangewezen groepen’.
B
De gemeenteraad kan in de verordening groepen met voorrang aanwijzen.
C
Artikel 5 vervalt.
Toelichting
Dit amendement regelt de voorrang.
De indiener wil dat gemeenten zelf kiezen.
Van Voorbeeld"""
AFTER = (
    BEFORE.replace("Nr. 12", "Nr. 18")
    .replace("20 maart", "2 april")
    .replace(
        "kan in de verordening groepen met voorrang aanwijzen", "wijst ten minste 2 groepen met voorrang aan"
    )
    .replace("De indiener wil", "De indieners willen")
    + "\nDe Proef"
)


def test_only_the_part_that_differs_is_named() -> None:
    found = compare(BEFORE, AFTER)
    assert found.changed == (
        Changed(
            "B",
            "De gemeenteraad kan in de verordening groepen met voorrang aanwijzen.",
            "De gemeenteraad wijst ten minste 2 groepen met voorrang aan.",
        ),
    )
    assert found.equal == ("A", "C")


def test_explanation_and_signatures_stand_apart() -> None:
    found = compare(BEFORE, AFTER)
    assert (found.explained, found.joined, found.left) == (1, ("De Proef",), ())
    assert compare(AFTER, BEFORE).left == ("De Proef",)


def test_an_amendment_beside_itself_has_no_difference() -> None:
    found = compare(BEFORE, BEFORE)
    assert (found.changed, found.explained, found.joined, found.left) == ((), 0, (), ())


def test_a_part_that_came_or_went_is_one_side_only() -> None:
    longer = BEFORE.replace("Toelichting", "D\nArtikel 9 vervalt.\nToelichting")
    assert compare(BEFORE, longer).changed == (Changed("D", None, "Artikel 9 vervalt."),)
    assert compare(longer, BEFORE).changed == (Changed("D", "Artikel 9 vervalt.", None),)


def test_a_part_that_only_got_another_letter_is_equal() -> None:
    shifted = (
        BEFORE.replace("\nC\n", "\nD\n").replace("\nB\n", "\nC\n").replace("\nA\n", "\nA\nNieuw lid.\nB\n")
    )
    found = compare(BEFORE, shifted)
    assert [one.label for one in found.changed] == ["A"]
    assert found.equal == ("B", "C", "D")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I\nx.\nII\ny.", ["I", "II"]),
        ("I\nA\nx.\nB\ny.\nII\nA\nz.", ["I onder A", "I onder B", "II onder A"]),
        ("G\nx.\nH\ny.\nI\nz.", ["G", "H", "I"]),
        ("Onderdeel A\nx.\nOnderdeel B\ny.", ["A", "B"]),
        ("A. In artikel 1 vervalt lid 2.\nB. Artikel 5 vervalt.", ["A", "B"]),
        ("1\nx.\n2\ny.", ["1", "2"]),
        ("In artikel 3 vervalt het tweede lid.", [""]),
        ("A\nx.\nA\ny.", ["A", "A (2)"]),
    ],
)
def test_labels_are_read_in_their_usual_shapes(text: str, labels: list[str]) -> None:
    assert list(pieces(f"De ondergetekende stelt het volgende amendement voor:\n{text}").parts) == labels


def test_numbered_members_of_an_article_stay_inside_their_part() -> None:
    members = "1. De raad kiest.\n2.\nDe raad stemt.\nUa\nx"
    text = f"De ondergetekende stelt het volgende amendement voor:\nI\n{members}"
    assert pieces(text).parts == {"I": members}


def test_signatures_without_an_explanation_are_no_text() -> None:
    found = pieces("De ondergetekende stelt voor:\nArtikel 5 vervalt.\nVan Voorbeeld\nDe Proef")
    assert found.signed == ("Van Voorbeeld", "De Proef")
    assert found.parts == {"": "Artikel 5 vervalt."}


@given(st.text(max_size=300))
def test_no_text_stops_the_comparison_and_equal_texts_never_differ(text: str) -> None:
    found = compare(text, text)
    assert (found.changed, found.explained, found.joined) == ((), 0, ())
