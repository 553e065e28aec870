"""Lists and agendas of eerstekamer.nl: the samples, what may not matter, what is never half a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch, Section, Visit, same
from crawler.errors import Blocked, LayoutChanged, PageError
from crawler.page import Page, part_hash
from crawler.sites.eerstekamer import PAGES
from crawler.sites.eerstekamer.reference import Reference, linked, references, without_number
from crawler.sites.eerstekamer.votes import status_facts
from tests.samples import sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "eerstekamer"
HOME = "https://www.eerstekamer.nl"
GOOD = (
    "vote-list",
    "plenary-day",
    "committee-day",
    "committee-meeting",
    "committee-bills",
    "rejected-list",
    "search",
    "planning",
    "promises",
)


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: bytes, url: str) -> Fetch:
    return Fetch(url, 200, (("content-type", "text/html; charset=utf-8"),), body)


def read(body: bytes, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def fixture(name: str) -> tuple[bytes, str]:
    case = FIXTURES / name
    return (case / "page.html").read_bytes(), (case / "url.txt").read_text("utf-8").strip()


def rows_of(document: Document) -> dict[str, Section]:
    return {section.key: section for section in document.sections}


def facts_of(*lines: str) -> dict[str, object]:
    return {fact.name: fact.value for fact in status_facts(lines)}


def test_the_sample_list_of_votes_gives_each_bill_with_its_sides() -> None:
    address = f"{HOME}/stemmingen_per_vergaderdag?filter=wetsvoorstellen"
    listed = read(sample("eerstekamer.nl/stemmingen_per_vergaderdag_page_1.html"), address)
    rows = rows_of(listed)
    assert (len(rows), listed.index, listed.fact("truncated")) == (4, False, "ja")
    vote = rows["36791/stemming/2026-09-29"]
    assert vote.heading == "Wet toekomstbestendige huurcommissie"
    told = dict(one.split(": ", 1) for one in vote.text.splitlines())
    assert (told["Uitslag"], told["Wijze"]) == ("aangenomen", "Stemming bij zitten en opstaan")
    assert told["Tegen"] == "BBB, FVD"
    assert len(told["Voor"].split(", ")) == 16
    assert told["Voor"].startswith("50PLUS, CDA, ChristenUnie, D66")
    silent = rows["36745/stemming/2026-09-29"].text
    assert silent.endswith("Wijze: Hamerstuk\nAantekening gevraagd: FVD, JA21, SGP")
    assert rows["36455-R2188/stemming/2026-09-29"].text.endswith("Tegen: PVV")
    assert "EU-verordening" in rows["36880/stemming/2026-09-29"].heading


def test_the_sample_vote_has_the_sides_that_the_bill_page_has() -> None:
    address = f"{HOME}/stemmingen_per_vergaderdag?filter=wetsvoorstellen"
    listed = read(sample("eerstekamer.nl/stemmingen_per_vergaderdag_page_1.html"), address)
    name = "wetsvoorstel_36791_wet_toekomstbestendige"
    bill = read(sample(f"eerstekamer.nl/{name}.html"), f"{HOME}/{name.replace('_', '/', 1)}")
    told = dict(one.split(": ", 1) for one in rows_of(listed)["36791/stemming/2026-09-29"].text.splitlines())
    for side, fact in (("Voor", "votes_ek_for"), ("Tegen", "votes_ek_against")):
        assert set(told[side].split(", ")) == set(bill.fact(fact) or ())


def test_the_sample_agenda_gives_its_bills_without_times() -> None:
    address = f"{HOME}/plenaire_vergadering/20261006"
    agenda = read(sample("eerstekamer.nl/plenaire_vergadering_20261006.html"), address)
    rows = rows_of(agenda)
    assert set(rows) == {f"{number}/plenair/2026-10-06" for number in (36920, 36937, 36952, 37020)}
    assert rows["36937/plenair/2026-10-06"] == Section(
        "36937/plenair/2026-10-06",
        "Wet digitale aanvraag rijbewijzen",
        "Datum: 6 oktober 2026\nDossier: 36 937\nSoort: hamerstuk",
    )
    assert not re.search(r"\d\d[.:]\d\d", agenda.text())
    assert Visit(f"{HOME}/plenaire_vergadering/20261013", "page") in page_for(address).follow(agenda)


def test_the_sample_day_of_committees_gives_its_meeting_and_the_next_day() -> None:
    address = f"{HOME}/commissievergaderingen_op?key=vn1bx0000000"
    day = read(sample("eerstekamer.nl/commissievergaderingen_op_20261005.html"), address)
    assert day.key == "/commissievergaderingen_op/2026-10-05"
    (meeting,) = day.sections
    assert meeting == Section(
        "commissievergadering/20261005_fin",
        "Commissie voor Financiën (FIN)",
        "Datum: 5 oktober 2026\nSoort: mondeling overleg",
    )
    following = Visit(f"{HOME}/commissievergaderingen_op?key=vn1ix0000000", "page")
    assert tuple(page_for(address).follow(day)) == (following,)


def test_the_sample_list_of_a_committee_gives_each_bill_with_its_stage() -> None:
    address = f"{HOME}/wetsvoorstellen_bij_commissie?key=iw_vro"
    bills = read(sample("eerstekamer.nl/wetsvoorstellen_bij_commissie_iw_vro.html"), address)
    rows = rows_of(bills)
    assert len(rows) == 8
    assert rows["36881/commissie"].heading == "Novelle Wet versterking regie volkshuisvesting"
    assert rows["36881/commissie"].text.endswith("Stand: Plenaire behandeling Eerste Kamer afgerond")
    assert rows["36879/commissie"].text.endswith("Stand: In schriftelijke voorbereiding")
    assert {"36945-XXII/commissie", "36647-R2204/commissie"} <= set(rows)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("36.791", (Reference("36791"),)),
        ("Jaarverslag (36.945 XXII)", (Reference("36945-XXII"),)),
        ("36.455 (R2188)", (Reference("36455-R2188"),)),
        ("E260003 - 36.890, AB", (Reference("36890", "AB"),)),
        ("37.020 IV, A", (Reference("37020-IV", "A"),)),
        ("28.973 / 29.683 / 32.793, AA", (Reference("28973"), Reference("29683"), Reference("32793", "AA"))),
        ("36.879 Implementatie herziening", (Reference("36879"),)),
        ("COM(2026)660", ()),
        ("Rondvraag op 13.30 uur", ()),
        ("€ 1.299.999", ()),
    ],
)
def test_a_dossier_is_named_with_its_suffix_and_its_paper(text: str, found: tuple[Reference, ...]) -> None:
    assert references(text) == found


def test_a_link_names_a_dossier_only_where_its_address_does() -> None:
    bill = f"{HOME}/wetsvoorstel/99997_xxii_begrotingsstaat"
    assert linked(bill, "Begrotingsstaat (99.997 XXII)") == Reference("99997-XXII")
    assert linked(bill, "Bij 99.999") == Reference("99997")
    assert linked(f"{HOME}/commissievergadering/20260303_vb", "99.999") is None
    assert linked("https://elders.example.org/wetsvoorstel/99999_voorbeeldwet", "99.999") is None


def test_a_title_loses_the_number_behind_it_and_nothing_else() -> None:
    assert without_number("Rijkswet (tijdelijk) (99.996 (R2188))") == "Rijkswet (tijdelijk)"
    assert without_number("Wet verlenging (36 maanden)") == "Wet verlenging (36 maanden)"


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "De Eerste Kamercommissie voor Voorbeelden bespreekt 13 oktober 2026 de procedure.",
            {"planned": "2026-10-13"},
        ),
        ("Inbreng voor het verslag wordt geleverd op 6 oktober 2026.", {"inbreng_op": "2026-10-06"}),
        ("De behandeling vindt plaats op 21 april 2026.", {"planned": "2026-04-21"}),
        ("De commissie heeft op 6 oktober 2026 inbreng geleverd.", {}),
        ("Het verslag is op 6 oktober 2026 uitgebracht.", {}),
        ("De commissie bespreekt later de procedure.", {}),
    ],
)
def test_a_day_that_is_still_to_come_is_a_fact_of_its_own(sentence: str, facts: dict[str, str]) -> None:
    found = facts_of(sentence)
    del found["status"]
    assert found == facts


def test_another_time_on_the_agenda_is_the_same_version() -> None:
    body, url = fixture("plenary-day")
    other = body.replace(b"14.00 - 18.00", b"15.15 - 19.45").replace(b"13:30", b"10:15")
    assert other != body
    assert part_hash(page_for(url), fetch(other, url)) == part_hash(page_for(url), fetch(body, url))
    assert same(read(other, url), read(body, url))


def test_another_place_on_the_agenda_is_the_same_version() -> None:
    body, url = fixture("plenary-day")
    blocks = re.findall(rb'<div><div class="agendablok">.*?</div></div></div>\n(?=<div)', body, re.DOTALL)
    first, last = blocks[1], blocks[2]
    other = body.replace(first, b"@").replace(last, first).replace(b"@", last)
    assert other != body
    assert same(read(other, url), read(body, url))


def test_a_bill_that_is_voted_on_instead_of_debated_is_a_change_of_its_row() -> None:
    body, url = fixture("plenary-day")
    other = read(body.replace(b"Hamerstukken", b"Stemmingen"), url)
    before, after = rows_of(read(body, url)), rows_of(other)
    assert before.keys() == after.keys()
    assert after["99997-XXII/plenair/2026-03-03"].text.endswith("Soort: stemming")


def test_a_reordering_of_votes_and_names_is_the_same_version() -> None:
    body, url = fixture("vote-list")
    items = re.findall(
        rb'<li class="opsomitem met_image image_breed">.*?</div></div></li>\n', body, re.DOTALL
    )
    other = body.replace(items[0], b"@").replace(items[1], items[0]).replace(b"@", items[1])
    other = other.replace(
        b"vvd, SP, 50PLUS en Fractie-Van de Proef", b"50PLUS, Fractie-Van de Proef, vvd en SP"
    )
    other = other.replace(b"alles (3705)", b"alles (3719)").replace(b'k21="vn', b'k21="vm')
    assert other != body
    assert same(read(other, url), read(body, url))
    assert part_hash(page_for(url), fetch(other, url)) == part_hash(page_for(url), fetch(body, url))


def test_a_vote_that_changes_is_another_version() -> None:
    body, url = fixture("vote-list")
    assert not same(read(body.replace(b"SP, 50PLUS en", b"SP en"), url), read(body, url))


def test_the_same_committee_day_under_another_id_is_the_same_document() -> None:
    body, url = fixture("committee-day")
    assert read(body, url.replace("vnvoorbeeld5", "vnvoorbeeld6")).key == read(body, url).key


def test_a_bill_that_moves_to_the_next_heading_keeps_its_key() -> None:
    body, url = fixture("committee-bills")
    moved = read(body.replace(b"In schriftelijke voorbereiding", b"Aangehouden"), url)
    assert {row.key for row in moved.sections} == {row.key for row in read(body, url).sections}
    assert rows_of(moved)["99999/commissie"].text.endswith("Stand: Aangehouden")


def test_a_search_leads_to_the_bill_that_was_asked_for_and_no_other() -> None:
    body, url = fixture("search")
    found = read(body, url)
    assert tuple(page_for(url).follow(found)) == (
        Visit(f"{HOME}/wetsvoorstel/99999_voorbeeldwet_2026", "page"),
    )


def test_the_main_part_alone_is_read_and_a_cut_off_one_is_not() -> None:
    body, url = fixture("vote-list")
    main = body[body.index(b"<main") : body.index(b"</main>") + 7]
    assert same(read(main, url), read(body, url))
    with pytest.raises(LayoutChanged):
        read(main[:-60], url)


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0, 0.98), name=st.sampled_from(GOOD))
def test_a_cut_off_list_is_never_half_a_document(share: float, name: str) -> None:
    body, url = fixture(name)
    with pytest.raises(LayoutChanged):
        read(body[: int(len(body) * share)], url)


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=400), name=st.sampled_from(GOOD))
def test_rubbish_is_a_verdict_and_nothing_worse(body: bytes, name: str) -> None:
    url = (FIXTURES / name / "url.txt").read_text("utf-8").strip()
    with pytest.raises(PageError):
        read(body, url)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("heading", ["De website is tijdelijk niet beschikbaar", "Access denied", "404"])
def test_a_maintenance_page_is_not_a_change(name: str, heading: str) -> None:
    url = (FIXTURES / name / "url.txt").read_text("utf-8").strip()
    answer = fetch(f"<html><title>Eerste Kamer</title><body><h1>{heading}</h1></body></html>".encode(), url)
    with pytest.raises(Blocked):
        page_for(url).document(answer)
    with pytest.raises(Blocked):
        page_for(url).part(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/plenaire_vergadering/20261399",
        "/plenaire_vergadering/20260303/live",
        "/commissievergadering/20261399_vb",
        "/commissievergadering/20260303_vb/verslag",
        "/zoeken?q=99999",
        "/wetsvoorstellen",
    ],
)
def test_any_other_address_has_no_shape(path: str) -> None:
    assert not [page for page in PAGES if page.reads(HOME + path)]
