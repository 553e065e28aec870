"""Answers of the House's open data for tests: the fixtures, and what the page objects read in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crawler.document import Document, Fetch
from crawler.page import Page
from crawler.registry import page_for
from crawler.sites.tweedekamer import queries
from monitors.comparing.detect import detect
from monitors.model import Difference

CASES = Path(__file__).parents[2] / "fixtures" / "sites" / "tweedekamer"
ADDRESS = queries.amendments("99999")
BUILDERS: tuple[Callable[[str], str], ...] = (
    queries.amendments,
    queries.other_cases,
    queries.papers,
    queries.decisions,
    queries.activities,
    queries.promises,
    queries.bill,
)
LISTS = ("amendments-chain", "cases", "activities", "decisions", "papers", "promises", "bill")
APOSTROPHE = "'"
Answer = dict[str, Any]


def page_of(url: str) -> Page:
    page = page_for("tweedekamer", url)
    assert page
    return page


def read(answer: Answer | bytes, url: str = ADDRESS) -> Document:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return page_of(url).document(Fetch(url, 200, (), body))


def fixture(name: str) -> tuple[Answer, str]:
    case = CASES / name
    answer: Answer = json.loads((case / "page.json").read_text("utf-8"))
    return answer, (case / "url.txt").read_text("utf-8").strip()


def chain() -> Answer:
    return fixture("amendments-chain")[0]


def row(answer: Answer, number: int) -> Answer:
    found: Answer = next(one for one in answer["value"] if one["Volgnummer"] == number)
    return found


def said(document: Document) -> dict[str, str]:
    return {section.key: section.text for section in document.sections}


def difference(change: Callable[[Answer], object], name: str = "amendments-chain") -> Difference:
    before, url = fixture(name)
    after, _ = fixture(name)
    change(after)
    return detect(read(before, url), read(after, url))
