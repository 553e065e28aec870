"""What readers call a source: "de brieven van vng.nl", by what its address lists. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from monitors.watchlist import Source
from monitors.words import texts
from monitors.words.dutch import dossier_number, inert

OF, BESIDE, PAGE = "{noun} van {shown}", "{noun} bij {number}", "de pagina"
BILL = "het wetsvoorstel {number}"
# The first that fits an address says what it lists; the article comes first.
NOUNS = (
    (r"eerstekamer\.nl/wetsvoorstel/|/wetsvoorstel/\d{5}", BILL),
    (r"Soort eq 'Amendement'", "de amendementen"),
    (r"/2\.0/(?:Zaak|Document)\b", "de stukken"),
    (r"/2\.0/Activiteit\b", "de agenda"),
    (r"/2\.0/Besluit\b", "de besluiten"),
    (r"/2\.0/Toezegging\b", "de toezeggingen"),
    (r"/sru\?.*(?:staatsblad|\bStb\b)", "het Staatsblad"),
    (r"/sru\?.*(?:staatscourant|\bStcrt\b)", "de Staatscourant"),
    (r"/sru\?.*kamerstuk", "de Kamerstukken"),
    (r"/sru\?", "de publicaties"),
    (r"stemmingen", "de stemmingen"),
    (r"/planning|agenda", "de agenda"),
    (r"/brieven(?:-en-publicaties)?/?(?:\?|$)", "de brieven"),
    (r"/vragen-en-antwoorden/?(?:\?|$)", "de vragen en antwoorden"),
    (r"newsDocument|sitemap|/nieuws/?(?:\?|$)", "het nieuws"),
    (r"internetconsultatie\.nl", "de consultaties"),
    (r"/zoek|zoektekst|[?&]q=|/rss\?", "de zoekresultaten"),
    (r"\.pdf(?:\?|$)", "de PDF"),
)
_NOUNS = tuple((re.compile(pattern, re.IGNORECASE), noun) for pattern, noun in NOUNS)
_NUMBER = re.compile(r"(?<!\d)(\d{5})(?!\d)")
# Addresses for programs: what they answer is nothing to read for people.
_FOR_PROGRAMS = re.compile(r"/OData/|/api/|/sru\?|/rss\b|\.xml(?:\?|$)|\{", re.IGNORECASE)
_PATH_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A source as readers know it: "de brieven", "vng.nl"."""

    noun: str
    shown: str

    @property
    def whole(self) -> str:
        """ "de brieven van vng.nl" """
        return OF.format(noun=self.noun, shown=self.shown)

    @property
    def bare(self) -> str:
        """ "brieven van vng.nl" """
        return self.whole.partition(" ")[2]

    @property
    def short(self) -> str:
        """ "brieven" """
        return self.noun.partition(" ")[2]


def named(source: Source) -> Named:
    """How readers call a source; one of which nothing is known is a page of its site."""
    address = unquote(source.url)
    noun = next((noun for pattern, noun in _NOUNS if pattern.search(address)), PAGE)
    shown = inert(texts.site_of(source.site, source.url).shown)
    # Not in the host: a copy on this machine has a port.
    found = _NUMBER.search(address.partition("//")[2].partition("/")[2])
    number = dossier_number(found[1]) if found else ""
    if noun == BILL:
        return Named(BILL.format(number=number).strip(), shown)
    listing = noun != PAGE and number
    return Named(BESIDE.format(noun=noun, number=number) if listing else noun, shown)


def page_of(source: Source) -> str:
    """Where a reader can look: the source's own page, else the front page of its site."""
    return front_of(source) if _FOR_PROGRAMS.search(source.url) else source.url


def front_of(source: Source) -> str:
    """The front page of the site of a source."""
    shown = texts.site_of(source.site, source.url).shown
    # A name with a part of its own before the domain is a host as it is.
    return f"https://{'' if shown.count('.') > 1 else 'www.'}{shown}/"


def short_address(url: str) -> str:
    """ "vng.nl/brieven", the host alone where the rest is long."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host, path = (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    return inert(f"{host}{path}" if len(path) <= _PATH_AT_MOST else host)
