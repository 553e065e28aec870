"""The page of a dossier: where it stands, who voted how, what was known on any day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.document import Document, Fact, Section
from monitors.alerts.corrections import Correction
from monitors.history import corrections
from monitors.history.database import write_tx
from monitors.history.versions import save_event
from monitors.model import Event, EventType
from tests.chronicle import Chronicle
from tests.invented import BILL, DOSSIER, NEWS, REJECTED, WITH_PAPER
from tests.language import complaints
from tests.wetwacht.web.dossierpage import (
    HOSTILE,
    NOW,
    WET,
    Shown,
    ago,
    chronicle,
    dossier_page,
    letter,
    listed,
    plain,
    row,
    visitor,
)

VOTED_ON = datetime(2026, 4, 21, 16, tzinfo=UTC)
NAMED = "Voorbeeldwet huisvesting (99999)"


@pytest.fixture
def history(tmp_path: Path) -> Chronicle:
    """The bill with the Eerste Kamer, and later rejected there."""
    made = chronicle(tmp_path)
    made.seen(BILL, datetime(2026, 4, 1, 8, tzinfo=UTC), silent=True)
    made.seen(REJECTED, VOTED_ON, EventType.REJECTED)
    return made


def cells(page: Shown) -> list[str]:
    return [plain(one) for one in page.soup.select("ol.way li")]


def test_the_way_of_a_bill_stands_in_words_with_the_days(history: Chronicle) -> None:
    assert cells(dossier_page(history)) == [
        "Tweede Kamer: klaar 3 juli 2025",
        "Raad van State: geen advies gezien",
        "Eerste Kamer: verworpen 21 april 2026",
        "Procedure gesloten",
    ]


def test_the_advice_of_the_raad_van_state_has_its_place_and_its_day(history: Chronicle) -> None:
    advice = Document(
        "officielebekendmakingen",
        "stcrt-2026-901",
        "https://zoek.officielebekendmakingen.nl/stcrt-2026-901.html",
        "staatscourant",
        f"Advies Raad van State inzake de {NAMED}",
        published=date(2026, 2, 2),
    )
    history.seen(advice, ago(200))
    assert "Raad van State: advies 2 februari 2026" in cells(dossier_page(history))
    assert "Raad van State: geen advies gezien" in cells(dossier_page(history, "?op=2026-02-01"))


def test_both_votes_are_told_with_who_turned_and_the_lists(history: Chronicle) -> None:
    votes = dossier_page(history).below("Stemmingen over het wetsvoorstel")
    assert "Verworpen: 31 voor, 44 tegen." in votes
    assert "Anders dan in de Tweede Kamer: 50Voorbeeld (daar tegen, hier voor)" in votes
    assert "Partij E (daar voor, hier tegen)" in votes
    assert "Afwezig Lid F." in votes


def test_both_chambers_stand_beside_each_other_by_party(history: Chronicle) -> None:
    page = dossier_page(history)
    rows = {plain(one.select_one("th") or one): one for one in page.soup.select("tbody tr")}
    sides = {name: [plain(one) for one in one.select("td")] for name, one in rows.items()}
    assert sides["Partij E stemde anders"] == ["voor", "tegen"]
    assert sides["Partij B"] == ["voor", "voor"]
    assert sides["Partij C"] == ["niet genoemd", "tegen (behalve het lid D)"]


def test_what_is_to_come_is_named_with_its_source(tmp_path: Path) -> None:
    history = chronicle(tmp_path)
    facts = (Fact("stage", "plenary"), Fact("planned", "2026-10-13"))
    history.seen(replace(BILL, facts=facts), ago(20))
    moved = (Fact("stage", "plenary"), Fact("planned", "2026-10-20"))
    history.seen(replace(BILL, facts=moved), ago(10))
    coming = dossier_page(history).below("Wat eraan komt")
    assert "Dinsdag 20 oktober 2026 Verplaatst:" in coming
    assert "Bron: eerstekamer.nl" in coming
    assert "Dinsdag 13 oktober 2026" in dossier_page(history, "?op=2026-09-20&naar=gezien").below("Wat")


def test_papers_stand_apart_from_the_course(history: Chronicle) -> None:
    history.seen(replace(REJECTED, sections=WITH_PAPER.sections), ago(100))
    page = dossier_page(history)
    assert "Nota naar aanleiding van het verslag (letter E)" in page.below("Stukken")
    assert "letter E" not in page.below("Verloop")


def test_a_line_names_its_bill_where_there_are_two(tmp_path: Path) -> None:
    both = chronicle(tmp_path, DOSSIER)
    rows = (
        Section("99999/B", "Verslag", "3 maart 2026; EK, B"),
        Section("99999/C", "Verslag bij 99.999", "4 maart 2026; EK, C"),
    )
    both.seen(replace(BILL, sections=rows), ago(100))
    papers = dossier_page(both).below("Stukken")
    assert "Verslag (letter B), wetsvoorstel 99 999 Bron" in papers
    assert "Verslag bij 99.999 (letter C) Bron" in papers


def test_the_course_says_who_published_and_when_it_was_seen(history: Chronicle) -> None:
    change = history.seen(replace(NEWS, title=NAMED, published=date(2026, 4, 30)), ago(150))
    page = dossier_page(history)
    line = next(one for one in page.soup.select("li.moment") if f"/wijziging/{change}" in str(one))
    said = plain(line)
    assert "Bron: rijksoverheid.nl" in said
    assert "Gezien op 9 mei 2026 om 10.00 uur" in said
    vote = next(one for one in page.soup.select("li.moment") if "verwerpt" in plain(one))
    assert plain(vote).startswith("21 april 2026 Eerste Kamer verwerpt wetsvoorstel")


def test_amendments_have_their_line_their_votes_and_who_follows_them(history: Chronicle) -> None:
    first = row(7, "Amendement van het lid De Proef over groepen", "Datum: 2 maart 2026")
    second = row(
        12,
        "Gewijzigd amendement van het lid De Proef ter vervanging van nr. 7 over groepen",
        "Datum: 9 maart 2026",
        "Indieners: De Proef",
        "Besluit: Aangenomen",
        "Voor: Partij B, partij a",
        "Tegen: 50Voorbeeld",
    )
    history.seen(listed(first), ago(215))
    history.seen(listed(first, second), ago(200))
    told = dossier_page(history).below("Amendementen")
    assert "gevolgd" in told
    assert "nr. 7 › nr. 12" in told
    assert "Voor partij a, Partij B." in told
    assert "Tegen 50Voorbeeld." in told
    assert "Nr. 7:" not in told


def test_figures_stand_in_their_series(history: Chronicle) -> None:
    text = "Gemeenten hebben circa 95.500 opvangplekken voor de Voorbeeldwet huisvesting gerealiseerd."
    history.seen(letter(1, date(2026, 5, 1), text), ago(158))
    history.seen(letter(2, date(2026, 8, 1), text.replace("95.500", "97.000")), ago(66))
    figures = dossier_page(history).below("Cijfers")
    assert re.search(r"95\.500 .*1 mei 2026.* 97\.000 .*1 augustus 2026", figures)
    assert "97.000" not in dossier_page(history, "?op=2026-07-01").words


def test_a_closed_dossier_says_why_and_what_to_follow_now(tmp_path: Path) -> None:
    closed = replace(
        WET,
        closed=date(2026, 4, 21),
        closed_because="De Eerste Kamer verwierp het voorstel.",
        follow_up="Let op brieven van de minister.",
    )
    history = chronicle(tmp_path, closed)
    history.seen(REJECTED, VOTED_ON)
    page = dossier_page(history)
    assert "Gesloten op dinsdag 21 april 2026. De Eerste Kamer verwierp het voorstel." in page.words
    assert "Wat u nu kunt volgen: Let op brieven van de minister." in page.words
    assert "gesloten op" not in dossier_page(history, "?op=2026-04-20").words.casefold()


def test_what_had_happened_and_what_was_known_are_two_answers(tmp_path: Path) -> None:
    late = chronicle(tmp_path)
    late.seen(BILL, datetime(2026, 4, 1, 8, tzinfo=UTC), silent=True)
    late.seen(REJECTED, datetime(2026, 5, 2, 8, tzinfo=UTC), EventType.REJECTED)
    happened = dossier_page(late, "?op=2026-04-25&naar=gebeurd")
    known = dossier_page(late, "?op=2026-04-25&naar=gezien")
    assert "Eerste Kamer: verworpen 21 april 2026" in cells(happened)
    assert "Eerste Kamer: hier" in cells(known)
    assert "Verworpen: 31 voor, 44 tegen." in happened.words
    assert "31 voor" not in known.words
    assert "Zo stond het op zaterdag 25 april 2026. U ziet wat Wetwacht toen wist." in known.words
    other = known.soup.select_one('a[href="/dossier/voorbeeldwet?op=2026-04-25&naar=gebeurd"]')
    assert other and plain(other) == "Toon wat toen gebeurd was"


def test_a_day_before_the_vote_knows_nothing_of_it(history: Chronicle) -> None:
    page = dossier_page(history, "?op=2026-04-20")
    assert "verwerpt" not in page.words
    assert "Partij E" in page.words
    assert "stemde anders" not in page.words


def test_a_day_before_the_first_look_says_so(history: Chronicle) -> None:
    page = dossier_page(history, "?op=2026-03-01&naar=gezien")
    assert "Wetwacht las dit dossier toen nog niet. Het begon op woensdag 1 april 2026." in page.words
    assert "Hierover is nog niets gezien." in page.words


def test_what_was_corrected_bears_its_stamp(history: Chronicle) -> None:
    right = "De Eerste Kamer verwierp het voorstel met 31 stemmen voor."
    with write_tx(history.db) as db:
        own = save_event(db, Event(0, EventType.CHANGED, "Correctie", NOW))
        corrections.save(db, Correction(0, 1, "Fout", "Correctie", right, NOW), own)
    assert f"Correctie van 6 oktober 2026 om 10.00 uur: {right}" in dossier_page(history).below("Verloop")
    assert right not in dossier_page(history, "?op=2026-05-01&naar=gezien").words


def test_hostile_text_stays_inert(history: Chronicle) -> None:
    amendment = row(7, f"Amendement {HOSTILE}", f"Besluit: {HOSTILE}", f"Voor: {HOSTILE}")
    history.seen(replace(NEWS, title=HOSTILE, url="javascript:alert(1)//rijksoverheid.nl"), ago(90))
    history.seen(listed(amendment), ago(80))
    history.seen(letter(1, date(2026, 5, 1), f"Er zijn 95.500 opvangplekken. {HOSTILE}"), ago(70))
    odd = (*REJECTED.facts[:-2], Fact("votes_ek_against", (HOSTILE,)))
    history.seen(replace(REJECTED, title=HOSTILE, facts=odd), ago(60))
    for query in ("", "?op=2026-10-01", "?op=2026-10-01&naar=gezien"):
        page = dossier_page(history, query)
        assert "<script" not in page.html
        assert "\u202e" not in page.html
        assert not page.soup.select('a[href^="javascript"]')


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("op=3-7-2025", "Geef de dag als jaar, maand en dag"),
        ("op=2026-02-30", "Geef de dag als jaar, maand en dag"),
        ("op=" + "9" * 5000, "Geef de dag als jaar, maand en dag"),
        ("op=٢٠٢٦-01-01", "Geef de dag als jaar, maand en dag"),
        ("op=2026-10-07", "Kies een dag die niet in de toekomst ligt"),
        ("op=2026-01-01&naar=geloofd", "Kies ‘gebeurd’ of ‘gezien’"),
    ],
)
def test_a_day_that_cannot_be_shown_is_answered_with_what_can(
    history: Chronicle, query: str, says: str
) -> None:
    answer = visitor(history).get(f"/dossier/{WET.key}?{query}")
    assert answer.status_code == 400
    assert says in answer.text


@pytest.mark.parametrize("key", ["onbekend", "%00", "..%2f..%2fetc", "x" * 5000])
def test_a_dossier_that_nobody_follows_is_a_page_that_says_so(history: Chronicle, key: str) -> None:
    assert visitor(history).get(f"/dossier/{key}").status_code == 404


def test_a_dossier_of_which_nothing_was_seen_is_a_page(tmp_path: Path) -> None:
    page = dossier_page(chronicle(tmp_path))
    assert "Geen bron noemt een dag die nog komt." in page.words
    assert "Hierover is nog niets gezien." in page.words


@pytest.mark.parametrize("query", ["", "?op=2026-04-25", "?op=2026-04-25&naar=gezien"])
def test_the_page_is_in_plain_dutch(history: Chronicle, query: str) -> None:
    page = dossier_page(history, query)
    for block in page.soup.select("main h1, h2, h3, p, li, dt, dd, th, td, caption, summary, label, legend"):
        assert complaints(plain(block)) == []


def test_every_way_into_the_page_leads_somewhere(history: Chronicle) -> None:
    soup = dossier_page(history).soup
    for link in soup.select('nav[aria-label="Op deze pagina"] a'):
        assert soup.select_one(str(link["href"])), link
