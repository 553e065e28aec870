"""What somebody types is always a question that the index understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.searching.nearest import nearest
from monitors.searching.query import expression, parse
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
