"""Pictures of the demo's messages for docs/messages.md: `python -m tests.pictures.messages [DATABASE]`.

Without a database it plays the whole demo first, which takes a minute. A page of Slack's is only looked like;
mails are as Chromium shows them, light and dark, on a telephone and on a desk.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from config.load import Config
from monitors.words.dutch import clock
from notifiers.blocks import payload
from notifiers.email import html
from tests.pictures.demomessages import Told, to_operators, told_by
from tests.pictures.pages import AT_MOST, FOLDER, demo
from tests.pictures.slackpage import slack_page
from tests.wetwacht.web.browser.watching import chromium, missing

SLACK_WIDTH = 760
Scheme = Literal["light", "dark"]
PAPER: tuple[tuple[int, Scheme], ...] = ((600, "light"), (600, "dark"), (320, "light"), (320, "dark"))
_TOP = """# The messages

What readers of the demo get, made again by `make pictures`. Slack's look is imitated: its blocks are those
that we send. The mails are as Chromium shows them, light and dark, at 600 and at 320 pixels.
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A message to draw: the words that its headline begins with, and what a reader is to see in it."""

    name: str
    begins: str
    shows: str
    mailed: bool = False


SCENES = (
    Scene(
        "vote", "Eerste Kamer verwerpt", "A vote on a bill and its novelle, with what follows.", mailed=True
    ),
    Scene("amendment", "Amendement nr. 903", "An amendment replaces another."),
    Scene("figure", "VNG vervangt bijlage", "A figure in the file of a letter is another."),
    Scene("moved", "Wetgevingsoverleg verplaatst", "A meeting is moved."),
    Scene("operators", "Bron kapot", "Operators: a source is broken."),
    Scene("digest", "Weekbericht", "The digest of a week.", mailed=True),
)


def main() -> None:
    """Makes them all, and the page that shows them."""
    if reason := missing():
        sys.exit(reason)
    FOLDER.mkdir(exist_ok=True)
    with demo(sys.argv[1:]) as given, TemporaryDirectory() as folder, chromium() as browser:
        config = _copied(given, Path(folder))
        shots = [*_in_slack(browser, config), *_as_mail(browser, config)]
    page = "\n".join((_TOP, *(f"{line}\n\n![{line}](pictures/{file.name})\n" for line, file in shots)))
    FOLDER.with_name("messages.md").write_text(page, encoding="utf-8")


def _copied(config: Config, folder: Path) -> Config:
    """The configuration with a history of its own: the one that was given is not ours to write."""
    file = folder / "history.db"
    shutil.copy(config.settings.database, file)
    return replace(config, settings=replace(config.settings, database=file))


def _in_slack(browser: Browser, config: Config) -> Iterator[tuple[str, Path]]:
    told = (*told_by(config, "slack"), to_operators())
    page = browser.new_page(viewport={"width": SLACK_WIDTH, "height": 100})
    for scene in SCENES:
        one = _last(told, scene)
        page.set_content(slack_page(payload(one.message), clock(one.sent)))
        yield f"In Slack. {scene.shows}", _drawn(page.screenshot(full_page=True), f"slack-{scene.name}")


def _as_mail(browser: Browser, config: Config) -> Iterator[tuple[str, Path]]:
    told = tuple(told_by(config, "email"))
    for scene in (one for one in SCENES if one.mailed):
        for width, scheme in PAPER:
            page = browser.new_page(viewport={"width": width, "height": 100}, color_scheme=scheme)
            page.set_content(html(_last(told, scene).message))
            across = page.evaluate("document.documentElement.scrollWidth")
            assert across <= width, f"{scene.name} is {across} pixels wide on {width}"
            line = f"By mail, {scheme}, {width} pixels. {scene.shows}"
            yield line, _drawn(page.screenshot(full_page=True), f"mail-{scene.name}-{width}-{scheme}")
            page.close()


def _last(told: tuple[Told, ...], scene: Scene) -> Told:
    return next(one for one in reversed(told) if one.message.headline.startswith(scene.begins))


def _drawn(picture: bytes, name: str) -> Path:
    assert len(picture) < AT_MOST, f"{name} is too large"
    file = FOLDER / f"{name}.png"
    file.write_bytes(picture)
    return file


if __name__ == "__main__":
    main()
