"""The differences of a change as its page shows them: was and wordt, word by word, with context. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.document import Document
from monitors.comparing.diff import Edit, Run, normalised, paragraph_edits, words
from monitors.model import Change, Match, Part
from monitors.papers.figures import day_of
from monitors.words.dutch import dossier_number, inert, shortened, weekday
from monitors.words.procedure import STAGES
from notifiers.quotes import heading_of

_AROUND = 2
_LONGEST = 20_000
_WHERE = {
    "title": "in de titel",
    "identity": "in het nummer van het stuk",
    "file": "in een bijlage",
    "row": "in een regel van de lijst",
    "fact": "in de gegevens van de pagina",
    "change": "in de gewijzigde tekst",
    "lead": "in het begin van de tekst",
    "source": "in de bron",
}
_RULES = {
    "number": "nummer van het wetsvoorstel",
    "paper": "nummer van het stuk",
    "name": "naam van het dossier",
    "abbreviation": "afkorting van het dossier",
    "together": "deze woorden staan bij elkaar",
    "words": "woorden van het amendement",
    "amendment by name": "naam van de indiener",
    "source": "bron van dit dossier",
}
_OTHER_RULE = "woorden van het dossier"


@dataclass(frozen=True, slots=True)
class Block:
    """One difference with what stands around it; `runs` are its words, kept, gone and come."""

    op: str
    heading: str
    small: bool
    runs: tuple[Run, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def was(self) -> tuple[Run, ...]:
        """The words of the old text."""
        return tuple(run for run in self.runs if run.kind != "insert")

    @property
    def now(self) -> tuple[Run, ...]:
        """The words of the new text."""
        return tuple(run for run in self.runs if run.kind != "delete")


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that a dossier was found on, where they stood, and the rule."""

    text: str
    where: str
    rule: str


def blocks(change: Change, before: Document | None, after: Document) -> tuple[Block, ...]:
    """The parts of a change in their order."""
    old, new = _texts(before) if before else {}, _texts(after)
    edits = {
        key: _edits(old.get(key, ""), new.get(key, "")) for key in {p.key for p in change.difference.parts}
    }
    return tuple(_block(part, edits[part.key], new.get(part.key, "")) for part in change.difference.parts)


def whole(before: Document | None, after: Document) -> tuple[tuple[str, tuple[Run, ...]], ...]:
    """The whole new text, a heading and its words each, with what came and went."""
    old = _texts(before) if before else None
    return tuple((heading, _marked(old, key, text)) for key, heading, text in _pieces(after))


def reasons(match: Match) -> tuple[Reason, ...]:
    """Why a dossier was found, each reason once."""
    return tuple(dict.fromkeys(_reason(why.where, why.text, why.rule) for why in match.why))


def _reason(where: str, text: str, rule: str) -> Reason:
    place = _WHERE.get(where.partition(" ")[0], "in de tekst")
    shown = dossier_number(inert(text)) if rule == "number" else inert(text)
    return Reason(shortened(shown, 120), place, _RULES.get(rule, _OTHER_RULE))


def _marked(old: dict[str, str] | None, key: str, text: str) -> tuple[Run, ...]:
    if old is None:
        return _clean((Run("equal", text),))
    return _clean(words(old.get(key, ""), text))


def _block(part: Part, edits: tuple[Edit, ...], text: str) -> Block:
    found = next((e for e in edits if (e.op, e.before, e.after) == (part.op, part.before, part.after)), None)
    lines = text.split("\n")
    above = lines[max(0, found.new[0] - _AROUND) : found.new[0]] if found else []
    below = lines[found.new[1] : found.new[1] + _AROUND] if found else []
    around = (tuple(map(_shown, above)), tuple(map(_shown, below)))
    return Block(part.op, inert(heading_of(part)), not part.material, _runs(part), *around)


def _runs(part: Part) -> tuple[Run, ...]:
    if part.op == "move":
        return _clean((Run("equal", part.after or ""),))
    return _clean(words(_value(part, part.before), _value(part, part.after)))


def _value(part: Part, said: str | None) -> str:
    """A side in words: stages and days as readers know them, all else as the source wrote it."""
    text = said or ""
    if part.key == "fact:stage":
        return STAGES.get(text, text)
    day = day_of(text) if part.key == "published" or part.key.startswith("fact:") else None
    return weekday(day) if day else text


def _clean(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without what steers the direction of writing; paragraphs stay apart."""
    return tuple(Run(run.kind, _kept(run.text)) for run in runs)


def _kept(text: str) -> str:
    return "\n".join("".join(c for c in line if c.isprintable() or c == "\t") for line in text.split("\n"))


def _shown(line: str) -> str:
    return shortened(inert(line), _LONGEST)


def _edits(before: str, after: str) -> tuple[Edit, ...]:
    return paragraph_edits(before, after) if before and after else ()


def _texts(document: Document) -> dict[str, str]:
    return {key: text for key, _, text in _pieces(document)}


def _pieces(document: Document) -> Iterator[tuple[str, str, str]]:
    for section in document.sections:
        yield f"section:{section.key}", inert(section.heading), normalised(section.text)
    for file in document.attachments:
        yield f"attachment:{file.url}", inert(file.title), normalised(file.text or "")
