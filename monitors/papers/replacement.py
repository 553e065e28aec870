"""What a message tells of a new amendment beside the one that it replaces. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crawler.document import Document
from monitors.events.listrows import about
from monitors.model import Difference, Kind
from monitors.papers.amendment import AmendmentDiff, Changed, compare, without
from monitors.papers.beside import Beside, Passages
from monitors.papers.lineage import Lineage, Link, lineage, order
from monitors.papers.numbered import Paper, papers, papers_of
from monitors.words import besidetexts as said
from monitors.words import texts
from monitors.words.dutch import capital, counted, dossier_number, inert, listed, number, shortened

_AMENDMENTS_AT_MOST = 3
_LABELS_AT_MOST = 4
_NAMES_AT_MOST, _STEPS_AT_MOST = 5, 6
_WORDS_AT_MOST = 12
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Replacement:
    """An amendment with its line, and its text beside that of a paper that it replaces, where both are kept.

    `against` is the one it is compared with: of several the last.
    """

    paper: Paper
    line: Lineage
    against: Paper | None = None
    diff: AmendmentDiff | None = None


def amendments(document: Document, difference: Difference) -> tuple[str, ...]:
    """The amendments that a change brings: the new document itself, or the new rows of a list."""
    come = {part.key for part in difference.parts if part.op == "insert"}
    whole = Kind.NEW in difference.kinds and not difference.parts
    found = [paper for paper in papers_of(document) if paper.is_amendment]
    return tuple(paper.number for paper in found if whole or f"section:{paper.number}" in come)


def replacements(
    document: Document, difference: Difference, others: Iterable[Document]
) -> tuple[Replacement, ...]:
    """The amendments of a change that come from others, or of which that is not known."""
    others = tuple(others)
    known = papers((*others, document))
    # One more line in a row that was there is no new amendment.
    before = papers(one for one in others if (one.site, one.key) == (document.site, document.key))
    come = (number for number in amendments(document, difference) if number not in before)
    found = (_replacement(known[number], known) for number in come)
    return tuple(one for one in found if _tells(one.line))[:_AMENDMENTS_AT_MOST]


def beside(document: Document, difference: Difference, others: Iterable[Document]) -> Beside | None:
    """What a message tells of it, or None where the change brings no amendment with a line of its own."""
    others = tuple(others)
    found = replacements(document, difference, others)
    known = papers((*others, document))
    if not found:
        return None
    if len(found) > 1:
        return Beside(rows=tuple(row for one in found for row in _line_rows(one, named=True)))
    (one,) = found
    return Beside(
        headline=_headline(one) if _alone(one, difference) else "",
        lines=tuple(_sentences(one)),
        pairs=tuple(_pairs(one)),
        rows=(*_also(one), *_line_rows(one), *_without_text(one, known), *_verdicts(one, known)),
        pages=tuple(_pages(one)),
    )


def line_rows(number: str, known: Mapping[str, Paper]) -> tuple[tuple[str, str], ...]:
    """How messages tell what an amendment comes from, by label; nothing where it comes from no other."""
    return tuple(_line_rows(Replacement(known[number], lineage(number, known))))


def _alone(one: Replacement, difference: Difference) -> bool:
    """Whether nothing else happened that may weigh more, such as a vote on another amendment."""
    return all(part.key == f"section:{one.paper.number}" for part in difference.parts if part.material)


def _tells(line: Lineage) -> bool:
    return bool(line.links or line.unknown or line.refused or line.sub)


def _replacement(paper: Paper, known: Mapping[str, Paper]) -> Replacement:
    line = lineage(paper.number, known)
    texts_kept = [known[name] for name in line.replaces if name in known and known[name].text]
    if not (texts_kept and paper.text):
        return Replacement(paper, line)
    against = max(texts_kept, key=lambda one: order(one.number))
    diff = compare(against.text, paper.text)
    if against.signed and paper.signed:
        # Names of the metadata stand apart; those below a text may share a line.
        old, new = against.signed, paper.signed
        diff = replace(diff, joined=without(new, old), left=without(old, new))
    return Replacement(paper, line, against, diff)


def _headline(one: Replacement) -> str:
    if not one.line.replaces:
        return ""
    own, old = _name(one, one.paper.number), _names(one, one.line.replaces)
    subject = about(one.paper.title)
    if not subject:
        return said.REPLACES_ONLY.format(own=own, old=old, bill=dossier_number(one.paper.dossier))
    line = said.REPLACES.format(own=own, old=old, subject="")
    return line + shortened(subject, max(_LONGEST - len(line), 1))


def _name(one: Replacement, paper: str) -> str:
    bill, _, own = paper.partition("/")
    if bill == one.paper.dossier:
        return said.PAPER.format(own=own)
    return said.PAPER_OF_BILL.format(bill=dossier_number(bill), own=own)


def _names(one: Replacement, numbers: Iterable[str]) -> str:
    names = [_name(one, paper) for paper in numbers]
    more = len(names) - _NAMES_AT_MOST
    shown = listed(names[:_NAMES_AT_MOST]) if names else ""
    return f"{shown} {texts.AND_MORE.format(count=number(more))}" if more > 0 else shown


def _sentences(one: Replacement) -> Iterator[str]:
    diff = one.diff
    if diff is None or one.against is None:
        return
    if len(one.line.replaces) > 1:
        yield said.COMPARED_WITH.format(old=_name(one, one.against.number))
    if not diff.changed:
        yield said.TEXT_EQUAL
    elif all(not label for label in (*(part.label for part in diff.changed), *diff.equal)):
        yield said.TEXT_OTHER
    else:
        yield from _parts(diff)


def _parts(diff: AmendmentDiff) -> Iterator[str]:
    other = [part.label for part in diff.changed if part.before and part.after]
    new = [part.label for part in diff.changed if not part.before]
    gone = [part.label for part in diff.changed if not part.after]
    if len(diff.changed) == len(other) == 1 and diff.equal:
        yield said.ONLY_PART.format(labels=other[0])
    else:
        yield from (
            _of_parts(kind, them) for kind, them in (("other", other), ("new", new), ("gone", gone)) if them
        )
    if len(diff.equal) > _LABELS_AT_MOST:
        yield said.MORE_EQUAL.format(count=number(len(diff.equal)))
    elif diff.equal:
        yield _of_parts("equal", list(diff.equal))


def _of_parts(kind: str, labels: list[str]) -> str:
    return said.PARTS[kind][len(labels) > 1].format(labels=listed(labels))


def _pairs(one: Replacement) -> Iterator[Passages]:
    if one.diff is None or one.against is None:
        return
    labels = [capital(_name(one, paper)) for paper in (one.against.number, one.paper.number)]
    for part in one.diff.changed:
        yield Passages(_heading(part), labels[0], part.before or "", labels[1], part.after or "")


def _heading(part: Changed) -> str:
    return said.PART_NAMED.format(label=part.label) if part.label else said.WHOLE_TEXT


def _also(one: Replacement) -> Iterator[tuple[str, str]]:
    if one.diff is None:
        return
    told = []
    if one.diff.explained:
        told.append(counted(one.diff.explained, said.EXPLAINED_ONE, said.EXPLAINED_MANY))
    for names, sentence in ((one.diff.joined, said.JOINED), (one.diff.left, said.LEFT)):
        if names:
            told.append(sentence[len(names) > 1].format(names=listed(map(inert, names))))
    if told:
        yield said.ALSO, " ".join(told)


def _line_rows(one: Replacement, *, named: bool = False) -> Iterator[tuple[str, str]]:
    line = one.line
    if line.sub:
        papers_ = said.AMENDS_PAPER.format(papers=_names(one, line.amends)) if line.amends else ""
        yield said.AMENDS, papers_ or said.AMENDS_UNKNOWN
    told = list(_line(one))
    if told and named and not line.links:
        told.insert(0, f"{_name(one, line.paper)}:")
    if told:
        yield said.LINE, " ".join(told)


def _line(one: Replacement) -> Iterator[str]:
    line = one.line
    if line.links:
        steps = [_names(one, step) for step in line.generations]
        yield texts.STEP.join(["…"] * (len(steps) > _STEPS_AT_MOST) + steps[-_STEPS_AT_MOST:]) + "."
        yield _evidence(one)
    elif line.paper in line.unknown:
        yield said.UNKNOWN
    for link in line.links:
        if link.title:
            yield said.TITLE_NAMES.format(paper=_name(one, link.paper), others=_names(one, link.title))
    for paper in line.unknown:
        if line.links:
            yield said.UNKNOWN_OF.format(paper=_name(one, paper))
    for refused in line.refused:
        stated = refused.link
        names = {"paper": _name(one, stated.paper), "other": _name(one, stated.replaces)}
        yield said.REFUSED[refused.reason].format(**names)


def _evidence(one: Replacement) -> str:
    """How each paper of the line is known, what says so once; the words of the newest link are quoted."""
    by_words: dict[str, list[str]] = {}
    for link in one.line.links:
        by_words.setdefault(_words(one, link), []).append(link.replaces)
    told = (said.EVIDENCE_OF.format(papers=_names(one, them), evidence=how) for how, them in by_words.items())
    return capital("; ".join(told)) + "."


def _words(one: Replacement, link: Link) -> str:
    words = inert(link.words).split()
    how = said.EVIDENCE[link.evidence]
    if link.evidence == "data" or link.paper != one.paper.number or len(words) > _WORDS_AT_MOST:
        return how
    return f"{how} ({texts.QUOTED.format(text=' '.join(words))})"


def _without_text(one: Replacement, known: Mapping[str, Paper]) -> Iterator[tuple[str, str]]:
    if one.diff or not one.line.replaces:
        return
    missing = [p for p in (*one.line.replaces, one.paper.number) if not known.get(p, Paper(p)).text]
    yield said.DIFFERENCE, said.NO_TEXT.format(papers=_names(one, missing))


def _verdicts(one: Replacement, known: Mapping[str, Paper]) -> Iterator[tuple[str, str]]:
    asked = [known.get(paper, Paper(paper)) for paper in (*one.line.replaces, one.paper.number)]
    verdicts = [(paper, inert(paper.said(said.VERDICT))) for paper in asked]
    if not one.line.replaces or not any(verdict for _, verdict in verdicts):
        return
    told = (
        said.VERDICT_OF.format(
            paper=_name(one, paper.number), verdict=verdict[:1].lower() + verdict[1:] or said.NO_VERDICT
        )
        for paper, verdict in verdicts
    )
    yield said.VERDICT, " ".join(capital(text) if at else text for at, text in enumerate(told))


def _pages(one: Replacement) -> Iterator[tuple[str, str]]:
    if one.against and one.against.url:
        shown = texts.site_of(one.against.site, one.against.url).shown
        name = capital(_name(one, one.against.number))
        yield said.PAGE_OF.format(paper=name, shown=shown), one.against.url
