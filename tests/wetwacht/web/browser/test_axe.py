"""axe-core holds nothing against any page, light or dark, and every page of ours is among them."""

from __future__ import annotations

import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from config.load import Config
from monitors.history.keyfile import signing_key
from notifiers.unsubscribe import token
from tests.wetwacht.web.browser.watching import Visitor
from tests.wetwacht.web.demodata import NOW
from tests.wetwacht.web.everywhere import reading
from tests.wetwacht.web.serving import serving

DOSSIER = "asielnoodmaatregelenwet"
PAGES = {
    "/": ("/",),
    "/dossier/{key}": (f"/dossier/{DOSSIER}", f"/dossier/{DOSSIER}?op=2025-07-03&naar=gezien"),
    "/wijziging/{number}": (
        "/wijziging/1",
        "/wijziging/15?weergave=achter+elkaar",
        "/wijziging/16?tekst=geheel",
    ),
    "/wijziging/{number}/bewijs": ("/wijziging/1/bewijs",),
    "/kopie/{number}": ("/kopie/1",),
    "/verslag": ("/verslag", f"/verslag?dossier={DOSSIER}&van=2025-07-01&tot=2026-06-22"),
    "/bronnen": ("/bronnen",),
    "/werkwijze": ("/werkwijze",),
    "/abonneren": ("/abonneren",),
    "/beheer": ("/beheer",),
    "/zoeken": ("/zoeken", "/zoeken?q=opvang", "/zoeken?q=xqzw"),
    "/proef": ("/proef",),
    "/inloggen": (),
    "/afmelden/{token}": ("afmelden",),
    "/abonnement/{token}": ("abonnement",),
    "none": ("/nergens", "/wijziging/1?weergave=anders"),
}
NO_PAGE = re.compile(r"/api/.*|/healthz|.*\.(?:atom|ics|docx|txt|json|csv)|.*/bestand")


ALL = {"resultTypes": ["violations"]}
# What depends on whether it is light or dark.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


def complaints_of(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe-core says of a page, each in a line."""
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_every_page_is_looked_at() -> None:
    shown = {route.path for route in reading() if not NO_PAGE.fullmatch(route.path)}
    assert shown <= set(PAGES)


@pytest.mark.parametrize("path", [path for paths in PAGES.values() for path in paths])
def test_axe_finds_nothing(visitor: Visitor, history: Config, path: str) -> None:
    if not path.startswith("/"):
        key = signing_key(history.settings.database)
        path = f"/{path}/{token(key, path, ('alles',), 'email', 'beleid@example.org')}"  # type: ignore[arg-type]
    looked_at(visitor.page(path))


def test_axe_finds_nothing_where_there_is_no_history_yet(
    browser: Browser, history: Config, tmp_path: Path
) -> None:
    nothing = replace(history.settings, database=tmp_path / "history.db")
    assert failing(browser, replace(history, settings=nothing), 503) == "Nog geen geschiedenis"


def test_axe_finds_nothing_where_something_went_wrong(
    browser: Browser, history: Config, tmp_path: Path
) -> None:
    damaged = tmp_path / "history.db"
    shutil.copy(history.settings.database, damaged)
    with sqlite3.connect(damaged) as db:
        db.execute("update change set parts = '[1]' where id = 1")
    db.close()
    settings = replace(history.settings, database=damaged)
    assert failing(browser, replace(history, settings=settings), 500) == "Er ging iets mis (500)"


def failing(browser: Browser, config: Config, status: int) -> str:
    """The heading of a page that answers with this status, after axe looked at it."""
    with serving(config, lambda: NOW) as origin:
        visitor = Visitor(browser, origin)
        page = visitor.page("/wijziging/1")
        looked_at(page)
        heading = page.locator("h1").inner_text()
        assert visitor.faults == [f"{status} for {origin}/wijziging/1"]
        visitor.faults.clear()
        visitor.leave()
    return heading


def looked_at(page: Page) -> None:
    """Fails for what axe-core says of a page, light or dark."""
    page.evaluate(AXE_SCRIPT)
    assert complaints_of(page, ALL) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert complaints_of(page, COLOURS) == []
