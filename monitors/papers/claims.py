"""The figures that a sentence states: how many of what, whose, and in which state. Pure.

Percentages, dates, years and the numbers of papers and articles are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from crawler.text import MONTHS

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien")
_AND = {"twee": "tweeën", "drie": "drieën"}
_WORDS: dict[str, Decimal] = {
    **{word: Decimal(value) for value, word in enumerate(_UNITS, 1) if word != "een"},
    **{word: Decimal(value) for value, word in enumerate((*_TEENS, "negentien"), 10)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, 2)},
    **{
        f"{_AND.get(unit, f'{unit}en')}{ten}": Decimal(10 * tens + value)
        for tens, ten in enumerate(_TENS, 2)
        for value, unit in enumerate(_UNITS, 1)
    },
    "honderd": Decimal(100),
    "tweehonderd": Decimal(200),
    "duizend": Decimal(1_000),
    "anderhalf": Decimal("1.5"),
}
_SCALES = {"miljoen": 1_000_000, "miljard": 1_000_000_000, "duizend": 1_000}

_DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|(?:{'|'.join(MONTHS)}) \d{{4}}|\b(?:19|20)\d\d\b"
_REFERENCE = (
    r"(?:nrs?\.|nummer|artikel(?:en)?|lid|leden|bladzijde|pagina|paragraaf|hoofdstuk|bijlage|letter|week|Stb\.)"
    r" \d[\d.a-z]*|\b\d{2}[ .]?\d{3}(?:, nr\.? ?\d+|-\d+)\b|\d+/\d+|\d{1,2}[.:]\d{2} uur"
)
_NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
)
_SCALE = rf"(?: (?:{'|'.join(_SCALES)})\b)?"
_APPROXIMATE = r"circa|ongeveer|zo['’]n|ruim|bijna|ca\.|rond(?: de)?|meer dan|minder dan|maximaal|minimaal"
_FOUND = re.compile(
    rf"(?P<skip>{_DATE}|{_REFERENCE})"
    rf"|(?:\b(?P<about>{_APPROXIMATE}) )?(?:tussen (?:de )?)?(?P<money>€ ?)?(?<![\w.,/-])"
    rf"(?P<low>{_NUMBER})(?P<scale>{_SCALE})"
    rf"(?:(?: ?[-–] ?| tot | à | en (?:de )?)(?P<high>{_NUMBER})(?P<high_scale>{_SCALE}))?(?![\w/-]|,\d)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:%|procent\b)", re.IGNORECASE)
_BACK = re.compile(r"\b(?:waarvan|daarvan|hiervan)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|toege|aange|opge|inge)[^\W\d_]{2,}[dt]", re.IGNORECASE)
_UNIT_AT_MOST = 4
# The words with which what is counted ends.
_END = re.compile(
    r"aan|als|bij|binnen|boven|buiten|dan|dat|de|der|die|door|dus|een|en|er|had|hadden|heeft|hebben|het|hun|in|is"
    r"|kan|kunnen|maar|met|moet|moeten|na|naar|nog|nodig|nu|of|om|onder|ook|op|over|per|tegen|te|toe|tot|tussen|uit"
    r"|van|vanaf|voor|waar|waarvan|wanneer|waren|was|werd|werden|wordt|worden|zal|zich|zijn|zonder|zullen|inmiddels"
    r"|momenteel|beschikbaar|niet|geen|al|reeds|doen|doet|komen|komt|gaan|gaat|extra|meer|minder",
    re.IGNORECASE,
)
_OWNERS = {
    "gemeente": "gemeenten",
    "rijk": "Rijk",
    "coa": "COA",
    "vng": "VNG",
    "kabinet": "kabinet",
    "provincie": "provincies",
    "veiligheidsregio": "veiligheidsregio's",
    "ind": "IND",
    "corporatie": "corporaties",
    "oekra": "Oekraïners",
    "ontheemde": "Oekraïners",
    "asielzoeker": "asielzoekers",
    "statushouder": "statushouders",
    "vergunninghouder": "statushouders",
}
_WHOLE = frozenset({"rijk", "coa", "vng", "ind"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of a sentence. `shown` is as the source wrote it; `low` and `high` differ in a range.

    `unit` is what is counted ("gemeentelijke opvangplekken"), `state` what is said of it
    ("gerealiseerd"), `owners` whom the sentence names.
    """

    shown: str
    low: Decimal
    high: Decimal
    about: bool
    unit: str
    state: str
    owners: frozenset[str]

    @property
    def subject(self) -> tuple[str, str, frozenset[str]]:
        """What must be the same for two figures to be about one thing."""
        return self.unit.casefold(), self.state.casefold(), self.owners

    @property
    def is_plain(self) -> bool:
        """Whether it is one figure, in digits: no range, no word."""
        return self.low == self.high and any(char.isdigit() for char in self.shown)

    @property
    def value(self) -> tuple[Decimal, Decimal]:
        """The figure or its range."""
        return self.low, self.high


