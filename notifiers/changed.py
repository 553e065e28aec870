"""The message of one change, as long as a reader has time for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitors.comparing.detect import is_row
from monitors.events.votes import CHAMBERS, Facts, Vote, decided, grouped, vote
from monitors.matching.passage import WORDS_AT_MOST
from monitors.model import Alert, Change, Kind, Part
from monitors.papers.beside import Beside
from monitors.watchlist import Dossier, Watchlist
from monitors.words import texts
from monitors.words.dutch import (
    at_weekday,
    capital,
    clock,
    counted,
    dossier_number,
    inert,
    local_day,
    paper_label,
    within,
)
from monitors.words.dutch import listed as enumerated
from monitors.words.headline import LONGEST
from notifiers import again, held, listed
from notifiers.ballots import (
    consequence,
    further,
    later_rows,
    other_links,
    reported,
    vote_rows,
    voting_rows,
)
from notifiers.intro import intro_of, kind_of
from notifiers.links import linked, own
from notifiers.quotes import file_name, quoted
from notifiers.shape import Link, Message, Options, Row
from notifiers.told import Told
from notifiers.voting import stage_row
from notifiers.why import dossiers_of, footer, with_numbers

BODY_AT_MOST = 1_200
_WITH_NUMBERS = 2
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


def change_message(
    alert: Alert, change: Change, watchlist: Watchlist, options: Options, room: int
) -> Message:
    """The fullest message that leaves `room` of the length that readers have time for."""
    facts = {**_facts_of(change.difference.parts), **grouped(alert.facts)}
    moved = {p.key.removeprefix("fact:") for p in change.difference.parts if p.key.startswith("fact:")}
    cast = decided(facts, moved) if change.subject.kind == "wetsvoorstel" else _cast(facts)
    told = Told(alert, change, watchlist, options, facts, cast)
    for size in _SIZES:
        message = _message(told, size)
        if message.visible() <= BODY_AT_MOST - room:
            break
    return message


def _cast(facts: Facts) -> Vote | None:
    """The vote that a row of a list tells of."""
    chamber = next(iter(facts.get("procedure", ())), "").rpartition("/")[2]
    return next((cast for one in CHAMBERS if chamber in (one, "") and (cast := vote(facts, one))), None)


def _facts_of(parts: tuple[Part, ...]) -> dict[str, tuple[str, ...]]:
    """The single facts that changed; lists of parties are joined in a part and cannot be taken apart."""
    facts = ((p.key.removeprefix("fact:"), p.after) for p in parts if p.key.startswith("fact:"))
    return {name: (after,) for name, after in facts if after and not name.startswith("votes_")}


def _message(told: Told, size: tuple[int, int, int]) -> Message:
    pairs_at_most, words, rows_at_most = size
    left = _untold(told)
    rowed = [part for part in left if _as_row(part)]
    headings = [part for part in left if _only_heading(part)]
    bare = (*rowed, *(headings if len(headings) < len(left) else ()))
    paired = [part for part in left if part not in bare and part.op != "move"]
    beside = told.alert.beside or Beside()
    quotes = [*held.passages(beside, words), *(quoted(part, words) for part in paired)][:pairs_at_most]
    rest = len(left) - len(bare) + len(beside.pairs) + len(rowed[rows_at_most:])
    rest -= sum(1 for quote in quotes if quote.whole)
    later = [
        *later_rows(told),
        *_before(told),
        *held.rows(beside)[: rows_at_most + 1],
        *_next(told),
        *(_when(told) if quotes else ()),
        *_kept(paired),
        *_further(rest, len(bare) - len(rowed)),
        *again.rows(reported(told), inert(told.site.actor)),
    ]
    return Message(
        headline=within(inert(told.alert.event.headline), LONGEST),
        intro=(*intro_of(told), *beside.lines),
        rows=(*_rows(told), *(_row(part) for part in rowed[:rows_at_most])),
        pairs=tuple(quote.pair for quote in quotes),
        later=tuple(later),
        links=(*held.pages(beside, told.watchlist.sources), *_links(told)),
        footer=footer(told.alert, told.change, told.watchlist),
    )


def _untold(told: Told) -> list[Part]:
    """The parts that the rows of a vote or stage do not tell already, what matters first."""
    decision = bool(_stage_part(told) or told.vote)
    named: tuple[str, ...] = ("fact:stage", "fact:status", "fact:decided_") if decision else ()
    if told.vote:
        named += tuple(f"fact:{name}_{told.vote.chamber}" for name in ("result", "votes", "seats"))
    if told.bill and told.vote:
        named += ("fact:planned",)
    parts = [part for part in told.change.difference.parts if not part.key.startswith(named)]
    parts = [part for part in listed.merged(parts) if not (told.vote and _of_the_vote(part))]
    return sorted(parts, key=lambda part: not part.material)


def _of_the_vote(part: Part) -> bool:
    """Whether a row of a bill's papers only says that there was a vote."""
    return part.op == "insert" and is_row(part.key) and part.heading.casefold().startswith("stemming")


