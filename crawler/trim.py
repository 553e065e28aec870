"""Cutting a parsed page down to the part that matters, before anything is read or hashed."""

from __future__ import annotations

from lxml import etree, html

_NEVER_TEXT = "script | style | noscript | template | svg | figure | iframe | button | form"
_KEPT = frozenset({"class", "datetime", "href", "id", "type"})


def elements(root: html.HtmlElement, xpath: str) -> list[html.HtmlElement]:
    """Every element that the XPath finds, in the order of the page."""
    found = root.xpath(xpath)
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []


def trimmed(element: html.HtmlElement, *noise: str) -> html.HtmlElement:
    """The element without comments, scripts, pictures and the noise that each XPath finds.

    Attributes that no reader sees (nonces, sizes, popovers) go too. The element itself is changed.
    """
    etree.strip_tags(element, etree.Comment, etree.ProcessingInstruction)
    silent = (f".//{name.strip()}" for name in _NEVER_TEXT.split("|"))
    for xpath in (*silent, *noise):
        for found in elements(element, xpath):
            if found is not element and found.getparent() is not None:
                found.drop_tree()
    for one in element.iter(etree.Element):
        for name in set(one.attrib) - _KEPT:
            del one.attrib[name]
    return element


def cut_before(element: html.HtmlElement, root: html.HtmlElement) -> None:
    """Removes everything in root that stands before the element."""
    for one in _path(element, root):
        for earlier in list(one.itersiblings(preceding=True)):
            _remove(earlier)
        parent = one.getparent()
        if parent is not None:
            parent.text = None


def cut_from(element: html.HtmlElement, root: html.HtmlElement) -> None:
    """Removes the element and everything in root that stands behind it."""
    for one in _path(element, root):
        for later in list(one.itersiblings()):
            _remove(later)
        one.tail = None
    _remove(element)


def _path(element: html.HtmlElement, root: html.HtmlElement) -> list[html.HtmlElement]:
    """The element and its ancestors below root, innermost first."""
    path = [element, *element.iterancestors()]
    return path[: path.index(root)] if root in path else path


def _remove(element: html.HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
