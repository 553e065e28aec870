"""XML answers of the gazette, parsed without entities or network; something else is refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged


def xml_root(fetch: Fetch, expected: str, *names: str) -> etree._Element:
    """The root of an XML answer, which must have one of the names.

    Raises Blocked where something else answered, LayoutChanged where it is empty or cut off.
    """
    raise_if_blocked_by_address(fetch)
    raise_if_html(fetch, expected)
    body = fetch.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body:
        raise LayoutChanged("body", "the answer is empty")
    if not body.startswith(b"<"):
        raise_if_blocked(fetch)
        raise Blocked(f"no XML instead of {expected}: {body[:60]!r}")
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError as error:
        raise LayoutChanged("end of XML", f"{expected} is cut off or not well-formed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise LayoutChanged("document type", f"{expected} declares entities or a document type")
    if local(root) not in names:
        raise Blocked(f"<{local(root)}> instead of {expected}")
    return root


def raise_if_blocked_by_address(fetch: Fetch) -> None:
    """Raises Blocked where the answer came from the site's page for what does not exist, with status 200."""
    if is_error_page(fetch.url):
        raise Blocked(f"the answer came from an error page: {fetch.url}")


def is_error_page(url: str) -> bool:
    """Whether this is where the site leads to for an address that it does not know."""
    return "fout404" in urlsplit(url).path.lower()


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def under(element: etree._Element, name: str) -> list[etree._Element]:
    """Every element of this name inside, in any namespace, in the order of the answer."""
    return [one for one in element.iter(f"{{*}}{name}") if one is not element]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
