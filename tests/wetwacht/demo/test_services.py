"""The copies of the open data, the gazette and the consultations: what is answered and read of it."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest

from crawler.document import Document, Section, same
from crawler.sites.tweedekamer import queries
from tests.wetwacht.demo.reading import lists, reading, shipped, target_of
from wetwacht.demo.lists import GazetteList
from wetwacht.demo.noise import Noise
from wetwacht.demo.strokes import site_of
from wetwacht.demo.whole import answer

LAST = shipped().states[-1]
AMENDMENTS = queries.amendments("36704")


def moment_of(what: str) -> int:
    """The moment at which the script says what happens."""
    return next(i for i, m in enumerate(shipped().moments) if any(edit.what == what for edit in m.edits))


def edited(what: str) -> tuple[Document, Document]:
    """The reading of a document before and after an edit."""
    index = moment_of(what)
    edit = next(edit for edit in shipped().moments[index].edits if edit.what == what)
    before, after = (reading(shipped().states[i], edit.fetched) for i in (index - 1, index))
    return before, after


def rows(document: Document) -> dict[str, Section]:
    return {section.key: section for section in document.sections}


def test_the_chain_of_amendments_is_read_link_by_link() -> None:
    found = rows(reading(LAST, AMENDMENTS))
    said = {
        key: [line for line in row.text.split("\n") if line.startswith("Vervangt")]
        for key, row in found.items()
    }
    assert said == {"36704/901": [], "36704/902": ["Vervangt: nr. 901"], "36704/903": ["Vervangt: nr. 902"]}


def test_the_decision_on_an_amendment_comes_after_it_was_replaced() -> None:
    before, after = edited("amendement 903 aangenomen")
    assert "Besluit" not in rows(before)["36704/903"].text
    assert "Besluit: Aangenomen" in rows(after)["36704/903"].text


def test_the_vote_on_a_bill_names_the_parties_on_both_sides() -> None:
    before, after = edited("stemming over 36704")
    bill = next(row.text for row in after.sections if row.heading == "Asielnoodmaatregelenwet")
    assert "Voor: BBB, FVD, JA21, NSC, PVV, SGP, VVD" in bill
    assert "Tegen: CDA, ChristenUnie," in bill
    assert all("Voor:" not in row.text for row in before.sections)


def test_a_motion_is_a_row_with_its_decision() -> None:
    before, after = edited("motie 910 aangenomen")
    new = rows(after).keys() - rows(before).keys()
    assert new == {"36704/910"}
    assert "Besluit: Aangenomen" in rows(after)["36704/910"].text


def test_a_planned_meeting_moves_by_its_day_alone() -> None:
    before, after = edited("overleg naar 15 december 2025")
    ((was,), (now,)) = before.sections, after.sections
    assert was.text.replace("8 december", "15 december") == now.text


def test_a_paper_that_is_typeset_has_another_identifier_and_the_same_reading() -> None:
    announced = moment_of("stuk nr. 39 aangekondigd")
    url = next(url for url in lists(LAST) if "==Kamerstuk%20" in url)
    typeset = next(i for i, moment in enumerate(shipped().moments) if url in moment.moved)
    names = {i: _identifiers(i, url) for i in (announced, typeset)}
    assert (names[announced][-1], names[typeset][-1]) == ("kst-9000039", "kst-36703-39")
    assert same(*(reading(shipped().states[i], url) for i in (announced, typeset)))
    assert typeset > announced


def _identifiers(index: int, url: str) -> list[str]:
    page = shipped().states[index].pages[url]
    assert isinstance(page, GazetteList)
    return [record.identifier for record in page.records]


def test_the_law_says_when_it_comes_into_force() -> None:
    document = reading(LAST, next(url for url in LAST.pages if "/stb-" in url))
    assert document.kind == "staatsblad"
    assert document.fact("bills") == ("36703",)
    assert any("in werking met ingang van 12 juni 2026" in section.text for section in document.sections)


def test_a_consultation_has_its_closing_day_and_its_reactions_do_not_matter() -> None:
    before, after = edited("consultatie gesloten")
    assert before.fact("end") == after.fact("end") == "2025-09-26"
    assert (before.fact("status"), after.fact("status")) == ("Actief", "Gesloten")
    assert before.sections == after.sections


@pytest.mark.parametrize("url", lists(LAST))
def test_a_query_is_answered_however_it_is_escaped(url: str) -> None:
    escaped = (
        urlsplit(url)
        ._replace(query=urlsplit(url).query.replace("'", quote("'")).replace(":", "%3A"))
        .geturl()
    )
    plain = answer(LAST, site_of(url), target_of(url), Noise("test"))
    assert answer(LAST, site_of(url), target_of(escaped), Noise("test")) == plain != 404


@pytest.mark.parametrize("url", lists(LAST))
def test_a_query_that_the_script_does_not_know_is_not_found(url: str) -> None:
    other = (
        url.replace("3670", "9999")
        .replace("36855", "99999")
        .replace("Asielnoodmaatregelenwet", "Voorbeeldwet")
    )
    assert answer(LAST, site_of(url), target_of(other), Noise("test")) == 404
