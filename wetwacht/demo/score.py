"""What the demo's rounds found, held against what the script calls due. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wetwacht.demo.model import Moment


@dataclass(frozen=True, slots=True)
class Told:
    """A change that was told: at which moment, about which real address.

    `again` says that it was known as a later sighting of an event, and so had no alert of its own.
    """

    moment: int
    url: str
    headline: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """An edit of the script that deserves an alert."""

    moment: int
    url: str
    what: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Alerts that nothing in the script explains, and edits that no alert told.

    `apart` are alerts too much for one happening, `merged` happenings that were taken for another.
    """

    false: tuple[Told, ...]
    missed: tuple[Due, ...]
    apart: tuple[Told, ...] = ()
    merged: tuple[Due, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether every happening was told once, and nothing else."""
        return not (self.false or self.missed or self.apart or self.merged)


def score(moments: tuple[Moment, ...], told: Iterable[Told]) -> Score:
    """Pairs every due edit with the first that was told of its page at its moment or later, each once."""
    left = sorted(told, key=lambda one: one.moment)
    missed, paired = [], []
    for due in _due(moments):
        answer = next((one for one in left if one.url == due.url and one.moment >= due.moment), None)
        if answer is None:
            missed.append(due)
        else:
            left.remove(answer)
            paired.append((due, answer))
    return Score(tuple(left), tuple(missed), *_happenings(paired))


def _happenings(paired: list[tuple[Due, Told]]) -> tuple[tuple[Told, ...], tuple[Due, ...]]:
    """Alerts beyond the first of one happening, and edits of another that had none of their own."""
    first: set[tuple[int, str]] = set()
    apart, merged = [], []
    for due, answer in paired:
        name = (due.moment, due.event or due.what + due.url)
        if answer.again and not due.event:
            merged.append(due)
        elif not answer.again and name in first:
            apart.append(answer)
        if not answer.again:
            first.add(name)
    merged += [due for due, _ in paired if due.event and (due.moment, due.event) not in first]
    return tuple(apart), tuple(merged)


def _due(moments: tuple[Moment, ...]) -> Iterable[Due]:
    return (
        Due(index, edit.url, edit.what, edit.event)
        for index, moment in enumerate(moments)
        for edit in moment.edits
        if edit.alert_due
    )
