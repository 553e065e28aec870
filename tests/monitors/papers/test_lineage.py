"""Lines of amendments: by data, title or text, each with its words; never guessed, never in a circle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.document import Document, Section
from monitors.papers.lineage import Lineage, Link, lineage
from monitors.papers.numbered import Paper, papers

FIRST = Paper("99999/7", "Amendement van het lid A over groepen")


def line_of(number: str, *known: Paper) -> Lineage:
    return lineage(f"99999/{number}", {paper.number: paper for paper in (FIRST, *known)})


def changed(number: int, tail: str = "", **more: object) -> Paper:
    title = f"Gewijzigd amendement van het lid A {tail}".strip()
    return Paper(f"99999/{number}", title, **more)  # type: ignore[arg-type]


def test_a_chain_stands_in_order_with_the_evidence_of_each_link() -> None:
    data = changed(12, data=("Soort: Gewijzigd amendement", "Vervangt: nr. 7"))
    found = line_of("18", data, changed(18, "ter vervanging van nr. 12 over groepen"))
    assert found.generations == (("99999/7",), ("99999/12",), ("99999/18",))
    assert found.links == (
        Link("99999/18", "99999/12", "title", "ter vervanging van nr. 12"),
        Link("99999/12", "99999/7", "data", "Vervangt: nr. 7"),
    )
    assert found.replaces == ("99999/12",)


def test_the_data_outweigh_the_title_and_what_the_title_names_is_kept() -> None:
    paper = changed(18, "ter vervanging van nr. 9", data=("Vervangt: nr. 8; de titel noemt nr. 9",))
    (link,) = line_of("18", paper).links
    assert (link.replaces, link.evidence, link.title) == ("99999/8", "data", ("99999/9",))


def test_the_text_tells_what_neither_data_nor_title_do() -> None:
    said = "Dit amendement vervangt het amendement gedrukt onder nr. 7."
    (link,) = line_of("12", changed(12, "over groepen", text=f"Toelichting\n{said} En verder niets.")).links
    assert (link.replaces, link.evidence, link.words) == ("99999/7", "text", said)


def test_what_a_text_says_of_another_paper_or_denies_is_no_link() -> None:
    for said in (
        "Het amendement nr. 9 vervangt nr. 7.",
        "Dit amendement vervangt niet het amendement nr. 7.",
        "Dit artikel vervangt artikel 7.",
    ):
        found = line_of("12", changed(12, "over groepen", text=said))
        assert (found.links, found.unknown) == ((), ("99999/12",))


def test_a_changed_amendment_without_a_named_paper_is_unknown_and_never_guessed() -> None:
    assert line_of("12", changed(12, "over groepen")).unknown == ("99999/12",)
    named = Paper("99999/12", "Amendement over groepen", ("Vervangt: onbekend",))
    assert line_of("12", named).unknown == ("99999/12",)
    assert line_of("7").unknown == ()


def test_an_open_end_further_back_is_unknown_too() -> None:
    found = line_of("18", changed(12, "over groepen"), changed(18, "t.v.v. 99999-12"))
    assert (found.replaces, found.unknown) == (("99999/12",), ("99999/12",))


def test_two_amendments_that_become_one_stand_side_by_side() -> None:
    joined = changed(18, "ter vervanging van nrs. 12 en 13 over groepen")
    found = line_of("18", changed(12, "ter vervanging van nr. 7"), Paper("99999/13", "Amendement"), joined)
    assert found.generations == (("99999/7",), ("99999/12", "99999/13"), ("99999/18",))


def test_a_longer_way_decides_where_a_paper_stands() -> None:
    found = line_of("18", changed(12, "t.v.v. nr. 7"), changed(18, "ter vervanging van nrs. 7 en 12"))
    assert found.generations == (("99999/7",), ("99999/12",), ("99999/18",))


def test_links_to_itself_to_later_papers_and_in_circles_are_refused_with_a_reason() -> None:
    (one,) = line_of("12", changed(12, "t.v.v. nr. 12")).refused
    assert (one.reason, one.link.words) == ("itself", "t.v.v. nr. 12")
    (one,) = line_of("12", changed(12, "t.v.v. nr. 18")).refused
    assert one.reason == "later"
    other = Paper("99998/5", "Gewijzigd amendement t.v.v. 99999-12")
    found = line_of("12", changed(12, "t.v.v. 99998-5"), other)
    assert [one.reason for one in found.refused] == ["circle"]
    assert found.generations == (("99998/5",), ("99999/12",))


def test_a_sub_amendment_names_what_it_amends_and_replaces_nothing() -> None:
    for title in (
        "Subamendement van het lid C ter wijziging van nr. 7",
        "Subamendement van het lid C op nr. 7",
    ):
        found = line_of("14", Paper("99999/14", title))
        assert (found.amends, found.sub, found.links) == (("99999/7",), True, ())
    found = line_of("14", Paper("99999/14", "Subamendement", ("Wijzigt amendement: nr. 7",)))
    assert found.amends == ("99999/7",)


def test_a_paper_of_another_bill_keeps_its_bill() -> None:
    found = line_of("12", changed(12, "t.v.v. 36600-VII-12"))
    assert found.replaces == ("36600-VII/12",)


@given(st.dictionaries(st.integers(1, 12), st.lists(st.integers(1, 12), max_size=4), max_size=12))
def test_no_set_of_links_makes_a_circle_or_loses_a_paper(said: dict[int, list[int]]) -> None:
    known = {
        f"99999/{own}": Paper(
            f"99999/{own}", "", tuple(f"Vervangt: {_numbers(others)}" for _ in [0] if others)
        )
        for own, others in said.items()
    }
    found = lineage("99999/12", known)
    places = {paper: at for at, step in enumerate(found.generations) for paper in step}
    assert all(places[link.replaces] < places[link.paper] for link in found.links)
    assert sum(len(step) for step in found.generations) == len(places)
    assert found.generations[-1] == ("99999/12",)


def _numbers(others: list[int]) -> str:
    return ", ".join(f"nr. {number}" for number in others)


def test_a_row_of_the_house_and_the_printed_paper_are_put_together() -> None:
    row = Section(
        "99999/12", "Gewijzigd amendement ter vervanging van nr. 7", "Soort: x\nOordeel kabinet: Ontraden"
    )
    listed = Document("tweedekamer", "Zaak?x", "https://x", "amendementen", None, sections=(row,))
    title = "Wijziging van de Voorbeeldwet; Gewijzigd amendement ter vervanging van nr. 7"
    printed = Document(
        "officielebekendmakingen",
        "99999/12",
        "https://y",
        "kamerstuk",
        title,
        identifier="99999/12",
        sections=(Section("tekst", "", "Artikel 5 vervalt."),),
    )
    for order in ((listed, printed), (printed, listed)):
        paper = papers(order)["99999/12"]
        assert paper.title == "Gewijzigd amendement ter vervanging van nr. 7"
        assert (paper.text, paper.said("Oordeel kabinet")) == ("Artikel 5 vervalt.", "Ontraden")
        assert paper.is_amendment
