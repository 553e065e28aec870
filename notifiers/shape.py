"""What a message is, whatever the channel: the parts in the order in which readers need them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitors.words import texts
from monitors.words.dutch import HARD_SPACE


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a quotation; `changed` words are marked where the channel can, beside the labels."""

    text: str
    changed: bool = False


Quote = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Was and wordt of one difference; `before` is empty for what is new, `after` for what is gone."""

    heading: str
    label_before: str
    before: Quote
    label_after: str
    after: Quote
    quoted: bool = True

    def sides(self) -> tuple[tuple[str, Quote, bool], ...]:
        """The sides that exist: label, words, and whether it is the old one."""
        both = ((self.label_before, self.before, True), (self.label_after, self.after, False))
        return tuple(side for side in both if side[1])


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled line, whose text may lead somewhere.

    A `detail` (full party lists) is for mail and console; Slack leaves it out.
    """

    label: str
    text: str
    detail: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Where to read on: the text says where it leads; without an address it is a command to type."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a chapter; the label is a day or a name, and may be empty."""

    label: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """The stations of a bill as cells; `name` is empty where a chapter has only one bill."""

    name: str
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a digest under a heading: where bills stand, and lines of news."""

    heading: str
    entries: tuple[Entry, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message in reading order: notes, what happened, chapters, rows, was and wordt, next, links, why.

    By `leave_url` a mail program can unsubscribe its reader with one click (RFC 8058). `change` is the one
    that buttons below the message are about, where a channel has them.
    """

    headline: str
    notes: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    pairs: tuple[Pair, ...] = ()
    later: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    footer: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    leave_url: str | None = None
    change: int | None = None

    def visible(self) -> int:
        """The characters of the body that a Slack reader sees: without headline, details and addresses."""
        shown = [*self.notes, *self.intro, *self.footer, *(link.text for link in self.links)]
        shown += [f"{row.label} {row.text}" for row in (*self.rows, *self.later) if not row.detail]
        for pair in self.pairs:
            shown.append(pair.heading)
            shown += [f"{label} {words(quote, quoted=pair.quoted)}" for label, quote, _ in pair.sides()]
        shown += [text for chapter in self.chapters for text in _shown(chapter)]
        return sum(len(text) + 1 for text in shown)

    def words(self) -> int:
        """The words of the body that a reader sees, without the headline and addresses; "36 704" is one."""
        shown = [*self.notes, *self.intro, *self.footer, *(link.text for link in self.links)]
        shown += [text for chapter in self.chapters for text in _shown(chapter)]
        return sum(len(text.replace(HARD_SPACE, "").split()) for text in shown)


@dataclass(frozen=True, slots=True)
class Options:
    """How a message is sent. `due` is when it was meant to go, where quiet hours came between.

    `late_because` names the cause of a delay: a kind of channel, or "wetwacht" itself. `addition` is the
    change whose fact is told below the message, instead of the message. By `change_url` and `leave_url` the
    reader changes or ends the subscription.
    """

    public_url: str | None = None
    due: datetime | None = None
    late_because: str | None = None
    perhaps_double: bool = False
    addition: int | None = None
    change_url: str | None = None
    leave_url: str | None = None


def _shown(chapter: Chapter) -> Iterator[str]:
    yield chapter.heading
    for way in chapter.ways:
        yield " ".join((way.name, *(cell.text for cell in way.cells)))
    for entry in chapter.entries:
        yield " ".join((entry.label, entry.text, *(link.text for link in entry.links)))


def words(quote: Quote, *, quoted: bool) -> str:
    """The words of a quotation, between marks where the source wrote them."""
    text = " ".join(span.text for span in quote)
    return texts.QUOTED.format(text=text) if quoted else text
