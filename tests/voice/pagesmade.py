"""Pages and papers as sites may say them, handed over as results of a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crawler.document import Attachment, Document, Fact, FactValue, Section
from crawler.wire import Answer, PageResult
from monitors.watchlist import Source


def page(source: Source, document: Document, *, own: bool = False, part: str = "p") -> PageResult:
    """The result of a visit; `own` where it is the source's own page."""
    return PageResult(source.key, document.url, own, Answer(document.url, 200), document, part, 1)


def index(source: Source, *results: PageResult) -> PageResult:
    """A list that leads to these pages."""
    rows = tuple(Section(one.url, one.url, "rij") for one in results)
    document = Document(source.site, source.url, source.url, "lijst", "Lijst", sections=rows, index=True)
    return page(source, document, own=True)


def bill(source: Source, number: str, title: str, facts: dict[str, FactValue]) -> PageResult:
    """The page of a bill at the Eerste Kamer."""
    made = tuple(Fact(name, value) for name, value in facts.items())
    document = Document(
        "eerstekamer", number, source.url, "wetsvoorstel", title, identifier=number, facts=made
    )
    return page(source, document, own=True)


def listed(source: Source, kind: str, number: str, *rows: tuple[str, str, str]) -> PageResult:
    """A list of a bill: each row has a key, a heading and its facts by line."""
    document = Document(source.site, f"{kind}?{number}", source.url, kind, f"Lijst bij {number}", None)
    sections = tuple(Section(*row) for row in rows)
    return page(source, replace(document, identifier=number, sections=sections), own=True, part=repr(rows))


def printed(source: Source, number: str, title: str, text: str, published: date) -> PageResult:
    """A paper of a bill in print."""
    url = f"https://zoek.officielebekendmakingen.nl/kst-{number.replace('/', '-')}.html"
    document = Document(source.site, number, url, "kamerstuk", title, published, None, number)
    return page(source, replace(document, sections=(Section("tekst", "", text),)), part=number)


def news(source: Source, path: str, title: str, published: date, *sections: Section) -> PageResult:
    """A news item or page below the list of a site."""
    url = f"https://{'www.' * (source.site != 'vng')}{source.url.split('/')[2].removeprefix('www.')}{path}"
    kind = "nieuws" if source.site == "vng" else "nieuwsbericht"
    document = Document(source.site, path, url, kind, title, published, sections=sections)
    return page(source, document, part=repr(sections))


def letter(source: Source, number: str, title: str, published: date, pages: tuple[str, ...]) -> PageResult:
    """A members' letter with its text in a PDF."""
    url = f"https://vng.nl/brieven/{number.replace('/', '-')}"
    pdf = Attachment(
        "Brief", f"https://vng.nl/sites/{number}.pdf", "application/pdf", "a" * 64, "\f".join(pages)
    )
    document = Document("vng", f"node/{number}", url, "ledenbrief", title, published, None, number)
    return page(source, replace(document, attachments=(pdf,)), part=number)
