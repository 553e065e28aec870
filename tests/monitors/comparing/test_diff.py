from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitors.comparing.diff import apply, normalised, paragraph_edits, sentences, words

LINES = st.lists(
    st.sampled_from(
        [
            "een",
            "twee drie",
            "vier",
            "De wet geldt vanaf 1 juli.",
            "De wet geldt vanaf 2 juli.",
            "een twee drie",
        ]
    ),
    max_size=7,
)
TEXTS = LINES.map("\n".join)


@given(TEXTS, TEXTS)
def test_edits_are_empty_exactly_when_the_texts_are_equal(before: str, after: str) -> None:
    assert (paragraph_edits(before, after) == ()) == (before == after)


@given(TEXTS, TEXTS)
def test_the_edits_applied_to_one_text_give_the_other(before: str, after: str) -> None:
    assert apply(before, paragraph_edits(before, after)) == after


@given(TEXTS, TEXTS)
def test_edits_stand_in_the_order_of_the_new_text(before: str, after: str) -> None:
    places = [edit.new for edit in paragraph_edits(before, after)]
    assert places == sorted(places)


@given(st.text(alphabet="ab 1.é\n", max_size=30), st.text(alphabet="ab 1.é\n", max_size=30))
def test_words_rebuild_both_texts(before: str, after: str) -> None:
    runs = words(before, after)
    assert "".join(run.text for run in runs if run.kind != "insert") == before
    assert "".join(run.text for run in runs if run.kind != "delete") == after


@given(st.text(alphabet="ab 1.é\n\u00a0\u00ad", max_size=30))
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


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


def test_paragraphs_that_were_merged_are_one_replacement() -> None:
    (edit,) = paragraph_edits(
        "Een zin over opvang.\nEen zin over wonen.", "Een zin over opvang. Een zin over wonen."
    )
    assert (edit.op, edit.old, edit.new) == ("replace", (0, 2), (0, 1))


def test_a_very_long_paragraph_is_compared_by_its_sentences() -> None:
    long = " ".join(f"De gemeente doet dit en dat met bedrag {n}." for n in range(4000))
    (edit,) = paragraph_edits(normalised(long), normalised(long.replace("bedrag 2000.", "bedrag 7.")))
    assert edit.before == "De gemeente doet dit en dat met bedrag 2000."


def test_a_text_that_repeats_itself_is_compared_without_end() -> None:
    before, after = "ja\nnee\n" * 20_000, "nee\nja\nja\n" * 20_000
    assert apply(before, paragraph_edits(before, after)) == after


def test_one_changed_word_of_a_long_document_is_all_that_is_marked() -> None:
    paragraphs = [f"Artikel {n}. De gemeente doet dit en dat met bedrag {n * 17}." for n in range(4000)]
    changed = [*paragraphs]
    changed[2000] = changed[2000].replace("gemeente", "provincie")
    runs = words("\n".join(paragraphs), "\n".join(changed))
    assert [run.text for run in runs if run.kind != "equal"] == ["gemeente", "provincie"]


def test_a_stop_behind_a_shortened_word_ends_no_sentence() -> None:
    assert sentences("Zie nr. 44 van 3 jan. 2026. De Kamer stemt.") == (
        "Zie nr. 44 van 3 jan. 2026.",
        "De Kamer stemt.",
    )
