"""Debian's Chromium before the pages of the short demo; without it these tests are skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from config.load import Config
from tests.wetwacht.web.browser.watching import Visitor, chromium, missing
from tests.wetwacht.web.demodata import NOW, demo_history
from tests.wetwacht.web.serving import serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # A loop of Playwright's runs in this thread while it lives, in the way of tests elsewhere that run
    # loops of their own: so it lives no longer than a module.
    if reason := missing():
        pytest.skip(reason)
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def history(browser: Browser, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Config:
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    return demo_history(shared, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def origin(history: Config) -> Iterator[str]:
    with serving(history, lambda: NOW) as found:
        yield found


@pytest.fixture
def visitor(browser: Browser, origin: str) -> Iterator[Visitor]:
    made = Visitor(browser, origin)
    yield made
    made.leave()
