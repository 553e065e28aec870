"""Every kind of damage on every good page: a verdict, or the same document; never another one.

`make test` prints how large the table is. A harmless difference (a banner, other noise) must
give the same document; anything that takes something away must give the verdict written here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.document import Document, Fetch, same
from crawler.errors import Failure, Verdict
from crawler.options import NONE, Options, load_options
from crawler.reading import read
from crawler.registry import page_for
from crawler.verdict import failure_of_answer

ROOT = Path(__file__).parent.parent / "fixtures" / "sites"
GOOD = tuple(sorted(path.parent for path in ROOT.glob("*/*/document.json")))
BLOCKED, BROKEN, OK = Verdict.BLOCKED, Verdict.BROKEN, Verdict.OK
BAD = frozenset({BLOCKED, BROKEN})


def page(title: str, body: str) -> Callable[[bytes], bytes]:
    text = f'<!DOCTYPE html><html lang="nl"><head><title>{title}</title></head><body>{body}</body></html>'
    return lambda _: text.encode()


def half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def without_end(body: bytes) -> bytes:
    return body.rstrip()[:-12]


def other_encoding(body: bytes) -> bytes:
    """Bytes that are not UTF-8 in the middle of the text."""
    at = body.find(b">", len(body) // 2) + 1
    return body[:at] + b"\xe9\xff\xfe" + body[at:]


def without_names(body: bytes) -> bytes:
    """The page without its headings and title."""
    return re.sub(rb"<(h1|title)\b.*?</\1>", b"", body, flags=re.DOTALL | re.IGNORECASE)


def without_main(body: bytes) -> bytes:
    """The page whose main part lost its content, as after a failed deploy."""
    return re.sub(rb"(<(main|channel|urlset)\b[^>]*>).*(</\2>)", rb"\1\3", body, flags=re.DOTALL)


def with_banner(body: bytes) -> bytes:
    banner = b'<div class="cookie-banner" role="dialog"><p>Wij gebruiken cookies.</p></div>'
    return re.sub(rb"(<body[^>]*>)", lambda found: found[0] + banner, body, count=1)


def with_script(body: bytes) -> bytes:
    return re.sub(rb"</body>", b'<script nonce="zz91">var t=17;</script></body>', body, count=1)


def other_noise(body: bytes) -> bytes:
    return re.sub(rb"(<html[^>]*)>", rb'\1 data-build="b81f">', body, count=1)


# name: (what is done, the verdicts that may follow). OK means: the very same document.
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], frozenset[Verdict]]] = {
    "empty": (lambda _: b"", frozenset({BROKEN})),
    "blanks": (lambda _: b" \n\n ", frozenset({BROKEN})),
    "cut in half": (half, frozenset({BROKEN})),
    "end missing": (without_end, frozenset({BROKEN})),
    "other encoding": (other_encoding, BAD | {OK}),
    "still compressed": (gzip.compress, BAD),
    "no names": (without_names, BAD | {OK}),
    "main part empty": (without_main, BAD | {OK}),
    "maintenance": (
        page("Onderhoud", "<h1>Onderhoud</h1><p>De website is tijdelijk niet beschikbaar.</p>"),
        BAD,
    ),
    "login": (page("Inloggen", '<form><input name="u"><input type="password" name="p"></form>'), BAD),
    "firewall": (page("Access Denied", "<h1>Access Denied</h1><p>Reference #18.2f</p>"), BAD),
    "soft 404": (page("Pagina niet gevonden", "<h1>Pagina niet gevonden</h1><p>Zoek verder.</p>"), BAD),
    "shell": (page("Site", '<div id="__next"></div><script src="/app.js"></script>'), BAD),
    "another page": (page("Welkom", "<main><h1>Welkom</h1><p>Nieuwe site.</p></main>"), BAD),
    "an error as JSON": (lambda _: b'{"error": {"code": 500, "message": "x"}}', BAD),
    "cookie banner": (with_banner, frozenset({OK})),
    "other script": (with_script, frozenset({OK})),
    "other build": (other_noise, frozenset({OK})),
}


def harmless(whole: Document, found: Document) -> bool:
    """Whether nothing can come of it. Rows that are lost from an index are no change, invented ones were."""
    if whole.index and found.index:
        return {section.key for section in found.sections} <= {section.key for section in whole.sections}
    return same(whole, found)


def confirmed(case: Path) -> bool:
    """Whether the shape that reads this page has been seen on the site."""
    page_object = page_for(case.parent.name, (case / "url.txt").read_text("utf-8").strip())
    return page_object is not None and page_object.confirmed


def body_of(case: Path) -> bytes:
    return next(path for path in sorted(case.glob("page.*"))).read_bytes()


def options_of(case: Path) -> Options:
    file = case / "options.json"
    return load_options(json.loads(file.read_text("utf-8"))) if file.exists() else NONE


def harms(case: Path, name: str) -> bool:
    """Whether a damage takes something away that a page object can know of.

    Without a selector any page is a page of any site; history doubts it (tests/monitors/test_doubt.py).
    """
    anything = case.parent.name == "generic" and (case / "page.html").exists()
    return not (name == "another page" and anything and options_of(case).select is None)


def outcome(case: Path, body: bytes) -> Document | Failure:
    url = (case / "url.txt").read_text("utf-8").strip()
    headers = (("content-type", "text/html; charset=utf-8"),) if (case / "page.html").exists() else ()
    fetch = Fetch(url, 200, headers, body)
    found = failure_of_answer(fetch) or read(case.parent.name, fetch, options=options_of(case))
    if isinstance(found, Failure):
        return found
    assert found.document
    return found.document


@pytest.mark.parametrize("case", GOOD, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_no_damage_gives_another_document(case: Path) -> None:
    whole = outcome(case, body_of(case))
    if isinstance(whole, Failure):
        pytest.skip("this fixture is told by headers of its own")
    for name, (damage, allowed) in DAMAGE.items():
        if not harms(case, name):
            continue
        body = damage(body_of(case))
        found = outcome(case, body)
        if isinstance(found, Failure):
            unharmed = body == body_of(case)
            assert found.verdict in allowed and not unharmed, f"{name}: {found}"
        else:
            assert harmless(whole, found), f"{name} gave another document"
            assert OK in allowed or body == body_of(case), f"{name} went unseen"


def test_the_table_is_large_enough(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\ndamage: {len(DAMAGE)} kinds x {len(GOOD)} good pages = {len(DAMAGE) * len(GOOD)} readings")
    assert len(DAMAGE) >= 12
    assert {case.parent.name for case in GOOD} >= {"eerstekamer", "rijksoverheid", "vng"}
