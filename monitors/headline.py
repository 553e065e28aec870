"""The one line that stands alone on a locked telephone: actor, verb, object, figure. Pure.

Every figure and name in it stands in the versions or is the name of a followed dossier; nothing
is counted or concluded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.document import Document
from monitors import operatortexts, texts
from monitors.detect import is_row
from monitors.dutch import dossier_number, duration, inert, paper_label, shortened, within
from monitors.figures import Moved, one_moved
from monitors.model import Difference, Dossier, Kind, Part, SourceEvent
from monitors.votes import Vote, decided, grouped, told

LONGEST = 80
_NAME_AT_LEAST = 12
PAPER_LISTS = ("amendementen", "zaken", "kamerstukken")
"""Kinds of documents that list the papers of a bill; readers know them by the bill."""

_TITLE_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class _About:
    """What the makers of headlines look at; `parts` are the material ones, where there are any."""

    document: Document
    before: Document | None
    kinds: frozenset[Kind]
    parts: tuple[Part, ...]
    name: str

    @property
    def short(self) -> str:
        """A bill's number, for a line in which its name does not fit; empty for anything else."""
        if self.document.kind != "wetsvoorstel":
            return ""
        novelle = "novelle" in (self.document.title or "").casefold()
        template = texts.NOVELLE_NUMBERED if novelle else texts.BILL_NUMBERED
        return template.format(number=dossier_number(inert(self.document.key)))

    @property
    def actor(self) -> str:
        return actor(self.document.site, self.document.url)

    @property
    def moved(self) -> frozenset[str]:
        return frozenset(
            part.key.removeprefix("fact:") for part in self.parts if part.key.startswith("fact:")
        )


def headline(
    document: Document, before: Document | None, difference: Difference, dossiers: tuple[Dossier, ...]
) -> str:
    """The headline of a change in at most 80 characters; `dossiers` are those that the change is about."""
    material = tuple(part for part in difference.parts if part.material) or difference.parts
    about = _About(document, before, difference.kinds, material, name_of(document, dossiers))
    for maker in (_gone, _decision, _new, _papers, _rows, _file, _dated):
        text = maker(about)
        if text:
            return within(text, LONGEST)
    return within(_changed(about), LONGEST)


def source_headline(event: SourceEvent) -> str:
    """The headline for operators when a source goes down, or comes back (`until` is set)."""
    source = inert(event.source)
    if event.until:
        return within(
            operatortexts.UP.format(source=source, length=duration(event.until - event.since)), LONGEST
        )
    down = operatortexts.DOWN.get(event.verdict, operatortexts.DOWN_OTHER).format(source=source)
    if event.field:
        down = operatortexts.DOWN_FIELD.format(down=down, field=inert(event.field))
    return shortened(down, LONGEST)


def actor(site: str, url: str) -> str:
    """Who speaks on a page; a site without a name of its own is called by its host."""
    return inert(texts.site_of(site, url).actor)


def noun(kind: str) -> str:
    """What readers call a kind of document; a kind without a word is a page."""
    folded = inert(kind).casefold()
    return texts.KINDS.get(folded) or texts.KINDS.get(folded.rpartition(": ")[2], texts.PAGE)


def name_of(document: Document, dossiers: tuple[Dossier, ...]) -> str:
    """How readers call a document: a bill by its dossier, where that is this bill alone; else its title."""
    own = inert(document.title or "")[:_TITLE_AT_MOST]
    if document.kind in PAPER_LISTS and dossiers:
        return inert(dossiers[0].title)
    if document.kind != "wetsvoorstel":
        return own or inert(document.identifier or document.url)
    owner = next((d for d in dossiers if document.key in d.numbers), None)
    if owner and not owner.context and (len(owner.numbers) == 1 or not own):
        return inert(owner.title)
    return own or dossier_number(inert(document.key))


def _gone(about: _About) -> str | None:
    if Kind.GONE not in about.kinds:
        return None
    site = texts.site_of(about.document.site, about.document.url)
    return _fit(texts.GONE, about.name, shown=inert(site.shown))


def _decision(about: _About) -> str | None:
    """A vote or another stage of a bill that we knew; the Staatsblad outweighs a vote seen with it."""
    if about.before is None:
        return None
    facts = grouped(told(about.document))
    stage = next(iter(facts.get("stage", ())), "") if "stage" in about.moved else ""
    vote = decided(facts, about.moved)
    if vote and stage not in ("published", "withdrawn"):
        return _fit(
            texts.VOTED[vote.result],
            about.name,
            about.short,
            chamber=texts.CHAMBERS[vote.chamber],
            seats=_seats(vote),
        )
    template = texts.STAGE_HEADLINES.get(stage)
    return _fit(template, about.name, about.short) if template else None


