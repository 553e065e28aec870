"""Pictures of every page for docs/pages.md, of the demo: `python -m tests.pictures.pages [DATABASE]`.

Without a database it plays the whole demo first, which takes a minute.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.load import Config
from monitors.history.database import open_database
from monitors.history.keyfile import signing_key
from notifiers.unsubscribe import token
from tests.pictures.png import small
from tests.wetwacht.demo.reading import shipped
from tests.wetwacht.web.browser.watching import Visitor, chromium, missing
from tests.wetwacht.web.demodata import demo_config
from tests.wetwacht.web.serving import serving
from wetwacht.web.password import hashed

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LATER = timedelta(days=5)
"""After the last moment of the demo comes the digest of its week."""
PUBLIC = "https://wetwacht.example.org"
AT_MOST = 150_000
WIDTHS = {"laptop": (1280, 900), "telephone": (390, 844)}
INSTALLED = "/var/lib/wetwacht"
# Pictures show where the history of a service stands, not where this one does.
_ELSEWHERE = """([from, to]) => {
    const main = document.querySelector("main");
    if (main.innerHTML.includes(from)) main.innerHTML = main.innerHTML.replaceAll(from, to);
}"""
PAGES = {
    "overview": "/",
    "dossier": "/dossier/asielnoodmaatregelenwet",
    "dossier-as-of-a-day": "/dossier/asielnoodmaatregelenwet?op=2025-07-03",
    "change": "/wijziging/21",
    "evidence": "/wijziging/21/bewijs",
    "copy": "/kopie/21",
    "search": "/zoeken?q=opvang",
    "search-nothing-found": "/zoeken?q=volkshuisvestign",
    "report": "/verslag?dossier=tweestatusstelsel&van=2025-07-01&tot=2026-06-30",
    "trial": "/proef?term=opvang",
    "sources": "/bronnen",
    "follow": "/abonneren",
    "method": "/werkwijze",
    "operators": "/beheer",
    "subscription": "/abonnement/{abonnement}",
    "leave": "/afmelden/{afmelden}",
    "not-there": "/wijziging/9999",
}
LOGIN = {"login": "/inloggen"}


@contextmanager
def demo(given: list[str]) -> Iterator[Config]:
    """The shipped configuration with a copy of a history, or of the whole demo."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "wetwacht.db")
        if given:
            shutil.copy(given[0], file)
        else:
            order = [sys.executable, "-m", "wetwacht", "demo", "--database", str(file)]
            subprocess.run(order, check=True, stdout=subprocess.DEVNULL)
        open_database(file).close()
        config = demo_config(file, len(shipped().moments) - 1)
        yield _changed(config, web_public_url=PUBLIC, crawl_contact="beheer@example.org")


def _changed(config: Config, **settings: Any) -> Config:
    return replace(config, settings=replace(config.settings, **settings))


def addresses(config: Config) -> dict[str, str]:
    """The address of each page; those of a subscription are signed."""
    asked = (("alles",), "email", "beleid@example.org")
    key = signing_key(config.settings.database)
    signed = {one: token(key, one, *asked) for one in ("abonnement", "afmelden")}
    return {name: path.format(**signed) for name, path in PAGES.items()}


def draw(config: Config, pages: dict[str, str]) -> None:
    """Makes the pictures of pages at both widths. Fails where a page complains or a picture is too large."""
    now = shipped().moments[-1].at + LATER
    with serving(config, lambda: now) as origin, chromium() as browser:
        for width, (across, down) in WIDTHS.items():
            visitor = Visitor(browser, origin)
            page = visitor.page(next(iter(pages.values())), viewport={"width": across, "height": down})
            for name, path in pages.items():
                page.goto(path)
                assert visitor.faults == [], name
                file = FOLDER / f"{name}-{width}.png"
                page.evaluate(_ELSEWHERE, [str(config.settings.database.parent), INSTALLED])
                file.write_bytes(small(page.screenshot()))
                assert file.stat().st_size < AT_MOST, f"{file.name} is too large"
            visitor.leave()


def main() -> None:
    """Makes them all."""
    if reason := missing():
        sys.exit(reason)
    FOLDER.mkdir(exist_ok=True)
    with demo(sys.argv[1:]) as config:
        draw(config, addresses(config))
        kept = hashed("open sesam", b"0" * 16)
        draw(_changed(config, web_login="password", web_password_hash=kept), LOGIN)


if __name__ == "__main__":
    main()
