"""A change as a sighting of an event, and what it adds to what was told. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from crawler.document import Document, FactValue
from crawler.text import dutch_date
from monitors.events.happening import Happening, What
from monitors.events.sightings import Sighting, same_event
from monitors.matching.passage import first_sentence, sentences_of
from monitors.model import Difference, EventType, Kind, Matches
from monitors.papers.figures import day_of
from monitors.words import texts
from monitors.words.dutch import inert, listed, written
from monitors.words.naming import bill_number

_PAPER = re.compile(r"(\d{5}(?:-\w+)?)/(\w+)")
_LABEL = re.compile(r"(?:nr\. |letter )(\w+)")
_NUMBER = re.compile(r"(\d{2})[^\d]?(\d{3})")
_SEATS = re.compile(r"\b(\d{1,3}) (?:stemmen )?voor\b.{0,12}?\b(\d{1,3}) (?:stemmen )?tegen\b", re.IGNORECASE)
_NUMBERED = ("number", "paper")
_WORDS_AT_MOST = 30
_TEXT_AT_LEAST = 200
_PAPERS = (EventType.SUBMITTED, EventType.ANSWERED, EventType.REPLACED, EventType.ADVICE)
_ALONE = (EventType.MOVED, EventType.SCHEDULED, *_PAPERS, EventType.PROMISED)
_WORDS = {
    What.AMENDMENT: "Amendement",
    What.MOTION: "Motie",
    What.NOVELLE: "Novelle",
    What.LETTER: "Brief",
    What.REPORT: "Verslag",
    What.REPLY: "Nota naar aanleiding van het verslag",
    What.DECREE: "Besluit",
    What.ADVICE: "Advies van de Raad van State",
    What.CONSULTATION: "Internetconsultatie",
    What.DEBATE: "Debat",
    What.VOTE: "Stemming",
}
_CHAMBERS = {"ek": "Eerste Kamer", "tk": "Tweede Kamer"}
_NTH = ("tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")


@dataclass(frozen=True, slots=True)
class Said:
    """A happening as a change tells it; `planned` and `was` are the days of a plan."""

    sighting: Sighting
    planned: date | None = None
    was: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A change of an event that was kept before: what it said, and the document that said it."""

    change: int
    event: int
    document: Document
    said: tuple[Said, ...]


def said_of(
    document: Document, difference: Difference, found: tuple[Happening, ...], about: Matches, seen: datetime
) -> tuple[Said, ...]:
    """What a change says happened; nothing where it only says that something changed or went."""
    if Kind.GONE in difference.kinds:
        return ()
    return tuple(
        Said(_sighting(document, one, about, seen), one.planned, one.was)
        for one in found
        if one.type is not EventType.CHANGED
    )


def one_event(known: Known, document: Document, said: tuple[Said, ...]) -> bool:
    """Whether all that a change says was told by an event: a change that says more is one of its own.

    A page that tells of a plan or paper again tells of another; only decisions gain facts there.
    """
    if not said:
        return False
    own = (known.document.site, known.document.key) == (document.site, document.key)
    if own and any(one.sighting.type in _ALONE for one in said):
        return False
    return all(any(same_event(ours.sighting, one.sighting) for ours in known.said) for one in said)


def tells(known: Iterable[Known], document: Document, said: Said) -> bool:
    """Whether one thing that a change says was told by any event."""
    return any(one_event(one, document, (said,)) for one in known)


def addition(known: Iterable[Known], document: Document, said: tuple[Said, ...], headline: str) -> str:
    """The new material fact of a later sighting in words of the house; empty where it brings none.

    `headline` is that of its change.
    """
    before, own = tuple(known), _numbers_of(said)
    numbers = _numbers_of(one for known_ in before for one in known_.said)
    if own and numbers and not own & numbers:
        return sentence(headline)
    voted = tuple(one for one in before if not own or not (n := _numbers_of(one.said)) or own & n)
    return _seats(voted, document) or _day(before, document, said) or _text(before, document, said)


def sentence(headline: str) -> str:
    """A headline as the sentence that is added to a message."""
    return f"{headline.rstrip('.')}."


def newly_named(known: Iterable[Known], about: Matches) -> Matches:
    """The dossiers in the title of a later sighting of which no sighting before told."""
    told = {key for one in known for said in one.said for key in said.sighting.dossiers}
    named = (match for match in about.dossiers if any(why.where == "title" for why in match.why))
    return Matches(tuple(match for match in named if match.key not in told), about.amendments)


def _numbers_of(said: Iterable[Said]) -> set[str]:
    return {number for one in said for number in one.sighting.numbers}


def moved_back(one: Said, other: Said) -> bool:
    """Whether the second move of a thing undoes the first."""
    shared = set(one.sighting.dossiers) & set(other.sighting.dossiers)
    thing = bool(shared) and one.sighting.headline == other.sighting.headline
    plan = one.planned is not None and one.was is not None
    return thing and plan and (one.planned, one.was) == (other.was, other.planned)


def one_plan(one: Said, other: Said) -> bool:
    """Whether two moves are of one thing: the second begins where the first ended."""
    ours, theirs = set(one.sighting.numbers), set(other.sighting.numbers)
    shared = bool(ours & theirs) or one.sighting.headline == other.sighting.headline
    return shared and one.planned is not None and one.planned == other.was


