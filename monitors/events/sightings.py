"""Whether two sightings show one event: by dossier, step, day, numbers, and only then by words. Pure.

Told twice is a nuisance; told as one, a second event is lost. So whatever speaks against it wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.text import AMSTERDAM
from monitors.events import saidwords

LOOK_BACK = timedelta(days=60)
"""How long a known event is looked for: a paper may be typeset, and so seen again, after six weeks."""

_DAYS_APART = timedelta(days=2)
_WITHOUT_A_DAY = timedelta(days=14)
_PLAN_WITHIN = {"scheduled": timedelta(days=7), "moved": timedelta(days=2)}
_PAPER_WITHIN = timedelta(days=90)
_WORDS_WITHIN = timedelta(days=2)
_VOTES = ("adopted", "rejected")
_STEPS = (*_VOTES, "withdrawn", "published", "in-force", "advice-received", "postponed")
_PAPERS = ("submitted", "answered", "promised", "replaced")
_COMINGS = frozenset({"submitted", "answered"})
"""For one site a paper answers what was asked, for another it is a new paper."""

_UNKNOWN = (None, "changed")


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one source says happened. `day` is the day it happened, never one that is planned.

    `numbers` are those of bills, `paper` is like `36704/F`, `amendment` the key of a followed one.
    """

    site: str
    dossiers: tuple[str, ...]
    numbers: tuple[str, ...]
    type: str | None
    day: date | None
    seen: datetime
    headline: str
    text: str
    paper: str | None
    amendment: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A sighting with what its words add."""

    said: Sighting
    step: str | None
    matter: str
    chamber: str


_Pair = tuple[_Read, _Read]


def same_event(a: Sighting, b: Sighting) -> bool:
    """Whether two sightings are one happening; the same in both orders."""
    pair = (_read(a), _read(b))
    return (
        _related(a, b)
        and not any(apart(pair) for apart in _APART)
        and (_one_paper(pair) or _RULES[_group(pair)](pair))
    )


def _read(said: Sighting) -> _Read:
    matter = saidwords.matter_of(said.headline, said.text, said.amendment)
    step = said.type
    if step in _UNKNOWN:
        written = said.paper or matter in ("letter", "consultation", "reply", "report")
        step = "submitted" if written else saidwords.step_of(said.headline, said.text)
    if step == "submitted" and matter == "advice":
        step = "advice-received"
    chamber = saidwords.chamber_of(said.site, said.headline, said.text)
    return _Read(said, step, matter, chamber)


def _related(a: Sighting, b: Sighting) -> bool:
    """One dossier of theirs, and none that only one of both has beside another of the other's."""
    ours, theirs = set(a.dossiers), set(b.dossiers)
    shared = bool(ours & theirs)
    return shared and (ours <= theirs or theirs <= ours or bool(set(a.numbers) & set(b.numbers)))


def _two_papers(pair: _Pair) -> bool:
    one, other = (read.said.paper for read in pair)
    return one is not None and other is not None and one != other


def _two_steps(pair: _Pair) -> bool:
    """A promise and its letter, a paper and what replaces it: one step only where the paper is one."""
    steps = {read.step for read in pair} - {None}
    if steps == {"submitted", "replaced"} and pair[0].said.site == pair[1].said.site:
        # One site that knows of a reprint has told of the first print before.
        return True
    return len(steps) > 1 and not steps <= _COMINGS and not _one_paper(pair)


def _two_chambers(pair: _Pair) -> bool:
    one, other = (read.chamber for read in pair)
    decided = all(read.step in (*_VOTES, "postponed", *_PLAN_WITHIN) for read in pair)
    return decided and bool(one and other) and one != other


def _two_matters(pair: _Pair) -> bool:
    """An amendment and its bill, a law and its decree, a letter about a vote and the vote."""
    if all(read.step in _PAPERS for read in pair) and not all(read.matter for read in pair):
        return False
    return pair[0].matter != pair[1].matter and not _one_paper(pair)


