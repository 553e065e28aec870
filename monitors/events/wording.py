"""What a title or first sentence says happened: a finite verb in a main clause, nothing quoted. Pure.

What a text says of last year's vote, of a wish or of a condition is not news of it. Where no rule
speaks, the answer is None and the event stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.text import dutch_date
from monitors.events.happening import What
from monitors.model import EventType


@dataclass(frozen=True, slots=True)
class Said:
    """What the words say: the type, whose act it is, and the day that they name."""

    type: EventType
    what: What
    chamber: str = ""
    day: date | None = None


_CHAMBER = r"(?P<chamber>eerste kamer|senaat|tweede kamer|kamer)"
_DOES = r"(?:is|zijn|werd|werden|wordt|worden)"
_HAS = r"(?:heeft|hebben)"
_NEAR = r".{0,120}?"
_RULES: tuple[tuple[EventType, What, re.Pattern[str]], ...] = tuple(
    (kind, what, re.compile(pattern, re.IGNORECASE))
    for kind, what, pattern in (
        (EventType.IN_FORCE, What.LAW, rf"\b(?:treedt|treden|trad|traden)\b{_NEAR}\bin werking\b"),
        (EventType.IN_FORCE, What.LAW, rf"\b(?:is|zijn)\b{_NEAR}\bin werking getreden\b"),
        (EventType.IN_FORCE, What.LAW, rf"\bsinds \d{{1,2}} \w+ \d{{4}} (?:geldt|gelden)\b{_NEAR}wet"),
        (EventType.IN_FORCE, What.LAW, rf"wet\b{_NEAR}\bgeldt (?:sinds|vanaf|met ingang van)\b"),
        (
            EventType.PUBLISHED,
            What.LAW,
            rf"\b(?:{_DOES}\b{_NEAR}\b(?:bekendgemaakt|gepubliceerd)|staat|staan) in het staatsblad\b",
        ),
        (
            EventType.ADVICE,
            What.ADVICE,
            rf"\braad van state\b{_NEAR}\b(?:adviseert|adviseerde|geadviseerd)\b",
        ),
        (
            EventType.ADVICE,
            What.ADVICE,
            rf"\braad van state\b{_NEAR}\b(?:brengt|bracht)\b{_NEAR}\badvies uit\b",
        ),
        (EventType.REJECTED, What.BILL, rf"\b{_CHAMBER} (?:verwerpt|verwierp|stemt tegen|stemde tegen)\b"),
        (EventType.REJECTED, What.BILL, rf"\b{_CHAMBER}\b{_NEAR}\b{_HAS}\b{_NEAR}\bverworpen\b"),
        (EventType.REJECTED, What.BILL, rf"\b{_HAS} de {_CHAMBER}\b{_NEAR}\bverworpen\b"),
        (EventType.REJECTED, What.BILL, rf"\b{_DOES}\b{_NEAR}\bverworpen\b(?:{_NEAR}\bdoor de {_CHAMBER})?"),
        (EventType.ADOPTED, What.BILL, rf"\b{_CHAMBER} (?:neemt|nam)\b{_NEAR}\baan\b(?! de)"),
        (EventType.ADOPTED, What.BILL, rf"\b{_CHAMBER} (?:stemt|stemde) (?:in met|voor)\b"),
        (EventType.ADOPTED, What.BILL, rf"\b{_CHAMBER} {_HAS}\b{_NEAR}\b(?:aangenomen|ingestemd met)\b"),
        (EventType.ADOPTED, What.BILL, rf"\b{_HAS} de {_CHAMBER}\b{_NEAR}\b(?:aangenomen|ingestemd met)\b"),
        (EventType.ADOPTED, What.BILL, rf"\b{_DOES}\b{_NEAR}\baangenomen\b(?:{_NEAR}\bdoor de {_CHAMBER})?"),
        (EventType.WITHDRAWN, What.BILL, rf"\b(?:trekt|trekken|trok|trokken)\b{_NEAR}\bin\b(?! twijfel)"),
        (EventType.WITHDRAWN, What.BILL, rf"\b(?:{_DOES}|{_HAS})\b{_NEAR}\bingetrokken\b"),
        (EventType.POSTPONED, What.DEBATE, rf"\b(?:{_DOES}|{_HAS})\b{_NEAR}\b(?:aangehouden|uitgesteld)\b"),
        (EventType.POSTPONED, What.DEBATE, rf"\b{_CHAMBER} stelt\b{_NEAR}\buit\b"),
        (EventType.MOVED, What.DEBATE, rf"\b{_DOES}\b{_NEAR}\bverplaatst naar\b"),
        (
            EventType.PROMISED,
            What.PROMISE,
            rf"\b(?:minister|staatssecretaris)\b{_NEAR}\bzegt\b{_NEAR}\btoe\b",
        ),
        (
            EventType.PROMISED,
            What.PROMISE,
            rf"\b(?:minister|staatssecretaris)\b{_NEAR}\b{_HAS}\b{_NEAR}\btoegezegd\b",
        ),
        (
            EventType.ANSWERED,
            What.QUESTIONS,
            r"\b(?:minister|staatssecretaris|kabinet|bewindslieden)\b.{0,60}?\b(?:beantwoordt|beantwoordde|"
            r"beantwoorden)\b.{0,40}?\b(?:kamer)?vragen\b",
        ),
        (EventType.SCHEDULED, What.VOTE, rf"\b{_CHAMBER} stemt (?:op )?(?:\w+dag )?\d{{1,2}} \w+\b"),
        (
            EventType.SCHEDULED,
            What.DEBATE,
            rf"\b{_CHAMBER} (?:debatteert|spreekt|vergadert) (?:op )?(?:\w+dag )?\d{{1,2}} \w+\b",
        ),
    )
)
_GENRES: tuple[tuple[EventType, What, re.Pattern[str]], ...] = tuple(
    (kind, what, re.compile(pattern, re.IGNORECASE))
    for kind, what, pattern in (
        (
            EventType.ANSWERED,
            What.QUESTIONS,
            r"^(?:beantwoording|antwoord(?:en)? op) (?:\w+ ){0,2}(?:kamer)?vragen\b",
        ),
        (EventType.ADVICE, What.ADVICE, r"^advies\b.*\braad van state\b|^raad van state: "),
        (
            EventType.REPLACED,
            What.AMENDMENT,
            r"^(?:nader )?gewijzigd amendement\b.*\b(?:ter vervanging van|t\.v\.v\.)",
        ),
    )
)
"""Kinds of papers that a title names by its first words, without a verb."""

# Here a main clause ends: what follows is said, wished, or explains.
_CLAUSE_ENDS = re.compile(
    r"[,;:]? \b(?:dat|die|waarin|waarover|waarmee|waardoor|waarna|sinds(?! \d)|nadat|omdat|doordat|toen|"
    r"terwijl|hoewel|als(?! hamerstuk)|wanneer|indien|of|zodra|voordat|zodat|om te|volgens)\b.*",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:niet|geen|nooit|moet(?:en)?|wil(?:len)?|kan|kunnen|zou(?:den)?|zal|zullen|gaat|gaan|mag|mogen|vraagt|roept|"
    r"hoopt|verwacht|vorige?|eerdere?|eerder|destijds|vroegere?|ooit|al eens|weer|toekomstige?)\b|\?",
    re.IGNORECASE,
)
_OBJECTS: tuple[tuple[What, re.Pattern[str]], ...] = (
    (What.AMENDMENT, re.compile(r"\bamendement", re.IGNORECASE)),
    (What.MOTION, re.compile(r"\bmoties?\b", re.IGNORECASE)),
    (What.NOVELLE, re.compile(r"\bnovelles?\b", re.IGNORECASE)),
    (What.BILL, re.compile(r"wet(?:ten)?\b|\bwet|voorstel|\bpact\b|migratiepact", re.IGNORECASE)),
    (What.DEBATE, re.compile(r"\b(?:debat|stemming|behandeling|overleg)", re.IGNORECASE)),
)
_NEEDS_OBJECT = frozenset(
    {EventType.ADOPTED, EventType.REJECTED, EventType.WITHDRAWN, EventType.POSTPONED, EventType.MOVED}
)
_QUOTATION = re.compile(r"[‘'\"“„][^’'\"”]{12,}[’'\"”]")
_NAMED_DAY = re.compile(r"\b\d{1,2} [a-z]+ \d{4}\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:in|van|uit) ((?:19|20)\d\d)\b", re.IGNORECASE)
_RECENT = timedelta(days=45)
_LONGEST = 400
_CHAMBERS = {"eerste kamer": "ek", "senaat": "ek", "tweede kamer": "tk"}


def said(title: str, first: str, published: date | None) -> Said | None:
    """What the title says, else the first sentence of the text; None where neither tells of a happening."""
    for kind, what, pattern in _GENRES:
        if pattern.search(title):
            return Said(kind, what)
    return _sentence(title, published) or _sentence(first, published)


def _sentence(text: str, published: date | None) -> Said | None:
    own = _CLAUSE_ENDS.sub("", _QUOTATION.sub("", text.strip()[:_LONGEST]))
    if _UNREAL.search(own):
        return None
    day = _day(own)
    if _long_ago(own, day, published):
        return None
    for kind, what, pattern in _RULES:
        found = pattern.search(own)
        object_ = _object(own) if kind in _NEEDS_OBJECT else what
        if found and object_:
            chamber = _CHAMBERS.get((found.groupdict().get("chamber") or "").casefold(), "")
            return Said(kind, object_, chamber, day)
    return None


def _object(text: str) -> What | None:
    """What was decided on: the Kamers, and not a council or a board."""
    return next((what for what, pattern in _OBJECTS if pattern.search(text)), None)


def _day(text: str) -> date | None:
    named = _NAMED_DAY.search(text)
    return dutch_date(named[0]) if named else None


def _long_ago(text: str, day: date | None, published: date | None) -> bool:
    """Whether the sentence speaks of another time than that of its publication."""
    if published is None:
        return False
    years = {int(year) for year in _YEAR.findall(text)}
    if years and published.year not in years:
        return True
    return day is not None and day < published - _RECENT
