"""How Wetwacht is: one judgement of the facts, for operators on the terminal and on pages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from crawler.errors import Verdict
from monitors.condition import Condition
from monitors.sources.health import SourceState
from monitors.watchlist import Source
from wetwacht.finding import Facts, Finding, Level, Place, Probed, Program, Setup
from wetwacht.sending import digests, queue

_READ = (Verdict.OK, Verdict.QUIET)
_MIB = 1024 * 1024
_DISK_NEEDED = 100 * _MIB
_DISK_WANTED = 500 * _MIB
_CLOCK_LEEWAY = timedelta(minutes=5)
_BACKUP_OLD = timedelta(days=2)
_ROUND_OLD_SERVED = timedelta(hours=2)
_ROUND_OLD = timedelta(hours=26)
_LATE = timedelta(hours=1)
_RESTLESS = 6
_MANY = 5
_NO_ANSWER = ("temporary", "ambiguous")
# There is no history yet, or the next round brings it up to date.
_HARMLESS = ("absent", "old")
_NEEDED = ("configuration", "database", "disk", "clock", "service", "queue")


def health(facts: Facts, now: datetime) -> tuple[Finding, ...]:
    """Every finding, in the order in which an operator would look."""
    found = [*configuration(facts.setup), *program(facts.program)]
    condition = facts.condition
    if condition:
        found += database(condition, facts.program)
    if facts.place:
        found += disk(facts.place, condition.size if condition else 0)
    if condition and condition.access == "usable":
        found += clock(condition, now)
        found += service(condition, facts.service, now)
        found += sources(facts.setup.sources, condition, now, served=bool(facts.service))
        found += queue(condition, now)
        found += digests(condition, now)
        found += backup(facts.backup, now)
    return (*found, *map(probe, facts.probed))


def ready(findings: Iterable[Finding]) -> bool:
    """Whether the program can do its work; a site or reader that fails is no reason to start it again."""
    return not any(one.level == "wrong" and one.subject in _NEEDED for one in findings)


def exit_code(findings: Iterable[Finding]) -> int:
    """0 when nothing is wrong, 2 when the configuration is, else 1."""
    wrong = {one.subject for one in findings if one.level == "wrong"}
    return 2 if "configuration" in wrong else int(bool(wrong))


def configuration(setup: Setup) -> Iterator[Finding]:
    """What is wrong in the watchlist and the environment, and what is left out."""
    for place, expected, remedy in setup.errors:
        facts = (("place", place), ("expected", expected), ("remedy", remedy))
        yield Finding("configuration", "configuration-wrong", "wrong", facts)
    for name in setup.open_secrets:
        yield Finding("configuration", "secret-open", "wrong", (("name", name),))
    if setup.errors:
        return
    counts = (
        ("sources", len(setup.sources)),
        ("dossiers", setup.dossiers),
        ("subscriptions", setup.subscriptions),
    )
    yield Finding("configuration", "configuration-fine", "fine", counts)
    if setup.public_url is None:
        yield Finding("configuration", "public-url-missing", "note")


def program(runs: Program) -> Iterator[Finding]:
    """Which versions run."""
    facts = (("version", runs.version), ("python", runs.python), ("sqlite", runs.sqlite))
    yield Finding("program", "program-fine", "fine", facts)


def database(condition: Condition, runs: Program) -> Iterator[Finding]:
    """Whether the file can be read and what it is."""
    if condition.access != "usable":
        level: Level = "note" if condition.access in _HARMLESS else "wrong"
        yield Finding("database", f"database-{condition.access}", level, (("reason", condition.reason),))
        return
    facts = (
        ("size", condition.size // _MIB),
        ("schema", condition.schema),
        ("journal", condition.journal),
    )
    yield Finding("database", "database-fine" if condition.checked else "database-unchecked", "fine", facts)
    if condition.journal == "wal" and not runs.wal_is_safe:
        yield Finding("database", "wal-unsafe", "wrong", (("sqlite", runs.sqlite),))


def disk(place: Place, size: int) -> Iterator[Finding]:
    """Whether there is room for the history and a copy of it, and whether it may be written."""
    facts = (("folder", place.folder), ("free", place.free // _MIB))
    if not place.writable:
        yield Finding("disk", "folder-unwritable", "wrong", facts)
    if place.free < _DISK_NEEDED + size:
        yield Finding("disk", "disk-full", "wrong", facts)
    elif place.free < _DISK_WANTED + 2 * size:
        yield Finding("disk", "disk-low", "note", facts)
    else:
        yield Finding("disk", "disk-fine", "fine", facts)


def clock(condition: Condition, now: datetime) -> Iterator[Finding]:
    """Whether the clock was set back: then something was seen in the future."""
    newest = condition.newest
    if newest and newest > now + _CLOCK_LEEWAY:
        yield Finding("clock", "clock-back", "wrong", (("newest", newest), ("now", now)))
    else:
        yield Finding("clock", "clock-fine", "fine", (("now", now),))


def service(condition: Condition, running: bool | None, now: datetime) -> Iterator[Finding]:
    """Whether something makes rounds."""
    code = {True: "service-running", False: "service-stopped", None: "service-unknown"}[running]
    yield Finding("service", code, "fine" if running else "note")
    last = max((one.last_visit for one in condition.states if one.last_visit), default=None)
    if last is None:
        yield Finding("service", "round-none", "note")
    elif now - last > (_ROUND_OLD_SERVED if running else _ROUND_OLD):
        yield Finding("service", "round-old", "wrong", (("last", last),), since=last)
    else:
        yield Finding("service", "round-fine", "fine", (("last", last),))


def sources(
    watched: tuple[Source, ...], condition: Condition, now: datetime, *, served: bool
) -> Iterator[Finding]:
    """Each source that fails, may fail, or was never visited; the rest is one line, as are many new ones."""
    states, restless = {one.key: one for one in condition.states}, dict(condition.restless)
    never = [one.key for one in watched if one.key not in states or states[one.key].verdict is None]
    many = frozenset(never) if len(never) > _MANY else frozenset()
    if many:
        yield Finding("sources", "sources-never", "note", (("count", len(many)), ("all", len(watched))))
    well = 0
    for one in (each for each in watched if each.key not in many):
        finding = _source(one, states.get(one.key), now, served=served)
        if finding:
            yield finding
        well += finding is None
        if restless.get(one.key, 0) >= _RESTLESS:
            facts = (("source", one.key), ("times", restless[one.key]))
            yield Finding(f"source {one.key}", "source-restless", "note", facts)
    if well:
        yield Finding("sources", "sources-fine", "fine", (("count", well), ("all", len(watched))))


def _source(one: Source, state: SourceState | None, now: datetime, *, served: bool) -> Finding | None:
    subject, named = f"source {one.key}", (("source", one.key),)
    if state is None or state.verdict is None:
        return Finding(subject, "source-never", "note", named)
    if state.verdict not in _READ:
        facts = (*named, ("verdict", str(state.verdict)), ("reason", state.reason or ""), ("url", one.url))
        # The first failure may be a hiccup, except that a layout does not mend itself.
        told = state.announced or state.verdict is Verdict.BROKEN
        code = "source-failing" if state.last_ok or not told else "source-unread"
        return Finding(subject, code, "wrong" if told else "note", facts, since=state.failing_since)
    if served and state.next_due and now - max(state.next_due, state.not_before or state.next_due) > _LATE:
        return Finding(subject, "source-late", "note", (*named, ("due", state.next_due)), state.next_due)
    return None


def backup(newest: datetime | None, now: datetime) -> Iterator[Finding]:
    """How old the last copy is."""
    if newest is None:
        yield Finding("backup", "backup-none", "note")
    elif now - newest > _BACKUP_OLD:
        yield Finding("backup", "backup-old", "note", (("last", newest),), since=newest)
    else:
        yield Finding("backup", "backup-fine", "fine", (("last", newest),))


def probe(asked: Probed) -> Finding:
    """What a service outside said when it was asked."""
    if asked.trouble is None:
        return Finding(asked.subject, f"{asked.subject}-fine", "fine", (("told", asked.told),))
    facts = (("told", asked.told), ("reason", asked.trouble))
    code = "unreachable" if asked.trouble.startswith(_NO_ANSWER) else "wrong"
    return Finding(asked.subject, f"{asked.subject}-{code}", "wrong", facts)