def _about_the_other(pair: _Pair) -> bool:
    """A paper, and a reaction or members' letter about it."""
    reactions = [saidwords.is_reaction(read.said.headline) for read in pair]
    return reactions[0] != reactions[1] and not _one_paper(pair)


def _two_amendments(pair: _Pair) -> bool:
    one, other = (read.said.amendment for read in pair)
    return all(read.matter == "amendment" for read in pair) and one != other


_APART: tuple[Callable[[_Pair], bool], ...] = (
    _two_papers,
    _two_steps,
    _two_chambers,
    _two_matters,
    _two_amendments,
    _about_the_other,
)


def _one_paper(pair: _Pair) -> bool:
    """Whether both are the coming of one paper, however late the second site has it."""
    one, other = pair
    came = one.step in _PAPERS and other.step in _PAPERS
    known = one.said.paper is not None and one.said.paper == other.said.paper
    return came and known and abs(one.said.seen - other.said.seen) <= _PAPER_WITHIN


def _group(pair: _Pair) -> str:
    steps = {read.step for read in pair}
    if None in steps:
        return "unknown"
    if steps <= set(_PLAN_WITHIN):
        return "plan"
    return "step" if steps <= set(_STEPS) else "words"


def _same_step(pair: _Pair) -> bool:
    """A step that a bill takes once: days that are near each other, and one bill, or it and its novelle."""
    one, other = pair
    if one.matter in ("amendment", "motion") and not _one_matter(pair):
        return False
    return _same_bill(pair) and _near(one.said, other.said, _DAYS_APART, _WITHOUT_A_DAY)


def _one_matter(pair: _Pair) -> bool:
    one, other = (read.said for read in pair)
    if one.paper and other.paper:
        return one.paper == other.paper
    return one.amendment is not None or saidwords.alike(one.headline, other.headline)


def _same_bill(pair: _Pair) -> bool:
    one, other = (read.said for read in pair)
    ours, theirs = set(one.numbers), set(other.numbers)
    if ours & theirs or not (ours and theirs):
        return True
    novelles = [saidwords.is_novelle(said.headline, said.text) for said in (one, other)]
    together = one.day is not None and one.day == other.day
    return any(novelles) and together and pair[0].step in _VOTES


def _same_plan(pair: _Pair) -> bool:
    one, other = (read.said for read in pair)
    meetings = {saidwords.meeting_of(said.headline, said.text) for said in (one, other)} - {""}
    days = {saidwords.planned_of(said.headline, said.text) for said in (one, other)}
    within = _PLAN_WITHIN[pair[0].step or ""]
    return len(meetings) <= 1 and len(days) == 1 and _same_bill(pair) and _near(one, other, within, within)


def _same_words(pair: _Pair) -> bool:
    """Without a paper's number only words are left: never on one site, where both stand side by side."""
    one, other = (read.said for read in pair)
    return (
        one.site != other.site
        and _same_bill(pair)
        and saidwords.alike(one.headline, other.headline)
        and saidwords.again_of(one.headline) == saidwords.again_of(other.headline)
        and _near(one, other, timedelta(days=1), _WORDS_WITHIN)
    )


def _perhaps(pair: _Pair) -> bool:
    """Where one of both does not say what happened, words must do, and the day must be the same."""
    one, other = (read.said for read in pair)
    return _same_words(pair) and one.day is not None and one.day == other.day


_RULES: Mapping[str, Callable[[_Pair], bool]] = {
    "step": _same_step,
    "plan": _same_plan,
    "words": _same_words,
    "unknown": _perhaps,
}


def _near(one: Sighting, other: Sighting, apart: timedelta, without: timedelta) -> bool:
    """Whether the days are near; where a source has none, whether it was seen near the other's day."""
    if one.day and other.day:
        return abs(one.day - other.day) <= apart
    return abs(_day(one) - _day(other)) <= without


def _day(said: Sighting) -> date:
    return said.day or said.seen.astimezone(AMSTERDAM).date()
