"""The words in which an amendment is told beside the one that it replaces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.document import Document, Section
from monitors.comparing.detect import NEW
from monitors.papers.beside import Beside
from monitors.papers.replacement import beside
from tests.language import complaints

OLD_TITLE = "Amendement van het lid A over voorrang"
NEW_TITLE = "Gewijzigd amendement van het lid A ter vervanging van nr. 12 over voorrang"


def printed(number: int, title: str, text: str = "", bill: str = "99999") -> Document:
    paper = f"{bill}/{number}"
    url = f"https://zoek.officielebekendmakingen.nl/kst-{bill}-{number}.html"
    document = Document("officielebekendmakingen", paper, url, "kamerstuk", title, identifier=paper)
    return replace(document, sections=(Section("tekst", "", text),))


def row(number: int, title: str, *lines: str) -> Document:
    section = Section(f"99999/{number}", title, "\n".join(("Soort: Amendement", *lines)))
    return Document("tweedekamer", "Zaak?x", "https://x", "amendementen", None, sections=(section,))


def parts(*texts: str) -> str:
    lettered = (f"{chr(65 + at)}\n{text}" for at, text in enumerate(texts) if text)
    return "De ondergetekende stelt het volgende amendement voor:\n" + "\n".join(lettered)


def told(document: Document, *others: Document) -> Beside:
    found = beside(document, NEW, others)
    assert found
    own = [found.headline, *found.lines, *(text for _, text in found.rows)]
    assert [complaint for text in own for complaint in complaints(text)] == []
    return found


def line(document: Document, *others: Document) -> str:
    return dict(told(document, *others).rows)["Reeks"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("x.", "y."), ("x.", "z."), ("Alleen onderdeel B is anders.", "Onderdeel A is gelijk.")),
        (("x.", "y."), ("x2.", "y2."), ("Onderdeel A en B zijn anders.",)),
        (("x.", "y."), ("x.", "y.", "z."), ("Onderdeel C is nieuw.", "Onderdeel A en B zijn gelijk.")),
        (("x.", "y."), ("x.",), ("Onderdeel B is vervallen.", "Onderdeel A is gelijk.")),
        (("x.",), ("x.",), ("De tekst van het amendement is gelijk.",)),
        (
            ("a.", "b.", "c.", "d.", "e.", "f."),
            ("a.", "b.", "c.", "d.", "e.", "g."),
            ("Alleen onderdeel F is anders.", "5 andere onderdelen zijn gelijk."),
        ),
    ],
)
def test_what_is_other_and_what_is_equal_is_said_part_by_part(
    before: tuple[str, ...], after: tuple[str, ...], said: tuple[str, ...]
) -> None:
    old, new = printed(12, OLD_TITLE, parts(*before)), printed(18, NEW_TITLE, parts(*after))
    assert told(new, old).lines == said


def test_a_text_without_parts_is_told_as_one() -> None:
    old, new = printed(12, OLD_TITLE, "Artikel 5 vervalt."), printed(18, NEW_TITLE, "Artikel 6 vervalt.")
    found = told(new, old)
    assert found.lines == ("De tekst van het amendement is anders.",)
    assert [pair.heading for pair in found.pairs] == ["Tekst van het amendement"]


def test_of_two_amendments_the_last_is_the_one_compared_with() -> None:
    title = "Gewijzigd amendement van het lid A ter vervanging van nrs. 12 en 13 over voorrang"
    found = told(
        printed(18, title, parts("x.", "z.")),
        printed(12, OLD_TITLE, parts("w.")),
        printed(13, OLD_TITLE, parts("x.", "y.")),
    )
    assert found.headline == "Amendement nr. 18 vervangt nr. 12 en nr. 13: voorrang"
    assert found.lines[0] == "Vergeleken met nr. 13."
    assert found.pairs[0].label_before == "Nr. 13"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Gewijzigd amendement t.v.v. nr. 18",
            "De bron noemt nr. 18 als voorganger van zichzelf. Wetwacht volgt dat niet.",
        ),
        (
            "Gewijzigd amendement t.v.v. nr. 20",
            "De bron noemt nr. 20 als voorganger van nr. 18. Dat is later. Wetwacht volgt dat niet.",
        ),
        ("Gewijzigd amendement over x", "onbekend welk amendement dit vervangt; de titel noemt geen nummer."),
    ],
)
def test_what_cannot_be_or_is_not_known_is_said(title: str, said: str) -> None:
    found = told(printed(18, title))
    assert dict(found.rows)["Reeks"] == said
    assert found.headline == ""


def test_a_circle_is_said_and_not_followed() -> None:
    other = printed(5, "Gewijzigd amendement t.v.v. 99999-18", bill="99998")
    said = line(printed(18, "Gewijzigd amendement t.v.v. 99998-5"), other)
    assert said.endswith(
        "De bron noemt nr. 18 als voorganger van 99\u00a0998, nr. 5. Dat is een kring. "
        "Wetwacht volgt dat niet."
    )


def test_data_that_say_otherwise_than_the_title_are_told_with_both() -> None:
    said = line(row(18, "Gewijzigd amendement t.v.v. nr. 9", "Vervangt: nr. 8; de titel noemt nr. 9"))
    assert (
        said
        == "nr. 8 › nr. 18. Nr. 8 volgens de gegevens van de Tweede Kamer. De titel van nr. 18 noemt nr. 9."
    )


def test_an_open_end_further_back_is_told() -> None:
    found = line(printed(18, NEW_TITLE), row(12, "Gewijzigd amendement over voorrang"))
    assert found.endswith("Onbekend is welk amendement nr. 12 vervangt.")


def test_the_text_is_quoted_where_it_alone_names_the_paper() -> None:
    said = "Dit amendement vervangt het amendement gedrukt onder nr. 12."
    found = line(printed(18, "Gewijzigd amendement over x", said))
    assert found == f"nr. 12 › nr. 18. Nr. 12 volgens de tekst (‘{said}’)."


def test_an_amendment_of_an_amendment_says_which() -> None:
    sub = "Subamendement van het lid C"
    assert told(row(19, f"{sub} op nr. 18 over x")).rows == (("Wijzigt", "amendement nr. 18."),)
    assert told(row(19, f"{sub} over x")).rows == (
        ("Wijzigt", "onbekend welk amendement; de titel noemt geen nummer."),
    )


def test_a_first_amendment_and_other_papers_tell_nothing() -> None:
    assert beside(printed(7, OLD_TITLE), NEW, ()) is None
    assert beside(printed(7, "Brief van de minister ter vervanging van nr. 6"), NEW, ()) is None


def test_a_title_without_a_subject_names_the_bill() -> None:
    assert told(printed(18, "Gewijzigd amendement t.v.v. nr. 12")).headline == (
        "Amendement nr. 18 vervangt nr. 12 (99\u00a0999)"
    )