def earlier(before: Iterable[date]) -> str:
    """The sentence of a date that moved before; `before` are the days that it left, oldest first."""
    days = tuple(before)
    if not days:
        return ""
    count = len(days) - 1
    nth = _NTH[count] if count < len(_NTH) else f"{count + 2}e"
    return texts.MOVED_BEFORE.format(days=listed(map(written, days)), nth=nth)


def _sighting(document: Document, one: Happening, about: Matches, seen: datetime) -> Sighting:
    page = one.what is What.PAGE and one.type is EventType.SUBMITTED
    amendments = tuple(match.key for match in about.amendments)
    return Sighting(
        site=document.site,
        dossiers=tuple(match.key for match in about.dossiers),
        numbers=_numbers(document, one, about),
        type=None if page else one.type.value,
        day=one.day,
        seen=seen,
        headline=_headline(document, one),
        text=_words(document, one),
        paper=_paper(document, one),
        amendment=amendments[0] if len(amendments) == 1 else None,
    )


def _headline(document: Document, one: Happening) -> str:
    title = inert(one.about or document.title or "")
    word = _WORDS.get(one.what, "")
    return title if not word or word.casefold() in title.casefold() else f"{word}: {title}"


def _words(document: Document, one: Happening) -> str:
    """The words of a page; of a row or fact, what it says of the plan and of the chamber."""
    if one.planned and one.was:
        return f"Was: {written(one.was)}. Wordt: {written(one.planned)}."
    if one.planned:
        return f"Gepland op {written(one.planned)}."
    chamber = _CHAMBERS.get(one.chamber)
    return f"{chamber}." if chamber else inert(first_sentence(document))


def _numbers(document: Document, one: Happening, about: Matches) -> tuple[str, ...]:
    own = one.number or bill_number(document) or (_paper(document, one) or "").partition("/")[0]
    if own:
        return (own,)
    reasons = (why.text for match in about.dossiers for why in match.why if why.rule in _NUMBERED)
    found = (_NUMBER.search(text) for text in reasons)
    return tuple(dict.fromkeys(f"{hit[1]}{hit[2]}" for hit in found if hit))


def _paper(document: Document, one: Happening) -> str | None:
    label = _LABEL.fullmatch(one.paper.replace("\u00a0", " "))
    if one.number and label:
        return f"{one.number}/{label[1]}"
    named = _PAPER.fullmatch(document.identifier or "") or _PAPER.fullmatch(document.key)
    return named[0] if named else None


def _seats(before: tuple[Known, ...], document: Document) -> str:
    """The figures of a vote, where one source gives them and none before did."""
    found = figures(document)
    if len(found) != 1 or any(figures(one.document) for one in before):
        return ""
    ((voor, tegen),) = found
    return _according(document, texts.SEATS.format(voor=voor, tegen=tegen))


def figures(document: Document) -> set[tuple[str, str]]:
    """The counts of votes (for, against) that a document gives, as facts or else in its text."""
    facts = {
        (ours, theirs)
        for chamber in _CHAMBERS
        if (ours := _text_of(document.fact(f"seats_{chamber}_for")))
        and (theirs := _text_of(document.fact(f"seats_{chamber}_against")))
    }
    return facts or {(hit[1], hit[2]) for hit in _SEATS.finditer(document.text())}


def _text_of(value: FactValue | None) -> str:
    return value if isinstance(value, str) else ""


def _day(before: tuple[Known, ...], document: Document, said: tuple[Said, ...]) -> str:
    """A sentence with a day to come that no source named before."""
    after = max(one.sighting.day or one.sighting.seen.date() for one in said)
    known = {day for one in before for _, day in _dated(one.document)}
    known |= {one.planned for known_ in before for one in known_.said if one.planned}
    facts = (fact.value for one in before for fact in one.document.facts if isinstance(fact.value, str))
    known |= {day for value in facts if (day := day_of(value))}
    fresh = (text for text, day in _dated(document) if day > after and day not in known)
    sentence = next((text for text in fresh if len(text.split()) <= _WORDS_AT_MOST), "")
    return _according(document, texts.QUOTED.format(text=sentence.rstrip("."))) if sentence else ""


def _dated(document: Document) -> Iterator[tuple[str, date]]:
    for sentence in sentences_of(document):
        day = dutch_date(sentence)
        if day:
            yield inert(sentence), day


def _text(before: tuple[Known, ...], document: Document, said: tuple[Said, ...]) -> str:
    """That the text of a paper came, where it was only named before."""
    papers = any(one.sighting.type in _PAPERS and one.sighting.paper for one in said)
    if not papers or document.index or not _has_text(document):
        return ""
    shown = inert(texts.site_of(document.site, document.url).shown)
    return (
        "" if any(map(_has_text, (one.document for one in before))) else texts.TEXT_CAME.format(shown=shown)
    )


def _has_text(document: Document) -> bool:
    return sum(map(len, sentences_of(document))) >= _TEXT_AT_LEAST


def _according(document: Document, value: str) -> str:
    shown = inert(texts.site_of(document.site, document.url).shown)
    return texts.ACCORDING.format(shown=shown, value=value.rstrip("."))