def _seats(vote: Vote) -> str:
    if vote.seats is None:
        return ""
    seats = texts.SEATS.format(voor=inert(vote.seats[0]), tegen=inert(vote.seats[1]))
    return texts.SEATS_BEHIND.format(seats=seats)


def _new(about: _About) -> str | None:
    document = about.document
    if about.before is not None or document.index:
        return None
    if document.kind == "wetsvoorstel":
        return _fit(texts.NEW_BILL, about.name, about.short)
    number = _letter(document)
    if number:
        return _fit(texts.NEW_LETTER, about.name, number=number)
    return _fit(texts.NEW_PAGE, about.name, actor=about.actor, kind=noun(document.kind))


def _papers(about: _About) -> str | None:
    rows = list(_new_rows(about))
    if not rows or about.document.kind not in ("wetsvoorstel", *PAPER_LISTS):
        return None
    if len(rows) > 1:
        papers = ", ".join(paper_of(row)[1] or inert(row.heading) for row in rows)
        return _named(texts.NEW_PAPERS, about, papers=shortened(papers, 30))
    heading, label = paper_of(rows[0])
    behind = f" ({label})" if heading and label else ""
    return _named(texts.NEW_PAPER, about, papers=_lower(heading) or label, behind=behind)


def paper_of(part: Part) -> tuple[str, str]:
    """The heading of a paper row and its label ("letter E"), empty where it has no number."""
    own = part.key.removeprefix("section:").partition("/")
    labelled = own[0][:5].isdigit() and own[2].isalnum()
    return inert(part.heading), paper_label(own[2]) if labelled else ""


def _rows(about: _About) -> str | None:
    if not about.document.index:
        return None
    rows = list(_new_rows(about))
    if not rows:
        return None
    return _fit(texts.NEW_ROWS, ", ".join(inert(row.heading) for row in rows), actor=about.actor)


def _new_rows(about: _About) -> Iterator[Part]:
    return (p for p in about.parts if p.op == "insert" and p.key.startswith("section:") and is_row(p.key))


def _file(about: _About) -> str | None:
    if about.kinds != {Kind.ATTACHMENT}:
        return None
    if all(part.op == "insert" and part.after == part.heading for part in about.parts):
        template = texts.FILE_ADDED
    elif all(part.op == "delete" and part.before == part.heading for part in about.parts):
        template = texts.FILE_REMOVED
    else:
        template = texts.FILE_REPLACED
    return _fit(template, _what(about), actor=about.actor, figure=_figure(one_moved(about.parts)))


def _dated(about: _About) -> str | None:
    """The shown date of a document, where that alone changed."""
    if [part.key for part in about.parts] != ["published"]:
        return None
    return _fit(texts.CHANGED_DATE, _what(about), actor=about.actor, figure=_figure(one_moved(about.parts)))


def _changed(about: _About) -> str:
    moved = None if about.document.kind == "wetsvoorstel" else one_moved(about.parts)
    if moved:
        return _fit(texts.CHANGED_FIGURE, _what(about), actor=about.actor, figure=_figure(moved))
    number = _letter(about.document)
    what = f"{noun(about.document.kind)} {number}" if number else _fact_label(about) or texts.PAGE
    return _fit(texts.CHANGED, about.name, actor=about.actor, what=what)


def _fact_label(about: _About) -> str | None:
    """The name of the fact that changed, where only one did and its name reads as a noun."""
    labels = {texts.FACTS.get(part.key.removeprefix("fact:")) for part in about.parts}
    label = labels.pop() if len(labels) == 1 else None
    return label.lower() if label and " " not in label else None


def _what(about: _About) -> str:
    """The object of a sentence: a letter by its number, everything else by its name."""
    number = _letter(about.document)
    return f"{noun(about.document.kind)} {number}" if number else about.name


def _letter(document: Document) -> str | None:
    if document.kind != "ledenbrief" or not document.identifier or "://" in document.identifier:
        return None
    return inert(document.identifier)


def _figure(moved: Moved | None) -> str:
    return texts.FROM_TO.format(was=moved.was, wordt=moved.wordt) if moved else ""


def _fit(template: str, name: str, short: str = "", **values: str) -> str:
    """The filled template; where the line is too long the name gives way, not the figure."""
    room = LONGEST - len(template.format(name="", **values))
    name = short if short and len(name) > room else name
    return template.format(name=shortened(name, max(room, _NAME_AT_LEAST)), **values)


def _named(template: str, about: _About, papers: str, behind: str = "") -> str:
    """A template in which a bill and its papers share the room; what stands behind stays whole."""
    room = LONGEST - len(template.format(name="", papers="")) - len(behind)
    wanted = len(about.name) + len(papers)
    name = about.short if wanted > room and len(about.short) < len(about.name) else about.name
    name = shortened(name, max(room - min(len(papers), room // 2), _NAME_AT_LEAST))
    return template.format(name=name, papers=shortened(papers, max(room - len(name), 1)) + behind)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
