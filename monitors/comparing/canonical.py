"""A text as a row of meanings: each figure, date and word in one spelling. Pure.

Two texts with equal rows say the same: typography, capitals, accents, and the formats of numbers, amounts,
dates and times are gone.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crawler.text import MONTHS

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FRACTIONS = {"½": ",5", "¼": ",25", "¾": ",75"}
# A raised figure is a footnote, except behind a measure ("m²").
_FOOTNOTE = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)[¹²³⁰⁴-⁹]+|(?<=[^\W\d])[.,]?\s?\[\d{1,3}\](?=[\s.,;:]|$)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|div|em|h\d|i|li|ol|p|span|strong|sup|td|tr|u|ul)\b[^<>]*>", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\"']+")
_SIZE = r"\d[\d.,]*\s?[kmg]i?b\b"
_FILE = r"(?:pdf|docx?|xlsx?|pptx?|odt|zip|word|excel)"
_DECORATION = re.compile(
    rf"\((?:{_FILE}|{_SIZE}|\d+ pagina['’]?s|opent in (?:een )?nieuw (?:venster|tabblad)|nieuw venster|"
    r"externe (?:link|website)|verwijst naar een andere website|download|[\s,|;:·-])+\)|"
    rf"\b{_FILE}\b[\s,|:·–-]*{_SIZE}|{_SIZE}|[,(]\s?{_FILE}(?=\s*[).]|$)|\[{_FILE}\]",
    re.IGNORECASE,
)
_ABBREVIATIONS = {
    "t/m": "tot en met", "t.e.m.": "tot en met", "nr": "nummer", "nr.": "nummer", "nrs": "nummers",
    "nrs.": "nummers", "art.": "artikel", "ca": "circa", "ca.": "circa", "c.a.": "circa",
    "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "o.a.": "onder andere", "d.w.z.": "dat wil zeggen",
    "i.p.v.": "in plaats van", "m.b.t.": "met betrekking tot", "t.a.v.": "ten aanzien van",
    "i.v.m.": "in verband met", "o.b.v.": "op basis van", "n.a.v.": "naar aanleiding van",
    "a.s.": "aanstaande", "jl.": "jongstleden", "j.l.": "jongstleden", "incl.": "inclusief",
    "excl.": "exclusief", "max.": "maximaal", "mw.": "mevrouw", "mevr.": "mevrouw", "dhr.": "de heer",
    "etc.": "enzovoort", "enz.": "enzovoort", "resp.": "respectievelijk", "blz.": "bladzijde",
    "m.i.v.": "met ingang van", "z.s.m.": "zo snel mogelijk", "zsm": "zo snel mogelijk", "c.s.": "cum suis",
    "e.d.": "en dergelijke", "m.u.v.": "met uitzondering van", "stb.": "staatsblad",
    "stcrt.": "staatscourant", "ek": "eerste kamer", "tk": "tweede kamer",
}  # fmt: skip
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_ABBREVIATIONS, key=len, reverse=True)))})(?!\w)",
    re.IGNORECASE,
)
_TYPESETTING = re.compile(
    r"(?:de \w+ is |het is )?nog niet als handelingen(?: gepubliceerd| beschikbaar| verschenen)?|"
    r"handelingen(?: (?:eerste kamer|tweede kamer|ii?))?,? \d{4}[-–/]\d{2,4},? nummer \d+"
    r"(?:,? item \d+)?(?:,? (?:p\.|bladzijde) ?[\d–-]+)?",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"[(\[]?\b(?:on)?opgemaakte?[)\]]?(?= (?:versie|stenogram|verslag|pdf)|\W*$)|"
    r"\b(?:on)?gecorrigeerde? (?=stenogram|verslag)|\((?:on)?(?:opgemaakt|gecorrigeerd)\)",
    re.IGNORECASE,
)
_SMALL = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    *("negentien", "twintig"),
)
_TENS = ("dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "honderd")
_NUMBER_WORDS = {
    **{word: Decimal(at) for at, word in enumerate(_SMALL)},
    **{word: Decimal(30 + 10 * at) for at, word in enumerate(_TENS)},
    **{word: Decimal("1.5") for word in ("anderhalf", "anderhalve")},
    **{
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": Decimal(10 * tens + at)
        for tens, ten in enumerate(("twintig", *_TENS[:-1]), start=2)
        for at, one in enumerate(("een", *_SMALL[2:10]), start=1)
    },
    **{f"{word}honderd": Decimal(100 * at) for at, word in enumerate(_SMALL[2:10], start=2)},
    "tweeënhalf": Decimal("2.5"),
}
_ORDINALS = {
    "eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e", "zesde": "6e",
    "zevende": "7e", "achtste": "8e", "negende": "9e", "tiende": "10e", "elfde": "11e", "twaalfde": "12e",
}  # fmt: skip
_TIMES = {"duizend": 10**3, "mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)}|(?:{'|'.join(name[:2] for name in _WEEKDAYS)})\b\.?)"
_MONTHS = {name[:3]: at for at, name in enumerate(MONTHS, start=1)} | {"mrt": 3, "maa": 3}
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
DAY = (
    rf"(?:{_WEEKDAY},? )?"
    rf"(?:\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}})"
)
"""A written day, as a pattern."""
CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?(?:uur|u\b))?"
"""A written time of day, as a pattern."""
_COUNT = (
    r"(?:\d{1,3}(?:[. '’]\d{3})+(?![\d])(?:,\d+)?|\d+(?:\.\d+)+|\d+(?:,\d+)?|"
    rf"(?:{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})(?![\w-])|een(?= (?:miljoen|miljard)))"
)
_DATES = (
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?:"
    rf"(?P<d>\d{{1,2}})(?:e|de|ste)? (?P<month>{_MONTH})(?: (?P<y>\d{{4}}))?|"
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<numeric>\d{1,2}(?P<dash>[-/.])\d{1,2}(?P=dash)\d{4}))(?![^\W_])"
)
_TIMES_OF_DAY = r"(?:(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))? ?(?:uur|u)|(?P<h2>\d{1,2}):(?P<m2>\d{2}))(?![^\W_])"
_AMOUNTS = (
    rf"(?P<before>(?:€|\beuro?\b) ?)?(?<![^\W_])(?P<count>{_COUNT})(?:,-+|,00(?= euro|$)|\.-)?"
    r"(?: ?(?P<times>duizend|miljoen|miljard|ml[nd])\b\.?)?"
    r"(?: ?(?P<unit>%|(?:procent|percent|euro?)(?![^\W_])|€))?(?![^\W_]|(?<=\d)[.,]\d)"
)
_SCAN = re.compile(
    rf"(?<![^\W_]){_DATES}|(?<![^\W_]){_TIMES_OF_DAY}"
    r"|(?<![^\W_])(?P<session>20\d\d ?[-–/] ?(?:20)?\d\d)(?![\w-])"
    rf"|(?P<sign>(?<![^\s(])[-–−])?{_AMOUNTS}|(?P<word>[^\W_]+)"
    r"|(?P<mark>[<>≤≥±?=‰]|\+(?=\d)|(?<=\d) ?[-–] ?(?=\d)|(?<=\d)/(?=\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One figure, date or word: what it means, and how it was written."""

    key: str
    surface: str

    @property
    def figure(self) -> bool:
        """Whether it is a number, a date, a time or a sign."""
        return self.key.startswith("#")