def _stage_part(told: Told) -> Part | None:
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
        return listed.row(part)
    name = texts.QUOTED.format(text=file_name(part))
    if _only_bytes(part):
        return Row(texts.FILE, f"{name}. {texts.FILE_UNREADABLE if part.material else texts.SAME_WORDS}")
    template = texts.FILE_CAME if part.op == "insert" else texts.FILE_WENT
    return Row(texts.FILE, template.format(name=name))


def _rows(told: Told) -> Iterator[Row]:
    dossiers = dossiers_of(told.change, told.watchlist)
    if dossiers and not told.bill:
        yield Row(texts.DOSSIER, f"{_dossier_names(dossiers)}.")
    passage = next(iter(told.facts.get("passage", ())), "")
    new = Kind.NEW in told.change.difference.kinds and not told.alert.beside
    if passage and new and not told.bill:
        yield Row(texts.PASSAGE, texts.QUOTED.format(text=_first_words(passage)))
    part = _stage_part(told)
    follows = consequence(told)
    if follows:
        yield Row(texts.CONSEQUENCE, follows)
    stage = stage_row(told.facts, part, told.vote) if told.bill and _steps(told) else None
    if stage:
        yield stage
    yield from vote_rows(told)


def _steps(told: Told) -> bool:
    return bool(_stage_part(told) or told.vote or Kind.NEW in told.change.difference.kinds)


def _dossier_names(dossiers: tuple[Dossier, ...]) -> str:
    """Two dossiers with their numbers; more of them by title alone."""
    if len(dossiers) <= _WITH_NUMBERS:
        return enumerated(map(with_numbers, dossiers))
    return enumerated(inert(dossier.title) for dossier in dossiers)


def _first_words(text: str) -> str:
    words = inert(text).split()
    return " ".join(words[:WORDS_AT_MOST]) + (" …" if len(words) > WORDS_AT_MOST else "")


def _next(told: Told) -> Iterator[Row]:
    follows = further(told)
    if follows:
        yield Row(texts.NEXT, follows)


def _when(told: Told) -> Iterator[Row]:
    """Our looks, not the moment of change."""
    old, new = told.change.last_seen, told.change.seen
    if old is None:
        return
    same_day = local_day(old) == local_day(new)
    shown = texts.AT.format(clock=clock(new)) if same_day else texts.ON.format(moment=at_weekday(new))
    yield Row(texts.WHEN, texts.SEEN_BETWEEN.format(old=at_weekday(old), new=shown))


def _kept(parts: list[Part]) -> Iterator[Row]:
    """That the old file is kept, where another came at its own address."""
    keys = [part.key for part in parts if part.key.startswith("attachment:") and part.op == "replace"]
    if keys:
        pdf = any(".pdf" in key.casefold() for key in keys)
        yield Row(texts.FILE, texts.FILE_KEPT.format(kind=texts.FILE_PDF if pdf else texts.FILE_OTHER))


def _before(told: Told) -> Iterator[Row]:
    """The days that a date had before, where it moved more than once."""
    yield from (Row(texts.EARLIER, f"{text} {texts.NO_REASON}") for text in told.facts.get("earlier", ()))
    yield from voting_rows(told)


def _only_heading(part: Part) -> bool:
    """Whether only what stands above a passage reads otherwise."""
    return part.op == "replace" and part.key.startswith("section:") and part.after == part.heading


def _further(rest: int, headings: int) -> Iterator[Row]:
    told = [f"{counted(rest, texts.MORE_ONE, texts.MORE_MANY)}."] if rest > 0 else []
    if headings:
        many = texts.HEADING_MANY.format(count=headings)
        told.append(texts.HEADING_ONE if headings == 1 else many)
    if told:
        yield Row(texts.FURTHER, " ".join(told))


def _paper(told: Told) -> str:
    """An amendment in print by its number, where it stands beside another."""
    own = told.subject.key.partition("/")[2]
    return capital(paper_label(own)) if told.alert.beside and own and told.subject.kind == "kamerstuk" else ""


def _links(told: Told) -> Iterator[Link]:
    url = linked(told.subject.url, told.watchlist.sources)
    if url:
        number = dossier_number(inert(told.subject.key))
        bill = texts.LINK_BILL.format(number=number, shown=told.shown)
        page = texts.LINK_PAGE.format(kind=_paper(told) or kind_of(told), shown=told.shown)
        yield Link(bill if told.bill else page, url)
    yield from other_links(told)
    files = (p.key for p in told.change.difference.parts if p.op != "delete")
    keys = (key.removeprefix("attachment:") for key in files if key.startswith("attachment:"))
    addresses = (linked(key, told.watchlist.sources) for key in keys)
    file = next((address for address in addresses if address), None)
    if file:
        yield Link(texts.LINK_FILE.format(shown=told.shown), file)
    yield own(told.options.public_url, told.change.id)
