"""The demo's pages read as the crawler reads them, files included."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from urllib.parse import quote, urlsplit

from crawler.document import Attachment, Document, Fetch
from crawler.files import file_text
from crawler.registry import page_for
from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer
from wetwacht.demo.script import Script, script
from wetwacht.demo.state import EERSTEKAMER, RIJKSOVERHEID, VNG, Lists, State
from wetwacht.demo.strokes import site_of
from wetwacht.demo.whole import answer

TERMS = (
    "Asielnoodmaatregelenwet",
    "tweestatusstelsel",
    "Wet versterking regie volkshuisvesting",
    "Spreidingswet",
    "Oekraïense ontheemden",
)


@cache
def shipped() -> Script:
    """The script that ships, made once."""
    return script()


def feed(term: str = "", since: str | None = None) -> str:
    """The real address of a search feed."""
    window = [{"field": "sort_date", "values": [{"name": "specificPeriod", "from": since}], "type": "all"}]
    asked = {"filters": window if since else [], "resultSearchTerm": term, "pageTitle": "Zoeken"}
    return f"{RIJKSOVERHEID}/api/rss?query={quote(json.dumps(asked))}"


def indexes() -> tuple[str, ...]:
    """The real addresses of everything that lists other pages."""
    listings = (f"{EERSTEKAMER}/nieuws", f"{VNG}/nieuws", f"{VNG}/brieven", f"{VNG}/brieven-en-publicaties")
    return (*listings, f"{RIJKSOVERHEID}/news/sitemap.xml", feed(), *map(feed, TERMS))


def lists(state: State) -> tuple[str, ...]:
    """The queries that services answer with rows: they too list other pages."""
    return tuple(url for url, page in state.pages.items() if isinstance(page, Lists))


def target_of(url: str) -> str:
    """What a copy is asked for a real address."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def answered(state: State, url: str, count: int) -> Answer:
    """The answer to a real address with the noise of a count."""
    found = answer(state, site_of(url), target_of(url), Noise("test", count))
    assert isinstance(found, Answer), f"{url}: {found}"
    return found


def reading(state: State, url: str, count: int = 1) -> Document:
    """What the page object of an address makes of a copy's answer, with its files read."""
    found = answered(state, url, count)
    page = page_for(site_of(url), url)
    assert page is not None, url
    document = page.document(Fetch(url, 200, (("content-type", found.media_type),), found.body))
    files = tuple(_read(state, attachment, count) for attachment in document.attachments)
    return replace(document, attachments=files)


def _read(state: State, attachment: Attachment, count: int) -> Attachment:
    body = answered(state, attachment.url, count).body
    return replace(attachment, sha256=hashlib.sha256(body).hexdigest(), text=file_text(body))
