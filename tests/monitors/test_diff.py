from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitors.diff import paragraph_edits, words

LINES = st.lists(
    st.sampled_from(["een", "twee drie", "vier", "De wet geldt vanaf 1 juli.", "slot"]), max_size=7
)


@given(LINES, LINES)
def test_edits_are_empty_exactly_when_the_texts_are_equal(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(before), "\n".join(after)
    assert (paragraph_edits(old, new) == ()) == (old == new)


@given(st.text(alphabet="ab 1.é", max_size=30), st.text(alphabet="ab 1.é", max_size=30))
def test_words_rebuild_both_texts(before: str, after: str) -> None:
    runs = words(before, after)
    assert "".join(run.text for run in runs if run.kind != "insert") == before
    assert "".join(run.text for run in runs if run.kind != "delete") == after


def test_a_changed_sentence_is_one_replacement_of_its_paragraph() -> None:
    before = "Aanhef.\nDe verhoging gaat in op 1 oktober 2025.\nSlot."
    after = "Aanhef.\nDe verhoging gaat in op 1 januari 2026.\nSlot."
    (edit,) = paragraph_edits(before, after)
    assert edit.op == "replace"
    assert edit.before == "De verhoging gaat in op 1 oktober 2025."
    assert edit.after == "De verhoging gaat in op 1 januari 2026."


def test_a_paragraph_that_only_moved_is_a_move() -> None:
    edits = paragraph_edits("a b c\nd e f\ng h i", "d e f\ng h i\na b c")
    assert [(edit.op, edit.after) for edit in edits] == [("move", "a b c")]


def test_an_unlike_paragraph_is_deleted_and_inserted() -> None:
    edits = paragraph_edits("Over de opvang in Ter Apel.", "Nieuwe regels voor huur en bouw.")
    assert sorted(edit.op for edit in edits) == ["delete", "insert"]


def test_a_long_document_costs_no_word_diff_of_the_whole() -> None:
    paragraphs = [f"Artikel {n}. De gemeente doet dit en dat met bedrag {n * 17}." for n in range(4000)]
    changed = [*paragraphs]
    changed[2000] = changed[2000].replace("gemeente", "provincie")
    (edit,) = paragraph_edits("\n".join(paragraphs), "\n".join(changed))
    assert edit.before == paragraphs[2000]
