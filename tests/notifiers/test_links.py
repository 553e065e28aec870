"""Which addresses a message links: a team's own sources add their very hosts, over https."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitors.watchlist import Source
from notifiers.links import linked

PAGE = Source("page", "generic", "https://www.example.org/x", timedelta(hours=1))
COPY = Source("copy", "generic", "http://127.0.0.1:8000/x", timedelta(hours=1), allow_private_hosts=True)


def test_the_host_of_a_source_of_any_site_may_be_linked() -> None:
    assert linked("https://www.example.org/y?a=1", [PAGE]) == "https://www.example.org/y?a=1"
    assert linked("https://www.example.org/y") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/y",
        "https://example.org/y",
        "https://www.example.org:8443/y",
        "https://www.example.org@kwaad.example.net/y",
        "https://sub.www.example.org/y",
        "https://127.0.0.1:8000/x",
        "http://127.0.0.1:8000/x",
    ],
)
def test_no_other_address_becomes_a_link_by_it(url: str) -> None:
    assert linked(url, [PAGE, COPY]) is None
