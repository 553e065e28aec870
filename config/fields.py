"""The values of a configuration file: what each may look like, with its own words of advice.

Every type here refuses with an `expected` and a `remedy`; `config.tables` turns those into errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from difflib import get_close_matches
from typing import Annotated, Any
from urllib.parse import urlsplit

from cssselect import SelectorError
from pydantic import AfterValidator, BeforeValidator, Strict
from pydantic_core import PydanticCustomError

from crawler.origin import is_private
from crawler.sites.generic.jsonpath import steps
from crawler.sites.generic.webpage import xpath_of
from monitors.alerts.urgency import MARKS
from monitors.model import OF_OURSELVES, EventType

EVENTS = tuple(event.value for event in EventType if event not in OF_OURSELVES)
HAPPENINGS = (*EVENTS, *MARKS)
"""What the urgency table may name: types of events, and marks of the change behind one."""

NO_QUIET = "none"
"""What a subscription says that may be told at any hour."""

WINDOW = "{from}"
"""What an address may hold in place of the start of a search window."""

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"\d{5}(-[A-Z0-9]+)?")
_PAPER = re.compile(r"\d{5}(-[A-Z0-9]+)?(/[A-Z0-9]+)?")
_EVERY = re.compile(r"(\d{1,5})([mhd])")
_QUIET = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
_BIND = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")
_URL = re.compile(r"[!$-;=?-Z\[\]_a-z~]+")
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_SECRET = re.compile(r"\bx(ox[a-z]|app)-|hooks\.slack\.com/services", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=31)
_PORTS = range(1, 65536)


def looks_secret(text: str) -> bool:
    """Whether a text carries a Slack token or a Slack address that is itself a secret."""
    return bool(_SECRET.search(text))


def shown(value: object) -> str:
    """A wrong value as an error may repeat it: short, and never a secret."""
    text = repr(value)
    if looks_secret(text) or "@" in text:
        return "this value"
    return text if len(text) <= 60 else text[:57] + "…"


def did_you_mean(word: str, options: tuple[str, ...], likeness: float = 0.6) -> str | None:
    """The option that was probably meant, as advice; None where nothing comes near."""
    near = get_close_matches(word, options, n=1, cutoff=likeness)
    return f"did you mean {near[0]!r}?" if near else None


def choice(options: tuple[str, ...]) -> str:
    """Options as an error lists them."""
    return "one of " + ", ".join(options) if options else "one that exists, and there are none"


def is_mail_address(text: str) -> bool:
    """Whether this is a plain e-mail address: no name, no brackets, ASCII."""
    return bool(_MAIL.fullmatch(text)) and len(text) <= 254


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine."""
    return host.strip("[]") in ("localhost", "::1") or bool(re.fullmatch(r"127(\.\d{1,3}){3}", host))


def _refuse(expected: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "refused", {"expected": expected, "remedy": remedy})


