"""Visitors whose browser is watched: nothing may go elsewhere, fail to load, or complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
LAPTOP = {"width": 1280, "height": 800}
TELEPHONE = {"width": 390, "height": 844}
_NOTHING_ELSEWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_PATIENCE = 30_000


def missing() -> str | None:
    """Why no browser can be started here; None where one can."""
    return None if CHROMIUM.exists() else f"Chromium is not installed at {CHROMIUM}; nobody walks the pages"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that finds no host but this one."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text", _NOTHING_ELSEWHERE]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            yield started
        finally:
            started.close()


@dataclass  # Without slots: Playwright puts a mark on whose method it calls.
class Visitor:
    """Opens pages of ours and remembers what a reader's browser would hold against them."""

    browser: Browser
    origin: str
    faults: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, path: str = "/", **how: Any) -> Page:
        """A page in a browser of its own; `how` as Playwright's contexts take it."""
        how = {"viewport": LAPTOP, "locale": "nl-NL", "reduced_motion": "reduce", **how}
        context = self.browser.new_context(base_url=self.origin, **how)
        self._contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    def leave(self) -> None:
        """Closes everything. Fails for what was held against a page."""
        for context in self._contexts:
            context.close()
        assert self.faults == []

    def _asked(self, url: str) -> None:
        if not url.startswith(self.origin):
            self.faults.append(f"asked {urlsplit(url).netloc or url}")

    def _answered(self, answer: Response) -> None:
        own = answer.request.resource_type == "document"
        if answer.status >= (500 if own else 400):
            self.faults.append(f"{answer.status} for {answer.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium repeats each answer of 400 and more here; what of that is a fault, stands above.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)
