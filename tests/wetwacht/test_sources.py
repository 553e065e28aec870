"""`wetwacht sources` and `wetwacht fixture` as their users call them: real processes, a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import pages
from tests.program import wetwacht
from tests.servers import Page, Site

QUESTION = "/vragen-en-antwoorden/voorbeeld-999001"
HOSTILE = "Titel \x1b[31m <script>alert(1)</script>"
OWN = """# Mijn lijst: dit commentaar blijft staan.
[[channel]]
key = "console" # ook dit
kind = "console"
[[subscription]]
key = "all"
channels = ["console"]
[[dossier]]
key = "voorbeeldwet"
title = "Voorbeeldwet huisvesting"
numbers = ["99999"]
[[source]]
key = "vraag"
site = "vng"
url = "{origin}/vragen-en-antwoorden/voorbeeld-999001"
every = "1h"
allow_private_hosts = true"""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as served:
        served.pages[QUESTION] = Page(pages.question())
        yield served


def html(title: str, main: str) -> Page:
    text = f"<html><head><title>x</title></head><body><main><h1>{title}</h1>{main}</main></body></html>"
    return Page(text.encode())


def own(folder: Path, site: Site) -> Path:
    path = folder / "own.toml"
    path.write_text(OWN.format(origin=site.origin), "utf-8")
    return path


def options(path: Path) -> list[str]:
    return ["--watchlist", str(path), "--database", str(path.with_name("history.db"))]


def listed(path: Path) -> list[dict[str, Any]]:
    done = wetwacht("sources", "--json", *options(path))
    value: list[dict[str, Any]] = json.loads(done.stdout)
    return value


def test_a_source_is_listed_before_and_after_its_first_visit(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    (before,) = listed(path)
    assert (before["verdict"], before["last_success"], before["age_seconds"]) == (None, None, None)
    assert wetwacht("check", *options(path)).returncode == 0
    (after,) = listed(path)
    assert (after["key"], after["verdict"], after["failures"]) == ("vraag", "ok", 0)
    assert after["last_success"].endswith("Z")
    assert after["next_visit"] > after["last_success"]
    assert 0 <= after["age_seconds"] < 600
    assert after["unconfirmed"] is False


def test_a_source_that_is_not_well_makes_the_list_end_with_1_and_say_why(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    site.pages[QUESTION] = Page(pages.MAINTENANCE)
    wetwacht("check", *options(path))
    done = wetwacht("sources", *options(path))
    assert done.returncode == 1
    assert "blocked" in done.stdout
    assert "maintenance" in done.stdout


def test_a_probe_looks_once_at_each_page_and_records_nothing(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    done = wetwacht("sources", "probe", "--json", *options(path))
    assert done.returncode == 0, done.stderr
    (look,) = json.loads(done.stdout)
    assert (look["robots"], look["status"], look["verdict"]) == ("allowed", 200, "ok")
    assert (look["etag"], look["last_modified"]) == (True, False)
    assert look["address"] == f"https://vng.nl{QUESTION}"
    assert look["read"]["kind"] == "vraag en antwoord"
    assert look["read"]["sections"] > 0
    assert look["elapsed"] >= 0
    assert [asked for asked, _ in site.requests] == ["/robots.txt", QUESTION]
    assert not (tmp_path / "history.db").exists()


def test_a_probe_does_not_follow_the_rows_of_a_list(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    path.write_text(path.read_text().replace(QUESTION, "/nieuws"))
    rows = (("/nieuws/een", "Een bericht", "1 juli 2026"), ("/nieuws/twee", "Nog een", "2 juli 2026"))
    site.pages["/nieuws"] = Page(pages.listing(*rows))
    (look,) = json.loads(wetwacht("sources", "probe", "--json", *options(path)).stdout)
    assert (look["read"]["rows"], look["unconfirmed"]) == (2, True)
    assert [asked for asked, _ in site.requests] == ["/robots.txt", "/nieuws"]


BAD = {
    "forbidden": (Page(b"User-agent: *\nDisallow: /", "text/plain"), None, ("forbidden", "blocked", None)),
    "unreadable": (Page(b"", "text/plain", status=503), None, ("unreadable", "unreachable", None)),
    "missing": (None, Page(b"weg", status=404), ("allowed", "blocked", None)),
    "cut off": (None, Page(pages.question()[:-30]), ("allowed", "broken", "end of page")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_probe_says_what_is_wrong_and_which_part_is_missing(tmp_path: Path, site: Site, name: str) -> None:
    robots, page, expected = BAD[name]
    site.pages |= ({"/robots.txt": robots} if robots else {}) | ({QUESTION: page} if page else {})
    done = wetwacht("sources", "probe", "--json", *options(own(tmp_path, site)))
    assert done.returncode == 1
    (look,) = json.loads(done.stdout)
    assert (look["robots"], look["verdict"], look["field"]) == expected
    assert look["reason"]
    assert look["read"] is None


def test_a_probe_says_where_a_redirect_led(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    site.pages[QUESTION + "-nieuw"] = Page(pages.question())
    site.pages[QUESTION] = Page(b"", status=301, headers=(("Location", QUESTION + "-nieuw"),))
    (look,) = json.loads(wetwacht("sources", "probe", "--json", *options(path)).stdout)
    assert look["address"] == f"https://vng.nl{QUESTION}-nieuw"


def test_saved_answers_are_fixtures_and_are_never_written_over(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    folder = tmp_path / "saved"
    arguments = ["sources", "probe", "--save", str(folder), *options(path)]
    assert wetwacht(*arguments).returncode == 0
    case = folder / "vng" / "vraag"
    assert (case / "page.html").read_bytes() == pages.question()
    assert (case / "url.txt").read_text() == f"https://vng.nl{QUESTION}\n"
    assert json.loads((case / "document.json").read_text("utf-8"))["title"]
    site.pages[QUESTION] = Page(pages.question("Anders."))
    again = wetwacht(*arguments)
    assert "is there already" in again.stderr
    assert (case / "page.html").read_bytes() == pages.question()


def test_adding_a_page_shows_it_and_keeps_the_file_to_the_letter(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    before = path.read_text("utf-8")
    site.pages["/opvang"] = html("Opvang", "<p class=n>7 bezoekers</p><p>Over 99 999.</p><p>Twee.</p>")
    asked = ["--allow-private-hosts", "--ignore", ".n", "--dossier", "voorbeeldwet", "--every", "6h"]
    done = wetwacht("sources", "add", f"{site.origin}/opvang", *asked, *options(path))
    assert done.returncode == 0, done.stderr
    assert "Over 99 999. (and 1 more lines)" in done.stdout
    assert "bezoekers" not in done.stdout
    after = path.read_text("utf-8")
    assert after.startswith(before + "\n\n[[source]]\n")
    assert 'kind = "html"' in after
    assert 'ignore = [".n"]' in after
    assert [row["key"] for row in listed(path)] == ["vraag", "127-0-0-opvang"]
    assert list(tmp_path.glob("*.toml")) == [path]
    assert wetwacht("check", *options(path)).returncode == 0


def test_adding_a_page_of_a_file_with_other_line_ends_keeps_them(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    site.pages["/cijfers.json"] = Page(b'{"rows": [{"n": 1}]}', "application/json")
    asked = ["--allow-private-hosts", "--json-path", "rows[*].n", "--key", "cijfers"]
    assert wetwacht("sources", "add", f"{site.origin}/cijfers.json", *asked, *options(path)).returncode == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert listed(path)[1]["key"] == "cijfers"


def test_a_page_that_cannot_be_read_is_not_added(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    before = path.read_bytes()
    site.pages["/app"] = html("App", "<div id=root></div>")
    done = wetwacht("sources", "add", f"{site.origin}/app", "--allow-private-hosts", *options(path))
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.toml")) == [path]


WRONG = {
    "visits this page already": ["{origin}/vragen-en-antwoorden/voorbeeld-999001#x", "--allow-private-hosts"],
    "there is a source 'vraag' already": ["{origin}/x", "--key", "vraag", "--allow-private-hosts"],
    "allow_private_hosts": ["{origin}/x"],
    "CSS selector": ["{origin}/x", "--select", ">>", "--allow-private-hosts"],
    "every": ["{origin}/x", "--every", "soms", "--allow-private-hosts"],
    "'nergens'": ["{origin}/x", "--dossier", "nergens", "--allow-private-hosts"],
    "https": ["ftp://www.example.org/x"],
    "no address": ["http://[bad/x"],
    "crawl.contact": ["https://www.example.org/x"],
}


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_call_of_add_is_one_clear_line_and_changes_nothing(
    tmp_path: Path, site: Site, said: str
) -> None:
    path = own(tmp_path, site)
    before = path.read_bytes()
    arguments = [word.format(origin=site.origin) for word in WRONG[said]]
    done = wetwacht("sources", "add", *arguments, *options(path))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.toml")) == [path]
    assert site.requests == []


def test_adding_needs_a_watchlist_of_ones_own() -> None:
    done = wetwacht("sources", "add", "https://www.example.org/x")
    assert done.returncode == 2
    assert "wetwacht init" in done.stderr


def test_what_a_site_wrote_is_inert_in_the_terminal(tmp_path: Path, site: Site) -> None:
    path = own(tmp_path, site)
    site.pages["/kwaad"] = html(HOSTILE, "<h2>\x1b]0;kop\x07</h2><p>\u202etekst</p>")
    done = wetwacht("sources", "add", f"{site.origin}/kwaad", "--allow-private-hosts", *options(path))
    assert done.returncode == 0, done.stderr
    for sign in ("\x1b", "\x07", "\u202e"):
        assert sign not in done.stdout + done.stderr


def test_a_fetched_page_becomes_a_fixture(tmp_path: Path) -> None:
    page, folder = tmp_path / "page", tmp_path / "fixtures"
    page.write_bytes(pages.question())
    arguments = ["fixture", "add", str(page), "--url", f"https://vng.nl{QUESTION}", "--into", str(folder)]
    done = wetwacht(*arguments, "--case", "een-vraag")
    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "vng" / "een-vraag" / "document.json").read_text("utf-8"))["site"] == "vng"
    page.write_bytes(pages.question()[:-30])
    assert wetwacht(*arguments, "--case", "afgebroken").returncode == 0
    answer = json.loads((folder / "vng" / "afgebroken" / "error.json").read_text("utf-8"))
    assert answer["error"] == "LayoutChanged"
    for case in ("een-vraag", "../buiten", "Hoofdletter"):
        refused = wetwacht(*arguments, "--case", case)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
    assert wetwacht(*arguments[:4], "https://www.example.org/x", "--case", "anders").returncode == 2