def _like(pattern: re.Pattern[str], expected: str, remedy: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise _refuse(f"{expected}, not {shown(value)}", remedy)
        return value

    return AfterValidator(check)


def _text(value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise _refuse("text on one line that is not empty", "write something, or leave the key out")
    return value.strip()


def _word(value: str) -> str:
    if len(value) < 3:
        raise _refuse(f"at least 3 characters, not {shown(value)}", "shorter words belong in abbreviations")
    return value


def _event(value: str) -> str:
    if value not in EVENTS:
        advice = did_you_mean(value, EVENTS) or "leave events out for all of them"
        raise _refuse(f"{choice(EVENTS)}, not {shown(value)}", advice)
    return value


def _happening(value: str) -> str:
    if value not in HAPPENINGS:
        advice = did_you_mean(value, HAPPENINGS) or "take it out; what no list names is told at once"
        raise _refuse(f"{choice(HAPPENINGS)}, not {shown(value)}", advice)
    return value


def _every(value: Any) -> timedelta:
    found = _EVERY.fullmatch(value) if isinstance(value, str) else None
    length = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if not timedelta() < length <= _LONGEST:
        raise _refuse(
            f'a time of at most 31 days such as "30m", "6h" or "1d", not {shown(value)}',
            "write a whole number and m, h or d, in quotes",
        )
    return length


def _quiet(value: str) -> str:
    if value == NO_QUIET:
        return value
    found = _QUIET.fullmatch(value)
    if not found or found[1] == found[2] or not all(map(_is_time, found.groups())):
        raise _refuse(
            f'two different times such as "19:00-07:00", or "{NO_QUIET}", not {shown(value)}',
            "write hours and minutes in two figures; the hours may run over midnight",
        )
    return value


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _date(value: Any) -> date:
    if type(value) is not date:
        raise _refuse(f"a date such as 2026-04-21, not {shown(value)}", "write it without quotes and time")
    return value


def _url(value: str) -> str:
    remedy = "copy the address from a browser; spaces and braces are written as %20, %7B and %7D"
    if not _URL.fullmatch(value.replace(WINDOW, "")) or not _has_host(value):
        raise _refuse(f"a whole https address, not {shown(value)}", remedy)
    if "@" in urlsplit(value).netloc:
        raise _refuse("an address without a name and password", "sites behind a login are not watched")
    return value


def _has_host(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _selector(value: str) -> str:
    try:
        xpath_of(value)
    except SelectorError as error:
        expected = f'a CSS selector such as "main .content", not {shown(value)} ({error})'
        raise _refuse(expected, "copy one from the browser's inspector, and make it shorter") from error
    return value


def _json_path(value: str) -> str:
    try:
        steps(value)
    except ValueError as error:
        expected = f'a path such as "data.rows[*].title", not {shown(value)} ({error})'
        raise _refuse(expected, "write names with dots between, [0] for a place, [*] for all") from error
    return value


def _own_url(value: str) -> str:
    parts = urlsplit(_url(value))
    if parts.scheme == "http" and not is_private(parts.hostname or ""):
        raise _refuse("an https address", "http is only for addresses on your own network")
    return value.rstrip("/")


def _api_url(value: str) -> str:
    parts = urlsplit(_url(value))
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise _refuse("an https address", "a token may not travel in the clear; http is only for loopback")
    return value.rstrip("/") + "/"


def _contact(value: str) -> str:
    if not is_mail_address(value) and not (_has_host(value) and _URL.fullmatch(value)):
        raise _refuse(
            "an e-mail address or a web address",
            "give the place where a site's owner can reach you; it is sent with every request",
        )
    return value


def _address(value: str) -> str:
    if not is_mail_address(value):
        raise _refuse("an e-mail address such as name@example.org", "write the address alone, without a name")
    return value


def _delay(value: float) -> float:
    if not 0.5 <= value <= 60:
        raise _refuse(f"0.5 to 60 seconds, not {shown(value)}", "loopback copies are never made to wait")
    return value


def _port(value: int) -> int:
    if value not in _PORTS:
        raise _refuse(f"a port from 1 to 65535, not {shown(value)}", "mail servers use 587 or 465")
    return value


def _bind(value: str) -> str:
    found = _BIND.fullmatch(value)
    if not found or int(found[2]) > _PORTS[-1]:
        raise _refuse(f'a host and a port such as "127.0.0.1:8710", not {shown(value)}', "write both")
    return value


def _days(value: int) -> int:
    if not 1 <= value <= 36_500:
        raise _refuse(f"a number of days from 1 to 36500, not {value}", "write 365 for a year")
    return value


def _checked(check: Callable[[Any], Any]) -> AfterValidator:
    return AfterValidator(check)


Text = Annotated[str, _checked(_text)]
Word = Annotated[Text, _checked(_word)]
Key = Annotated[
    str, _like(_KEY, "lower-case letters, figures and single hyphens", "write a key such as my-bill")
]
Number = Annotated[
    str, _like(_NUMBER, "a Kamerstuk number such as 36704 or 36945-XXII", "write it without blanks")
]
Paper = Annotated[
    str,
    _like(
        _PAPER,
        "a paper such as 36704/44 or 36704/F, or a novelle such as 36855",
        "write dossier, slash, paper",
    ),
]
Event = Annotated[str, _checked(_event)]
Happening = Annotated[str, _checked(_happening)]
Quiet = Annotated[str, _checked(_quiet)]
Every = Annotated[timedelta, BeforeValidator(_every)]
Date = Annotated[date, BeforeValidator(_date)]
Url = Annotated[str, _checked(_url)]
Selector = Annotated[Text, _checked(_selector)]
JsonPath = Annotated[Text, _checked(_json_path)]
OwnUrl = Annotated[str, _checked(_own_url)]
ApiUrl = Annotated[str, _checked(_api_url)]
Contact = Annotated[str, _checked(_contact)]
Address = Annotated[str, _checked(_address)]
Delay = Annotated[float, _checked(_delay)]
Port = Annotated[int, _checked(_port)]
Bind = Annotated[str, _checked(_bind)]
Days = Annotated[int, _checked(_days)]

# TOML has lists, our types hold tuples: only the container may be converted, never what is in it.
Texts = Annotated[tuple[Text, ...], Strict(False)]
Words = Annotated[tuple[Word, ...], Strict(False)]
Numbers = Annotated[tuple[Number, ...], Strict(False)]
Papers = Annotated[tuple[Paper, ...], Strict(False)]
Selectors = Annotated[tuple[Selector, ...], Strict(False)]
Events = Annotated[tuple[Event, ...], Strict(False)]
Happenings = Annotated[tuple[Happening, ...], Strict(False)]
RawTables = Annotated[tuple[dict[str, Any], ...], Strict(False)]
