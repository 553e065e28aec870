"""What readers call documents, bills, papers and who speaks. Pure."""

from __future__ import annotations

from crawler.document import Document
from monitors.model import Part
from monitors.watchlist import Dossier
from monitors.words import texts
from monitors.words.dutch import dossier_number, inert, paper_label

PAPER_LISTS = ("amendementen", "zaken", "kamerstukken")
"""Kinds of documents that list the papers of a bill."""

OF_A_BILL = (*PAPER_LISTS, "besluiten", "activiteiten", "toezeggingen", "zoekresultaten")
"""Kinds of documents that list anything of a bill; readers know them by the bill."""

_TITLE_AT_MOST = 200


def actor(site: str, url: str) -> str:
    """Who speaks on a page; a site without a name of its own is called by its host."""
    return inert(texts.site_of(site, url).actor)


def noun(kind: str) -> str:
    """What readers call a kind of document; a kind without a word is a page."""
    folded = inert(kind).casefold()
    return texts.KINDS.get(folded) or texts.KINDS.get(folded.rpartition(": ")[2], texts.PAGE)


def name_of(document: Document, dossiers: tuple[Dossier, ...]) -> str:
    """How readers call a document: a bill by its dossier, where that is this bill alone; else its title."""
    own = inert(document.title or "")[:_TITLE_AT_MOST]
    if document.kind in OF_A_BILL and dossiers:
        own = bill_number(document)
        return inert(next((d for d in dossiers if own in d.numbers), dossiers[0]).title)
    if document.kind != "wetsvoorstel":
        return own or inert(document.identifier or document.url)
    owner = next((d for d in dossiers if document.key in d.numbers), None)
    if owner and not owner.context and (len(owner.numbers) == 1 or not own):
        return inert(owner.title)
    return own or dossier_number(inert(document.key))


def bill_number(document: Document) -> str:
    """The number of the bill that a page or list belongs to; empty for anything else."""
    if document.kind == "wetsvoorstel":
        return inert(document.key)
    own = inert(document.identifier or "")
    return own if document.kind in OF_A_BILL and own[:5].isdigit() else ""


def paper_of(part: Part) -> tuple[str, str]:
    """The heading of a paper row and its label ("letter E"), empty where it has no number."""
    own = part.key.removeprefix("section:").partition("/")
    labelled = own[0][:5].isdigit() and own[2].isalnum()
    return inert(part.heading), paper_label(own[2]) if labelled else ""
