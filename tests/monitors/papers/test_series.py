"""Letters of a series: which is the one before, and which figure is another now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from crawler.document import Attachment, Document, Fact, Section
from monitors.papers.beside import Beside
from monitors.papers.series import beside, previous

OLD_TEXT = (
    "Er zijn 125.000 Oekraïners bij gemeenten geregistreerd. Per 1 juli waren er door het rijk 107.000\n\n"
    "gemeentelijke opvangplekken gevraagd, waarvan er nu circa 95.500 zijn gerealiseerd. Het overleg gaat."
)
NEW_TEXT = OLD_TEXT.replace("1 juli", "1 september").replace("95.500", "97.000")


def letter(number: int, published: date, text: str, title: str = "Opvang Oekraïense ontheemden") -> Document:
    url = f"https://vng.nl/brieven/b{number}"
    pdf = Attachment("Brief", f"https://vng.nl/sites/b{number}.pdf", "application/pdf", "a" * 64, text)
    return Document(
        "vng", f"node/{number}", url, "ledenbrief", title, published, None, f"26/{number:03}", (), (), (pdf,)
    )


OLD = letter(1, date(2025, 7, 15), OLD_TEXT, "Asiel en opvang Oekraïners")
NEW = letter(45, date(2026, 9, 14), NEW_TEXT)


def held(new: str, old: str = OLD_TEXT) -> Beside | None:
    return beside(letter(45, date(2026, 9, 14), new), (letter(1, date(2025, 7, 15), old),))


def found(new: str, old: str = OLD_TEXT) -> Beside:
    one = held(new, old)
    assert one
    return one


def test_the_one_figure_that_moved_stands_in_the_headline() -> None:
    one = beside(NEW, (OLD,))
    assert one
    assert one.headline == "VNG-ledenbrief: gerealiseerde gemeentelijke opvangplekken van 95.500 naar 97.000"
    assert len(one.headline) == 80
    (pair,) = one.pairs
    assert (pair.heading, pair.label_before, pair.label_after) == (
        "Gerealiseerde gemeentelijke opvangplekken",
        "Vorige brief (juli 2025)",
        "Deze brief",
    )
    assert "95.500" in pair.before and "97.000" in pair.after
    assert dict(one.rows) == {
        "Verschil": "circa 1.500 meer (berekend door Wetwacht).",
        "Gelijk": "107.000 gemeentelijke opvangplekken gevraagd.",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gemeentelijke opvangplekken", "regionale opvangplekken"),
        ("door het rijk", "door het COA"),
        ("zijn gerealiseerd", "zijn toegezegd"),
        ("zijn gerealiseerd", "niet zijn gerealiseerd"),
        ("waarvan er nu", "waarvan er in Utrecht"),
    ],
)
def test_another_unit_owner_or_state_gives_both_quotes_and_no_from_to(old: str, new: str) -> None:
    one = found(NEW_TEXT.replace(old, new))
    assert one.headline == ""
    assert one.pairs and "Verschil" not in dict(one.rows)


def test_two_figures_that_moved_make_no_headline() -> None:
    one = found(NEW_TEXT.replace("107.000", "110.000"))
    assert (one.headline, len(one.pairs)) == ("", 2)


def test_filler_words_and_dates_do_not_matter() -> None:
    assert found(NEW_TEXT.replace("er nu circa", "er inmiddels ongeveer")).headline


def test_ranges_are_told_but_nothing_is_reckoned_from_them() -> None:
    one = found(NEW_TEXT.replace("circa 97.000", "tussen de 97.000 en 98.000"))
    assert "Verschil" not in dict(one.rows)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Het kabinet trekt € 12,5 miljoen uit.", "Het kabinet trekt € 13 miljoen uit."),
        ("De VNG pleit voor afspraken van 5 jaar.", "De VNG pleit voor afspraken van 6 jaar."),
        ("Het plan heeft drie pijlers.", "Het plan heeft vier pijlers."),
    ],
)
def test_sums_terms_and_number_words_are_quoted_without_from_to(old: str, new: str) -> None:
    one = found(new, old)
    assert (one.headline, len(one.pairs)) == ("", 1)
    assert "Verschil" not in dict(one.rows)


def test_sentences_that_count_other_things_are_not_held_beside_one_another() -> None:
    assert held("Er zijn 300 bussen nodig in de stad.", "Er zijn 200 huizen nodig in de stad.") is None


def test_equal_figures_or_other_sentences_tell_nothing() -> None:
    assert held(OLD_TEXT) is None
    assert held("Er komen 300 woningen bij in de stad.") is None
    assert held("De vergadering kiest een voorzitter.") is None


def test_words_ranges_and_rounded_figures_of_the_house_are_compared() -> None:
    one = found(
        "Er staan 66.000 gevluchte Oekraïners in de BRP.", "Er staan 64.190 gevluchte Oekraïners in de BRP."
    )
    assert one.headline == "VNG-ledenbrief: gevluchte Oekraïners van 64.190 naar 66.000"
    assert dict(one.rows)["Verschil"] == "1.810 meer (berekend door Wetwacht)."


def test_the_letter_before_is_the_latest_earlier_one_on_the_subject() -> None:
    between = letter(7, date(2026, 1, 5), OLD_TEXT)
    later = letter(60, date(2026, 11, 1), OLD_TEXT)
    other = letter(8, date(2026, 2, 1), OLD_TEXT, "Financiën van de jeugdzorg")
    elsewhere = replace(letter(9, date(2026, 3, 1), OLD_TEXT), site="rijksoverheid")
    page = replace(letter(10, date(2026, 4, 1), OLD_TEXT), kind="nieuws")
    sent = replace(letter(11, date(2026, 5, 1), OLD_TEXT), facts=(Fact("creator", "Ministerie A"),))
    new = replace(NEW, facts=(Fact("creator", "Ministerie B"),))
    assert previous(new, (OLD, between, later, other, elsewhere, page, sent, new)) == between
    assert previous(replace(NEW, published=None), (OLD,)) is None


def test_letters_to_the_house_are_a_series_and_its_other_papers_are_not() -> None:
    old, new = (replace(one, site="rijksoverheid", kind="kamerstuk") for one in (OLD, NEW))
    title = "Verzamelbrief opvang Oekraïne"
    told = beside(replace(new, title=title), (replace(old, title=title),))
    assert told and told.headline.startswith(
        "Kamerbrief: gerealiseerde gemeentelijke opvangplekken van 95.500"
    )
    assert beside(replace(new, title="Nota opvang Oekraïne"), (replace(old, title=title),)) is None


def test_every_number_and_name_of_a_headline_stands_in_the_two_letters() -> None:
    one = beside(NEW, (OLD,))
    assert one
    said = " ".join((OLD.text() + " " + NEW.text()).split())
    assert all(figure in said for figure in re.findall(r"\d[\d.]*\d", one.headline))
    for word in ("gerealiseerd", "gemeentelijke", "opvangplekken"):
        assert word in one.headline and word in said


def test_of_two_sentences_that_are_as_much_alike_none_is_taken() -> None:
    text = "Er zijn 300 plekken gereed. Er zijn 500 plekken gereed."
    assert held(text.replace("3", "4"), text) is None


def test_long_letters_in_which_no_figure_moved_are_not_told() -> None:
    sentences = [
        f"In streek{chr(97 + i % 26)} van deel{i} zijn {i}.000 plekken gereed." for i in range(1, 300)
    ]
    old, new = " ".join(sentences), " ".join(sentences).replace("gereed", "bezet")
    assert held(new, old) is None


def test_the_rows_of_a_list_are_no_sentences_of_a_letter() -> None:
    row = Section("https://vng.nl/nieuws/1", "Nieuws", "Er zijn 300 plekken.")
    assert beside(replace(NEW, sections=(row,), attachments=()), (OLD,)) is None
