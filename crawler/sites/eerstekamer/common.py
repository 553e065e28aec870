"""What all pages of eerstekamer.nl share: the host, the main part, the title's suffix."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import html

from crawler.html import first, required
from crawler.text import line

SITE = "eerstekamer"
HOSTS = ("www.eerstekamer.nl",)
HOME = f"https://{HOSTS[0]}/"
MAIN = "//*[@id='main_content_wrapper']"

_SUFFIX = re.compile(r"\s+-\s+Eerste Kamer\b.*$", re.DOTALL)


def path_of(url: str) -> str | None:
    """The path of an address of this site, or None for an address elsewhere."""
    parts = urlsplit(url)
    return parts.path if parts.hostname in HOSTS else None


def main_part(root: html.HtmlElement) -> html.HtmlElement:
    """The part with the content. Raises LayoutChanged where it is missing."""
    return required(root, MAIN, "main_content_wrapper")


def page_title(root: html.HtmlElement) -> str:
    """The text of `<title>` without the name of the chamber; empty where there is none."""
    element = first(root, "//head/title")
    return _SUFFIX.sub("", line(str(element.text_content()))) if element is not None else ""
