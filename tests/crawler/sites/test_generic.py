"""Pages of any site: what is told apart, what is selected, and what is never believed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crawler.document import Document, Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.options import NONE, Options, load_options
from crawler.page import Page, part_hash, revision_of
from crawler.registry import hosts_of, origin_for, page_for
from crawler.sites.generic.jsonpath import MAX_LINES, lines_at, steps
from tests.makers import docx

HOST = "https://www.example.org"
VALUE = {"rows": [{"name": "A", "size": [1, 2]}, {"name": "B", "size": []}], "total": 2, "none": None}


def page(options: Options = NONE) -> Page:
    found = page_for("generic", HOST, options)
    assert found
    return found


def fetch(body: bytes | str, path: str = "/pagina", kind: str = "text/html; charset=utf-8") -> Fetch:
    raw = body if isinstance(body, bytes) else body.encode()
    return Fetch(HOST + path, 200, (("content-type", kind),), raw)


def read(body: bytes | str, path: str = "/pagina", options: Options = NONE) -> Document:
    return page(options).document(fetch(body, path))


def html(main: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Titel</title></head><body>{main}</body></html>"


def test_its_host_is_that_of_its_source_and_no_other() -> None:
    assert hosts_of("generic") == ()
    assert origin_for("generic", f"{HOST}/x").allowed() == {("https", "www.example.org")}
    copy = origin_for("generic", "http://127.0.0.1:8000/x")
    assert copy.allowed() == {("http", "127.0.0.1:8000")}
    assert copy.real("http://127.0.0.1:8000/x") == "https://127.0.0.1:8000/x"
    assert copy.fetched("https://127.0.0.1:8000/x") == "http://127.0.0.1:8000/x"


def test_the_real_internet_is_never_asked_without_encryption() -> None:
    assert origin_for("generic", "http://www.example.org/x").allowed() == {("https", "www.example.org")}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (html("<p>Tekst</p>"), "pagina"),
        ('<?xml version="1.0"?>' + html("<p>Tekst</p>"), "pagina"),
        ('{"a": 1}', "gegevens"),
        ("[1, 2]", "gegevens"),
        (docx(("Een alinea.",)), "docx"),
        ("<rss><channel><item><link>/a</link></item></channel></rss>", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/></entry></feed>", "feed"),
    ],
)
def test_the_kind_is_told_by_the_answer(body: bytes | str, kind: str) -> None:
    assert read(body).kind == kind


@pytest.mark.parametrize("kind", ["html", "pdf", "feed", "json"])
def test_another_kind_of_answer_than_expected_is_blocked(kind: str) -> None:
    answers: dict[str, bytes | str] = {
        "html": html("<p>Tekst</p>"),
        "json": '{"a": 1}',
        "feed": "<rss><channel><item><link>/a</link></item></channel></rss>",
        "pdf": docx(("Een alinea.",)),
    }
    options = load_options({"kind": kind})
    for other, body in answers.items():
        if other != kind:
            with pytest.raises((Blocked, LayoutChanged)):
                read(body, options=options)
    assert read(answers[kind], options=options).site == "generic"


def test_an_expected_json_answer_in_html_is_blocked_by_its_ending_too() -> None:
    with pytest.raises(Blocked, match="HTML instead of JSON"):
        read(html("<p>Storing</p>"), "/cijfers.json")


def test_what_is_around_the_selection_is_no_difference() -> None:
    options = Options(select="#a, #b", ignore=(".hits",))
    one = html("<div id=a><p>Een</p><i class=hits>17 keer</i></div><p>Reclame</p><div id=b>Twee</div>")
    two = html("<div id=a><p>Een</p><i class=hits>18 keer</i></div><p>Koop nu</p><div id=b>Twee</div>")
    reads = page(options)
    assert part_hash(reads, fetch(one)) == part_hash(reads, fetch(two))
    assert [section.text for section in read(one, options=options).sections] == ["Een\nTwee"]
    assert part_hash(page(), fetch(one)) != part_hash(page(), fetch(two))


def test_a_selection_inside_another_is_read_once() -> None:
    text = read(
        html("<div class=a><p>Een</p><div class=a><p>Twee</p></div></div>"), options=Options(select=".a")
    )
    assert text.sections[0].text == "Een\nTwee"


def test_other_options_are_another_revision() -> None:
    plain, other = page(), page(Options(select="main"))
    assert revision_of(plain) < 1_000_000
    assert revision_of(other) != revision_of(plain)
    assert revision_of(page(Options(select="body"))) != revision_of(other)
    assert revision_of(other) < 2**63


def test_options_survive_the_way_to_the_child_and_stay_behind_at_the_pages_below() -> None:
    options = Options("main", (".a", ".b"), "rows[*]", "feed")
    assert load_options(json.loads(json.dumps(options.given()))) == options
    assert options.below() == Options("main", (".a", ".b"))


def test_a_feed_leads_to_the_pages_of_its_own_host_only() -> None:
    links = ("/a", "http://www.example.org/b#x", "https://example.org/c", "mailto:x@example.org", "//[bad")
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    feed = read(f"<rss><channel>{items}</channel></rss>")
    assert [visit.url for visit in page().follow(feed)] == [f"{HOST}/a", f"{HOST}/b"]


def test_files_of_other_hosts_are_no_files_of_the_page() -> None:
    links = "<a href='/a.pdf'>A</a><a href='https://elders.example.org/b.pdf'>B</a><a href='b.docx?x=1'>C</a>"
    found = read(html(f"<p>{links}</p>"), "/map/pagina").attachments
    assert [file.url for file in found] == [f"{HOST}/a.pdf", f"{HOST}/map/b.docx?x=1"]


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2026-10-01T23:30:00Z">', "", "2026-10-02"),
        ("", "<time datetime='2026-10-05'>5 oktober</time><time datetime='2026-10-06'>6</time>", None),
        ("", "<time datetime='2026-10-05'>a</time><time datetime='2026-10-05T10:00'>b</time>", "2026-10-05"),
        ("", "<time datetime='straks'>straks</time>", None),
        (
            '<script type="application/ld+json">[[[[[[[{"datePublished":"2026-10-01"}]]]]]]]</script>',
            "",
            None,
        ),
        (
            '<script type="application/ld+json">[{"datePublished":"2026-10-01"},'
            '{"datePublished":"2026-10-02"}]</script>',
            "",
            None,
        ),
    ],
)
def test_a_date_of_publication_is_taken_only_where_it_is_clear(head: str, body: str, day: str | None) -> None:
    said = read(html(f"<p>Tekst {body}</p>").replace("</head>", f"{head}</head>"))
    assert (said.published.isoformat() if said.published else None) == day


def test_a_path_finds_values_and_objects_are_written_out() -> None:
    assert lines_at(VALUE, "rows[*].name") == ["A", "B"]
    assert lines_at(VALUE, "rows[0]") == ["name: A", "size[0]: 1", "size[1]: 2"]
    assert lines_at(VALUE, "rows[1].size[*]") == []
    assert lines_at([1, [True]], "[1][0]") == ["true"]
    assert "none: null" in lines_at(VALUE, None)


@pytest.mark.parametrize("path", ["rows[2]", "rows.name", "total[*]", "geen", "rows[*].geen"])
def test_a_path_that_is_not_there_is_a_missing_part(path: str) -> None:
    with pytest.raises(LayoutChanged) as caught:
        lines_at(VALUE, path)
    assert caught.value.field == "json_path"


@pytest.mark.parametrize("path", ["", ".", "a..b", "a[", "a[x]", "a]b", "a.[0].", "a b[-1]"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        steps(path)


def test_json_that_is_huge_or_deep_is_refused_and_not_cut() -> None:
    with pytest.raises(LayoutChanged, match="more than"):
        read(json.dumps(list(range(MAX_LINES + 1))))
    with pytest.raises(LayoutChanged):
        read("[" * 100_000)


def test_the_order_of_names_in_json_says_nothing() -> None:
    assert read('{"a": 1, "b": 2}') == read('{"b": 2, "a": 1}')


def test_an_address_that_is_none_of_the_web_is_not_read() -> None:
    assert page_for("generic", "file:///etc/passwd") is None
    assert page_for("generic", "javascript:alert(1)") is None
    with pytest.raises(Blocked):
        page().document(replace(fetch("x"), url="data:text/html,x"))
