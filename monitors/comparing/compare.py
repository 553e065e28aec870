"""Two texts in, their differences out, each with a verdict. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitors.comparing.diff import Edit, normalised, paragraph_edits
from monitors.comparing.furniture import Line, lines
from monitors.comparing.significance import Verdict, judged, reordered

_LABEL = re.compile(
    r".*:|(?:voor|tegen|aangenomen|verworpen|ingetrokken|aangehouden|afwezig)\W*", re.IGNORECASE
)
_SENTENCE = re.compile(r".*[.!?…][\"')’”]*$")
_VALUE = re.compile(
    r"\W*(?:€ ?)?\d[\d.,:/ -]*\s?(?:%|euro|procent|uur|plekken|plaatsen|personen|mln\.?|miljoen)?\W*"
)
_SAME = Verdict(False, "the same text")
_MOVED = Verdict(False, "order")
_OTHER_PLACE = Verdict(True, "moved to another heading")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of paragraphs and what it comes to."""

    edit: Edit
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two texts; empty exactly when the normalised texts are equal."""

    changes: tuple[Change, ...]

    @property
    def material(self) -> bool:
        """Whether any difference matters."""
        return any(change.verdict.material for change in self.changes)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that decide: the material ones if there are any, else all; each once."""
        found = [c.verdict for c in self.changes if c.verdict.material] or [c.verdict for c in self.changes]
        return tuple(dict.fromkeys(found)) or (_SAME,)


def compare(before: str, after: str) -> Comparison:
    """The differences between two texts in the order of the new one."""
    edits = paragraph_edits(normalised(before), normalised(after))
    if not edits:
        return Comparison(())
    old, new = lines(before), lines(after)
    regrouped = any(edit.op == "move" for edit in edits) and _owners(old, new)
    found = tuple(Change(edit, _verdict(edit, old, new, regrouped)) for edit in edits)
    return Comparison(_eased(found, old, new))


def _verdict(edit: Edit, old: Sequence[Line], new: Sequence[Line], regrouped: bool) -> Verdict:
    was, now = old[slice(*edit.old)], new[slice(*edit.new)]
    if edit.op == "move":
        return _OTHER_PLACE if regrouped and not now[0].rule else _MOVED
    rules = [line.rule for line in (*was, *now) if line.rule]
    before, after = (_speaking(side) for side in (was, now))
    if rules and not before and not after:
        return Verdict(False, rules[0], (edit.after or edit.before or "").split("\n")[0])
    return judged(before, after)


def _speaking(side: Sequence[Line]) -> str:
    return "\n".join(line.text for line in side if not line.rule)


def _eased(changes: tuple[Change, ...], old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    """The changes, all editorial where the same sentences only stand in other paragraphs."""
    loud = [change.edit for change in changes if change.verdict.material and change.edit.op != "move"]
    if len(loud) < 2:
        return changes
    before = "\n".join(filter(None, (_speaking(old[slice(*edit.old)]) for edit in loud)))
    after = "\n".join(filter(None, (_speaking(new[slice(*edit.new)]) for edit in loud)))
    if any(change.verdict == _OTHER_PLACE for change in changes) or not reordered(before, after):
        return changes
    return tuple(Change(c.edit, _MOVED if c.verdict.material else c.verdict) for c in changes)


def _owners(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether a line of both texts is under another label now ("Voor:"), or a figure at another name."""
    pairs = [Counter(_owned(side)) for side in (old, new)]
    known = [{text for _, text in side} for side in pairs]
    changed = (pairs[0] - pairs[1]) + (pairs[1] - pairs[0])
    return any(text in known[0] and text in known[1] for _, text in changed)


def _owned(side: Sequence[Line]) -> list[tuple[str, str]]:
    """The short lines and the label or name that each stands under."""
    found: list[tuple[str, str]] = []
    label = name = ""
    for line in side:
        if line.rule:
            continue
        if _LABEL.fullmatch(line.text):
            label = name = line.text
        elif _VALUE.fullmatch(line.text):
            found.append((name, line.text))
        elif _SENTENCE.fullmatch(line.text):
            label, name = "", line.text
        else:
            found.append((label, line.text))
            name = line.text
    return found