# Texts of one letter, and a letter and the next, share most of their sentences.
@lru_cache(maxsize=131_072)
def claims(sentence: str) -> tuple[Claim, ...]:
    """The figures of a sentence, in order; one without anything that it counts has no unit."""
    hits = [hit for hit in _FOUND.finditer(sentence) if not hit["skip"]]
    hits = [hit for hit in hits if not _PERCENT.match(sentence, hit.end())]
    owners = _owners(sentence) if hits else frozenset()
    found: list[Claim] = []
    for at, hit in enumerate(hits):
        behind = sentence[hit.end() : hits[at + 1].start() if at + 1 < len(hits) else None]
        unit, state = _counted(behind)
        earlier = sentence[hits[at - 1].end() : hit.start()] if at else ""
        if not unit and found and _BACK.search(earlier):
            unit = found[-1].unit
        found.append(_claim(hit, unit, state, owners))
    return tuple(found)


def masked(sentence: str) -> tuple[str, ...]:
    """The words of a sentence in lower case, with a mark in the place of every figure and date."""
    plain = _FOUND.sub(lambda hit: f"{hit['about'] or ''} # ", sentence)
    return tuple(re.findall(r"#|[^\W\d_][\w'’-]*", plain.casefold()))


def _claim(hit: re.Match[str], unit: str, state: str, owners: frozenset[str]) -> Claim:
    scale = (hit["scale"] or "").strip() or (hit["high_scale"] or "").strip()
    low = _value(hit["low"], scale)
    high = _value(hit["high"], (hit["high_scale"] or "").strip() or scale) if hit["high"] else low
    money = "euro " if hit["money"] else ""
    shown = hit[0] if hit["high"] else hit[0].removeprefix(f"{hit['about']} ")
    return Claim(shown.strip(), low, high, bool(hit["about"]), f"{money}{unit}".strip(), state, owners)


def _value(text: str, scale: str) -> Decimal:
    known = _WORDS.get(text.casefold())
    base = known if known is not None else Decimal(text.replace(".", "").replace(",", "."))
    return base * _SCALES.get(scale.casefold(), 1)


def _counted(behind: str) -> tuple[str, str]:
    """What is counted right behind a figure, and the state that the same clause says it is in."""
    clause = re.split(r"[,;:.?!()]", behind, maxsplit=1)[0]
    words = _WORD.findall(clause)
    unit = list(_unit(words))
    state = next((word for word in words if _PARTICIPLE.fullmatch(word)), "")
    return " ".join(unit), state


def _unit(words: list[str]) -> Iterator[str]:
    for word in words[:_UNIT_AT_MOST]:
        if _END.fullmatch(word) or _PARTICIPLE.fullmatch(word):
            return
        yield word


def _owners(sentence: str) -> frozenset[str]:
    words = [word.casefold() for word in _WORD.findall(sentence)]
    return frozenset(
        owner
        for stem, owner in _OWNERS.items()
        if any(word == stem if stem in _WHOLE else word.startswith(stem) for word in words)
    )
