"""How Dutch readers see dates, figures, numbers of papers and parties. Pure; times are Amsterdam's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from crawler.text import AMSTERDAM, MONTHS

HARD_SPACE = "\u00a0"

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DOSSIER = re.compile(r"(\d{2})(\d{3})((?:-[\w.]+)?)")
_SPLIT_OFF = ("fractie-", "fractie ", "groep ", "lid ")
_LONGEST_WORD = 60
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SPACES = re.compile(rf"[^\S{HARD_SPACE}]+")
_STEERING = ("Cc", "Cf", "Cs", "Co", "Cn")


def weekday(day: date) -> str:
    """ "dinsdag 21 april 2026" """
    return f"{_WEEKDAYS[day.weekday()]} {written(day)}"


def written(day: date) -> str:
    """ "21 april 2026" """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """ "18.07 uur" """
    local = moment.astimezone(AMSTERDAM)
    return f"{local.hour}.{local.minute:02d} uur"


def local_day(moment: datetime) -> date:
    """The day of a moment in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()


def at(moment: datetime) -> str:
    """ "21 april 2026 om 18.07 uur" """
    return f"{written(local_day(moment))} om {clock(moment)}"


def at_weekday(moment: datetime) -> str:
    """ "dinsdag 21 april 2026 om 18.07 uur" """
    return f"{weekday(local_day(moment))} om {clock(moment)}"


def number(value: int) -> str:
    """ "95.500" """
    return f"{value:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """ "1 bijlage", "3 bijlagen" """
    return f"{number(count)} {one if count == 1 else many}"


def duration(length: timedelta) -> str:
    """The two largest units of a length of time: "4 dagen en 2 uur", "5 uur", "20 minuten"."""
    minutes = int(length.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    if days:
        hours = rest // 60
        return counted(days, "dag", "dagen") + (f" en {hours} uur" if hours else "")
    hours, left = divmod(rest, 60)
    if not hours:
        return counted(left, "minuut", "minuten")
    return f"{hours} uur" + (f" en {counted(left, 'minuut', 'minuten')}" if left else "")


def every(interval: timedelta) -> str:
    """ "elk uur", "elke 30 minuten", "elke dag" """
    if interval == timedelta(hours=1):
        return "elk uur"
    return "elke dag" if interval == timedelta(days=1) else f"elke {duration(interval)}"


def dossier_number(number_: str) -> str:
    """The number of a bill with a hard space: "36 704", "36 945-XXII"; anything else unchanged."""
    found = _DOSSIER.fullmatch(number_)
    return f"{found[1]}{HARD_SPACE}{found[2]}{found[3]}" if found else number_


def paper_label(own: str) -> str:
    """ "letter E" for a paper of the Eerste Kamer, "nr. 44" for one of the Tweede Kamer."""
    return f"nr. {own}" if own[:1].isdigit() else f"letter {own}"


def listed(items: Iterable[str]) -> str:
    """ "A", "A en B", "A, B en C" """
    *head, last = items
    return f"{', '.join(head)} en {last}" if head else last


def parties(names: Iterable[str]) -> tuple[str, ...]:
    """Parties in the order of rule 11: alphabetical, digits first, capitals ignored, split-offs last."""
    return tuple(sorted(dict.fromkeys(names), key=_party_order))


def inert(text: str) -> str:
    """One line that cannot steer a terminal, a header or the direction of writing; hard spaces stay hard."""
    if text.isascii() and text.isprintable() and "  " not in text:
        # So are almost all texts, and this is the step that a page takes most often.
        return text.strip(" ")
    lines = _CONTROLS.sub(" ", text)
    # What is printable steers nothing; looking at each character would be the slowest step of a page.
    plain = lines.isprintable()
    kept = lines if plain else "".join(c for c in lines if unicodedata.category(c) not in _STEERING)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def shortened(text: str, limit: int) -> str:
    """The text within a number of characters, cut at a word with "…"."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head = cut if text[limit - 1].isspace() else cut.rpartition(" ")[0]
    return (head or cut).rstrip(" ,;:.-–(‘") + "…"


def within(headline: str, limit: int) -> str:
    """A headline within a limit; a short tail behind its last colon, the figure, stays whole."""
    head, colon, tail = headline.rpartition(": ")
    if len(headline) <= limit or not colon or len(tail) > limit // 2:
        return shortened(headline, limit)
    return f"{shortened(head, limit - len(tail) - 2)}: {tail}"


def word(text: str) -> str:
    """A word of a quotation; one that no line could hold is cut."""
    return shortened(text, _LONGEST_WORD)


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def _party_order(name: str) -> tuple[bool, str]:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return folded.startswith(_SPLIT_OFF), folded
