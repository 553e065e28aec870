"""A proposal as the operator sees it: a line, JSON, and the table that it is in a watchlist. Pure."""

from __future__ import annotations

from monitors.history.records import optional_stamp, stamp
from monitors.history.work import Proposal
from monitors.watchlist import Watchlist
from monitors.words.dutch import inert
from wetwacht.adding import entry, free_key
from wetwacht.output import Json

_STATES = {None: "waits", True: "accepted", False: "rejected"}


def proposal_json(one: Proposal) -> Json:
    """A proposal as `proposals --json` gives it."""
    own: Json = {name: getattr(one, name) for name in ("id", "name", "dossier", "fires", "accepted")}
    lists = {"numbers": list(one.numbers), "names": list(one.names)}
    who = {"who": one.who or None, "made": stamp(one.made), "decided": optional_stamp(one.decided)}
    return own | lists | who


def proposal_text(one: Proposal) -> str:
    """A line, with another for what a whole dossier holds."""
    beside = f" for dossier {one.dossier}" if one.dossier else ""
    often = "" if one.fires is None else f"; would have fired {one.fires} times in a year"
    what = [*one.numbers, *map(inert, one.names)]
    line = f"{one.id:>5}  {_STATES[one.accepted]:<8}  {inert(one.name)}{beside}{often}"
    by = f"\n       by {inert(one.who) or 'somebody'}, {stamp(one.made)}"
    return line + by + (f": {', '.join(what)}" if what else "")


def table_of(one: Proposal, watchlist: Watchlist, key: str | None) -> str:
    """The table to add: more of a dossier that exists, or a dossier with this key or one of its own."""
    if one.dossier:
        return entry({"dossier": one.dossier, "names": [one.name]}, "also")
    taken = [dossier.key for dossier in watchlist.dossiers]
    names = list(one.names) if one.names or one.numbers else [one.name]
    values = {"key": key or free_key(one.name, taken), "title": one.name, "numbers": list(one.numbers)}
    return entry(values | {"names": names}, "dossier")
