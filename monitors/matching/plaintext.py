"""A text as the matcher reads it: one spelling of spaces, hyphens, accents; no page furniture. Pure."""

from __future__ import annotations

import html
import re
import unicodedata

from monitors.comparing.furniture import lines

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u02bc"), "'")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")
# "Bescher-\nming" is one word that a line of print cut in two; "asiel- en" is not.
_CUT_WORD = re.compile(r"(?<=[a-z\u00e0-\u017f])-\n(?=[a-z\u00e0-\u017f])")
_CUT_NAME = re.compile(r"(?<=[A-Z][a-z])(?<=[a-z])-\n(?=[A-Z])")
_ELSEWHERE = (
    r"(?:lees (?:ook|verder|meer)|meer (?:nieuws|lezen|over)|ander nieuws|verder lezen|zie ook|bekijk ook|"
    r"ook interessant|gerelateerd|gerelateerde \w+|verwante? \w+|aanbevolen|populaire?(?: \w+)?|trending|"
    r"laatste nieuws|"
    r"recent nieuws|misschien zocht u|bedoelde? u|u zocht op|uw zoekopdracht|zoekterm|filter op \w+|"
    r"veel (?:gelezen|gezocht|bekeken)|meest (?:gelezen|gezocht|bekeken|recente?)|trefwoorden|tags|"
    r"deel (?:dit|deze) \w+)\b"
)
_ON_ONE_LINE = re.compile(rf"(?<![^\W_]){_ELSEWHERE}[^\n.:!?]{{0,30}}: [^\n.!?]*[.!?]?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?\u2026][\"')\u2019\u201d]*$")
_COOKIES = re.compile(
    r"\bcookie(?:s|beleid|verklaring|instellingen|voorkeuren)?\b|\bleestijd\b|\bgedeeld: \d+|"
    r"^\W*(?:over ons|home|menu|inloggen|zoeken)\s*[|>\u203a\u00b7]|"
    r"^\W*(?:contact|privacy|proclaimer|disclaimer|sitemap)\b[^.]{0,60}$|"
    r"^\W*(?:home|u bent hier)\b[^.]{0,20}[>\u203a/|]",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?: [|/\u00b7\u203a>] [^|/\u00b7\u203a>]{1,40}){3}|(?:[\u2610\u2611\u2612][^\u2610\u2611\u2612]+){3}"
)
_FURNITURE_LINE_AT_MOST = 160
_ACCENTS = {
    code: base
    for code in range(0xC0, 0x180)
    if len(base := unicodedata.normalize("NFD", chr(code))[0]) == 1 and base.isascii() and base.isalpha()
}


def plain(text: str) -> str:
    """The text unescaped and normalised (NFKC), a paragraph a line; words that a line cut are whole."""
    whole = unicodedata.normalize("NFKC", html.unescape(text) if "&" in text else text)
    whole = whole.translate(_DROPPED).translate(_HYPHENS).translate(_QUOTES).replace("\r", "\n")
    whole = _BREAKS.sub("\n", _SPACES.sub(" ", whole))
    return _CUT_NAME.sub("", _CUT_WORD.sub("", whole))


def folded(text: str) -> str:
    """Lower case, accents off, every space a plain one; as long as the text, so that places agree."""
    lowered = text.lower()
    # The lower case of a few letters is longer than they are.
    same = (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
    return same.translate(_ACCENTS).replace("\n", " ")


def without_furniture(text: str) -> str:
    """The text without lists of other articles, cookie lines, menus, empty lines; what speaks stays."""
    kept = lines(_ON_ONE_LINE.sub("", text))
    return "\n".join(line.text for line in kept if not (line.rule or _is_furniture(line.text)))


def _is_furniture(line: str) -> bool:
    short = len(line) < _FURNITURE_LINE_AT_MOST
    return short and bool(_COOKIES.search(line) or (_MENU.search(line) and not _ENDS.search(line)))
