"""From one page result to what history is to keep. Pure: decides, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crawler.document import Attachment, Document, label, same
from crawler.wire import FileResult
from monitors.comparing.detect import NEW, aligned, detect
from monitors.matching.match import Matcher
from monitors.matching.scope import passages_of, passages_of_parts
from monitors.model import Difference, Kind, Match, Matches, Part, Why
from monitors.watchlist import Source


@dataclass(frozen=True, slots=True)
class Observation:
    """What a reading means: the document with its files, what it is about, and what changed.

    `difference` is None when there is nothing to tell: the same version, a silent baseline, or
    files that were read for the first time. `keep` says whether it is a version of its own. `late`
    marks files whose first text brought dossiers that nobody was told of with the document.
    """

    document: Document
    matches: Matches
    keep: bool
    difference: Difference | None = None
    about: Matches = field(default_factory=Matches)
    late: bool = False


def assemble(page: Document, files: Iterable[FileResult], last: Document | None) -> Document:
    """The document with what is known of its files: read now, else as they were last known."""
    read = {file.url: file for file in files if file.failure is None}
    known = {attachment.url: attachment for attachment in last.attachments} if last else {}
    attachments = tuple(_with_file(a, read.get(a.url), known.get(a.url)) for a in page.attachments)
    return replace(page, attachments=attachments)


def observe(
    document: Document, last: Document | None, matcher: Matcher, owners: tuple[Source, ...]
) -> Observation:
    """What a reading means beside the last version; a first version is new.

    `owners` are the sources whose own page this is.
    """
    matches = about(matcher.matches(passages_of(document)), owners)
    if last is None:
        return Observation(document, matches, keep=True, difference=NEW, about=matches)
    base = aligned(last, document)
    if same(base, document):
        return _late(document, last, matches, about(matcher.matches(passages_of(last)), owners))
    difference = detect(base, document)
    touched = matcher.matches(passages_of_parts(document, difference.parts, base))
    return Observation(document, matches, True, difference, about(touched, owners))


def about_again(
    document: Document,
    last: Document | None,
    difference: Difference,
    matcher: Matcher,
    owners: tuple[Source, ...],
) -> Matches:
    """What a kept difference is about by another watchlist than that of its time."""
    if last is None or Kind.GONE in difference.kinds:
        return about(matcher.matches(passages_of(document)), owners)
    if difference.kinds == {Kind.ATTACHMENT} and same(aligned(last, document), document):
        before = about(matcher.matches(passages_of(last)), owners)
        return _late(document, last, about(matcher.matches(passages_of(document)), owners), before).about
    touched = matcher.matches(passages_of_parts(document, difference.parts, aligned(last, document)))
    return about(touched, owners)


def _late(document: Document, last: Document, now: Matches, before: Matches) -> Observation:
    """A version that only gained the text of its files; told where that brings a dossier of its own."""
    known = {match.key for match in before.dossiers}
    gained = tuple(match for match in now.dossiers if match.key not in known)
    if not gained:
        return Observation(document, now, keep=document != last)
    read = [a for a, old in zip(document.attachments, last.attachments, strict=False) if old.sha256 is None]
    parts = tuple(Part("insert", f"attachment:{a.url}", label(a), None, label(a)) for a in read)
    difference = Difference(frozenset({Kind.ATTACHMENT}), parts, material=True)
    return Observation(document, now, True, difference, Matches(gained, now.amendments), late=True)


def about(matches: Matches, owners: tuple[Source, ...]) -> Matches:
    """The matches, and the dossiers whose own page this is."""
    known = {match.key for match in matches.dossiers}
    own = {owner.dossier: owner.key for owner in owners if owner.dossier and owner.dossier not in known}
    added = tuple(Match(dossier, (Why("source", key, "source"),)) for dossier, key in own.items())
    return replace(matches, dossiers=(*matches.dossiers, *added))


def _with_file(page: Attachment, read: FileResult | None, known: Attachment | None) -> Attachment:
    if read and read.answer and read.answer.sha256:
        return replace(page, sha256=read.answer.sha256, text=read.text)
    return replace(page, sha256=known.sha256, text=known.text) if known else page
