"""What others wrote, on every page, feed, calendar, list and file: letters, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from docx import Document
from icalendar import Calendar
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.chronicle import Chronicle
from tests.wetwacht.web.everywhere import filled, parameters, reading
from tests.wetwacht.web.hostile import EVIL, LINK, hostile_history, known_places, pages_of

BASE = "http://127.0.0.1:8710"
# Hard spaces and soft hyphens are letters to us; tabs and ends of lines steer nothing on a page.
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
HOSTS = {
    None,
    "127.0.0.1",
    "www.eerstekamer.nl",
    "www.tweedekamer.nl",
    "vng.nl",
    "www.officielebekendmakingen.nl",
}
ACTIVE = "script, iframe, object, embed, svg, style, base, img, link[rel=import], meta[http-equiv]"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    made = hostile_history(tmp_path_factory.mktemp("hostile"))
    yield made
    made.db.close()


@pytest.fixture(scope="module")
def visitor(history: Chronicle) -> TestClient:
    return TestClient(pages_of(history), base_url=BASE)


def page(body: bytes) -> None:
    text = body.decode("utf-8")
    assert not STEERING.search(text)
    soup = BeautifulSoup(text, "lxml")
    assert not soup.select(ACTIVE)
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name in ("style", "srcdoc")], tag
        for name in ("href", "src", "action", "formaction"):
            url = urlsplit(str(tag.get(name, "")))
            assert url.scheme in ("", "https", "http"), tag
            assert url.hostname in HOSTS, tag


def feed(body: bytes) -> None:
    assert not STEERING.search(body.decode("utf-8"))
    read = feedparser.parse(body)
    assert not read.bozo
    for entry in read.entries:
        assert urlsplit(entry.link).hostname == "127.0.0.1"
        assert entry.title_detail.type == "text/plain"
        assert entry.summary_detail.type == "text/plain"


def agenda(body: bytes) -> None:
    assert not STEERING.search(body.decode("utf-8"))
    read = Calendar.from_ical(body)
    assert {one.name for one in read.walk()} <= {"VCALENDAR", "VEVENT"}
    for one in read.walk("VEVENT"):
        assert not [name for name in one if name.upper() in ("X-KWAAD", "ATTACH", "ORGANIZER", "URL")]


def spreadsheet(body: bytes) -> None:
    text = body.decode("utf-8").removeprefix("\ufeff")
    assert not STEERING.search(text)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\uff1d")), cell


def data(body: bytes) -> None:
    json.loads(body)
    assert body.isascii() or not STEERING.search(body.decode("utf-8"))
    assert b"<script" not in body.lower() or b'"' in body[:99]


def word(body: bytes) -> None:
    file = Document(io.BytesIO(body))
    assert not STEERING.search("\n".join(one.text for one in file.paragraphs))
    for name in ("w:fldSimple", "w:instrText", "w:object", "w:altChunk"):
        assert name not in file.element.xml
    outside = [one.target_ref for one in file.part.rels.values() if one.is_external]
    assert {urlsplit(url).hostname for url in outside} <= HOSTS


def plain(body: bytes) -> None:
    assert not STEERING.search(body.decode("utf-8"))


def kept(body: bytes) -> None:
    assert body == EVIL.encode()


CHECKS: dict[str, Callable[[bytes], None]] = {
    "text/html": page,
    "application/atom+xml": feed,
    "text/calendar": agenda,
    "text/csv": spreadsheet,
    "application/json": data,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word,
    "text/plain": plain,
    "application/octet-stream": kept,
}


def inert(visitor: TestClient, path: str) -> int:
    """Fails for an answer that is not inert as what it says it is. The status."""
    answer = visitor.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "script" not in answer.headers["Content-Security-Policy"]
    CHECKS[answer.headers["content-type"].partition(";")[0]](answer.content)
    return answer.status_code


def paths_of(route: Route, history: Chronicle) -> Iterator[str]:
    """The address of a route, of every document that it can be about."""
    known = known_places(history)
    for number in map(str, range(1, 13 if "{number}" in route.path else 2)):
        yield filled(route, known | {"number": number})


@pytest.mark.parametrize("route", reading(), ids=lambda one: one.path)
def test_what_is_stored_is_inert(history: Chronicle, visitor: TestClient, route: Route) -> None:
    asked = "dossier=voorbeeldwet&van=2020-01-01&tot=2026-10-06&naar=gezien"
    for path in paths_of(route, history):
        found = [
            inert(visitor, f"{path}?{query}")
            for query in ("", asked, "weergave=achter+elkaar", "tekst=geheel")
        ]
        assert {*found} & {200, 404, 503}


@pytest.mark.parametrize("route", reading(), ids=lambda one: one.path)
def test_what_is_asked_is_inert(history: Chronicle, visitor: TestClient, route: Route) -> None:
    path = filled(route, known_places(history))
    for text in (EVIL, LINK):
        inert(visitor, f"{path}?{urlencode([(name, text) for name in parameters()])}")
    for name in parameters():
        inert(visitor, f"{path}?{urlencode([(name, EVIL)])}")


def test_the_attack_is_there_to_be_read(visitor: TestClient) -> None:
    """Otherwise these tests look at nothing."""
    for path in ("/", "/wijziging/1", "/wijziging/1/bewijs", "/dossier/voorbeeldwet", "/kopie/1", "/zoeken"):
        assert "&lt;script&gt;alert(1)" in visitor.get(path).text, path
    for path in ("/feed/alles.atom", "/agenda/alles.ics", "/api/wijzigingen.csv", "/api/werk.csv"):
        assert "alert(1)" in visitor.get(path).text.replace("\r\n ", ""), path
