"""What a change is about: a short page whole, what stands beside it in a long one, in a list its own row."""

from __future__ import annotations

from crawler.document import Document, Fact, Section
from monitors.matching.match import Matcher
from monitors.matching.scope import passages_of_parts
from monitors.model import Part
from monitors.watchlist import Amendment, Dossier

LAW = Dossier(
    "voorbeeldwet",
    "Voorbeeldwet",
    numbers=("99999",),
    names=("Voorbeeldwet",),
    amendments=(Amendment("proef", names=(), papers=("99999/44",)),),
)
OTHER = Dossier("anderewet", "Andere wet", numbers=("99998",), names=("Andere wet",))
MATCHER = Matcher((LAW, OTHER))


def letter(*paragraphs: str) -> Document:
    body = Section("body", "", "\n".join(paragraphs))
    return Document("vng", "node/1", "https://vng.nl/x", "brief", "Brief", sections=(body,))


def agenda(*rows: Section, title: str = "Agenda", facts: tuple[Fact, ...] = ()) -> Document:
    return Document(
        "eerstekamer", "dag", "https://www.eerstekamer.nl/x", "agenda", title, facts=facts, sections=rows
    )


def row(key: str, text: str, heading: str = "Een voorstel") -> Section:
    return Section(key, heading, text)


def about(document: Document, *parts: Part, before: Document | None = None) -> list[str]:
    return [match.key for match in MATCHER.matches(passages_of_parts(document, parts, before)).dossiers]


def replaced(changed: str) -> Part:
    return Part("replace", "section:body", "", "Er zijn 50 plekken.", changed)


def test_a_change_in_a_short_page_is_about_what_the_page_is_about() -> None:
    changed = "Er zijn 60 plekken."
    assert about(letter("Over de Voorbeeldwet.", changed), replaced(changed)) == ["voorbeeldwet"]


def test_a_change_in_a_long_letter_is_about_what_stands_beside_it() -> None:
    changed, filler = "Er zijn 60 plekken.", [f"Een alinea over iets anders, nummer {n}." for n in range(120)]
    far = letter("Aanhef.", *filler[:60], changed, *filler[60:], "Over de Voorbeeldwet.")
    near = letter("Aanhef.", *filler[:60], "Over de Voorbeeldwet.", changed, *filler[60:])
    assert about(far, replaced(changed)) == []
    assert about(near, replaced(changed)) == ["voorbeeldwet"]


def test_a_changed_row_is_about_its_own_dossier_and_not_about_those_of_other_rows() -> None:
    day = agenda(
        row("99999/plenair/x", "Dossier: 99 999\nSoort: debat"), row("99998/plenair/x", "Dossier: 99 998")
    )
    part = Part("replace", "section:99999/plenair/x", "Een voorstel", "Soort: hamerstuk", "Soort: debat")
    assert about(day, part) == ["voorbeeldwet"]


def test_a_row_of_no_dossier_is_about_none_however_many_the_list_names() -> None:
    day = agenda(row("99999/plenair/x", "Dossier: 99 999"), row("90001/plenair/x", "Dossier: 90 001"))
    part = Part("insert", "section:90001/plenair/x", "Een voorstel", None, "Dossier: 90 001")
    assert about(day, part) == []


def test_a_row_that_went_is_read_in_the_version_that_had_it() -> None:
    gone = row("99999/plenair/x", "Dossier: 99 999")
    part = Part("delete", "section:99999/plenair/x", "Een voorstel", "Soort: debat", None)
    assert about(agenda(), part, before=agenda(gone)) == ["voorbeeldwet"]


def test_a_row_is_about_its_list_too() -> None:
    part = Part("insert", "section:x/1", "Verslag", None, "Soort: Kamerstuk")
    assert about(agenda(row("x/1", "Soort: Kamerstuk"), title="Kamerstukken bij 99999"), part) == [
        "voorbeeldwet"
    ]
    full_title = (Fact("full_title", "Wijziging van de Voorbeeldwet"),)
    assert about(agenda(row("x/1", "Soort: Kamerstuk"), facts=full_title), part) == ["voorbeeldwet"]


def test_a_row_keyed_by_a_paper_is_about_the_amendment_of_that_number() -> None:
    papers = agenda(row("99999/44", "Soort: Kamerstuk"), row("99999/45", "Soort: Kamerstuk"))
    for number, expected in (("44", ["proef"]), ("45", [])):
        part = Part("insert", f"section:99999/{number}", "Een voorstel", None, "Soort: Kamerstuk")
        matches = MATCHER.matches(passages_of_parts(papers, (part,)))
        assert [match.key for match in matches.amendments] == expected
