"""What the copied services say: rows of the House's open data, records of the gazette, consultations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Vote:
    """A decision of the House, with the parties on both sides where the evidence names them."""

    result: Literal["Aangenomen", "Verworpen"]
    on: date
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the House; `paper` is its number in the dossier, `replaces` that of its predecessor."""

    number: str
    kind: str
    subject: str
    on: date
    by: str
    paper: int = 0
    replaces: int = 0
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned meeting of the House; its day can move."""

    number: str
    kind: str
    subject: str
    on: date


@dataclass(frozen=True, slots=True)
class HouseList:
    """The rows of one dossier that a query of the House's open data answers; `url` is that query."""

    url: str
    dossier: str
    rows: tuple[Case | Meeting, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the gazette's search service; `typeset` is False for a paper that is only announced."""

    identifier: str
    title: str
    creator: str
    on: date
    dossier: str
    number: str
    typeset: bool = True

    @property
    def publication(self) -> str:
        """The publication that its identifier begins with."""
        return {"kst": "Kamerstuk", "stb": "Staatsblad"}[self.identifier.partition("-")[0]]


@dataclass(frozen=True, slots=True)
class GazetteList:
    """The records of one dossier that a query of the gazette answers; `url` is that query."""

    url: str
    dossier: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """The page of a publication in the Staatsblad."""

    url: str
    record: Record
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsultationSearch:
    """A search among the consultations; `url` is that search."""

    url: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation; `reactions` are counted on its page and mean nothing to a watcher."""

    url: str
    title: str
    ministry: str
    start: date
    end: date
    summary: str
    aim: tuple[str, ...]
    closed: bool = False
    reactions: int = 0

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.title, self.summary, *self.aim))
