"""What readers are told of a source that cannot be read: one line, and one when it is back. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.text import AMSTERDAM
from monitors.watchlist import Source
from monitors.words.dutch import at_weekday, inert, listed, number
from monitors.words.sourcenames import Named, named

DOWN_HEADLINE, UP_HEADLINE = "Niet te lezen: {source}", "Weer te lezen: {source}"
DOUBT_HEADLINE = "Niet te vertrouwen: {source}"
DOWN = "Wetwacht kan {source} niet lezen sinds {moment}."
DOUBT = "Wetwacht vertrouwt {source} niet sinds {moment}: de lijst is leeg of staat stil."
UP = "Wetwacht leest {source} weer sinds {moment}."
LATER = "Wat intussen verscheen, meldt Wetwacht alsnog."
SOURCES, NAMES, MORE = "{count} bronnen van {shown}", "Dat zijn: {names}.", "nog {count}"
LOOK = "Kijk zelf op {shown}"
_NAMED_AT_MOST = 4


def down(sources: Sequence[Source], since: datetime, now: datetime, *, doubt: bool) -> tuple[str, ...]:
    """The headline and the line that these sources of one site cannot be read, or not be believed."""
    bare, whole, names = _called(sources)
    headline = (DOUBT_HEADLINE if doubt else DOWN_HEADLINE).format(source=bare)
    line = (DOUBT if doubt else DOWN).format(source=whole, moment=day_and_time(since, now))
    return (headline, line, *names)


def up(sources: Sequence[Source], since: datetime, now: datetime) -> tuple[str, ...]:
    """The headline and the line that these sources of one site are read again."""
    bare, whole, _ = _called(sources)
    return UP_HEADLINE.format(source=bare), UP.format(source=whole, moment=day_and_time(since, now)), LATER


def day_and_time(moment: datetime, now: datetime) -> str:
    """ "donderdag 30 juli om 9.10 uur", with the year where it is another than that of `now`."""
    year = moment.astimezone(AMSTERDAM).year
    told = at_weekday(moment)
    return told.replace(f" {year} om ", " om ") if year == now.astimezone(AMSTERDAM).year else told


def _called(sources: Sequence[Source]) -> tuple[str, str, tuple[str, ...]]:
    """What these sources are called alone and in a sentence, and where there are several their names."""
    found = [named(one) for one in sources]
    if len(found) == 1:
        return found[0].bare, found[0].whole, ()
    several = SOURCES.format(count=number(len(found)), shown=found[0].shown)
    return several, several, (NAMES.format(names=_names(found)),)


def _names(found: Sequence[Named]) -> str:
    names = list(dict.fromkeys(inert(one.short) for one in found))
    rest = len(names) - _NAMED_AT_MOST
    return listed([*names[:_NAMED_AT_MOST], *([MORE.format(count=rest)] if rest > 0 else [])])
