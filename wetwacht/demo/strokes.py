"""How the script is written: beats of strokes, each a page as it is from a moment on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Literal
from urllib.parse import urlsplit

from crawler.text import AMSTERDAM
from wetwacht.demo.model import Edit, Trouble
from wetwacht.demo.state import EERSTEKAMER, Bill, Kamerstuk, News, Node, Page, Paper, Progress

BILLS = {
    "34309": ("34309_wet_terugkeer_en", "terugkeerwet"),
    "35501": ("35501_novelle_wet_terugkeer_en", "terugkeerwet"),
    "36333": ("36333_wet_gemeentelijke_taak", "spreidingswet"),
    "36512": ("36512_wet_versterking_regie", "regie-volkshuisvesting"),
    "36703": ("36703_wet_invoering", "tweestatusstelsel"),
    "36704": ("36704_asielnoodmaatregelenwet", "asielnoodmaatregelenwet"),
    "36831": ("36831_wet_nieuwe_regels_inzake", "asielopvang-gemeenten"),
    "36855": ("36855_novelle_aanpassing", "asielnoodmaatregelenwet"),
    "36871": ("36871_uitvoerings_en", "migratiepact"),
    "36881": ("36881_novelle_wet_versterking", "regie-volkshuisvesting"),
}
"""Number of each bill: the last part of its address, and the dossier it belongs to."""

_ALWAYS = {"36855": ("vondeling",), "36881": ("mooiman",)}
"""The novelles exist for an amendment: whatever happens to them happens to its clause."""

IN_HOUSE = Progress(("geblokt", "leeg", "leeg", "leeg"))
WITHDRAWN = Progress(("geblokt", "leeg", "leeg", "leeg"), first="Ingetrokken")
WRITTEN = Progress(("vol", "geblokt", "leeg", "leeg"))
AWAITING = Progress(("vol", "vol", "leeg", "leeg"))
PLENARY = Progress(("vol", "vol", "geblokt", "leeg"))
ADOPTED = Progress(("vol", "vol", "vol", "geblokt"))
PUBLISHED = Progress(("vol", "vol", "vol", "vol"))
REJECTED = Progress(("vol", "vol", "vol", "leeg"), fourth="Verworpen")

PASSED = "Het voorstel is aangenomen door de Tweede Kamer."
NOT_PRINTED = "TK, nog niet als Handelingen gepubliceerd"

_SITES = {
    "www.eerstekamer.nl": "eerstekamer",
    "www.rijksoverheid.nl": "rijksoverheid",
    "open.overheid.nl": "rijksoverheid",
    "vng.nl": "vng",
    "gegevensmagazijn.tweedekamer.nl": "tweedekamer",
    "repository.overheid.nl": "officielebekendmakingen",
    "zoek.officielebekendmakingen.nl": "officielebekendmakingen",
    "www.internetconsultatie.nl": "internetconsultatie",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A page from a moment on, made from the page before, and what that means.

    `edit` is there for a stroke of kind edit only.
    """

    url: str
    make: Callable[[Page | None], Page]
    kind: Literal["edit", "moved", "appears"]
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """A moment as it is written down, before the pages are made."""

    at: datetime
    title: str
    strokes: tuple[Stroke, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    swapped: bool = False


def amsterdam(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment on the clock of Amsterdam, in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


def site_of(url: str) -> str:
    """The site whose copy serves a real address."""
    return _SITES[urlsplit(url).netloc]


def bill_url(number: str) -> str:
    """The real address of a bill page."""
    return f"{EERSTEKAMER}/wetsvoorstel/{BILLS[number][0]}"


def new(page: Page, what: str, *dossiers: str, amendments: tuple[str, ...] = ()) -> Stroke:
    """A page that a listing or feed begins to show: one change of kind new."""
    edit = Edit(site_of(page.url), page.url, True, dossiers, what, amendments)
    return Stroke(page.url, lambda _: page, "edit", edit)


def appears(page: Page) -> Stroke:
    """A page that a source names and that did not exist before: a silent baseline."""
    return Stroke(page.url, lambda _: page, "appears")


def bill(number: str, what: str, change: Callable[[Bill], Bill], amendments: tuple[str, ...] = ()) -> Stroke:
    """Something happened to a bill."""
    url = bill_url(number)
    edit = Edit("eerstekamer", url, True, (BILLS[number][1],), what, amendments or _ALWAYS.get(number, ()))
    return Stroke(url, lambda before: change(_a_bill(before)), "edit", edit)


def paper(number: str, row: Paper, amendments: tuple[str, ...] = ()) -> Stroke:
    """A new row on a bill page."""
    what = f"{number}: {row.title} ({row.reference})"
    return bill(number, what, lambda before: with_papers(before, row), amendments)


def with_papers(before: Bill, *rows: Paper) -> Bill:
    """The bill with these papers as well, newest first as the page lists them."""
    papers = sorted((*rows, *before.papers), key=lambda row: row.on, reverse=True)
    return replace(before, papers=tuple(papers))


def stage(
    progress: Progress, *sentences: str, rows: tuple[Paper, ...] = (), entry: str = ""
) -> Callable[[Bill], Bill]:
    """A change of a bill: another stage, more status sentences, papers, the day it comes into force."""

    def change(before: Bill) -> Bill:
        kept = () if before.progress in (IN_HOUSE, WITHDRAWN) else before.status
        after = replace(before, progress=progress, status=(*kept, *sentences))
        return with_papers(replace(after, entry=entry or after.entry), *rows)

    return change


def reworded(url: str, old: str, fresh: str, what: str, *dossiers: str) -> Stroke:
    """Other words in a page's text: material where dossiers are named, else editorial."""

    def make(before: Page | None) -> Page:
        return _rewritten(before, old, fresh)

    return Stroke(url, make, "edit", Edit(site_of(url), url, bool(dossiers), dossiers, what))


def letter_reworded(url: str, old: str, fresh: str, what: str, *dossiers: str) -> Stroke:
    """Other words in the PDF of a letter of vng.nl; its page and the address of the file stay."""

    def make(before: Page | None) -> Page:
        if not isinstance(before, Node) or before.letter is None:
            raise TypeError(f"{url} is no letter with a file")
        lines = _replaced(before.letter.lines, old, fresh)
        return replace(before, letter=replace(before.letter, lines=lines))

    return Stroke(url, make, "edit", Edit(site_of(url), url, True, dossiers, what))


def republished(url: str, at: datetime) -> Stroke:
    """The site publishes a page again: only the moment of modification moves."""

    def make(before: Page | None) -> Page:
        if not isinstance(before, News | Kamerstuk):
            raise TypeError(f"{url} shows no moment of modification")
        return replace(before, modified=at)

    return Stroke(url, make, "moved")


def retouched(url: str, old: str, fresh: str) -> Stroke:
    """Other characters with the same reading: soft hyphens, hard spaces."""
    return Stroke(url, lambda before: _rewritten(before, old, fresh), "moved")


def reordered(url: str) -> Stroke:
    """The attachments of a document page in another order."""

    def make(before: Page | None) -> Page:
        if not isinstance(before, Kamerstuk):
            raise TypeError(f"{url} lists no attachments")
        return replace(before, related=before.related[::-1])

    return Stroke(url, make, "moved")


def on(text: str) -> date:
    """A day, written YYYY-MM-DD."""
    return date.fromisoformat(text)


def _a_bill(page: Page | None) -> Bill:
    if not isinstance(page, Bill):
        raise TypeError(f"no bill page: {page}")
    return page


def _rewritten(before: Page | None, old: str, fresh: str) -> Page:
    if isinstance(before, News | Node):
        return replace(before, body=_replaced(before.body, old, fresh))
    if isinstance(before, Kamerstuk):
        return replace(before, intro=_replaced(before.intro, old, fresh))
    raise TypeError(f"no text to rewrite in {before}")


def _replaced(lines: tuple[str, ...], old: str, fresh: str) -> tuple[str, ...]:
    after = tuple(text.replace(old, fresh) for text in lines)
    if after == lines:
        raise ValueError(f"nowhere in the text: {old!r}")
    return after
