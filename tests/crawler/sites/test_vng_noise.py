"""vng.nl: what differs at every response never changes a document."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import same
from crawler.page import part_hash
from tests.crawler.sites.vng_pages import REAL, fetch, fixture, page_for, read, real

GOOD = ("letter", "letter-to-parliament", "question", "topic", "news", "article", "listing-letters")
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)

Noise = Callable[[str, str], str]


def view_ids(markup: str, token: str) -> str:
    return re.sub(r"js-view-dom-id-[0-9a-f]+", f"js-view-dom-id-{token}", markup)


def image_tokens(markup: str, token: str) -> str:
    return re.sub(r"itok=[\w-]+", f"itok={token[:8]}", markup)


def form_ids(markup: str, token: str) -> str:
    return re.sub(r"(?i)form-(?:aaaa|[\w-]{43})", f"form-{token[:43]}", markup)


def permissions(markup: str, token: str) -> str:
    return re.sub(r'permissionsHash":"[0-9a-f]+', f'permissionsHash":"{token}', markup)


def assets(markup: str, token: str) -> str:
    return re.sub(r"(css|js)_[\w-]+\.(css|js)\?", rf"\1_{token}.\2?", markup)


def cookie_banner(markup: str, token: str) -> str:
    return markup.replace('"popup_html_info":"', f'"popup_html_info":"Cookies {token} ')


def link_label(markup: str, token: str) -> str:
    return re.sub(r'aria-label="Link opent[^"]*"', f'aria-label="Link opent {token}"', markup)


def footer_year(markup: str, token: str) -> str:
    return markup.replace("&copy; 2026", f"&copy; 2027 {token}")


def new_block(markup: str, token: str) -> str:
    block = (
        '<section class="paragraph paragraph--type--content-overview"><h2>Agenda</h2>'
        f'<div class="views-element-container"><p>{token}</p></div></section>'
    )
    end = '      </div>\n      <div class="social'
    return markup.replace(end, block + end) if end in markup else markup


def share_block(markup: str, token: str) -> str:
    return markup.replace("Deel op:", f"Deel {token}:")


def comments(markup: str, token: str) -> str:
    return markup.replace("<p>", f"<!-- {token} --><p>")


def white_space(markup: str, token: str) -> str:
    return markup.replace("<p>", "\n\n   <p>").replace("&nbsp;", "\u00a0")


NOISE: tuple[Noise, ...] = (
    *(view_ids, image_tokens, form_ids, permissions, assets, cookie_banner, link_label),
    *(footer_year, share_block, comments, white_space),
)


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=15, deadline=None, derandomize=True)
@given(tokens=st.lists(HEX, min_size=len(NOISE), max_size=len(NOISE)))
def test_noise_changes_neither_the_part_nor_the_document(name: str, tokens: list[str]) -> None:
    quiet, url = fixture(name)
    noisy = quiet
    for make, token in zip(NOISE, tokens, strict=True):
        noisy = make(noisy, token)
    assert noisy != quiet
    page = page_for(url)
    assert part_hash(page, fetch(noisy, url)) == part_hash(page, fetch(quiet, url))
    assert read(noisy, url) == read(quiet, url)


@pytest.mark.parametrize("name", REAL)
def test_noise_changes_nothing_in_a_real_page(name: str) -> None:
    quiet, url = real(name)
    noisy = quiet
    for make in NOISE:
        noisy = make(noisy, "0a" * 32)
    assert noisy != quiet
    page = page_for(url)
    assert part_hash(page, fetch(noisy, url)) == part_hash(page, fetch(quiet, url))
    assert read(noisy, url) == read(quiet, url)


@pytest.mark.parametrize("name", ["letter", "question", "topic", "news", "article"])
def test_a_new_block_of_other_pages_is_not_a_change(name: str) -> None:
    quiet, url = fixture(name)
    noisy = new_block(quiet, "Een bijeenkomst die er gisteren nog niet stond")
    assert noisy != quiet
    page = page_for(url)
    assert part_hash(page, fetch(noisy, url)) == part_hash(page, fetch(quiet, url))


def test_another_teaser_picture_or_order_of_a_listing_is_no_version() -> None:
    quiet, url = fixture("listing-letters")
    noisy = quiet.replace("Geachte leden, op 5 mei 2025", "Een andere aankondiging van 6 juni 2024")
    noisy = noisy.replace("plaat.jpg", "andere-plaat.jpg")
    page = page_for(url)
    assert part_hash(page, fetch(noisy, url)) == part_hash(page, fetch(quiet, url))
    first, *others = quiet.split('<article class="views-row">')
    tail = others[-1].partition("</article>")
    others[-1] = tail[0] + tail[1]
    turned = first + "".join('<article class="views-row">' + row for row in reversed(others)) + tail[2]
    assert same(read(turned, url), read(quiet, url))
