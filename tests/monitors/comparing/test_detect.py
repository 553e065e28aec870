from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from crawler.document import Attachment, Document, Fact, Section, same
from monitors.comparing.detect import aligned, detect
from monitors.model import Kind

LETTER = Document(
    site="vng",
    key="node/99999",
    url="https://vng.nl/brieven/voorbeeld",
    kind="ledenbrief",
    title="Opvang van ontheemden",
    published=date(2025, 7, 15),
    identifier="25/099",
    facts=(Fact("topics", ("Asiel", "Wonen")),),
    sections=(Section("body", "", "Geachte leden,\nEr zijn 95.500 plekken."),),
    attachments=(Attachment("Brief (204kB)", "https://vng.nl/a.pdf", "application/pdf", "aa", "Tekst een."),),
)
BILL = Document(
    site="eerstekamer",
    key="99999",
    url="https://www.eerstekamer.nl/wetsvoorstel/99999_voorbeeldwet",
    kind="wetsvoorstel",
    title="Voorbeeldwet",
    identifier="99999",
    facts=(Fact("stage", "plenary"), Fact("votes_ek_for", ("PvdD", "CDA"))),
    sections=(Section("99999/A", "gewijzigd voorstel van wet", "3 juli 2025; EK, A"),),
)

SECTIONS = st.lists(
    st.builds(
        Section,
        key=st.sampled_from(["body", "gevolgen", "99999/A", "99999/B"]),
        heading=st.sampled_from(["", "Gevolgen", "verslag"]),
        text=st.sampled_from(["een\ntwee", "een", "3 juli 2025; EK, A", "4 juli 2025; EK, B", "twee\neen"]),
    ),
    max_size=3,
    unique_by=lambda section: section.key,
).map(tuple)
DOCUMENTS = st.builds(
    lambda title, published, facts, sections, files: replace(
        BILL, title=title, published=published, facts=facts, sections=sections, attachments=files
    ),
    st.sampled_from(["a", "b", None]),
    st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)]),
    st.sampled_from([(), (Fact("stage", "plenary"),), (Fact("votes_ek_for", ("A", "B")),)]),
    SECTIONS,
    st.sampled_from(
        [
            (),
            (Attachment("a", "u", "x"),),
            (Attachment("a", "u", "x", "h", "t"),),
            (Attachment("a", "u", "x", "i", "t"),),
        ]
    ),
)


@given(DOCUMENTS, DOCUMENTS)
def test_a_difference_is_empty_exactly_when_the_versions_are_the_same(
    before: Document, after: Document
) -> None:
    assert (detect(before, after).parts == ()) == same(before, after)


def test_modified_size_labels_and_the_order_of_a_set_are_no_difference() -> None:
    after = replace(
        LETTER,
        modified=datetime(2026, 1, 1, tzinfo=UTC),
        facts=(Fact("topics", ("Wonen", "Asiel")),),
        attachments=(replace(LETTER.attachments[0], title="Brief (212kB)"),),
    )
    assert detect(LETTER, after).parts == ()


def test_a_new_date_and_a_new_sentence_in_the_file_are_two_kinds() -> None:
    file = replace(LETTER.attachments[0], sha256="bb", text="Tekst twee.")
    found = detect(LETTER, replace(LETTER, published=date(2025, 7, 16), attachments=(file,)))
    assert found.kinds == {Kind.DATE, Kind.ATTACHMENT}
    assert found.material
    assert [(part.before, part.after) for part in found.parts] == [
        ("2025-07-15", "2025-07-16"),
        ("Tekst een.", "Tekst twee."),
    ]


def test_new_bytes_with_the_same_text_are_editorial() -> None:
    file = replace(LETTER.attachments[0], sha256="bb")
    found = detect(LETTER, replace(LETTER, attachments=(file,)))
    assert found.kinds == {Kind.ATTACHMENT}
    assert not found.material


def test_a_file_read_for_the_first_time_is_no_difference() -> None:
    unread = replace(LETTER, attachments=(replace(LETTER.attachments[0], sha256=None, text=None),))
    assert same(aligned(unread, LETTER), LETTER)


def test_a_stage_and_its_votes_are_a_status_and_a_vote() -> None:
    facts = (Fact("stage", "adopted"), Fact("result_ek", "aangenomen"), Fact("votes_ek_for", ("CDA",)))
    found = detect(BILL, replace(BILL, facts=facts))
    assert found.kinds == {Kind.STATUS, Kind.VOTE}


def test_a_new_paper_is_a_new_row() -> None:
    row = Section("99999/B", "verslag", "4 september 2025; EK, B")
    found = detect(BILL, replace(BILL, sections=(row, *BILL.sections)))
    assert found.kinds == {Kind.NEW}
    assert [part.key for part in found.parts] == ["section:99999/B"]


def test_typesetting_of_a_reference_is_editorial() -> None:
    before = replace(
        BILL, sections=(Section("https://x/1", "stemming", "3 juli 2025; TK, nog niet als Handelingen"),)
    )
    after = replace(
        BILL, sections=(Section("https://x/1", "stemming", "3 juli 2025; Handelingen TK, nr. 9"),)
    )
    assert not detect(before, after).material


def test_a_row_that_got_a_paper_number_is_editorial() -> None:
    before = replace(BILL, sections=(Section("https://x/1", "verslag", "4 september 2025"),))
    after = replace(BILL, sections=(Section("99999/B", "verslag", "4 september 2025; EK, B"),))
    found = detect(before, after)
    assert found.parts
    assert not found.material


def test_withdrawal_is_a_kind_of_its_own() -> None:
    found = detect(BILL, replace(BILL, facts=(Fact("stage", "withdrawn"), BILL.facts[1])))
    assert Kind.WITHDRAWN in found.kinds


def test_a_page_that_moved_to_another_address_is_the_same_page() -> None:
    before = replace(LETTER, identifier="https://vng.nl/brieven/oud")
    assert not detect(before, replace(LETTER, identifier="https://vng.nl/brieven/nieuw")).material
    assert detect(before, replace(LETTER, identifier="25/099")).material
