"""Logging in and out as readers do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from config.load import Config
from tests.wetwacht.web.browser.test_axe import ALL, complaints_of
from tests.wetwacht.web.browser.watching import Visitor
from tests.wetwacht.web.demodata import NOW
from tests.wetwacht.web.serving import serving
from wetwacht.web.password import hashed

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SECRET = "open sesam"
WRONG = "Dit wachtwoord klopt niet. Probeer het opnieuw, of vraag het aan de beheerder."


@pytest.fixture(scope="module")
def origin(history: Config) -> Iterator[str]:
    kept = hashed(SECRET, b"0" * 16)
    settings = replace(history.settings, web_login="password", web_password_hash=kept)
    with serving(replace(history, settings=settings), lambda: NOW) as found:
        yield found


def log_in(page: Page, password: str) -> None:
    page.get_by_label("Uw naam").fill("Beleid")
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["JavaScript", "no JavaScript"])
def test_in_with_the_password_and_out_again(visitor: Visitor, scripts: bool) -> None:
    page = visitor.page("/wijziging/1?tekst=geheel", java_script_enabled=scripts)
    expect(page.get_by_role("heading", level=1, name="Inloggen")).to_be_visible()
    log_in(page, "open deur")
    expect(page.get_by_role("alert")).to_have_text(WRONG)
    log_in(page, SECRET)
    assert page.url == f"{visitor.origin}/wijziging/1?tekst=geheel"
    expect(page.locator("header")).to_contain_text("Beleid")
    assert page.get_by_label("Uw naam").input_value() == "Beleid"
    page.get_by_role("button", name="Uitloggen").click()
    page.goto("/bronnen")
    expect(page.get_by_role("heading", level=1, name="Inloggen")).to_be_visible()
    assert page.context.cookies() == []


def test_a_feed_is_read_with_the_key_in_its_address_and_not_without(visitor: Visitor) -> None:
    page = visitor.page("/abonneren")
    log_in(page, SECRET)
    address = page.get_by_role("link", name="Nieuwslijst van Alle dossiers").get_attribute("href")
    assert address
    stranger = visitor.page("/").context.request
    with_key, without = (stranger.get(url, max_redirects=0) for url in (address, address.partition("?")[0]))
    assert (with_key.status, without.status) == (200, 303)


def test_axe_finds_nothing_on_the_form(visitor: Visitor) -> None:
    page = visitor.page("/inloggen")
    log_in(page, "open deur")
    expect(page.get_by_role("alert")).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert complaints_of(page, ALL) == []
