"""What the voice of the house forbids, as a check on any text."""

from __future__ import annotations

import re

SENTENCE_AT_MOST = 20
_BANNED = re.compile(
    r"\b(belangrijk\w*|opvallend\w*|historisch\w*|doorbraak|helaas|eindelijk|fors|slechts|maar liefst|oeps"
    r"|vandaag|gisteren|morgen|volgende week|mogelijk|waarschijnlijk|lijkt|naar verluidt|klik hier"
    r"|wij|ik|je|jij|alert|update|digest|snapshot|match|deadline|TK|EK|senaat)\b"
)
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_EMOJI = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf]")
_SHOUT = re.compile(r"\b(?!PDF\b|VNG\b|HTTP\b)[A-Z]{3,}\b")
_QUOTED = re.compile(r"‘[^’]*’")
_ADDRESS = re.compile(r"https?://\S+")


def complaints(text: str) -> list[str]:
    """What is wrong with a text of ours; quotations and addresses stay as the source wrote them."""
    own = _ADDRESS.sub("", _QUOTED.sub("‘citaat’", text))
    found = [f"banned word {word}" for word in _BANNED.findall(own)]
    for name, rule in (("ISO date", _ISO_DATE), ("emoji", _EMOJI), ("capitals", _SHOUT)):
        found += [f"{name} {hit}" for hit in rule.findall(own)]
    if "!" in own:
        found.append("exclamation mark")
    return found + [
        f"long sentence: {sentence}" for sentence in sentences(own) if _words(sentence) > SENTENCE_AT_MOST
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a dot inside a time or figure ends none."""
    return [part for part in re.split(r"(?<=[.?:])\s+|\n", text) if part.strip()]


def _words(sentence: str) -> int:
    return len(sentence.split())
