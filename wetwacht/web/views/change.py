"""The differences of a change as its page shows them: was and wordt, word by word, with context. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import takewhile

from crawler.document import Document
from monitors.comparing.diff import Edit, Run, normalised, paragraph_edits, words
from monitors.model import Change, Match, Part
from monitors.papers.figures import day_of
from monitors.words.dutch import capital, dossier_number, inert, listed, paper_label, shortened, weekday
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
_NUMBERED = ("number", "paper")
_NUMBER = re.compile(r"(\d{2})[^\d]?(\d{3}(?:-\w+)?)(?:/(\w+))?")


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
    """Words that a dossier was found on, every place where they stood, and the rule."""

    text: str
    where: str
    rule: str


def blocks(
    change: Change, before: Document | None, after: Document, told: Container[str] = ()
) -> tuple[Block, ...]:
    """The parts of a change in their order, without new ones that the page tells already."""
    old, new = _texts(before) if before else {}, _texts(after)
    parts = [one for one in change.difference.parts if one.op != "insert" or one.key not in told]
    edits = {key: _edits(old.get(key, ""), new.get(key, "")) for key in {part.key for part in parts}}
    changed = {key: {n for edit in found for n in range(*edit.new)} for key, found in edits.items()}
    lines = {key: new.get(key, "").split("\n") for key in edits}
    return tuple(_block(one, edits[one.key], changed[one.key], lines[one.key]) for one in parts)


def whole(before: Document | None, after: Document) -> tuple[tuple[str, tuple[Run, ...]], ...]:
    """The whole new text, a heading and its words each, with what came and went."""
    old = _texts(before) if before else None
    return tuple((heading, _marked(old, key, text)) for key, heading, text in _pieces(after))


def reasons(match: Match) -> tuple[Reason, ...]:
    """Why a dossier was found, each reason once with all its places."""
    places: dict[tuple[str, str], list[str]] = {}
    for why in match.why:
        text = _numbered(inert(why.text)) if why.rule in _NUMBERED else inert(why.text)
        place = _WHERE.get(why.where.partition(" ")[0], "in de tekst")
        places.setdefault((shortened(text, 120), _RULES.get(why.rule, _OTHER_RULE)), []).append(place)
    return tuple(Reason(text, listed(dict.fromkeys(found)), rule) for (text, rule), found in places.items())


def _numbered(text: str) -> str:
    """ "36 704", "36 704, nr. 903" """
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    number = dossier_number(found[1] + found[2])
    return f"{number}, {paper_label(found[3])}" if found[3] else number


def _marked(old: dict[str, str] | None, key: str, text: str) -> tuple[Run, ...]:
    if old is None:
        return _clean((Run("equal", text),))
    return _clean(words(old.get(key, ""), text))


def _block(part: Part, edits: tuple[Edit, ...], changed: Container[int], lines: list[str]) -> Block:
    found = next((e for e in edits if (e.op, e.before, e.after) == (part.op, part.before, part.after)), None)
    around = _around(found, changed, lines) if found else ((), ())
    return Block(part.op, capital(inert(heading_of(part))), not part.material, _runs(part), *around)


def _around(one: Edit, changed: Container[int], lines: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines above and below an edit, as far as none of them changed itself."""
    first, last = one.new
    upwards = range(first - 1, max(-1, first - _AROUND - 1), -1)
    above = takewhile(lambda number: number not in changed, upwards)
    below = takewhile(lambda number: number not in changed, range(last, min(len(lines), last + _AROUND)))
    kept = tuple(_shown(lines[number]) for number in above)[::-1]
    return kept, tuple(_shown(lines[number]) for number in below)


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
