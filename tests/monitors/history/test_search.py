"""Searching in the changes: numbers in every spelling, compounds, phrases, slips."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from crawler.document import Attachment, Section
from monitors.history.search import counts, search
from monitors.history.spelling import apart, suggestion
from monitors.searching.wanted import Search
from tests.invented import NEWS
from tests.ledger import Kept
from tests.monitors.history.finding import Finds
from tests.monitors.history.sayings import change, kept, said, text

BUILD = "Rijksoverheid meldt: woningbouwopgave in 99 999"


@pytest.mark.parametrize("typed", ["36704", "36 704", "36.704", "36\u00a0704", "dossier 36704", "36704:"])
@pytest.mark.parametrize("written", ["36704", "36 704", "36.704", "36\u00a0704", "36 704, nr. 12"])
def test_a_number_is_found_in_every_spelling(db: Database, finds: Finds, typed: str, written: str) -> None:
    (one, _) = kept(db, said(f"Het wetsvoorstel met dossier {written} ligt er."), said("36 705 en 367040"))
    assert finds(typed) == [one]


@pytest.mark.parametrize(
    "typed", ["36 800 VII nr. 12", "36800-VII/12", "36.800 VII, nr. 12", "36800 vii NR 12"]
)
def test_a_paper_is_found_in_every_spelling(db: Database, finds: Finds, typed: str) -> None:
    one, _ = kept(db, said("Kamerstuk 36 800 VII, nr. 12."), said("Kamerstuk 36 800 VII, nr. 13."))
    assert finds(typed) == [one]


@pytest.mark.parametrize("typed", ["36 704, letter F", "36704/F", "36704-F"])
def test_a_row_of_a_list_is_found_by_its_paper(db: Database, finds: Finds, typed: str) -> None:
    row = replace(said(), difference=change(text("10 februari 2026", key="section:36704/F")))
    other = replace(said(), difference=change(text("10 februari 2026", key="section:36704/G")))
    one, _ = kept(db, row, other)
    assert finds(typed) == [one]


def test_a_chapter_is_found_by_its_bill_too(db: Database, finds: Finds) -> None:
    (one,) = kept(db, said("Kamerstuk 36 800 VII, nr. 12."))
    assert finds("36800") == finds("36 800 VII") == [one]
    assert finds("36 800 VIII") == []


def test_an_amount_is_no_paper(db: Database, finds: Finds) -> None:
    kept(db, said("Dat kost € 36.704 per jaar."))
    assert finds("36 704 nr. 12") == []


@pytest.mark.parametrize("typed", ["bouwopgave", "BOUWOPGAVE", "woningbouw", "opgave", "woningbouwopgave"])
def test_a_part_of_a_compound_finds_titles_and_headlines(db: Database, finds: Finds, typed: str) -> None:
    one, two, _ = kept(
        db, said(headline="De woningbouwopgave"), said(title="Woningbouwopgave"), said("Geen van beide.")
    )
    assert finds(typed) == [two, one]


@pytest.mark.parametrize("typed", ["gemeente", "gemeenten", "gem", "GEMEENTEN"])
def test_the_start_of_a_word_finds_it_anywhere(db: Database, finds: Finds, typed: str) -> None:
    one, two = kept(db, said("Gemeenten bouwen."), said(None, "Gemeenten bouwen."))
    assert finds(typed) == [two, one]


@pytest.mark.parametrize("typed", ["oekraine", "Oekraïne", "OEKRAI\u0308NE"])
def test_accents_and_capitals_make_no_difference(db: Database, finds: Finds, typed: str) -> None:
    (one,) = kept(db, said("Opvang uit Oekraïne"))
    assert finds(typed) == [one]


def test_words_stand_anywhere_and_phrases_together(db: Database, finds: Finds) -> None:
    apart_, together = kept(db, said("De raad wijst groepen aan."), said("Hij wijst de raad erop."))
    assert finds("raad wijst") == [together, apart_]
    assert finds('"raad wijst"') == finds("“raad wijst”") == [apart_]
    assert finds('"raad wijst" erop') == []


def test_all_of_a_new_document_is_searched_with_its_files(db: Database, finds: Finds) -> None:
    file = Attachment(
        "Brief", "https://vng.nl/brief.pdf", "application/pdf", "a" * 64, "Crisisopvang\fBlad 2"
    )
    letter = replace(NEWS, sections=(Section("a", "Kop", "Spoedzoeker"),), attachments=(file,))
    (one,) = kept(db, Kept(before=None, after=letter))
    assert finds("spoedzoeker crisisopvang") == [one]
    (hit,) = search(db, Search("crisisopvang")).hits
    assert [span.text for span in hit.snippet if span.hit] == ["Crisisopvang"]


def test_stages_and_days_are_found_in_the_words_of_readers(db: Database, finds: Finds) -> None:
    stage, day = text("withdrawn", "in_house", "fact:stage"), text("2026-04-21", None, "fact:decided_ek")
    (one,) = kept(db, replace(said(), difference=change(stage, day)))
    assert finds("ingetrokken") == finds('"21 april 2026"') == [one]
    (hit,) = search(db, Search("ingetrokken")).hits
    assert "".join(span.text for span in hit.snippet) == "Stand: ingetrokken"


def test_a_hit_marks_its_words_and_is_inert(db: Database) -> None:
    hostile = "\u202e<script>x</script>\x1b De gemeente bouwt."
    kept(db, said(hostile, headline=f"Gemeente {hostile}", title=hostile))
    (hit,) = search(db, Search("gemeente")).hits
    for spans in (hit.headline, hit.title, hit.snippet):
        assert {span.text.casefold() for span in spans if span.hit} == {"gemeente"}
        assert all(span.text.isprintable() for span in spans)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gemeetne", "gemeente"),
        ("bouwopgaaf", "bouwopgave"),
        ("Bouwopgaaf in gemeetne", "bouwopgave in gemeente"),
        ('"de gemeetne"', '"de gemeente"'),
        ("99999 gemeetne", "99999 gemeente"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(db: Database, typed: str, meant: str) -> None:
    kept(db, said("99 999, de dossiers", headline=f"{BUILD}, zegt de gemeente"))
    assert not search(db, Search(typed)).hits
    assert suggestion(db, Search(typed)) == meant


@pytest.mark.parametrize("typed", ["", "gemeente", "xqzxqz", "gemeetne xqzxqz", "9", '"', "36705"])
def test_nothing_is_suggested_that_finds_nothing_or_is_right_already(db: Database, typed: str) -> None:
    kept(db, said(headline="Bericht van de gemeente"))
    assert suggestion(db, Search(typed)) is None


def test_words_that_stand_nowhere_together_are_counted_apart(db: Database) -> None:
    kept(db, said("De gemeente", headline="Gemeente"), said("Wonen"), said("Wonen in 99 999, dossier"))
    assert apart(db, Search("gemeetne wonen 99.999 xqzxqz")) == (("99 999", 1), ("gemeente", 1), ("wonen", 2))
    assert apart(db, Search("gemeente")) == ()


@pytest.mark.parametrize("typed", ["!", '"""', "*", "- -", "()", "\u202e", "%_"])
def test_a_text_without_words_finds_nothing(db: Database, finds: Finds, typed: str) -> None:
    kept(db, said())
    assert finds(typed) == []
    assert counts(db, Search(typed)).total == 0
