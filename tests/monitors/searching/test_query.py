"""What somebody types is always a question that the index understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.searching.nearest import nearest
from monitors.searching.query import expression, parse, terms
from monitors.searching.snippet import marked, snippet

_COLUMNS = "headline, title, added, removed, numbers, marks"


@given(st.text(max_size=400) | st.text(alphabet='"*(){}:^-+ANDORNEAR36704., nr', max_size=80))
def test_no_text_is_a_syntax_error(text: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute(f"create virtual table change_text using fts5 ({_COLUMNS})")
    asked = expression(parse(text), {})
    if asked:
        db.execute("select rowid from change_text where change_text match ?", [asked]).fetchall()
    db.close()
    assert "".join(span.text for span in marked(text, parse(text))) == text


@pytest.mark.parametrize("text", ["36704", "36 704", "36.704", "36\u00a0704"])
def test_a_number_is_one_number_in_every_spelling(text: str) -> None:
    assert [one.token for one in parse(text).numbers] == ["n36704"]


@pytest.mark.parametrize("text", ["36704-12", "36 704, nr. 12", "36.704 nr 12", "36704/12"])
def test_a_paper_is_one_paper_in_every_spelling(text: str) -> None:
    assert [one.token for one in parse(text).numbers] == ["n36704p12"]


def test_a_word_with_a_slip_is_near_the_last_part_of_a_compound() -> None:
    assert nearest("bouwopgaaf", ["woningbouwopgave", "gemeente"]) == "bouwopgave"
    assert nearest("gemeente", ["opvang"]) is None


def test_a_snippet_marks_the_hit_and_nothing_else() -> None:
    spans = snippet(["De gemeente bouwt <b>."], parse("gemeente"))
    assert [span.text for span in spans if span.hit] == ["gemeente"]


def test_a_snippet_is_near_the_hit_however_far_it_is_and_steers_nothing() -> None:
    far = "\u202e" + "niets " * 200_000 + "Eén\ngemeente\x1b bouwt."
    spans = snippet([far], parse("een gemeente"))
    assert [span.text for span in spans if span.hit] == ["Eén", "gemeente"]
    shown = "".join(span.text for span in spans)
    assert shown.startswith("… niets")
    assert shown.isprintable()
    assert len(shown) < 300


def test_a_phrase_is_marked_where_its_words_stand_together() -> None:
    text = "De raad wijst af. Wijst de raad aan?"
    spans = snippet([text], parse('"wijst de raad"'))
    assert [span.text for span in spans if span.hit] == ["Wijst de raad"]


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("36.800 VII nr 12 wonen", ("36 800 VII, nr. 12", "wonen")),
        ('36704/f "de raad"', ("36 704, letter F", '"de raad"')),
    ],
)
def test_each_term_is_a_question_of_its_own(typed: str, alone: tuple[str, ...]) -> None:
    assert terms(parse(typed)) == alone
    assert all(terms(parse(one)) == (one,) for one in alone)
