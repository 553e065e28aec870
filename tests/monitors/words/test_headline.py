"""Headlines: what they say, how long they are, and that nothing in them is invented."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Attachment, Document, Fact, Section
from monitors.comparing.detect import NEW, detect
from monitors.model import Difference, Kind
from monitors.watchlist import Dossier
from monitors.words.headline import LONGEST, headline
from monitors.words.sourceheadline import source_headline
from tests import invented
from tests.invented import BILL, DOSSIER, LETTER, NEWS, REJECTED

ONE_BILL = replace(DOSSIER, title="Voorbeeldwet", numbers=("99999",))


def told(before: Document | None, after: Document, dossier: Dossier = ONE_BILL) -> str:
    return headline(after, before, detect(before, after) if before else NEW, (dossier,))


def with_facts(**facts: str) -> Document:
    kept = [fact for fact in BILL.facts if fact.name not in facts]
    return replace(BILL, facts=(*kept, *(Fact(name, value) for name, value in facts.items())))


def test_a_vote_names_the_chamber_the_bill_and_the_seats() -> None:
    assert told(BILL, REJECTED) == "Eerste Kamer verwerpt Voorbeeldwet: 31 voor, 44 tegen"


def test_a_vote_without_seats_gives_no_figures() -> None:
    adopted = with_facts(stage="adopted", result_ek="aangenomen")
    assert told(BILL, adopted) == "Eerste Kamer neemt Voorbeeldwet aan"


def test_a_dossier_with_several_bills_is_named_by_the_bill_itself() -> None:
    novelle = replace(REJECTED, title="Novelle bij de Voorbeeldwet", key="99998")
    before = replace(BILL, title="Novelle bij de Voorbeeldwet", key="99998")
    assert told(before, novelle, DOSSIER) == (
        "Eerste Kamer verwerpt Novelle bij de Voorbeeldwet: 31 voor, 44 tegen"
    )


def test_a_vote_of_the_tweede_kamer_is_told_as_such() -> None:
    before = replace(BILL, facts=(Fact("stage", "in_house"),))
    after = replace(BILL, facts=(Fact("stage", "written"), Fact("result_tk", "aangenomen")))
    assert told(before, after) == "Tweede Kamer neemt Voorbeeldwet aan"


def test_a_renamed_party_is_not_a_new_vote() -> None:
    facts = tuple(Fact(f.name, ("Partij N",)) if f.name == "votes_ek_absent" else f for f in REJECTED.facts)
    assert "verwerpt" not in told(REJECTED, replace(REJECTED, facts=facts))


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("published", "Staatsblad publiceert Voorbeeldwet"),
        ("withdrawn", "Indiener trekt in: Voorbeeldwet"),
        ("awaiting_plenary", "Eerste Kamer rondt voorbereiding af van Voorbeeldwet"),
        ("rejected_house", "Tweede Kamer verwerpt Voorbeeldwet"),
    ],
)
def test_another_stage_has_its_own_headline(stage: str, text: str) -> None:
    assert told(BILL, with_facts(stage=stage, status="Anders.")) == text


def test_the_staatsblad_outweighs_a_vote_that_was_seen_with_it() -> None:
    after = with_facts(stage="published", result_ek="aangenomen")
    assert told(BILL, after) == "Staatsblad publiceert Voorbeeldwet"


def test_a_new_paper_keeps_its_letter_however_long_its_title() -> None:
    text = told(BILL, invented.WITH_PAPER)
    assert text == "Nieuw stuk bij Voorbeeldwet: nota naar aanleiding van het verslag (letter E)"
    long = replace(invented.WITH_PAPER.sections[0], heading="Nota over " + "voorbeelden " * 20)
    assert told(BILL, replace(BILL, sections=(long,))).endswith("… (letter E)")


def test_several_new_papers_are_named_not_counted() -> None:
    sections = (Section("99999/F", "Brief", "1 mei 2026; EK, F"), *invented.WITH_PAPER.sections)
    assert (
        told(BILL, replace(BILL, sections=sections)) == "Nieuwe stukken bij Voorbeeldwet: letter F, letter E"
    )


def test_a_new_letter_has_its_number() -> None:
    assert told(None, LETTER) == "VNG-ledenbrief 26/012: Opvang in voorbeelden: stand van zaken"


def test_a_replaced_file_tells_the_one_figure_that_changed() -> None:
    assert told(LETTER, invented.LETTER_REPLACED) == (
        "VNG vervangt bijlage bij ledenbrief 26/012: van 95.500 naar 97.000 plekken"
    )


def test_a_replaced_file_with_two_other_figures_tells_none() -> None:
    text = "Er zijn circa 97.000 plekken in 12 gemeenten."
    after = replace(LETTER, attachments=(replace(invented.PDF, sha256="c" * 64, text=text),))
    assert told(LETTER, after) == "VNG vervangt bijlage bij ledenbrief 26/012"


def test_a_file_that_came_or_went_is_not_a_replacement() -> None:
    extra = Attachment("Bijlage twee", "https://vng.nl/sites/default/files/twee.pdf", "application/pdf")
    more = replace(LETTER, attachments=(*LETTER.attachments, extra))
    assert told(LETTER, more) == "VNG voegt bijlage toe aan ledenbrief 26/012"
    assert told(more, LETTER) == "VNG verwijdert bijlage bij ledenbrief 26/012"


def test_another_date_of_a_letter_is_told_from_and_to() -> None:
    after = replace(LETTER, published=invented.LETTER_REDATED.published)
    text = told(LETTER, after)
    assert text.startswith("VNG wijzigt datum van ledenbrief")
    assert text.endswith(": van 14 april 2026 naar 15 april 2026")


def test_a_date_and_a_figure_together_tell_neither() -> None:
    assert told(LETTER, invented.LETTER_REDATED).startswith("VNG wijzigt ledenbrief 26/012: Opvang")


def test_a_revised_page_tells_the_one_date_that_changed() -> None:
    text = told(NEWS, invented.NEWS_REVISED)
    assert text.startswith("Rijksoverheid wijzigt Verhoging")
    assert text.endswith(": van 1 oktober 2025 naar 1 januari 2026")


def test_a_revised_page_without_figures_is_named() -> None:
    sections = (
        Section("intro", "", "Gemeenten regelen de opvang zelf.\nDe verhoging gaat in op 1 oktober 2025."),
    )
    text = told(replace(NEWS, sections=NEWS.sections[:1]), replace(NEWS, sections=sections))
    assert text == "Rijksoverheid wijzigt pagina: Verhoging eigen bijdrage in de voorbeeldopvang"


def test_a_page_that_went_is_not_said_to_be_removed() -> None:
    difference = Difference(frozenset({Kind.GONE}), (), True)
    text = headline(NEWS, NEWS, difference, ())
    assert text.startswith("Niet meer te vinden op rijksoverheid.nl: Verhoging")


def test_new_rows_of_a_list_are_named() -> None:
    listing = Document("vng", "/nieuws", "https://vng.nl/nieuws", "nieuws", "Nieuws", index=True)
    row = Section("https://vng.nl/nieuws/voorbeeld", "Voorbeeld voor gemeenten", "2026-04-21")
    assert told(listing, replace(listing, sections=(row,))) == "VNG publiceert: Voorbeeld voor gemeenten"


def test_a_source_that_is_down_names_the_field_and_one_that_is_back_how_long() -> None:
    assert source_headline(invented.DOWN) == "Bron kapot: vng-brieven, veld ‘Ledenbrief nummer’ ontbreekt"
    assert source_headline(invented.UP) == "Bron hersteld: vng-brieven, na 4 dagen en 3 uur"
    assert source_headline(replace(invented.DOWN, verdict="unreachable", field=None)) == (
        "Bron onbereikbaar: vng-brieven"
    )


_word = st.text(st.characters(codec="utf-8").filter(str.isprintable), max_size=30)
_title = st.lists(_word, max_size=12).map(" ".join)
_figures = st.integers(min_value=0, max_value=200_000).map(str)


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    body = draw(st.lists(st.tuples(_title, _figures), max_size=3))
    stage = draw(st.sampled_from(["plenary", "adopted", "rejected", "published", "withdrawn", "unknown"]))
    facts = [Fact("stage", stage)]
    if draw(st.booleans()):
        facts += [Fact("result_ek", draw(st.sampled_from(["aangenomen", "verworpen"])))]
        facts += [Fact("seats_ek_for", draw(_figures)), Fact("seats_ek_against", draw(_figures))]
    return replace(
        draw(st.sampled_from([BILL, NEWS, LETTER])),
        title=draw(st.none() | _title),
        facts=tuple(facts),
        sections=tuple(Section(f"99999/{i + 1}", head, f"{head} {n}") for i, (head, n) in enumerate(body)),
    )


@settings(max_examples=200, deadline=None)
@given(_documents(), _documents())
def test_every_headline_fits_and_every_figure_in_it_stands_in_the_versions(a: Document, b: Document) -> None:
    before = replace(a, site=b.site, key=b.key, url=b.url, kind=b.kind, identifier=b.identifier)
    text = told(before, b)
    assert 0 < len(text) <= LONGEST
    assert "\n" not in text
    known = " ".join(map(repr, (before, b, ONE_BILL))) + before.text() + b.text()
    assert {n for n in re.findall(r"\d+", text) if n not in known} == set()


def a_list(*rows: Section) -> Document:
    return replace(NEWS, kind="amendementen", title="Amendementen bij 99999", sections=rows)


def test_a_long_paper_of_a_list_leaves_room_for_the_name_of_the_bill() -> None:
    row = Section("99999/18", f"Gewijzigd amendement van het lid A over {'iets ' * 20}", "Soort: a\nDatum: b")
    text = told(a_list(), a_list(replace(row, heading=f"Brief over {'iets ' * 20}")))
    assert text.startswith("Voorbeeldwet: brief over iets")
    assert told(a_list(), a_list(row)).startswith("Nieuw amendement nr. 18: iets iets")


def test_a_decision_in_a_row_that_was_there_is_no_new_paper() -> None:
    row = Section("99999/18", "Amendement van het lid A", "Soort: Amendement\nAfgehandeld: nee")
    decided = replace(row, text="Soort: Amendement\nAfgehandeld: nee\nBesluit: Aangenomen")
    assert told(a_list(row), a_list(decided)) == "Tweede Kamer neemt amendement nr. 18 aan"
