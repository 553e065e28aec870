"""The text of a publication in XML, as readers see it: paragraphs under their headings. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.document import Section
from crawler.sections import slug, unique
from crawler.sites.officielebekendmakingen.names import plain
from crawler.sites.officielebekendmakingen.xmltree import local, under

# What stands inside a line; every other element starts a line of its own.
_INLINE = frozenset(
    ("nadruk", "sup", "inf", "extref", "intref", "dossierref", "nootref", "datum", "ondernummer", "term")
) | frozenset(("achternaam", "voornaam", "voorvoegsel", "naam", "plaats", "noot.nr", "entry", "redactie"))
_MARKS = frozenset(("li.nr", "lidnr", "noot.nr"))
_SPACED = frozenset(("achternaam", "voornaam", "entry", "noot.nr"))
_HEADINGS = frozenset(("kop", "tussenkop"))
_HEAD = frozenset(("kamerstukkop", "staatsbladkop", "staatscourantkop", "dossier", "stuknr", "datumtekst"))
_SILENT = frozenset(("metadata", "plaatje", "illustratie", "colspec", "meta"))


class _Writer:
    """Collects lines in sections; footnotes wait until their paragraph has ended."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, list[str]]] = [("", [])]
        self._pieces: list[str] = []
        self._notes: list[str] = []
        self._held = False

    def text(self, piece: str | None) -> None:
        self._pieces.append(piece or "")
        self._held = self._held and not (piece or "").strip()

    def mark(self, piece: str) -> None:
        """The number of an item: it opens the line, and what follows stays on it."""
        self.ended()
        self._pieces.append(piece + " ")
        self._held = True

    def broken(self) -> None:
        """A new element begins: a new line, unless there is only a number on this one."""
        if not self._held:
            self.ended()

    def note(self, text: str) -> None:
        self._notes.append(text)

    def heading(self, text: str) -> None:
        self.ended()
        if text:
            self.parts.append((text, []))

    def ended(self) -> None:
        said = plain("".join(self._pieces))
        notes = self._notes
        self._pieces, self._notes, self._held = [], [], False
        self.parts[-1][1].extend(filter(None, (said, *notes)))


def sections_of(root: etree._Element, title: etree._Element | None) -> tuple[Section, ...]:
    """The text of a publication without its head; `title` is the element that its title came from.

    A first part without text is left out, a heading without text is kept.
    """
    writer = _Writer()
    _write(root, title, writer)
    writer.ended()
    keys = unique(["tekst", *(slug(heading) for heading, _ in writer.parts[1:])])
    made = [
        Section(key, heading, "\n".join(lines))
        for key, (heading, lines) in zip(keys, writer.parts, strict=True)
    ]
    return tuple(made if made[0].text else made[1:])


def flat(element: etree._Element) -> str:
    """The text of an element on one line, a space where its parts meet; without footnotes."""
    return plain(" ".join(_flat(element)))


def _flat(element: etree._Element) -> list[str]:
    pieces, run = [], element.text or ""
    for child in element:
        name, tail = local(child), child.tail or ""
        if not name or name == "noot":
            run += tail
        elif name in _INLINE:
            run += " ".join(_flat(child)) + (" " if name in _SPACED else "") + tail
        else:
            pieces += [run, *_flat(child)]
            run = tail
    return [*pieces, run]


def _write(element: etree._Element, title: etree._Element | None, writer: _Writer) -> None:
    """The lines of an element in order; deep nesting is bounded by the parser."""
    writer.text(element.text)
    for child in element:
        if local(child) and child is not title:
            _write_child(child, title, writer)
        writer.text(child.tail)


def _write_child(child: etree._Element, title: etree._Element | None, writer: _Writer) -> None:
    name = local(child)
    if name in _HEAD or name in _SILENT:
        return
    if name in _HEADINGS:
        writer.heading(flat(child))
        _notes(child, writer)
    elif name == "row":
        writer.ended()
        writer.text(flat(child))
        _notes(child, writer)
        writer.ended()
    elif name == "noot":
        writer.note(flat(child))
    elif name in _MARKS:
        writer.mark(flat(child))
    elif name in _INLINE:
        _write(child, title, writer)
        writer.text(" " if name in _SPACED else "")
    else:
        writer.broken()
        _write(child, title, writer)
        writer.broken()


def _notes(element: etree._Element, writer: _Writer) -> None:
    for note in under(element, "noot"):
        writer.note(flat(note))
