"""Answers that are not the page we asked for, though their status says 200: one place for all sites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.document import Fetch
from crawler.errors import Blocked
from crawler.html import printable
from crawler.text import line
from crawler.trim import elements

_SHORT_PAGE = 1500
_OPENING = 300

_MISSING_ADDRESS = re.compile(r"fout-?404|/404(?:[./]|$)|not-?found|pagina-niet-gevonden", re.IGNORECASE)
_MISSING = re.compile(
    r"^(?:fout(?:melding)?:? )?(?:404\b|(?:deze |de )?pagina (?:is )?niet gevonden|(?:page )?not found)",
    re.IGNORECASE,
)
_FIREWALL = re.compile(
    r"^(?:(?:error )?403\b|(?:(?:your|the|this) )?request (?:(?:was|has been|is) )?(?:blocked|rejected)"
    r"|access (?:is |was )?denied|toegang geweigerd|attention required|just a moment|forbidden\b)",
    re.IGNORECASE,
)
_TROUBLE = r"(?:niet (?:beschikbaar|bereikbaar)|onderhoud\w*|storing\w*|maintenance|unavailable)"
_QUALIFIERS = "momenteel|tijdelijk|gepland|even|er is een|website|site|service|under|in|is|temporarily"
_BARE_NOTICE = re.compile(rf"^(?:(?:{_QUALIFIERS}) )*{_TROUBLE}$", re.IGNORECASE)
_LOGIN = "//input[translate(@type, 'PASWORD', 'pasword') = 'password']"
_UNSEEN = "//script | //style | //noscript | //template | //svg | //head"
_SEPARATOR = re.compile(r"\s[|–-]\s")
_DATED = re.compile(r"\b\d{1,2}-\d{1,2}-\d{4}\b|\b\d{1,2} [a-z]{3,9} \d{4}\b")
_HTML = re.compile(rb"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a visitor would read first: title and h1 cut at their separators, then the text."""

    names: tuple[str, ...] = ()
    text: str = ""
    login: bool = False


def raise_if_blocked(fetch: Fetch) -> None:
    """Raises Blocked where a login, a firewall, maintenance or a soft 404 answered instead of the page."""
    parts = urlsplit(fetch.url)
    if _MISSING_ADDRESS.search(parts.path):
        raise Blocked(f"the answer came from an error page: {fetch.url}")
    seen = _seen(fetch.body)
    for reason, found in (
        ("the site says that the page does not exist", _missing(seen)),
        ("a firewall answered", _firewall(seen)),
        ("a maintenance page answered", _maintenance(seen, parts.hostname or "")),
        ("a login form answered", seen.login),
    ):
        if found:
            raise Blocked(f"{reason}: {(' | '.join(seen.names) or seen.text)[:120]!r}")


def raise_if_html(fetch: Fetch, expected: str) -> None:
    """Raises Blocked where HTML came instead of what was expected (a feed, a sitemap, a file)."""
    if _HTML.match(fetch.body.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise Blocked(f"HTML instead of {expected}")


def _missing(seen: _Seen) -> bool:
    return len(seen.text) <= _SHORT_PAGE and any(_MISSING.match(name) for name in seen.names)


def _firewall(seen: _Seen) -> bool:
    if len(seen.text) > _SHORT_PAGE:
        return False
    return any(_FIREWALL.match(name) for name in (*seen.names, *_short_text(seen)))


def _maintenance(seen: _Seen, host: str) -> bool:
    short = len(seen.text) <= _SHORT_PAGE
    if short and any(_BARE_NOTICE.match(name.rstrip(".! ")) for name in seen.names):
        return True
    notice = _notice(host)
    return any(notice.search(sentence) for sentence in (*seen.names, *_short_text(seen)))


def _notice(host: str) -> re.Pattern[str]:
    """A sentence about this site itself: "Onderhoud eigen woning" is a topic, not a notice."""
    name = re.escape(host.removeprefix("www.")) or "-"
    site = (
        r"(?:\b(?:deze|de|onze|this|our|the) (?:web)?site\b(?! van)"
        r"|\b(?:deze|onze|this|our) (?:pagina|page)\b"
        rf"|\b(?:www\.)?{name}\b|\bwe (?:zijn|voeren)\b|\bwij (?:zijn|voeren)\b)"
    )
    return re.compile(rf"{site}.{{0,60}}\b{_TROUBLE}|\b{_TROUBLE}.{{0,60}}{site}", re.IGNORECASE)


def _short_text(seen: _Seen) -> tuple[str, ...]:
    """The opening sentences of a page that says little; a real page that mentions trouble says more."""
    opening = line(seen.text[:_OPENING])
    if len(seen.text) > _SHORT_PAGE or _DATED.search(opening):
        return ()
    return tuple(re.split(r"(?<=[.!?])\s", opening))


def _seen(body: bytes) -> _Seen:
    try:
        # The encoding does not matter here: the words looked for are ASCII.
        source = printable(body.decode("utf-8", "replace")).encode()
        root = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError):
        return _Seen()
    named = (*elements(root, "//title")[:1], *elements(root, "//h1"))
    found = [line(str(one.text_content())) for one in named]
    names = tuple(filter(None, (piece.strip() for name in found for piece in _SEPARATOR.split(name))))
    login = bool(elements(root, _LOGIN))
    for unseen in elements(root, _UNSEEN):
        unseen.drop_tree()
    return _Seen(names, " ".join(" ".join(map(str, root.itertext("*"))).split()), login)
