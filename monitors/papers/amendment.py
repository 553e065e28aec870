"""An amendment beside the one that it replaces: part by part, explanation and signatures apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

_ROMAN = re.compile(r"[IVXL]+")
# "1." is a member of an article that the amendment quotes, "1" a part of its own.
_ALONE = re.compile(r"(?:[Oo]nderdeel )?((?:[A-Z]{1,2}|[IVXL]{1,6})(?=[.)]?$)|\d{1,2}$)[.)]?")
_OPENING = re.compile(r"(?:Onderdeel ([A-Z]{1,2}|[IVXL]{1,6}|\d{1,2})[:.)]?|([A-Z]|[IVXL]{1,6})[.)])\s+(.+)")
_EXPLANATION = re.compile(r"(?:algemene )?toelichting:?", re.IGNORECASE)
_PROPOSES = re.compile(r"\bondergetekenden? stel(?:t|len)\b", re.IGNORECASE)
_PRINTED = re.compile(r"(?:nr\.? ?\d+\b|ontvangen\b|(?:\w+ )*amendement van\b)", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_]|[-'’. ]){2,60}")
_INSIDE = " onder "
_WORDS_OF_A_NAME = 6
_SIGNERS_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Pieces:
    """The text of an amendment in pieces; the parts by their labels ("B", "I onder B", "" for none)."""

    parts: dict[str, str]
    explanation: str
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that is not the same: only the paragraphs that differ; None where it came or went."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class AmendmentDiff:
    """What differs from the amendment that was replaced.

    `explained` counts the paragraphs of the explanation that differ; `joined` and `left` are who signs.
    """

    changed: tuple[Changed, ...]
    equal: tuple[str, ...]
    explained: int
    joined: tuple[str, ...]
    left: tuple[str, ...]


def compare(before: str, after: str) -> AmendmentDiff:
    """The differences between the texts of two amendments; how they are headed says nothing."""
    old, new = pieces(before), pieces(after)
    kept = set(old.parts.values()) & set(new.parts.values())
    labels = dict.fromkeys((*new.parts, *old.parts))
    changed = (_changed(label, old.parts, new.parts, kept) for label in labels)
    return AmendmentDiff(
        tuple(one for one in changed if one),
        tuple(label for label, text in new.parts.items() if text in kept),
        max(len(side) for side in _differing(old.explanation, new.explanation)),
        without(new.signed, old.signed) if old.signed else (),
        without(old.signed, new.signed) if new.signed else (),
    )


def pieces(text: str) -> Pieces:
    """Splits the text of an amendment at its labels, at its explanation and before its signatures."""
    lines = [line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line]
    at = next((i for i, line in enumerate(lines) if _EXPLANATION.fullmatch(line)), len(lines))
    body, explanation = lines[:at], lines[at + 1 :]
    signed = _signed(explanation if explanation else body)
    if signed:
        explanation, body = (explanation[: -len(signed)], body) if explanation else ([], body[: -len(signed)])
    return Pieces(_parts(_without_head(body)), "\n".join(explanation), signed)


def _without_head(lines: list[str]) -> list[str]:
    proposes = next((i for i, line in enumerate(lines) if _PROPOSES.search(line)), None)
    if proposes is not None:
        return lines[proposes + 1 :]
    head = list(takewhile(_PRINTED.match, lines))
    return lines[len(head) :]


def _parts(lines: Iterable[str]) -> dict[str, str]:
    """The lines under their labels. A letter that follows on a numeral is a part inside it."""
    found: dict[str, list[str]] = {}
    numeral, letter = "", ""
    current = ""
    for line in lines:
        label, rest = _label(line)
        if label and _is_numeral(label, letter):
            numeral, letter = label, ""
        elif label:
            letter = label
        if label:
            current = _unique(_INSIDE.join(filter(None, (numeral, letter))), found)
        found.setdefault(current, []).extend(filter(None, (rest,)))
    return {label: "\n".join(text) for label, text in found.items() if text}


def _label(line: str) -> tuple[str, str]:
    """The label that a line is or begins with, and what is left of the line."""
    alone = _ALONE.fullmatch(line)
    if alone:
        return alone[1], ""
    opening = _OPENING.fullmatch(line)
    return (opening[1] or opening[2], opening[3]) if opening else ("", line)


def _is_numeral(label: str, letter: str) -> bool:
    """Whether a label is a Roman numeral: "I" after "H" is a letter."""
    follows = len(label) == len(letter) == 1 and ord(label) == ord(letter) + 1
    return bool(_ROMAN.fullmatch(label)) and not follows and label not in ("C", "L")


def _unique(label: str, found: Iterable[str]) -> str:
    again = 2
    own = label
    while own in found:
        own, again = f"{label} ({again})", again + 1
    return own


def _signed(lines: list[str]) -> tuple[str, ...]:
    """The names below a text: short last lines with a capital that end no sentence."""
    last = list(takewhile(_is_name, reversed(lines)))[:_SIGNERS_AT_MOST]
    return tuple(reversed(last)) if len(last) < len(lines) else ()


def _is_name(line: str) -> bool:
    return (
        bool(_NAME.fullmatch(line))
        and line[0].isupper()
        and not line.endswith(".")
        and len(line.split()) <= _WORDS_OF_A_NAME
    )


def _changed(label: str, old: dict[str, str], new: dict[str, str], kept: set[str]) -> Changed | None:
    before, after = (side.get(label) for side in (old, new))
    # A part that only got another letter is the same part.
    before, after = (text if text not in kept else None for text in (before, after))
    if before == after:
        return None
    if before is None or after is None:
        return Changed(label, before, after)
    gone, come = _differing(before, after)
    return Changed(label, "\n".join(gone) or None, "\n".join(come) or None)


def _differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The paragraphs of either side that the other does not have in that place."""
    old, new = before.split("\n"), after.split("\n")
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    gone = [line for tag, i1, i2, _, _ in codes if tag != "equal" for line in old[i1:i2]]
    come = [line for tag, _, _, j1, j2 in codes if tag != "equal" for line in new[j1:j2]]
    return [line for line in gone if line], [line for line in come if line]


def without(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are not among the others."""
    known = {name.casefold() for name in others}
    return tuple(name for name in names if name.casefold() not in known)
