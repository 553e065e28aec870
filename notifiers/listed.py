"""The rows of a list as readers see them: a line for what came or was decided, pairs for the rest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitors.comparing.detect import is_row
from monitors.events.listrows import Fields, fields
from monitors.model import Part
from monitors.words import texts
from monitors.words.dutch import capital, inert, shortened
from monitors.words.naming import paper_of
from notifiers.shape import Row

_HEADING_AT_MOST = 140
_TEXT_AT_MOST = 300
_IN_EVERY_ROW = frozenset({"Soort", "Status", "Datum", "Dossier"})
_DECIDES = ("Besluit", "Uitslag")
_TOLD_WITH_IT = frozenset(
    {
        *_DECIDES,
        "Voor",
        "Tegen",
        "Afwezig",
        "Zetels",
        "Stemming",
        "Niet deelgenomen",
        "Wijze",
        "Afgehandeld",
        "Stand",
    }
)


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a change: one for each row that is new or decided, one for each other fact."""
    found: list[Part] = []
    for part in parts:
        key = part.key.removeprefix("section:")
        if key == part.key or not is_row(key) or not _labelled(part) or _whole(part):
            found.append(_gone(part))
        else:
            found += _lines(part)
    decided = {part.key for part in found if _decision(part)}
    return tuple(part for part in found if not (_told_with_it(part) and _row_of(part) in decided))


def row(part: Part) -> Row:
    """A row that is new, or decided: its title, its number, its day, and how it ended."""
    heading, label = paper_of(part)
    said = fields(part.after or "")
    if part.key.startswith("section:Toezegging/"):
        return Row(
            texts.PROMISE, f"{shortened(inert(said.get('Tekst', heading)), _TEXT_AT_MOST).rstrip('.')}."
        )
    date = inert(said.get("Datum", "") if said else (part.after or "").partition(";")[0])
    behind = ", ".join(text for text in (label, date) if text)
    text = capital(shortened(heading.removesuffix(f", {label}") if label else heading, _HEADING_AT_MOST))
    line = f"{text} ({behind})" if behind else text
    outcome = inert(_outcome(said)).lower()
    return Row(_label(part), f"{line}: {outcome}." if outcome else f"{line}.")


def _label(part: Part) -> str:
    if part.key.startswith("section:Activiteit/") or "/plenair/" in part.key or "/commissie" in part.key:
        return texts.AGENDA
    return texts.PAPER


def _outcome(said: Fields) -> str:
    return next((said[label].rstrip(".") for label in _DECIDES if said.get(label)), "")


def _labelled(part: Part) -> bool:
    return all(": " in line for text in (part.before, part.after) if text for line in text.splitlines())


def _whole(part: Part) -> bool:
    """Whether the part is a whole row: it says what every row says, on more than one line."""
    text = (part.after if part.op == "insert" else part.before if part.op == "delete" else None) or ""
    return "\n" in text and bool(_IN_EVERY_ROW & set(fields(text)))


def _gone(part: Part) -> Part:
    """Of a row that left a list its day, where it had one: its other fields are no words for readers."""
    day = fields(part.before or "").get("Datum") if part.op == "delete" and _labelled(part) else None
    if not day:
        return part
    heading = f"{part.heading}, datum" if part.heading else "Datum"
    return replace(part, key=f"fact:Datum:{part.key}", heading=heading, before=day)


def _lines(part: Part) -> Iterator[Part]:
    """A part for each fact of a row that changed, named by its label; a decision keeps the row's own key."""
    before, after = fields(part.before or ""), fields(part.after or "")
    for label in dict.fromkeys((*after, *before)):
        was, now = before.get(label), after.get(label)
        if label in _DECIDES and now and not now.startswith("nog niet"):
            yield replace(part, op="insert", before=None, after=f"{label}: {now}")
        elif was != now:
            op = "replace" if was and now else "insert" if now else "delete"
            heading = f"{part.heading}, {label.lower()}" if part.heading else label
            yield Part(op, f"fact:{label}:{part.key}", heading, was, now, part.material)  # type: ignore[arg-type]


def _decision(part: Part) -> bool:
    return part.op == "insert" and part.key.startswith("section:") and (part.after or "").startswith(_DECIDES)


def _told_with_it(part: Part) -> bool:
    return part.key.startswith("fact:") and part.key.split(":")[1] in _TOLD_WITH_IT


def _row_of(part: Part) -> str:
    return part.key.partition(":")[2].partition(":")[2]
