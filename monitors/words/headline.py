"""The one line that stands alone on a locked telephone: actor, verb, object, figure. Pure.

Every figure and name in it stands in the versions or is the name of a followed dossier; nothing
is counted or concluded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.document import Document
from crawler.text import dutch_date
from monitors.comparing.detect import is_row
from monitors.events import reissue
from monitors.events.happening import Happening, What
from monitors.events.typed import happenings
from monitors.events.votes import Vote, decided, grouped, told
from monitors.model import Difference, EventType, Kind, Part
from monitors.papers.figures import Moved, day_of, one_moved
from monitors.watchlist import Dossier
from monitors.words import texts
from monitors.words.dutch import capital, dossier_number, inert, number, shortened, within, written
from monitors.words.headlinetexts import IN_FORCE_BEHIND, JUDGED, NEWS, OBJECTS, SHORT_PAGE
from monitors.words.naming import PAPER_LISTS, actor, bill_number, name_of, noun, paper_of
from monitors.words.phrase import phrase

LONGEST = 80
_NAME_AT_LEAST = 12
_TELLING = 0.55
"""How much of a name must be left to tell a reader which bill it is; below that its number does."""
_NEWS = ("nieuwsbericht", "nieuws")
_TOLD_WHEN_NEW = ("staatsblad", "staatscourant", "internetconsultatie", "amendement")
_TOLD_OF_BILLS = frozenset({EventType.IN_FORCE, EventType.SCHEDULED, EventType.MOVED, EventType.POSTPONED})


@dataclass(frozen=True, slots=True)
class _About:
    """What the makers of headlines look at; `parts` are the material ones, where there are any."""

    document: Document
    before: Document | None
    kinds: frozenset[Kind]
    parts: tuple[Part, ...]
    name: str
    found: tuple[Happening, ...]
    dossiers: tuple[Dossier, ...]

    @property
    def short(self) -> str:
        """A bill's number, for a line in which its name does not fit; empty for anything else."""
        number = bill_number(self.document)
        if not number:
            return ""
        novelle = "novelle" in (self.document.title or "").casefold()
        template = texts.NOVELLE_NUMBERED if novelle else texts.BILL_NUMBERED
        return template.format(number=dossier_number(number))

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
    about = _About(
        document,
        before,
        difference.kinds,
        material,
        name_of(document, dossiers),
        happenings(document, difference, dossiers),
        dossiers,
    )
    again = reissue.rows_reissued(difference)
    if again:
        return within(_fit(texts.REISSUED_ROWS, about.name, count=number(again)), LONGEST)
    for maker in (_gone, _decision, _happened, _new, _papers, _rows, _file, _dated):
        text = maker(about)
        if text:
            return within(text, LONGEST)
    return within(_changed(about), LONGEST)


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
    if template is None:
        return None
    return _fit(template + (_in_force(about) if stage == "published" else ""), about.name, about.short)


def _in_force(about: _About) -> str:
    said = about.document.fact("entry_into_force")
    day = (day_of(said) or dutch_date(said)) if isinstance(said, str) else None
    return IN_FORCE_BEHIND.format(day=written(day)) if day else ""


def _happened(about: _About) -> str | None:
    """A typed event that is neither a vote nor a stage of a bill's own page."""
    document, first = about.document, about.found[0]
    if document.kind == "wetsvoorstel":
        paper = first.what in (What.AMENDMENT, What.MOTION) and first.type is not EventType.SUBMITTED
        if not paper and first.type not in _TOLD_OF_BILLS:
            return None
    elif about.before is None and not document.index and document.kind not in _TOLD_WHEN_NEW:
        return None
    return _judged(about) or phrase(about.found, document, about.dossiers, _fit)


def _judged(about: _About) -> str | None:
    """What the cabinet thinks of one amendment or motion, where that is what changed."""
    one = about.found[0]
    label = "Oordeel kabinet: "
    lines = (line for part in about.parts for line in (part.after or "").splitlines())
    said = [line for line in lines if line.startswith(label)]
    if one.type is not EventType.CHANGED or one.what not in OBJECTS or len(said) != 1 or not one.paper:
        return None
    object_ = f"{OBJECTS[one.what][0]} {one.paper}"
    judgement = shortened(inert(said[0].removeprefix(label)).lower(), 40)
    return JUDGED.format(object=object_, judgement=judgement)


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
    kind = noun(document.kind)
    full = NEWS if document.kind in _NEWS else texts.NEW_PAGE
    lines = (one.format(name=about.name, actor=about.actor, kind=kind) for one in (full, SHORT_PAGE))
    fitting = next((capital(line) for line in lines if len(line) <= LONGEST), None)
    return fitting or capital(_fit(SHORT_PAGE, about.name, kind=kind))


def _papers(about: _About) -> str | None:
    rows = list(_new_rows(about))
    if not rows or about.document.kind not in ("wetsvoorstel", *PAPER_LISTS):
        return None
    if len(rows) > 1:
        papers = ", ".join(paper_of(row)[1] or inert(row.heading) for row in rows)
        return _named(texts.NEW_PAPERS, about, papers=shortened(papers, 30))
    heading, label = paper_of(rows[0])
    behind = f" ({label})" if heading and label and not heading.endswith(label) else ""
    return _named(texts.NEW_PAPER, about, papers=_lower(heading) or label, behind=behind)


def _rows(about: _About) -> str | None:
    if not about.document.index:
        return None
    rows = list(_new_rows(about))
    if not rows:
        return None
    return _fit(texts.NEW_ROWS, ", ".join(inert(row.heading) for row in rows), actor=about.actor)


def _new_rows(about: _About) -> Iterator[Part]:
    """The rows that are new as a whole; one more line in a row that was there is none."""
    known = {f"section:{section.key}" for section in about.before.sections} if about.before else set()
    rows = (p for p in about.parts if p.op == "insert" and p.key.startswith("section:") and is_row(p.key))
    return (part for part in rows if part.key not in known)


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
    cut = shortened(name, max(room, _NAME_AT_LEAST))
    told = short if short and len(cut) < _TELLING * len(name) else cut
    return template.format(name=shortened(told, max(room, _NAME_AT_LEAST)), **values)


def _named(templates: tuple[str, ...], about: _About, papers: str, behind: str = "") -> str:
    """The first template in which the bill and its papers fit whole; in the last they share the room.

    What stands behind stays whole.
    """
    for name in filter(None, (about.name, about.short)):
        for template in templates:
            line = capital(template.format(name=name, papers=papers + behind))
            if len(line) <= LONGEST:
                return line
    template = templates[-1]
    room = LONGEST - len(template.format(name="", papers="")) - len(behind)
    name = min((about.name, about.short or about.name), key=len)
    name = shortened(name, max(room - min(len(papers), room // 2), _NAME_AT_LEAST))
    return capital(template.format(name=name, papers=shortened(papers, max(room - len(name), 1)) + behind))


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
