"""The demo's script: what the sites said at each moment of a year, and what is due for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit, urlunsplit

from wetwacht.demo import autumn_2025, baseline, summer_2025, year_2026
from wetwacht.demo.happenings import with_event
from wetwacht.demo.model import Moment
from wetwacht.demo.noise import Noise
from wetwacht.demo.state import State
from wetwacht.demo.strokes import Beat, amsterdam, site_of
from wetwacht.demo.whole import answer


@dataclass(frozen=True, slots=True)
class Script:
    """Moments with the state of the sites at each; the first moment is the baseline, without edits."""

    moments: tuple[Moment, ...]
    states: tuple[State, ...]
    _firsts: dict[str, int | None] = field(default_factory=dict, compare=False, repr=False)

    def first(self, url: str) -> int | None:
        """The first moment at which a real address is answered (a page, listing or file), or None."""
        if url not in self._firsts:
            self._firsts[url] = self._looked_up(url)
        return self._firsts[url]

    def _looked_up(self, url: str) -> int | None:
        site, target = site_of(url), urlunsplit(("", "", *urlsplit(url)[2:4], ""))
        calm = Noise("first")
        found = (i for i, state in enumerate(self.states) if answer(state, site, target, calm) != 404)
        return next(found, None)


def script() -> Script:
    """The script that ships: from 30 June 2025 to 1 July 2026."""
    start = State(amsterdam(2025, 6, 30), MappingProxyType(baseline.pages()))
    beats = (*summer_2025.beats(), *autumn_2025.beats(), *year_2026.beats())
    return told(start, beats)


def told(start: State, beats: tuple[Beat, ...]) -> Script:
    """A script from its baseline and beats."""
    moments, states = [Moment(start.at, "Het begin: alles is bekend, niets is nieuw")], [start]
    for beat in beats:
        moments.append(_moment(beat))
        states.append(_after(states[-1], beat))
    return Script(tuple(moments), tuple(states))


def _moment(beat: Beat) -> Moment:
    return Moment(
        at=beat.at,
        title=beat.title,
        edits=tuple(with_event(stroke.edit, beat.at) for stroke in beat.strokes if stroke.edit),
        trouble=beat.trouble,
        moved=tuple(stroke.url for stroke in beat.strokes if stroke.kind == "moved"),
        appears=tuple(stroke.url for stroke in beat.strokes if stroke.kind == "appears"),
    )


def _after(before: State, beat: Beat) -> State:
    pages = dict(before.pages)
    for stroke in beat.strokes:
        pages[stroke.url] = stroke.make(pages.get(stroke.url))
    footer = dict(before.footer)
    for trouble in beat.trouble:
        if trouble.kind == "footer":
            footer[trouble.site] = footer.get(trouble.site, 0) + 1
    swapped = before.swapped or beat.swapped
    return State(beat.at, MappingProxyType(pages), MappingProxyType(footer), swapped)
