"""Every saved page gives exactly the document, or the error, that someone has read and agreed with.

A case is `tests/fixtures/sites/<site>/<case>/`: `page.html`, `.xml`, `.pdf` or `.docx`, `url.txt`,
optionally `headers.json` and `options.json`, and the answer: `document.json` or `error.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.document import Document, Fetch
from crawler.errors import PageError
from crawler.options import NONE, load_options
from crawler.page import Page, part_hash
from crawler.registry import SITES, page_for
from crawler.wire import dump, load

ROOT = Path(__file__).parent.parent / "fixtures" / "sites"
CASES = tuple(sorted(path.parent for path in ROOT.glob("*/*/url.txt")))
GOOD = tuple(case for case in CASES if (case / "document.json").exists())
PAGE_FILES = ("page.html", "page.xml", "page.json", "page.pdf", "page.docx")
TYPES = {
    ".html": "text/html; charset=UTF-8",
    ".xml": "application/xml; charset=UTF-8",
    ".json": "application/json; charset=UTF-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def fetch_of(case: Path) -> Fetch:
    body = next(case / name for name in PAGE_FILES if (case / name).exists())
    extra = case / "headers.json"
    headers = json.loads(extra.read_text("utf-8")) if extra.exists() else {"content-type": TYPES[body.suffix]}
    url = (case / "url.txt").read_text("utf-8").strip()
    return Fetch(url, 200, tuple(headers.items()), body.read_bytes())


def page_of(case: Path) -> Page:
    file = case / "options.json"
    options = load_options(json.loads(file.read_text("utf-8"))) if file.exists() else NONE
    page = page_for(case.parent.name, fetch_of(case).url, options)
    assert page, f"{name_of(case)}: no page object of the site reads the address in url.txt"
    return page


def read(page: Page, fetch: Fetch) -> Document | PageError:
    try:
        return page.document(fetch)
    except PageError as error:
        return error


def answer_of(said: Document | PageError) -> tuple[str, dict[str, Any]]:
    if isinstance(said, Document):
        return "document.json", dump(said)
    return "error.json", {"error": type(said).__name__, "reason": said.reason}


def expected_files(case: Path) -> list[Path]:
    return [case / name for name in ("document.json", "error.json") if (case / name).exists()]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_saved_page_gives_the_answer_beside_it(case: Path) -> None:
    name, answer = answer_of(read(page_of(case), fetch_of(case)))
    expected = expected_files(case)
    if not expected:
        text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
        (case / name).write_text(text, "utf-8")
        pytest.fail(f"{name_of(case)}: wrote {name}; read it, then run again")
    assert [path.name for path in expected] == [name]
    assert json.loads(expected[0].read_text("utf-8")) == answer


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_the_part_that_matters_is_found_in_a_good_page_and_is_the_same_at_every_look(case: Path) -> None:
    page, fetch = page_of(case), fetch_of(case)
    assert part_hash(page, fetch) == part_hash(page, fetch)


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_an_expected_document_survives_the_wire(case: Path) -> None:
    said = page_of(case).document(fetch_of(case))
    assert load(json.loads(json.dumps(dump(said)))) == said


@pytest.mark.parametrize("site", SITES)
def test_a_site_has_good_and_bad_pages(site: str) -> None:
    answers = {path.name for case in (ROOT / site).iterdir() for path in expected_files(case)}
    assert answers == {"document.json", "error.json"}


@pytest.mark.parametrize(
    "page", [page for pages in SITES.values() for page in pages], ids=lambda p: type(p).__name__
)
def test_a_page_object_reads_a_good_and_a_bad_page(page: Page) -> None:
    mine = [case for case in CASES if case.parent.name == page.site and type(page_of(case)) is type(page)]
    answers = {path.name for case in mine for path in expected_files(case)}
    assert answers == {"document.json", "error.json"}
