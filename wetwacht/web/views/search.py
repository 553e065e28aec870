"""What the search page shows: the filters as links with counts, what is chosen, and where to go on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.registry import NAMES
from monitors.history.search import COUNTED, Counts, Found
from monitors.searching.wanted import Order, Search
from monitors.watchlist import Watchlist
from monitors.words import searchtexts as texts
from monitors.words.dutch import inert, written
from wetwacht.web.searching import address_of

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to the same search with one filter set or, where it is chosen, without it."""

    name: str
    href: str
    total: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one filter, those with most hits first; `rest` are shown when asked for."""

    title: str
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        """The values that are shown at once."""
        return self.choices[:AT_ONCE]

    @property
    def rest(self) -> tuple[Choice, ...]:
        """The others."""
        return self.choices[AT_ONCE:]


@dataclass(frozen=True, slots=True)
class Shown:
    """The links of a page of results."""

    name: str
    total: str
    capped: bool
    chosen: tuple[Choice, ...]
    groups: tuple[Group, ...]
    orders: tuple[Choice, ...]
    whole: str
    unfiltered: str
    begin: str | None
    following: str | None


def days_before(today: date) -> tuple[date, ...]:
    """The first days of the periods that the page offers."""
    return tuple(today - timedelta(days=days) for days, _ in texts.PERIODS)


def view(wanted: Search, found: Found, counts: Counts, watchlist: Watchlist) -> Shown:
    """The links of a page of results."""
    whole = wanted.first
    following = (
        replace(wanted, below=found.following[0], skip=found.following[1]) if found.following else None
    )
    named = named_in(watchlist)
    return Shown(
        name=name_of(wanted),
        total=texts.found(counts.total, COUNTED),
        capped=counts.more,
        chosen=tuple(_chosen(whole, named)),
        groups=tuple(group for group in _groups(whole, counts, named) if group.choices),
        orders=_orders(whole),
        whole=address_of(whole),
        unfiltered=address_of(whole.unfiltered),
        begin=address_of(whole) if wanted != whole else None,
        following=address_of(following) if following else None,
    )


def name_of(wanted: Search) -> str:
    """What a page of results is called."""
    return texts.NAME.format(text=inert(wanted.text)) if wanted.text else texts.NAME_ALL


def named_in(watchlist: Watchlist) -> Mapping[str, str]:
    """What readers call dossiers and amendments, by key."""
    dossiers = {one.key: one.title for one in watchlist.dossiers}
    return dossiers | {
        one.key: texts.AMENDMENT.format(name=one.names[0] if one.names else one.key)
        for dossier in watchlist.dossiers
        for one in dossier.amendments
    }


def filters_of(wanted: Search, named: Mapping[str, str]) -> tuple[str, ...]:
    """The filters of a search in words."""
    return tuple(one.name for one in _chosen(wanted, named))


def site_name(site: str) -> str:
    """A site as a filter calls it."""
    return NAMES[site].shown if site in NAMES else texts.OTHER_SITE


def _chosen(whole: Search, named: Mapping[str, str]) -> Iterator[Choice]:
    """Each filter that is set, with the address of the search without it."""
    filters = (
        (_name(whole.dossier, named), replace(whole, dossier=None)),
        (_name(whole.amendment, named), replace(whole, amendment=None)),
        (site_name(whole.site) if whole.site else "", replace(whole, site=None)),
        (texts.kind_of(whole.kind) or "", replace(whole, kind=None)),
        (texts.days(whole.since, whole.until), replace(whole, since=None, until=None)),
        (texts.MATERIAL if whole.material else "", replace(whole, material=False)),
    )
    return (Choice(name, address_of(without), chosen=True) for name, without in filters if name)


def _name(key: str | None, named: Mapping[str, str]) -> str:
    """What readers call a dossier or amendment; one that is no longer followed has only its key."""
    return inert(named.get(key, key)) if key else ""


def _groups(whole: Search, counts: Counts, named: Mapping[str, str]) -> Iterator[Group]:
    dossiers = ((key, _name(key, named), total) for key, total in counts.dossiers)
    sites = ((site, site_name(site), total) for site, total in counts.sites)
    kinds = ((kind, texts.kind_of(kind) or "", total) for kind, total in counts.kinds)
    chosen = replace(whole, material=not whole.material)
    small = Choice(texts.MATERIAL, address_of(chosen), counts.material, whole.material)
    yield Group(texts.DOSSIERS, _values(dossiers, whole.dossier, lambda key: replace(whole, dossier=key)))
    yield Group(texts.SITES, _values(sites, whole.site, lambda site: replace(whole, site=site)))
    yield Group(texts.KINDS, _values(kinds, whole.kind, lambda kind: replace(whole, kind=kind)))
    yield Group(texts.PERIOD, tuple(_periods(whole, counts)))
    yield Group(texts.SIZE, (small,))


def _values(
    counted: Iterable[tuple[str, str, int]], now: str | None, setting: Callable[[str | None], Search]
) -> tuple[Choice, ...]:
    """The values of a filter that have a name; the one that is chosen leads back to all."""
    return tuple(
        Choice(name, address_of(setting(None if value == now else value)), total, value == now)
        for value, name, total in counted
        if name
    )


def _periods(whole: Search, counts: Counts) -> Iterator[Choice]:
    for (_, length), (day, total) in zip(texts.PERIODS, counts.since, strict=True):
        chosen = (whole.since, whole.until) == (day, None)
        if not (total or chosen):
            continue
        name = texts.SINCE_FOR.format(length=length, day=written(day))
        yield Choice(
            name, address_of(replace(whole, since=None if chosen else day, until=None)), total, chosen
        )


def _orders(whole: Search) -> tuple[Choice, ...]:
    """The two orders; without words nothing is more relevant than anything else."""
    if not whole.text:
        return ()
    ways: tuple[tuple[Order, str], ...] = (("newest", texts.NEWEST), ("relevance", texts.RELEVANT))
    return tuple(
        Choice(name, address_of(replace(whole, order=order)), chosen=whole.order == order)
        for order, name in ways
    )