def prepared(text: str) -> str:
    """The text without entities, tags, invisible characters, addresses and decorations of links."""
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    plain = _FOOTNOTE.sub("", _TAG.sub(" ", plain))
    for sign, written in _FRACTIONS.items():
        plain = re.sub(rf"(?<!\d){sign}", f"0{written}", plain).replace(sign, written)
    plain = unicodedata.normalize("NFKC", plain).translate(_DROPPED)
    plain = _DECORATION.sub(" ", _URL.sub(" ", plain))
    return " ".join(plain.split())


def tokens(text: str) -> tuple[Token, ...]:
    """The row of meanings of a prepared text."""
    text = _ABBREVIATED.sub(lambda found: _ABBREVIATIONS[found[0].lower()], text)
    plain = _PROOF.sub("", _TYPESETTING.sub(" handelingen ", text))
    return tuple(token for found in _SCAN.finditer(plain) for token in _read(found))


def bare(word: str) -> str:
    """A word in small letters without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _read(found: re.Match[str]) -> Iterator[Token]:
    surface, named = found[0], found.groupdict()
    if word := named["word"]:
        yield Token(_ORDINALS.get(word.lower()) or re.sub(r"(?<=^\d)(?:st|d)e$", "e", bare(word)), word)
    elif named["count"]:
        yield Token(_amount(named), surface)
    elif named["mark"]:
        mark = named["mark"].strip()
        yield Token("#" + mark.replace("–", "-"), surface)
    elif named["session"]:
        first, last = named["session"][:4], named["session"][-2:]
        yield Token(f"#{first}/{last}", surface)
    elif hour := named["h"] or named["h2"]:
        yield Token(f"#{int(hour):02d}:{named['m'] or named['m2'] or '00'}", surface)
    else:
        yield from _day(named, surface)


def _day(named: dict[str, str | None], surface: str) -> Iterator[Token]:
    year, month, day = _parts(named)
    weekday = next((name for name in _WEEKDAYS if name[:2] == (named["weekday"] or "")[:2].lower()), "")
    if weekday and not _falls_on(weekday, year, month, day):
        # Without a year, or with another day than the date has, the weekday says something itself.
        yield Token(weekday, weekday)
    yield Token(f"#{year or ''}-{month:02d}-{day:02d}", surface)


def _parts(named: dict[str, str | None]) -> tuple[int | None, int, int]:
    if iso := named["iso"]:
        year, month, day = map(int, iso.split("-"))
        return year, month, day
    if numeric := named["numeric"]:
        day, month, year = map(int, re.split(r"\D", numeric))
        return year, month, day
    year_ = int(named["y"]) if named["y"] else None
    return year_, _MONTHS[(named["month"] or "")[:3].lower()], int(named["d"] or 0)


def _falls_on(weekday: str, year: int | None, month: int, day: int) -> bool:
    try:
        return year is not None and date(year, month, day).weekday() == _WEEKDAYS.index(weekday)
    except ValueError:
        return False


def _amount(named: dict[str, str | None]) -> str:
    written, unit = (named["count"] or "").lower(), (named["unit"] or "").lower()
    value = _value(written)
    if value is None:
        return f"#{written}{unit}"
    value *= _TIMES.get((named["times"] or "").lower(), 1)
    kind = "%" if unit in ("%", "procent", "percent") else "€" if unit or named["before"] else ""
    return f"#{'-' if named['sign'] else ''}{value.normalize():f}{kind}"


def _value(written: str) -> Decimal | None:
    """The number that a figure or a word means; None for what only looks like one ("2.1.3")."""
    if written[0].isalpha():
        return _NUMBER_WORDS.get(written, Decimal(1))
    if re.fullmatch(r"\d+(?:\.\d+)+", written) and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written):
        return None
    return Decimal(re.sub(r"[. '’]", "", written).replace(",", "."))
