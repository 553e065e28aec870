"""The page of a change and its evidence: both texts, why, the kept answer, and nothing that runs."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from config.load import load
from crawler.document import Fact, Section
from monitors.history.database import write_tx
from monitors.model import Match, Why
from tests.chronicle import Chronicle
from tests.invented import BILL, NEWS, REJECTED, WATCHLIST
from tests.language import complaints
from tests.wetwacht.web.dossierpage import chronicle, listed, plain, row, visitor
from wetwacht.web.app import application
from wetwacht.web.views.change import reasons

NOW = datetime(2026, 7, 6, 8, tzinfo=UTC)
SEEN = NOW - timedelta(days=3)
HOSTILE = b"<script>alert(1)</script>"


def kept(folder: Path, *texts: str) -> tuple[TestClient, Chronicle]:
    """The pages of a history in which one document had these texts."""
    shipped = load(None, {})
    settings = replace(shipped.settings, database=folder / "history.db")
    history = Chronicle(settings.database, WATCHLIST)
    for day, text in enumerate(texts):
        section = Section("body", "", f"Voorbeeldwet huisvesting (99 999).\n{text}")
        history.seen(replace(NEWS, sections=(section,)), SEEN + timedelta(days=day), silent=day == 0)
    app = application(replace(shipped, watchlist=WATCHLIST, settings=settings), lambda: NOW)
    return TestClient(app, base_url="http://127.0.0.1:8710"), history


def copied(history: Chronicle, body: bytes, sha256: str) -> None:
    with write_tx(history.db) as db:
        db.execute("insert into body values (?, ?)", [sha256, zstandard.compress(body)])
        sql = "insert into snapshot (url, source, seen, status, headers, sha256) values (?, ?, ?, 200, ?, ?)"
        db.execute(sql, [NEWS.url, "a", "2026-07-03T08:00:00Z", '[["content-type","text/html"]]', sha256])


def test_was_and_wordt_stand_beside_each_other_with_what_stands_around(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "De wet geldt vanaf 1 mei.", "De wet geldt vanaf 1 juli.")
    answer = pages.get("/wijziging/1").text
    assert "<strong>Was</strong>" in answer
    assert "<del>mei</del>" in answer
    assert "<strong>Wordt</strong>" in answer
    assert "<ins>juli</ins>" in answer
    assert '<p class="soft">Voorbeeldwet huisvesting (99 999).</p>' in answer
    assert "naam van het dossier" in answer
    assert "<del>mei</del><ins>juli</ins>" in pages.get("/wijziging/1?weergave=achter+elkaar").text
    assert "<del>mei</del><ins>juli</ins>" in pages.get("/wijziging/1?tekst=geheel").text


def test_older_and_newer_changes_of_the_same_document_are_links(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "Het is 1 mei.", "Het is 1 juni.", "Het is 1 juli.")
    assert 'href="/wijziging/2">Nieuwere wijziging' in pages.get("/wijziging/1").text
    assert 'href="/wijziging/1">Oudere wijziging' in pages.get("/wijziging/2").text


@pytest.mark.parametrize("number", ["0", "99", "9" * 5000, "x", "٣", "1.5"])
def test_a_change_or_copy_that_is_not_there_is_a_page_that_says_so(tmp_path: Path, number: str) -> None:
    pages, _ = kept(tmp_path, "a")
    for path in (f"/wijziging/{number}", f"/wijziging/{number}/bewijs", f"/kopie/{number}"):
        assert pages.get(path).status_code == 404


def test_the_words_of_the_page_are_those_of_the_house(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "Het is 1 mei.", "Het is 1 juli.")
    for path in ("/wijziging/1", "/wijziging/1/bewijs"):
        main = pages.get(path).text.partition("<main")[2].partition("</main>")[0]
        text = re.sub(r"<code>.*?</code>|<[^>]*>", "\n", f"<{main}")
        found = [one for one in complaints(text) if "SHA" not in one]
        assert not found, path


def test_a_wrong_way_to_show_it_is_answered_with_the_right_ones(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "a", "b")
    answer = pages.get("/wijziging/1?weergave=scheef")
    assert answer.status_code == 400
    assert "achter elkaar" in answer.text


def test_the_evidence_names_channels_and_never_an_address(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "Het is 1 mei.", "Het is 1 juli.")
    answer = pages.get("/wijziging/1/bewijs").text
    assert "Slack, 1 ontvanger" in answer
    assert "C0001" not in answer


def test_a_kept_answer_is_text_or_a_file_and_never_a_page_of_ours(tmp_path: Path) -> None:
    pages, history = kept(tmp_path, "a")
    copied(history, HOSTILE, hashlib.sha256(HOSTILE).hexdigest())
    shown = pages.get("/kopie/1")
    assert "<script>" not in shown.text
    assert "ongewijzigd" in shown.text
    file = pages.get("/kopie/1/bestand")
    assert file.content == HOSTILE
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.headers["content-security-policy"].startswith("sandbox")


def test_a_kept_answer_that_was_altered_says_so(tmp_path: Path) -> None:
    pages, history = kept(tmp_path, "a")
    copied(history, HOSTILE, "0" * 64)
    assert "past niet meer bij de vingerafdruk" in pages.get("/kopie/1").text


def test_hostile_text_stays_inert(tmp_path: Path) -> None:
    pages, _ = kept(
        tmp_path, "Het is 1 mei.", "<script>x</script> javascript:x \u202e 1 juli " + "a" * 100_000
    )
    for query in ("", "?tekst=geheel", "?weergave=achter+elkaar"):
        answer = pages.get(f"/wijziging/1{query}").text
        assert "<script" not in answer
        assert "\u202e" not in answer


def test_of_two_long_texts_only_what_changed_is_shown(tmp_path: Path) -> None:
    lines = [f"Artikel {n} regelt onderwerp {n * 7} van de Voorbeeldwet huisvesting." for n in range(6_000)]
    other = [line.replace("regelt", "bepaalt") if n % 60 == 0 else line for n, line in enumerate(lines)]
    pages, _ = kept(tmp_path, "\n".join(lines), "\n".join(other))
    answer = pages.get("/wijziging/1")
    assert answer.status_code == 200
    assert len(answer.text) < len("\n".join(lines))


def test_a_vote_is_a_table_by_party_and_its_parts_are_not_told_twice(tmp_path: Path) -> None:
    history = chronicle(tmp_path)
    history.seen(BILL, SEEN, silent=True)
    change = history.seen(REJECTED, SEEN + timedelta(days=1))
    answer = visitor(history).get(f"/wijziging/{change}").text
    soup = BeautifulSoup(answer, "lxml")
    assert [plain(one) for one in soup.select("thead th")] == ["Fractie", "Tweede Kamer", "Eerste Kamer"]
    sides = {plain(one): [plain(cell) for cell in one.find_next_siblings("td")] for one in soup.select("th")}
    assert sides["Partij E stemde anders"] == ["voor", "tegen"]
    assert "Verworpen: 31 voor, 44 tegen. Anders dan in de Tweede Kamer:" in plain(soup)
    headings = [plain(one) for one in soup.select("h3")]
    assert "Stand" in headings
    assert not [one for one in headings if one.startswith(("Stemmen voor", "Voor, Eerste"))]


def test_a_vote_that_was_corrected_keeps_its_was_and_wordt(tmp_path: Path) -> None:
    history = chronicle(tmp_path)
    history.seen(REJECTED, SEEN, silent=True)
    facts = tuple(Fact("seats_ek_for", "32") if one.name == "seats_ek_for" else one for one in REJECTED.facts)
    change = history.seen(replace(REJECTED, facts=facts), SEEN + timedelta(days=1))
    answer = visitor(history).get(f"/wijziging/{change}").text
    assert "<del>31</del>" in answer
    assert "<ins>32</ins>" in answer


def test_text_that_moved_is_shown_as_moved(tmp_path: Path) -> None:
    lines = [f"Artikel {n} regelt onderwerp {n * 7} van de wet." for n in range(6)]
    pages, _ = kept(tmp_path, "\n".join(lines), "\n".join([*lines[1:5], lines[0], lines[5]]))
    answer = pages.get("/wijziging/1").text
    assert "Verplaatst, niet gewijzigd:" in answer
    assert "<del>" not in answer


def test_the_page_names_its_permanent_address(tmp_path: Path) -> None:
    pages, _ = kept(tmp_path, "a", "Het is 1 juli.")
    address = "http://127.0.0.1:8710/wijziging/1"
    answer = pages.get("/wijziging/1?tekst=geheel").text
    assert f'<link rel="canonical" href="{address}">' in answer
    assert f'<a href="{address}">{address}</a>' in answer


def test_a_reason_stands_once_with_all_its_places() -> None:
    why = (
        Why("title", "99999", "number"),
        Why("row 99999/7", "99 999", "number"),
        Why("title", "99999", "number"),
        Why("row 99999/7", "99999/7", "paper"),
        Why("lead", "voorrang", "words"),
    )
    assert [(one.text, one.where, one.rule) for one in reasons(Match("wet", why))] == [
        ("99\u00a0999", "in de titel en in een regel van de lijst", "nummer van het wetsvoorstel"),
        ("99\u00a0999, nr. 7", "in een regel van de lijst", "nummer van het stuk"),
        ("voorrang", "in het begin van de tekst", "woorden van het amendement"),
    ]


def test_lines_that_changed_too_are_no_context_and_stand_below_one_heading(tmp_path: Path) -> None:
    history = chronicle(tmp_path)
    title = "Amendement van het lid A over groepen"
    history.seen(listed(row(7, title, "Datum: 2 maart 2026", "Afgehandeld: nee")), SEEN, silent=True)
    said = ("Datum: 2 maart 2026", "Afgehandeld: ja", "Besluit: Aangenomen", "Voor: A, B", "Tegen: C")
    change = history.seen(listed(row(7, title, *said)), SEEN + timedelta(days=1))
    soup = BeautifulSoup(visitor(history).get(f"/wijziging/{change}").text, "lxml")
    around = [plain(one) for one in soup.select("section p.soft")]
    assert "Datum: 2 maart 2026" in around
    assert not [one for one in around if one.startswith(("Besluit", "Voor", "Tegen"))]
    assert [plain(one) for one in soup.select("h3")].count(title) == 1
