"""From one page result to what history is to keep. Pure: decides, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crawler.document import Attachment, Document, same
from crawler.wire import FileResult
from monitors.detect import NEW, aligned, detect
from monitors.match import Matcher, passages_of, passages_of_parts
from monitors.model import Difference, Match, Matches, Source, Why


@dataclass(frozen=True, slots=True)
class Observation:
    """What a reading means: the document with its files, what it is about, and what changed.

    `difference` is None when there is nothing to tell: the same version, a silent baseline, or
    files that were read for the first time. `keep` says whether it is a version of its own.
    """

    document: Document
    matches: Matches
    keep: bool
    difference: Difference | None = None
    about: Matches = field(default_factory=Matches)


def assemble(page: Document, files: Iterable[FileResult], last: Document | None) -> Document:
    """The document with what is known of its files: read now, else as they were last known."""
    read = {file.url: file for file in files if file.failure is None}
    known = {attachment.url: attachment for attachment in last.attachments} if last else {}
    attachments = tuple(_with_file(a, read.get(a.url), known.get(a.url)) for a in page.attachments)
    return replace(page, attachments=attachments)


def observe(document: Document, last: Document | None, matcher: Matcher, owner: Source | None) -> Observation:
    """What a reading means beside the last version; a first version is new.

    `owner` is the source whose own page this is, None for a page that it led to.
    """
    matches = about(matcher.matches(passages_of(document)), owner)
    if last is None:
        return Observation(document, matches, keep=True, difference=NEW, about=matches)
    base = aligned(last, document)
    if same(base, document):
        return Observation(document, matches, keep=base != last)
    difference = detect(base, document)
    touched = matcher.matches(passages_of_parts(document, difference.parts))
    return Observation(document, matches, True, difference, about(touched, owner))


def about(matches: Matches, owner: Source | None) -> Matches:
    """The matches, and the dossier whose own page the source is."""
    if owner is None or owner.dossier is None:
        return matches
    if any(match.key == owner.dossier for match in matches.dossiers):
        return matches
    own = Match(owner.dossier, (Why("source", owner.key, "source"),))
    return replace(matches, dossiers=(*matches.dossiers, own))


def _with_file(page: Attachment, read: FileResult | None, known: Attachment | None) -> Attachment:
    if read and read.answer and read.answer.sha256:
        return replace(page, sha256=read.answer.sha256, text=read.text)
    return replace(page, sha256=known.sha256, text=known.text) if known else page
