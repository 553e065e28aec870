"""The message of one change, as long as a reader has time for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitors import procedure, texts
from monitors.detect import is_row
from monitors.dutch import (
    at_weekday,
    capital,
    clock,
    counted,
    dossier_number,
    inert,
    listed,
    local_day,
    shortened,
    weekday,
    within,
)
from monitors.headline import LONGEST, noun
from monitors.model import Alert, Change, Dossier, Kind, Part, Subject, Watchlist
from monitors.passage import WORDS_AT_MOST
from monitors.votes import Facts, Vote, decided, grouped
from notifiers.links import linked, own
from notifiers.quotes import file_name, quoted
from notifiers.shape import Link, Message, Options, Row
from notifiers.voting import paper_row, result_rows, stage_of, stage_row
from notifiers.why import dossiers_of, footer, with_numbers

BODY_AT_MOST = 1_200
_WITH_NUMBERS = 2
_TITLE_AT_MOST = 120
_SHA256 = re.compile(r"[0-9a-f]{64}")
# What a message may hold: pairs, words a side, rows of papers and files. The first that fits is sent.
_SIZES = (
    (3, 40, 4),
    (2, 40, 3),
    (3, 25, 3),
    (2, 25, 2),
    (1, 40, 2),
    (1, 25, 1),
    (1, 12, 1),
    (0, 0, 1),
    (0, 0, 0),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A change with what its message is made from."""

    alert: Alert
    change: Change
    watchlist: Watchlist
    options: Options
    facts: Facts
    vote: Vote | None

    @property
    def subject(self) -> Subject:
        return self.change.subject

    @property
    def bill(self) -> bool:
        return self.subject.kind == "wetsvoorstel"

    @property
    def shown(self) -> str:
        return inert(texts.site_of(self.subject.site, self.subject.url).shown)


def change_message(
    alert: Alert, change: Change, watchlist: Watchlist, options: Options, room: int
) -> Message:
    """The fullest message that leaves `room` of the length that readers have time for."""
    facts = {**_facts_of(change.difference.parts), **grouped(alert.facts)}
    moved = {p.key.removeprefix("fact:") for p in change.difference.parts if p.key.startswith("fact:")}
    told = _Told(alert, change, watchlist, options, facts, decided(facts, moved))
    for size in _SIZES:
        message = _message(told, size)
        if message.visible() <= BODY_AT_MOST - room:
            break
    return message


def _facts_of(parts: tuple[Part, ...]) -> dict[str, tuple[str, ...]]:
    """The single facts that changed; lists of parties are joined in a part and cannot be taken apart."""
    facts = ((p.key.removeprefix("fact:"), p.after) for p in parts if p.key.startswith("fact:"))
    return {name: (after,) for name, after in facts if after and not name.startswith("votes_")}


def _message(told: _Told, size: tuple[int, int, int]) -> Message:
    pairs_at_most, words, rows_at_most = size
    left = _untold(told)
    rowed = [part for part in left if _as_row(part)]
    paired = [part for part in left if part not in rowed and part.op != "move"]
    quotes = [quoted(part, words) for part in paired[:pairs_at_most]]
    rest = len(left) - len(rowed[:rows_at_most]) - sum(1 for quote in quotes if quote.whole)
    later = [*_next(told), *(_when(told) if quotes else ()), *_further(rest)]
    return Message(
        headline=within(inert(told.alert.event.headline), LONGEST),
        intro=tuple(_intro(told)),
        rows=(*_rows(told), *(_row(part) for part in rowed[:rows_at_most])),
        pairs=tuple(quote.pair for quote in quotes),
        later=tuple(later),
        links=tuple(_links(told)),
        footer=footer(told.alert, told.change, told.watchlist),
    )


def _untold(told: _Told) -> list[Part]:
    """The parts that the rows of a vote or stage do not tell already, what matters first."""
    decision = bool(_stage_part(told) or told.vote)
    named: tuple[str, ...] = ("fact:stage", "fact:status", "fact:decided_") if decision else ()
    if told.vote:
        named += tuple(f"fact:{name}_{told.vote.chamber}" for name in ("result", "votes", "seats"))
    parts = [part for part in told.change.difference.parts if not part.key.startswith(named)]
    return sorted(parts, key=lambda part: not part.material)


def _stage_part(told: _Told) -> Part | None:
    return next((p for p in told.change.difference.parts if p.key == "fact:stage"), None)


def _as_row(part: Part) -> bool:
    """Whether a part is a fact of its own (a new paper, a file that came) and not was and wordt."""
    if part.key.startswith("attachment:"):
        return _whole_file(part) or _only_bytes(part)
    return part.op == "insert" and part.key.startswith("section:") and is_row(part.key)


def _whole_file(part: Part) -> bool:
    return part.op in ("insert", "delete") and part.heading in (part.before, part.after)


def _only_bytes(part: Part) -> bool:
    return bool(_SHA256.fullmatch(part.before or "") or _SHA256.fullmatch(part.after or ""))


def _row(part: Part) -> Row:
    if not part.key.startswith("attachment:"):
        return paper_row(part)
    name = texts.QUOTED.format(text=file_name(part))
    if _only_bytes(part):
        return Row(texts.FILE, f"{name}. {texts.FILE_UNREADABLE if part.material else texts.SAME_WORDS}")
    template = texts.FILE_CAME if part.op == "insert" else texts.FILE_WENT
    return Row(texts.FILE, template.format(name=name))


