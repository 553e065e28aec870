"""The copy of eerstekamer.nl: bill pages, the news list and news items."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer, html
from wetwacht.demo.state import EERSTEKAMER, Bill, News, Paper, State, slug

_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
_BLOCKS = ("tweedekamer", "eerstekamer1", "eerstekamer2", "staatsblad")
_HOUSES = ("Tweede Kamer", "Eerste Kamer", "\u00a0", "Staatsblad(en)")
_STEPS = (
    "van_plan_tot_wet_indiening",
    "van_plan_tot_wet_schriftelijke",
    "van_plan_tot_wet_debat",
    "bekrachtiging",
)
_HELP = (
    "Uitleg over de indiening van een wetsvoorstel en de behandeling ervan door de Tweede Kamer.",
    "Uitleg over de schriftelijke voorbereiding van een wetsvoorstel door een commissie van de Eerste Kamer.",
    "Uitleg over het debat en de stemming in de plenaire vergadering van de Eerste Kamer.",
    "Uitleg over ondertekening, bekendmaking in het Staatsblad en inwerkingtreding van een wet.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A paper with the addresses under which the site gives it."""

    paper: Paper
    id: str
    href: str
    alias: str
    pdf: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the progress bar."""

    number: int
    state: str
    label: str
    css: str
    house: str
    step: str
    help: str
    rows: tuple[Row, ...]


def answer(state: State, path: str, noise: Noise) -> Answer | None:
    """What the copy answers to a path, or None where the site has no such page."""
    shared = {"noise": noise, "footer": state.footer.get("eerstekamer", 0)}
    if path == "/nieuws":
        return html("eerstekamer/newslist.html", items=state.news(EERSTEKAMER), **shared)
    found = state.pages.get(EERSTEKAMER + path)
    if isinstance(found, Bill):
        rows = tuple(_row(found, paper) for paper in found.papers)
        return html("eerstekamer/bill.html", bill=found, rows=rows, blocks=_blocks(found, rows), **shared)
    if isinstance(found, News):
        return html("eerstekamer/news.html", item=found, **shared)
    return None


def _row(bill: Bill, paper: Paper) -> Row:
    number = pdcid(f"{bill.number} {paper.on} {paper.title} {paper.reference}")
    name = slug(paper.title, 30).replace("-", "_").rstrip("_")
    base = f"/behandeling/{paper.on:%Y%m%d}/{name}"
    alias = f"/9370000/1/j9vvkfvj6b325az/{number}/f=y.pdf"
    if paper.annex:
        return Row(paper, number, f"{base}/info", alias, False)
    return Row(paper, number, f"{base}/document3/f=/{number}.pdf", alias, True)


def _blocks(bill: Bill, rows: tuple[Row, ...]) -> list[Block]:
    house = tuple(row for row in rows if row.paper.reference.startswith("TK"))
    senate = tuple(row for row in rows if row.paper.reference.startswith("EK"))
    shown: tuple[tuple[Row, ...], ...] = (house[-3:], senate[-6:], (), ())
    parts = zip(bill.progress.blocks, bill.progress.labels, shown, strict=True)
    return [
        Block(n + 1, state, label, _BLOCKS[n], _HOUSES[n], _STEPS[n], _HELP[n], papers)
        for n, (state, label, papers) in enumerate(parts)
    ]


def pdcid(name: str) -> str:
    """An id of 12 characters as the site's content system gives them, always the same for a name."""
    digest = hashlib.sha256(name.encode()).digest()
    return "vm" + "".join(_FIGURES[byte % 36] for byte in digest[:10])
