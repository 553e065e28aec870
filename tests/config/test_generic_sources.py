"""Sources of any site in a watchlist: their own keys, their own host, one source a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import load
from crawler.options import Options
from tests.config.own_files import HOME, SOURCE, errors_of

PAGE = '[[source]]\nkey = "page"\nsite = "generic"\nurl = "https://www.example.org/x"\nevery = "1h"\n'
PRIVATE = PAGE.replace("https://www.example.org", "http://127.0.0.1:8000")


def test_the_options_of_a_source_are_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(PAGE + 'select = "main > .a"\nignore = [".b", "#c"]\nkind = "html"\n', "utf-8")
    (source,) = load(path, HOME).watchlist.sources
    assert source.options == Options("main > .a", (".b", "#c"), None, "html")


def test_a_private_page_is_allowed_where_the_source_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(PRIVATE + "allow_private_hosts = true\n", "utf-8")
    assert load(path, HOME).watchlist.sources


WRONG = [
    (PAGE + 'select = "a >> b"\n', "source.page.select", "CSS selector"),
    (PAGE + 'ignore = [".a", "["]\n', "source.page.ignore[2]", "CSS selector"),
    (PAGE + 'json_path = "a..b"\n', "source.page.json_path", "[*]"),
    (PAGE + 'kind = "xml"\n', "source.page.kind", "'html'"),
    (PAGE + 'kind = "html"\njson_path = "a"\n', "source.page.kind", "json"),
    (PAGE.replace("https:", "http:"), "source.page.url", "https://www.example.org/x"),
    (PAGE.replace(".org/", ".org:8443/"), "source.page.url", "without a port"),
    (PAGE.replace("/x", "/x?since={from}"), "source.page.url", "{from}"),
    (PRIVATE, "source.page.url", "allow_private_hosts"),
    (PAGE + PAGE.replace('"page"', '"again"'), "source.again.url", "'page' has this one"),
    (SOURCE + 'select = "main"\n', "source.news.select", "its own pages"),
    (SOURCE + 'kind = "html"\n', "source.news.kind", "its own pages"),
]


@pytest.mark.parametrize(("text", "key", "said"), WRONG)
def test_what_is_wrong_with_a_source_of_any_site_is_told(
    tmp_path: Path, text: str, key: str, said: str
) -> None:
    (error,) = errors_of(tmp_path, text)
    assert error.key == key
    assert said in f"{error.expected} {error.remedy}"
