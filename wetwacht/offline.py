"""What the page objects and the matcher make of files: nothing is fetched, nothing is kept. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.document import Fetch
from crawler.errors import Blocked, PageError
from crawler.registry import SITES, hosts_of, page_for
from monitors.matching.kinds import kind_of
from monitors.matching.match import Matcher, Passage
from monitors.watchlist import Dossier
from wetwacht.lines import object_of, text_in
from wetwacht.output import Json, document_json, matches_json


class UnknownSite(Exception):
    """No site, or no page shape of it, goes with an address; the message says what to give."""


def read_file(body: bytes, url: str, site: str | None) -> Json:
    """The document of a saved answer as JSON, or {error, reason} for a bad page. Raises UnknownSite."""
    name = site_of(url, site)
    page = page_for(name, url)
    if page is None:
        raise UnknownSite(f"no page of {name} has an address like {url}; give the real address as --url")
    try:
        return document_json(page.document(Fetch(url, 200, (), body)))
    except PageError as error:
        kind = "Blocked" if isinstance(error, Blocked) else "LayoutChanged"
        return {"error": kind, "reason": error.reason}


def site_of(url: str, site: str | None) -> str:
    """The site that was named, else the one that the address is on. Raises UnknownSite."""
    known = ", ".join(sorted(SITES))
    try:
        host = urlsplit(url).hostname
    except ValueError as error:
        raise UnknownSite(f"{url} is no address ({error}); give the real address as --url") from error
    name = site or next((s for s in SITES if host in hosts_of(s)), None)
    if name not in SITES:
        raise UnknownSite(f"no site goes with {site or url}; give --site as one of: {known}")
    return name


class PassageMatcher:
    """Matches lines of JSON against the dossiers of a watchlist."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._matcher = Matcher(dossiers)

    def line(self, text: str) -> Json:
        """The answer to one line {id, title?, text}. Raises ValueError for what is none."""
        value = object_of(text, "id", "text")
        title, body = text_in(value, "title"), text_in(value, "text")
        matches = self._matcher.matches((Passage("title", title), Passage("text", body)))
        # A text that begins with its title says it once.
        kind = kind_of(body if body.startswith(title) else f"{title}\n{body}", matches)
        return {"id": value["id"], **matches_json(matches), "kind": kind}
