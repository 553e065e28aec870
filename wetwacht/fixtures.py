"""Answers of sites kept as fixtures: the page, its address, and what the page object makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crawler.document import Fetch
from crawler.errors import PageError
from crawler.options import NONE, Options
from crawler.registry import page_for
from crawler.wire import dump

TYPES = {
    ".html": "text/html; charset=UTF-8",
    ".xml": "application/xml; charset=UTF-8",
    ".json": "application/json; charset=UTF-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_HEAD = 2048


class NotKept(Exception):
    """An answer that cannot become a fixture; the message says why."""


def save(case: Path, site: str, fetch: Fetch, options: Options = NONE) -> str:
    """Writes a case folder and returns the name of its answer, document.json or error.json.

    Raises NotKept where the folder is there already or no page object reads the address.
    """
    page = page_for(site, fetch.url, options)
    if page is None:
        raise NotKept(f"no page of {site} has an address like {fetch.url}")
    try:
        case.mkdir(parents=True)
    except FileExistsError as error:
        raise NotKept(f"{case} is there already; choose another name") from error
    suffix = suffix_of(fetch.body)
    (case / f"page{suffix}").write_bytes(fetch.body)
    (case / "url.txt").write_text(f"{fetch.url}\n", encoding="utf-8")
    given = fetch.header("content-type")
    if given and given != TYPES[suffix]:
        _write(case / "headers.json", {"content-type": given})
    if options != NONE:
        _write(case / "options.json", options.given())
    headers = (("content-type", given or TYPES[suffix]),)
    try:
        name, answer = "document.json", dump(page.document(Fetch(fetch.url, 200, headers, fetch.body)))
    except PageError as error:
        name, answer = "error.json", {"error": type(error).__name__, "reason": error.reason}
    _write(case / name, answer)
    return name


def suffix_of(body: bytes) -> str:
    """The ending of the file for an answer, told by its bytes."""
    head = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:_HEAD].lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if head.startswith(b"pk\x03\x04"):
        return ".docx"
    if head.startswith((b"{", b"[")):
        return ".json"
    is_html = b"<html" in head or b"<!doctype html" in head
    return ".xml" if head.startswith(b"<") and not is_html else ".html"


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
