"""What proves a change beside its kept answers: the files of both versions, and where it was told. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crawler.document import Document
from monitors.words import texts
from monitors.words.dutch import dossier_number, inert, paper_label
from monitors.words.heldtexts import held_because

_CHANNELS = {"slack": "Slack", "email": "E-mail", "console": "Scherm van de beheerder"}
_STATES = {"sent": "verstuurd", "held": "niet apart verstuurd", "dead": "niet gelukt"}
_WAITS = "nog niet verstuurd"
_NOT_READ = "niet gelezen"
_SUBJECTS = {
    "result": "Uitslag in de {chamber}",
    "seats": "Aantal stemmen in de {chamber}",
    "votes": "Stemmen van fracties in de {chamber}",
    "decided": "Dag van het besluit van de {chamber}",
}
_PAPER = "Datum van {number}, {label}"


@dataclass(frozen=True, slots=True)
class File:
    """An attachment with the SHA-256 of its bytes before and after; None where it was not there."""

    title: str
    url: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Where a change was told, to how many, how that ended and when it was sent; never to whom."""

    channel: str
    state: str
    sent: str | None
    reason: str
    count: int


def files(before: Document | None, after: Document) -> tuple[File, ...]:
    """The files of both versions, those that stay first; by address, since that is what stays."""
    old, new = _hashes(before), _hashes(after)
    titles = {one.url: one.title for document in (before, after) if document for one in document.attachments}
    return tuple(
        File(inert(titles[url]), url, old.get(url), new.get(url)) for url in dict.fromkeys((*new, *old))
    )


def told(deliveries: Iterable[Mapping[str, str | None]]) -> tuple[Told, ...]:
    """The places where a change was told, equal ones counted."""
    counted = Counter(
        (str(row["kind"]), str(row["state"]), row["sent"], row["reason"] or "") for row in deliveries
    )
    return tuple(
        Told(
            _CHANNELS.get(kind, inert(kind)),
            _STATES.get(state, _WAITS),
            sent,
            held_because(reason) if reason else "",
            count,
        )
        for (kind, state, sent, reason), count in counted.items()
    )


def disputed(subject: str) -> str:
    """What two sources say otherwise, in words: `seats_ek`, `paper 36855/6`."""
    kind, _, rest = subject.partition(" ")
    if kind == "paper":
        number, _, own = inert(rest).partition("/")
        return _PAPER.format(number=dossier_number(number), label=paper_label(own))
    name, _, chamber = kind.partition("_")
    where = texts.CHAMBERS.get(chamber, "bron")
    return _SUBJECTS.get(name, "Gegevens van de {chamber}").format(chamber=where)


def _hashes(document: Document | None) -> dict[str, str]:
    files_ = document.attachments if document else ()
    return {one.url: one.sha256 or _NOT_READ for one in files_}
