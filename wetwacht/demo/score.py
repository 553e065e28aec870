"""What the demo's rounds found, held against what the script calls due. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wetwacht.demo.model import Moment


@dataclass(frozen=True, slots=True)
class Told:
    """An alert that was sent: at which moment, about which real address."""

    moment: int
    url: str
    headline: str


@dataclass(frozen=True, slots=True)
class Due:
    """An edit of the script that deserves an alert."""

    moment: int
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class Score:
    """Alerts that nothing in the script explains, and edits that no alert told."""

    false: tuple[Told, ...]
    missed: tuple[Due, ...]


def score(moments: tuple[Moment, ...], told: Iterable[Told]) -> Score:
    """Pairs every due edit with the first alert about its page at its moment or later, each alert once."""
    left = sorted(told, key=lambda one: one.moment)
    missed = []
    for due in _due(moments):
        answer = next((one for one in left if one.url == due.url and one.moment >= due.moment), None)
        if answer is None:
            missed.append(due)
        else:
            left.remove(answer)
    return Score(tuple(left), tuple(missed))


def _due(moments: tuple[Moment, ...]) -> Iterable[Due]:
    return (
        Due(index, edit.url, edit.what)
        for index, moment in enumerate(moments)
        for edit in moment.edits
        if edit.alert_due
    )
