"""What somebody wants to try: a name, or a dossier. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from monitors.dossiers.trial import named
from monitors.history.work import Proposal
from monitors.watchlist import Dossier, Watchlist
from monitors.words import trialtexts as texts
from monitors.words.dutch import inert

NAMES_AT_MOST = 10
NUMBERS_AT_MOST = 5
LONGEST = 80
_SHORTEST = 3
_NUMBER = re.compile(r"(\d{2})[ .\u00a0]?(\d{3})((?:-[A-Z0-9]{1,8})?)")
_BETWEEN = re.compile(r"[\n,;]")
_LETTERS = re.compile(r"[^\W_]")


class NotPossible(ValueError):
    """It cannot be tried; the message says why, to the reader."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name for a dossier (`beside`) or for none, or a dossier of its own with numbers and names."""

    name: str
    beside: Dossier | None = None
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    whole: bool = False

    def dossier(self) -> Dossier:
        """What to match with. A title counts as a name where there is nothing else."""
        if not self.whole:
            return named(self.name, self.beside)
        names = self.names if self.names or self.numbers else (self.name,)
        return Dossier("", self.name, numbers=self.numbers, names=names)

    def fields(self) -> dict[str, str]:
        """The fields of the form that ask the same again."""
        if not self.whole:
            return {"term": self.name, "dossier": self.beside.key if self.beside else ""}
        return {"titel": self.name, "nummers": ", ".join(self.numbers), "namen": "\n".join(self.names)}

    def proposal(self, who: str, fires: int, now: datetime) -> Proposal:
        """The same as a proposal of somebody."""
        key = self.beside.key if self.beside else None
        return Proposal(0, self.name, key, who, now, numbers=self.numbers, names=self.names, fires=fires)


def asked(field: Callable[[str], str], watchlist: Watchlist) -> Asked | None:
    """What a form asks to try; None where it is empty. Raises NotPossible."""
    title, term = _line(field("titel")), _line(field("term"))
    if title:
        numbers, names = _numbers(field("nummers")), tuple(map(_name, _several(field("namen"))))
        if len(names) > NAMES_AT_MOST or len(numbers) > NUMBERS_AT_MOST:
            raise NotPossible(texts.MANY)
        return Asked(_name(title), None, numbers, names, whole=True)
    return Asked(_name(term), _beside(field("dossier"), watchlist)) if term else None


def followed(one: Asked, watchlist: Watchlist) -> Dossier | None:
    """The dossier that has one of these numbers or names already, or None."""
    dossier = one.dossier()
    numbers, names = set(dossier.numbers), {name.casefold() for name in dossier.names}
    places = (one.beside,) if one.beside else watchlist.dossiers
    return next(
        (p for p in places if numbers & set(p.numbers) or names & {name.casefold() for name in p.names}), None
    )


def _beside(key: str, watchlist: Watchlist) -> Dossier | None:
    found = watchlist.dossier(key)
    if key and found is None:
        raise NotPossible(texts.NO_DOSSIER)
    return found


def _numbers(text: str) -> tuple[str, ...]:
    found = [_NUMBER.fullmatch(one) for one in _several(text)]
    if None in found:
        raise NotPossible(texts.NUMBER)
    return tuple(dict.fromkeys("".join(one.groups()) for one in found if one))


def _name(text: str) -> str:
    if len(_LETTERS.findall(text)) < _SHORTEST:
        raise NotPossible(texts.SHORT)
    if len(text) > LONGEST:
        raise NotPossible(texts.LONG)
    return text


def _several(text: str) -> Iterable[str]:
    return dict.fromkeys(filter(None, map(_line, _BETWEEN.split(text))))


def _line(text: str) -> str:
    return inert(text)
