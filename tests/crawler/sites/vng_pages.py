"""Pages of vng.nl for its tests: saved ones of our own, and real ones where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crawler.document import Document, Fetch
from crawler.page import Page
from crawler.sites.vng import PAGES
from tests.samples import sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "vng"
REAL = ("brief_ledenbrief_2026-04-22.html", "faq_middelen_azwa.html", "onderwerp_gezond_en_actief_leven.html")


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(markup: str, url: str) -> Fetch:
    return Fetch(url, 200, (("content-type", "text/html; charset=UTF-8"),), markup.encode())


def read(markup: str, url: str) -> Document:
    return page_for(url).document(fetch(markup, url))


def fixture(name: str) -> tuple[str, str]:
    case = FIXTURES / name
    return (case / "page.html").read_text("utf-8"), (case / "url.txt").read_text("utf-8").strip()


def expected_of(name: str) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(sample("expected_fields.json"))[f"vng.nl/{name}"]
    return fields


def real(name: str) -> tuple[str, str]:
    return sample(f"vng.nl/{name}").decode(), expected_of(name)["canonical"]
