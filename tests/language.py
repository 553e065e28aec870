"""What the voice of the house forbids, as a check on any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import mean

from notifiers.shape import Message

SENTENCE_AT_MOST = 20
MEAN_AT_MOST = 12
HEADLINE_AT_MOST = 80
ALERT_AT_MOST = 1_200
OPERATORS_AT_MOST = 900
QUOTE_AT_MOST = 40
PAIRS_AT_MOST = 3

_BANNED = re.compile(
    r"\b(belangrijk\w*|opvallend\w*|historisch\w*|doorbraak|helaas|eindelijk|fors|slechts|maar liefst|oeps"
    r"|vandaag|gisteren|morgen|volgende week|mogelijk|waarschijnlijk|lijkt|naar verluidt|klik hier"
    r"|wij|ik|je|jij|jouw|jullie|alert|update|digest|snapshot|match|deadline|TK|EK|senaat)\b"
)
_ENGLISH = re.compile(
    r"\b(the|and|of the|with|from|your|you|please|error|not found|new|changed|source|version|page|list|feed"
    r"|amendment|bill|vote|row|none|null|true|false)\b",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_FIGURE_DATE = re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_BARE_NUMBER = re.compile(r"(?<![\w./-])(?:\d{5,}|(?!19\d\d|20\d\d)\d{4})(?![\w/-])")
_EMOJI = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf]")
_SHOUT = re.compile(r"\b(?!PDF\b|VNG\b|HTTP\b|[IVXLC]+\b)[A-Z]{3,}\b")
_QUOTED = re.compile(r"‘[^’]*’")
_PLACE = re.compile(r"\{\w+\}")
_ADDRESS = re.compile(r"https?://\S+")
_FORMS = (
    ("ISO date", _ISO_DATE),
    ("date in figures", _FIGURE_DATE),
    ("time with a colon", _CLOCK),
    ("number without dots", _BARE_NUMBER),
    ("emoji", _EMOJI),
    ("capitals", _SHOUT),
)


def complaints(text: str) -> list[str]:
    """What is wrong with a text of ours; quotations and addresses stay as the source wrote them."""
    own = own_words(text)
    found = [f"banned word {word}" for word in _BANNED.findall(own)]
    found += [f"English word {word}" for word in _ENGLISH.findall(own)]
    for name, rule in _FORMS:
        found += [f"{name} {hit}" for hit in rule.findall(own)]
    if "!" in own:
        found.append("exclamation mark")
    return found + [
        f"long sentence: {sentence}" for sentence in sentences(own) if _words(sentence) > SENTENCE_AT_MOST
    ]


def own_words(text: str, sources: Iterable[str] = ()) -> str:
    """A text without quotations, addresses, places to fill, and the words of the sources that it repeats."""
    for said in sorted(filter(None, sources), key=len, reverse=True):
        text = text.replace(said, "citaat").replace(said[:1].upper() + said[1:], "citaat")
    return _PLACE.sub("", _ADDRESS.sub("", _QUOTED.sub("‘citaat’", text)))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a dot inside a time or figure ends none."""
    return [part for part in re.split(r"(?<=[.?:])\s+|\n", text) if part.strip()]


def mean_length(texts: Iterable[str]) -> float:
    """Words a sentence over all the texts together."""
    return mean(_words(sentence) for text in texts for sentence in sentences(text))


def too_long(message: Message, at_most: int = ALERT_AT_MOST) -> list[str]:
    """Where a message is longer than readers have time for."""
    found = [] if len(message.headline) <= HEADLINE_AT_MOST else [f"headline: {message.headline}"]
    if message.visible() > at_most:
        found.append(f"body of {message.visible()} characters")
    if len(message.pairs) > PAIRS_AT_MOST:
        found.append(f"{len(message.pairs)} pairs")
    sides = (side for pair in message.pairs for _, side, _ in pair.sides())
    # An ellipsis at both ends is no word of the source.
    lengths = [sum(len(span.text.split()) for span in side) for side in sides]
    return found + [f"quotation of {length} words" for length in lengths if length > QUOTE_AT_MOST + 2]


def _words(sentence: str) -> int:
    return len(sentence.split())
