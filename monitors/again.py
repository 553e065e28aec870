"""A watchlist made ready to match the kept history with."""

from __future__ import annotations

from monitors.dossiers.replay import Again
from monitors.keep import own_address
from monitors.matching.match import Matcher
from monitors.watchlist import Source, Watchlist


def again_with(watchlist: Watchlist) -> Again:
    """What `replay` needs of a watchlist: its matcher, and whose page each address is."""
    owners: dict[str, tuple[Source, ...]] = {}
    for source in watchlist.sources:
        address = own_address(source)
        owners[address] = (*owners.get(address, ()), source)
    return Again(watchlist, Matcher(watchlist.dossiers), owners)
