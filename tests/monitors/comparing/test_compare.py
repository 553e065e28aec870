from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.comparing.compare import compare
from monitors.comparing.diff import apply, normalised

TEXTS = st.text(alphabet="aB 12.,-\n:%€\u00a0\u00ad", max_size=40)


@given(TEXTS, TEXTS)
def test_a_comparison_is_empty_exactly_when_the_normalised_texts_are_equal(before: str, after: str) -> None:
    assert (compare(before, after).changes == ()) == (normalised(before) == normalised(after))


@given(TEXTS, TEXTS)
def test_everything_that_differs_is_told_whatever_the_rules_say(before: str, after: str) -> None:
    edits = [change.edit for change in compare(before, after).changes]
    assert apply(normalised(before), edits) == normalised(after)


@given(TEXTS, TEXTS)
def test_a_difference_matters_in_both_directions_or_in_none(before: str, after: str) -> None:
    assert compare(before, after).material == compare(after, before).material


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("Lees ook\nWet aangenomen", "Lees ook\nWet verworpen op 3 mei", "other articles"),
        ("Tekst van de brief.\nDeel deze pagina", "Tekst van de brief.", "share buttons"),
        ("Home > Asiel\nTekst van de brief.", "Home > Wonen\nTekst van de brief.", "page furniture"),
        ("Tekst.\nDeze website gebruikt cookies.", "Tekst.", "cookies"),
        ("Eerste zin hier. Tweede zin daar.", "Tweede zin daar. Eerste zin hier.", "order"),
        ("- Asiel\n- Wonen\n- Zorg", "- Zorg\n- Asiel\n- Wonen", "order"),
        ("Voor stemden CDA, D66 en SP.", "Voor stemden SP, D66 en CDA.", "order"),
        ("Tekst.\nPagina 2 van 7", "Tekst.\nPagina 2 van 8", "typesetting"),
    ],
)
def test_furniture_and_order_are_editorial_and_recorded(before: str, after: str, rule: str) -> None:
    found = compare(before, after)
    assert found.changes
    assert not found.material
    assert {verdict.rule for verdict in found.verdicts} == {rule}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Voor:\n- CDA\n- SP\nTegen:\n- PVV", "Voor:\n- SP\nTegen:\n- PVV\n- CDA"),
        ("Utrecht\n1.420\nZwolle\n880", "Utrecht\n880\nZwolle\n1.420"),
        ("Voor: CDA, D66. Tegen: SP, PVV.", "Voor: SP, PVV. Tegen: CDA, D66."),
        ("Lees ook\nEen kop\nDe wet is aangenomen.", "Lees ook\nEen kop\nDe wet is verworpen."),
        ("Lees ook\nEen kop\n\nDocumenten", "Lees ook\nEen kop\n\nDocumenten\nE – Nota"),
        ("Deel van de opvang sluit.", "Deel van de opvang blijft."),
        ("Een zin over opvang. Nog een zin.", "Een zin over opvang."),
    ],
)
def test_news_that_looks_like_furniture_or_order_is_material(before: str, after: str) -> None:
    assert compare(before, after).material


def test_a_sentence_that_moved_to_another_paragraph_is_order() -> None:
    before = "Een zin over opvang. Een zin over wonen.\nHet slot van deze brief volgt."
    after = "Een zin over opvang.\nHet slot van deze brief volgt. Een zin over wonen."
    assert not compare(before, after).material