def _intro(told: _Told) -> Iterator[str]:
    yield _bill_intro(told) if told.bill else _page_intro(told)
    kinds = told.change.difference.kinds
    keys = {part.key for part in told.change.difference.parts}
    body = any(key.startswith("section:") and not is_row(key) for key in keys)
    if Kind.GONE in kinds:
        yield texts.PAGE_GONE
    elif body and "title" not in keys and not told.bill:
        yield texts.TEXT_NOT_TITLE
    yield from _terms(told)


def _bill_intro(told: _Told) -> str:
    number = dossier_number(inert(told.subject.key))
    title = shortened(inert(told.subject.title or ""), _TITLE_AT_MOST)
    name = texts.NAMED_BILL.format(name=title, number=number) if title else number
    happened = told.alert.event.happened
    if happened is None:
        return texts.INTRO_BILL.format(name=name, shown=told.shown)
    return texts.INTRO_BILL_DATED.format(name=name, day=capital(weekday(happened)), shown=told.shown)


def _page_intro(told: _Told) -> str:
    title = shortened(inert(told.subject.title or told.subject.key), _TITLE_AT_MOST)
    if told.subject.published is None:
        return texts.INTRO_PAGE.format(kind=_kind(told), shown=told.shown, title=title)
    day = weekday(told.subject.published)
    return texts.INTRO_PAGE_DATED.format(kind=_kind(told), day=day, title=title)


def _kind(told: _Told) -> str:
    """What the document is called at the start of a line; a letter has its number."""
    word = capital(noun(told.subject.kind))
    number = inert(next(iter(told.facts.get("identifier", ())), ""))
    if told.subject.kind != "ledenbrief" or not number or "://" in number:
        return word
    return texts.NUMBERED.format(kind=word, number=number)


def _terms(told: _Told) -> Iterator[str]:
    """The terms of law that a reader meets in the headline or title, one sentence each."""
    met = f"{told.alert.event.headline} {told.subject.title or ''}".casefold()
    return (sentence for term, sentence in procedure.TERMS.items() if re.search(rf"\b{term}\b", met))


def _rows(told: _Told) -> Iterator[Row]:
    dossiers = dossiers_of(told.change, told.watchlist)
    if dossiers and not told.bill:
        yield Row(texts.DOSSIER, f"{_dossier_names(dossiers)}.")
    passage = next(iter(told.facts.get("passage", ())), "")
    if passage and Kind.NEW in told.change.difference.kinds and not told.bill:
        yield Row(texts.PASSAGE, texts.QUOTED.format(text=_first_words(passage)))
    part = _stage_part(told)
    if not told.bill or not (part or told.vote or Kind.NEW in told.change.difference.kinds):
        return
    follows = procedure.PROCEDURE.get(stage_of(told.facts, told.vote)) if part or told.vote else None
    if follows:
        yield Row(texts.CONSEQUENCE, follows[0])
    stage = stage_row(told.facts, part)
    if stage:
        yield stage
    if told.vote:
        yield from result_rows(told.facts, told.vote)


def _dossier_names(dossiers: tuple[Dossier, ...]) -> str:
    """Two dossiers with their numbers; more of them by title alone."""
    if len(dossiers) <= _WITH_NUMBERS:
        return listed(map(with_numbers, dossiers))
    return listed(inert(dossier.title) for dossier in dossiers)


def _first_words(text: str) -> str:
    words = inert(text).split()
    return " ".join(words[:WORDS_AT_MOST]) + (" …" if len(words) > WORDS_AT_MOST else "")


def _next(told: _Told) -> Iterator[Row]:
    if not told.bill or not (told.vote or _stage_part(told)):
        return
    follows = procedure.PROCEDURE.get(stage_of(told.facts, told.vote))
    if follows:
        yield Row(texts.NEXT, follows[1])


def _when(told: _Told) -> Iterator[Row]:
    """Our looks, not the moment of change."""
    old, new = told.change.last_seen, told.change.seen
    if old is None:
        return
    same_day = local_day(old) == local_day(new)
    shown = texts.AT.format(clock=clock(new)) if same_day else texts.ON.format(moment=at_weekday(new))
    yield Row(texts.WHEN, texts.SEEN_BETWEEN.format(old=at_weekday(old), new=shown))


def _further(rest: int) -> Iterator[Row]:
    if rest > 0:
        yield Row(texts.FURTHER, f"{counted(rest, texts.MORE_ONE, texts.MORE_MANY)}.")


def _links(told: _Told) -> Iterator[Link]:
    url = linked(told.subject.url, told.watchlist.sources)
    if url:
        number = dossier_number(inert(told.subject.key))
        bill = texts.LINK_BILL.format(number=number, shown=told.shown)
        yield Link(bill if told.bill else texts.LINK_PAGE.format(kind=_kind(told), shown=told.shown), url)
    files = (p.key for p in told.change.difference.parts if p.op != "delete")
    keys = (key.removeprefix("attachment:") for key in files if key.startswith("attachment:"))
    addresses = (linked(key, told.watchlist.sources) for key in keys)
    file = next((address for address in addresses if address), None)
    if file:
        yield Link(texts.LINK_FILE.format(shown=told.shown), file)
    yield own(told.options.public_url, told.change.id)
