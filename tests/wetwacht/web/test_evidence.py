"""The evidence of a change: kept answers, files, who else told of it, and where it was told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zstandard
from bs4 import BeautifulSoup

from crawler.document import Attachment
from monitors.events.contradiction import Claim, Disagreement
from monitors.history.contradictions import save_disagreement
from monitors.history.database import write_tx
from tests.chronicle import Chronicle
from tests.invented import BILL, BILL_ADDRESS, DOSSIER, LETTER, NEWS, PDF, REJECTED
from tests.language import complaints
from tests.wetwacht.web.dossierpage import HOSTILE, chronicle, plain, visitor
from wetwacht.web.views.evidence import File, disputed, files, told

SEEN = datetime(2026, 7, 3, 8, tzinfo=UTC)
NAMED = f"{LETTER.title}: Voorbeeldwet huisvesting (99999)"


@pytest.fixture
def history(tmp_path: Path) -> Chronicle:
    """A letter whose file was replaced."""
    made = chronicle(tmp_path, DOSSIER)
    first = replace(LETTER, title=NAMED)
    made.seen(first, SEEN, silent=True)
    file = replace(PDF, sha256="b" * 64, text=f"{PDF.text} Er zijn 97.000 plekken.")
    made.seen(replace(first, attachments=(file,)), SEEN + timedelta(days=7))
    return made


def evidence(history: Chronicle, change: int = 1) -> str:
    answer = visitor(history).get(f"/wijziging/{change}/bewijs")
    assert answer.status_code == 200
    return answer.text


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def test_each_version_leads_to_its_kept_answer_with_its_hash(history: Chronicle) -> None:
    body = b"<html>Een brief</html>"
    sha256 = hashlib.sha256(body).hexdigest()
    with write_tx(history.db) as db:
        db.execute("insert into body values (?, ?)", [sha256, zstandard.compress(body)])
        sql = (
            "insert into snapshot (url, source, seen, status, headers, sha256) values (?, 'a', ?, 200, ?, ?)"
        )
        db.execute(sql, [LETTER.url, "2026-07-10T08:00:00Z", '[["etag","\\"x\\""]]', sha256])
        db.execute("update version set snapshot = 1 where number = 2")
    page = evidence(history)
    assert '<a href="/kopie/1">Kopie 1 met antwoordkoppen</a>' in page
    assert sha256 in page
    assert "niet bewaard" in page
    assert "<dt>etag</dt>" in visitor(history).get("/kopie/1").text


def test_a_replaced_file_shows_both_hashes(history: Chronicle) -> None:
    page = words(evidence(history))
    assert f"Vingerafdruk was {'a' * 64}" in page
    assert f"Vingerafdruk wordt {'b' * 64}" in page


def test_the_old_text_was_last_seen_and_the_new_one_first(history: Chronicle) -> None:
    assert "Voor het eerst gezien op 10 juli 2026 om 10.00 uur." in words(evidence(history))


def test_a_list_that_named_the_page_once_has_one_moment(history: Chronicle) -> None:
    first, later = "2026-07-03T08:00:00Z", "2026-07-10T08:00:00Z"
    with write_tx(history.db) as db:
        for source, last in (("eens", first), ("steeds", later)):
            named = [source, LETTER.url, first, last]
            db.execute("insert into sighting values (?, ?, '', '', '', ?, ?, 0, null)", named)
    page = words(evidence(history))
    assert "Bron eens noemt deze pagina op 3 juli 2026 om 10.00 uur." in page
    assert "Bron steeds noemt deze pagina van 3 juli 2026 om 10.00 uur tot en met 10 juli" in page


def test_who_else_told_of_it_is_a_link(tmp_path: Path) -> None:
    made = chronicle(tmp_path, DOSSIER)
    made.seen(BILL, SEEN, silent=True)
    made.seen(REJECTED, SEEN + timedelta(days=1))
    made.seen(replace(NEWS, title=NAMED), SEEN + timedelta(days=1, hours=2))
    assert "Geen andere bron meldde dit." in evidence(made)
    with write_tx(made.db) as db:
        db.execute("update change set event = 1")
    assert '<a href="/wijziging/2">Wijziging 2 op rijksoverheid.nl</a>' in evidence(made)


def test_sources_that_differ_are_named_in_words(tmp_path: Path) -> None:
    made = chronicle(tmp_path, DOSSIER)
    made.seen(REJECTED, SEEN)
    one = Claim("eerstekamer", BILL_ADDRESS, "31 voor, 44 tegen")
    other = Claim("rijksoverheid", NEWS.url, HOSTILE)
    with write_tx(made.db) as db:
        save_disagreement(db, Disagreement("99999", "seats_ek", one, other), SEEN)
    page = evidence(made)
    assert "Aantal stemmen in de Eerste Kamer: ‘31 voor, 44 tegen’ volgens eerstekamer.nl" in words(page)
    assert "<script" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("result_tk", "Uitslag in de Tweede Kamer"),
        ("decided_ek", "Dag van het besluit van de Eerste Kamer"),
        ("paper 99999/6", "Datum van 99\u00a0999, nr. 6"),
        ("paper 99999/B", "Datum van 99\u00a0999, letter B"),
    ],
)
def test_what_is_disputed_is_said_in_words(subject: str, said: str) -> None:
    assert disputed(subject) == said
    assert complaints(said) == []


def test_files_that_came_stayed_and_went_are_told_apart() -> None:
    new = Attachment("Nieuw", "https://vng.nl/n.pdf", "application/pdf", None, None)
    found = files(LETTER, replace(LETTER, attachments=(new,)))
    assert found == (
        File("Nieuw", new.url, None, "niet gelezen"),
        File("Ledenbrief opvang (204kB)", PDF.url, "a" * 64, None),
    )
    assert files(None, LETTER)[0].was is None


def test_equal_deliveries_are_counted_and_nobody_is_named() -> None:
    sent = {
        "kind": "email",
        "state": "sent",
        "sent": "2026-07-03T08:00:00Z",
        "reason": None,
        "recipient": "x",
    }
    held = {**sent, "kind": "slack", "state": "held", "sent": None, "reason": "weekly digest"}
    found = told((sent, sent, held))
    assert [(one.channel, one.state, one.reason, one.count) for one in found] == [
        ("E-mail", "verstuurd", "", 2),
        ("Slack", "niet apart verstuurd", "Het weekbericht noemt dit.", 1),
    ]


def test_the_page_is_in_plain_dutch(history: Chronicle) -> None:
    soup = BeautifulSoup(evidence(history), "lxml")
    for hidden in soup.select("code, [lang=en], dd a"):
        hidden.decompose()
    for block in soup.select("main h1, h2, h3, p, li, dt, dd, th, td, caption"):
        assert complaints(plain(block)) == []
