"""Changes that say a thing or two, for tests of what is found in them."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.versions import save_event
from monitors.model import Difference, Event, EventType, Kind, Part
from tests.invented import NEWS
from tests.ledger import Kept, keep


def change(*parts: Part, kind: Kind = Kind.TEXT, material: bool = True) -> Difference:
    """A difference of these parts."""
    return Difference(frozenset({kind}), parts, material=material)


def text(after: str | None, before: str | None = None, key: str = "section:a", heading: str = "") -> Part:
    """A part with these two sides."""
    return Part(
        "replace" if after and before else "insert" if after else "delete", key, heading, before, after
    )


def said(
    after: str | None = "Iets.",
    before: str | None = None,
    headline: str = "Kop",
    title: str | None = "Titel",
    **more: object,
) -> Kept:
    """A change that says this."""
    document = replace(NEWS, title=title, identifier=None, key="/pagina")
    return Kept(
        headline=headline,
        after=document,
        difference=change(text(after, before)),
        dossiers=(),
        **more,  # type: ignore[arg-type]
    )


def kept(db: Database, *changes: Kept, kind: EventType | None = None) -> list[int]:
    """Keeps changes, each with an event of a kind where one is named."""
    with write_tx(db):
        return [keep(db, one, _event(db, one, kind)) for one in changes]


def _event(db: Database, one: Kept, kind: EventType | None) -> int | None:
    return save_event(db, Event(0, kind, one.headline, one.seen)) if kind else None
