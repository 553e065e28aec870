"""What all pages of rijksoverheid.nl share: hosts, keys, XML that must be what it says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical

SITE = "rijksoverheid"
HOST = "www.rijksoverheid.nl"
FILE_HOST = "open.overheid.nl"
HOSTS = (HOST,)

# The old platform put the type in the path, the new one leaves it out; the page is the same.
_TYPE = re.compile(r"/documenten/[a-z-]+/(?=\d{4}/\d{2}/\d{2}/)")


def path_of(url: str) -> str | None:
    """The path of an address of this site's pages, or None for an address elsewhere."""
    parts = urlsplit(url)
    return parts.path if parts.hostname == HOST and parts.scheme in ("http", "https") else None


def key_of(path: str) -> str:
    """The path without its type segment and closing slash: what identifies a page of this site."""
    return _TYPE.sub("/documenten/", path.rstrip("/"))


def row_address(base: str, href: str) -> str | None:
    """The address of a page of this site without query, or None for any other link."""
    try:
        path = path_of(canonical(base, href))
    except ValueError:
        return None
    return f"https://{HOST}{path}" if path and path != "/" else None


def xml_root(fetch: Fetch, name: str, expected: str) -> etree._Element:
    """The root of an XML answer, without entities or network.

    Raises Blocked where something else than `<name>` answered, LayoutChanged where it is cut off.
    """
    raise_if_html(fetch, expected)
    body = fetch.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body.startswith(b"<"):
        raise_if_blocked(fetch)
        raise Blocked(f"no XML instead of {expected}: {body[:60]!r}")
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError as error:
        raise LayoutChanged("end of feed", f"{expected} is cut off or not well-formed") from error
    if etree.QName(root).localname != name:
        raise Blocked(f"<{etree.QName(root).localname}> instead of {expected}")
    if root.getroottree().docinfo.internalDTD is not None:
        raise LayoutChanged("document type", f"{expected} declares entities or a document type")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
