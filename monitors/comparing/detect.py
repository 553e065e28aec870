"""Two versions of a document in, their difference out. Pure: decides what changed, orders nothing.

`detect` is empty exactly when `crawler.document.same` holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.document import Attachment, Document, Fact, FactValue, Section, compared, label, same
from crawler.text import dutch_date
from monitors.comparing.compare import compare
from monitors.comparing.significance import judged
from monitors.model import Difference, Kind, Part, Why

_STATUS = ("stage", "result_", "decided_", "status")
_VOTE = ("votes_", "seats_")
_EDITORIAL_FACTS = frozenset({"related", "topics", "kind"})
NEW = Difference(frozenset({Kind.NEW}), (), material=True)
GONE = Difference(frozenset({Kind.GONE}), (), material=True)


def detect(before: Document, after: Document) -> Difference:
    """What changed between two versions, in the order title, dates, facts, sections, files."""
    if same(before, after):
        return Difference(frozenset(), (), material=False)
    old, new = compared(before), compared(after)
    found = [*_head(old, new), *_facts(old, new), *_sections(before, after), *_attachments(before, after)]
    parts = tuple(part for part, _ in found)
    kinds = frozenset(kind for _, kind in found) | _withdrawn(before, after)
    material = any(part.material for part in parts)
    why = () if material else (Why("document", "", "every difference is editorial"),)
    return Difference(kinds, parts, material, why)


def aligned(before: Document, after: Document) -> Document:
    """The old version with the files that were not read then, as they were first read now.

    A file that could be fetched only later is no change of the document.
    """
    later = {attachment.url: attachment for attachment in after.attachments}
    filled = tuple(_filled(attachment, later.get(attachment.url)) for attachment in before.attachments)
    return replace(before, attachments=filled)


def _filled(old: Attachment, new: Attachment | None) -> Attachment:
    if old.sha256 is None and new is not None:
        return replace(old, sha256=new.sha256, text=new.text)
    return old


def _withdrawn(before: Document, after: Document) -> frozenset[Kind]:
    gone = after.fact("stage") == "withdrawn" and before.fact("stage") != "withdrawn"
    return frozenset({Kind.WITHDRAWN}) if gone else frozenset()


def _head(old: Document, new: Document) -> Iterator[tuple[Part, Kind]]:
    if old.title != new.title:
        yield _replaced("title", "", old.title or "", new.title or ""), Kind.TEXT
    if old.published != new.published:
        before, after = (str(d.published) if d.published else None for d in (old, new))
        yield _scalar("published", before, after), Kind.DATE
    if old.identifier != new.identifier:
        yield _scalar("identifier", old.identifier, new.identifier), Kind.FACT
    if (old.kind, old.site, old.key, old.index) != (new.kind, new.site, new.key, new.index):
        yield replace(_scalar("kind", old.kind, new.kind), material=False), Kind.FACT


def _facts(old: Document, new: Document) -> Iterator[tuple[Part, Kind]]:
    before, after = _by_name(old.facts), _by_name(new.facts)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        part = _scalar(f"fact:{name}", _text(was), _text(now))
        yield replace(part, material=name not in _EDITORIAL_FACTS), _fact_kind(name)


def _fact_kind(name: str) -> Kind:
    if name.startswith(_VOTE):
        return Kind.VOTE
    if name.startswith(_STATUS):
        return Kind.STATUS
    return Kind.DATE if name in ("submitted", "entry_into_force", "planned", "inbreng_op") else Kind.FACT


def _sections(old: Document, new: Document) -> Iterator[tuple[Part, Kind]]:
    before, after = _renamed(old.sections, new.sections), {s.key: s for s in new.sections}
    # A row that slides out of a list that shows only its newest rows is not taken away.
    windowed = any(document.fact("truncated") or document.fact("following") for document in (old, new))
    for key, section in after.items():
        if key not in before:
            part = Part("insert", f"section:{key}", section.heading, None, section.text)
            yield replace(part, material=is_row(key) or _speaks(section)), _row_kind(key)
        elif before[key] != section:
            yield from _section(before[key], section)
    for key, section in before.items():
        if key not in after:
            part = Part("delete", f"section:{key}", section.heading, section.text, None)
            yield replace(part, material=not windowed if is_row(key) else _speaks(section)), Kind.TEXT
    if _order(before, after) != _order(after, before):
        yield Part("move", "sections", "", None, None, material=False), Kind.TEXT


def _section(old: Section, new: Section) -> Iterator[tuple[Part, Kind]]:
    key = f"section:{new.key}"
    if old.heading != new.heading:
        yield _replaced(key, new.heading, old.heading, new.heading), Kind.TEXT
    elif old.key != new.key:
        yield Part("replace", key, new.heading, old.key, new.key, material=False), Kind.FACT
    if is_row(new.key) and "\n" not in old.text + new.text:
        yield from _row(old, new)
        return
    yield from ((part, Kind.TEXT) for part in _texts(key, new.heading, old.text, new.text))


def _row(old: Section, new: Section) -> Iterator[tuple[Part, Kind]]:
    """A row of one line: its date matters, its reference is filled in by typesetting."""
    if old.text == new.text:
        return
    part = Part("replace", f"section:{new.key}", new.heading, old.text, new.text)
    moved = dutch_date(old.text) != dutch_date(new.text)
    yield replace(part, material=moved), Kind.DATE if moved else Kind.FACT


def _attachments(old: Document, new: Document) -> Iterator[tuple[Part, Kind]]:
    before = {attachment.url: attachment for attachment in old.attachments}
    after = {attachment.url: attachment for attachment in new.attachments}
    for url, attachment in after.items():
        if url not in before:
            name = f"attachment:{url}"
            yield Part("insert", name, label(attachment), None, label(attachment)), Kind.ATTACHMENT
        elif before[url] != attachment:
            yield from ((part, Kind.ATTACHMENT) for part in _file(before[url], attachment))
    for url, attachment in before.items():
        if url not in after:
            name = f"attachment:{url}"
            yield Part("delete", name, label(attachment), label(attachment), None), Kind.ATTACHMENT


def _file(old: Attachment, new: Attachment) -> Iterator[Part]:
    key, heading = f"attachment:{new.url}", label(new)
    if label(old) != label(new):
        yield replace(_replaced(key, heading, label(old), label(new)), material=False)
    if old.sha256 == new.sha256 and old.sha256 is not None:
        return
    if old.text != new.text:
        yield from _texts(key, heading, old.text or "", new.text or "")
    elif old.sha256 != new.sha256:
        # Other bytes with the same text. Without any text we cannot tell, so it may matter.
        yield Part("replace", key, heading, old.sha256, new.sha256, material=not new.text)


def _renamed(old: tuple[Section, ...], new: tuple[Section, ...]) -> dict[str, Section]:
    """The old sections by the key that they have now, where only heading or key changed."""
    keys = {section.key for section in new}
    old_keys = {section.key for section in old}
    fresh = {(_sameness(section)): section.key for section in new if section.key not in old_keys}
    renamed: dict[str, Section] = {}
    for section in old:
        now = None if section.key in keys else fresh.pop(_sameness(section), None)
        renamed[now or section.key] = section
    return renamed


def _sameness(section: Section) -> str:
    """What makes two sections with other keys the same: the date and title of a row, or the text."""
    return f"{dutch_date(section.text)} {section.heading}" if is_row(section.key) else section.text


def is_row(key: str) -> bool:
    """Whether a section is a row (a paper number or an address) and not a piece of body text."""
    return "/" in key


def _speaks(section: Section) -> bool:
    """Whether a section that came or went is more than furniture of its page."""
    return compare("", f"{section.heading}\n{section.text}").material


def _row_kind(key: str) -> Kind:
    return Kind.NEW if is_row(key) else Kind.TEXT


def _order(sections: dict[str, Section], other: dict[str, Section]) -> list[str]:
    return [key for key in sections if key in other]


def _texts(key: str, heading: str, before: str, after: str) -> Iterator[Part]:
    """The parts of a text that differ; one editorial part where only spaces or invisible signs do."""
    changes = compare(before, after).changes
    for change in changes:
        edit = change.edit
        yield Part(edit.op, key, heading, edit.before, edit.after, change.verdict.material)
    if not changes and before != after:
        yield Part("replace", key, heading, before, after, material=False)


def _replaced(key: str, heading: str, before: str, after: str) -> Part:
    return Part("replace", key, heading, before, after, material=judged(before, after).material)


def _scalar(key: str, before: str | None, after: str | None) -> Part:
    if before is None:
        return Part("insert", key, "", None, after)
    return Part("delete" if after is None else "replace", key, "", before, after)


def _by_name(facts: tuple[Fact, ...]) -> dict[str, FactValue]:
    return {fact.name: fact.value for fact in facts}


def _text(value: FactValue | None) -> str | None:
    return value if value is None or isinstance(value, str) else ", ".join(value)
