"""The pictures of pages are there, small, shown in the docs, and of every page of ours."""

from __future__ import annotations

import re

import pytest

from tests.pictures.pages import AT_MOST, FOLDER, LOGIN, PAGES, WIDTHS
from tests.wetwacht.web.browser.test_axe import PAGES as KINDS

SHOWN = (FOLDER.parent / "pages.md").read_text(encoding="utf-8")
NAMES = [f"{name}-{width}.png" for name in (*PAGES, *LOGIN) for width in WIDTHS]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_there_small_and_shown(name: str) -> None:
    assert (FOLDER / name).stat().st_size < AT_MOST
    assert f'src="pictures/{name}"' in SHOWN


def test_no_picture_is_shown_that_nobody_makes() -> None:
    assert set(re.findall(r'src="pictures/([^"]+)"', SHOWN)) == set(NAMES)


@pytest.mark.parametrize("path", [path for path in KINDS if path.startswith("/")])
def test_every_page_has_a_picture(path: str) -> None:
    shape = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
    assert any(shape.fullmatch(one.partition("?")[0]) for one in (*PAGES.values(), *LOGIN.values()))
