"""What others wrote, in a real browser: nothing of it runs, loads, or is stopped only by our policy."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.wetwacht.web.browser.test_axe import NO_PAGE
from tests.wetwacht.web.browser.watching import Visitor
from tests.wetwacht.web.everywhere import filled, reading
from tests.wetwacht.web.hostile import NOW, config_of, hostile_history, known_places
from tests.wetwacht.web.serving import serving


def test_nothing_of_it_does_anything(browser: Browser, tmp_path: Path) -> None:
    history = hostile_history(tmp_path)
    known = known_places(history)
    paths = [filled(route, known) for route in reading() if not NO_PAGE.fullmatch(route.path)]
    with serving(config_of(history), lambda: NOW) as origin:
        visitor = Visitor(browser, origin)
        page = visitor.page("/")
        page.on("dialog", lambda dialog: visitor.faults.append(dialog.message))
        for path in (*paths, "/wijziging/2", "/wijziging/3?tekst=geheel", "/wijziging/8"):
            page.goto(path)
            assert page.locator("h1").count() == 1, path
        visitor.leave()
    history.db.close()
