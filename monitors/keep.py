"""What one page result leaves behind in the history. Belongs inside one transaction per result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document, same
from crawler.errors import Failure, Verdict
from crawler.registry import hosts_of, origin_for
from crawler.text import AMSTERDAM
from crawler.wire import Answer, PageResult
from monitors.detect import GONE, is_row
from monitors.doubt import doubt
from monitors.events import dated_rows, event_type, happened
from monitors.headline import headline
from monitors.health import SourceState, shrunk, visited
from monitors.history import addresses, bodies, outbox, sources, versions
from monitors.history.records import dump_source_event
from monitors.history.versions import Draft, NewVersion, Version
from monitors.match import Matcher
from monitors.model import Event, EventType, Matches, Source, SourceEvent, Watchlist
from monitors.observe import Observation, assemble, observe
from monitors.rebase import rebased
from monitors.report import SourceReport
from monitors.subscriptions import operators, recipients

_ABSENT = (404, 410)
_GONE_AFTER = 2


@dataclass(frozen=True, slots=True)
class Keeper:
    """Writes the results of one round; `now` is the round's moment."""

    db: Database
    watchlist: Watchlist
    matcher: Matcher
    spool: Path
    now: datetime

    def keep(self, result: PageResult, source: Source, report: SourceReport) -> None:
        """Keeps one result and adds it to the report of its source."""
        result = self._doubted(result, source)
        if result.failure:
            self._keep_failure(result, source, report)
        elif result.document and result.document.index:
            self._keep_index(result, result.document, source)
        elif result.document is None and addresses.sights(self.db, source.key) and result.own:
            addresses.sighted_again(self.db, source.key, self.now)
            report.unchanged += 1
        elif not (result.own and self._emptied(result, source)):
            self._keep_page(result, source, report)
        report.pages += result.failure is None
        report.errors.extend(file.failure for file in result.files if file.failure)
        if result.own:
            self._keep_state(result, source, report)

    def _doubted(self, result: PageResult, source: Source) -> PageResult:
        """The result, as a failure where another page seems to have answered for one of any site."""
        page = result.document
        if page is None or not result.own or hosts_of(source.site):
            return result
        found = versions.find_document(self.db, page.site, page.key)
        last = versions.last_version(self.db, found) if found else None
        state = sources.state_of(self.db, source.key)
        reason = doubt(last.document if last else None, state, page)
        failure = Failure(result.url, Verdict.SUSPECT, reason, True) if reason else None
        return replace(result, document=None, failure=failure) if failure else result

    def _keep_failure(self, result: PageResult, source: Source, report: SourceReport) -> None:
        failure = result.failure
        if failure is None:
            return
        report.errors.append(failure)
        if not result.own and self._is_gone(result, source):
            self._keep_gone(result, source, report)
        first_of_spell = sources.state_of(self.db, source.key).failures == 0
        if result.own and first_of_spell and result.answer:
            versions.save_snapshot(self.db, result.answer, source.key, self.spool, self.now)

    def _is_gone(self, result: PageResult, source: Source) -> bool:
        """Whether a followed page was absent twice in a row while its index, read now, does not list it."""
        state = sources.state_of(self.db, source.key)
        absent = result.answer is not None and result.answer.status in _ABSENT
        read = state.verdict is Verdict.OK and state.last_ok == self.now
        if not absent or not read or addresses.listed_now(self.db, result.url, self.now):
            return False
        before = addresses.looked_at(self.db, result.url)
        twice = addresses.missing_again(self.db, result.url, self.now) == _GONE_AFTER
        found = addresses.document_at(self.db, result.url) if twice else None
        last = versions.last_version(self.db, found) if found else None
        # Seen since the first miss: the same document stands at another address now.
        return last is not None and before is not None and last.last_seen < before

    def _keep_gone(self, result: PageResult, source: Source, report: SourceReport) -> None:
        found = addresses.document_at(self.db, result.url)
        last = versions.last_version(self.db, found) if found else None
        if last is None:
            return
        seen = Observation(last.document, last.matches, False, GONE, last.matches)
        where = addresses.sources_of(self.db, result.url, source.key)
        self._keep_change(seen, Draft(last.document_id, last.id, last, where, GONE, last.matches, "", None))
        report.gone += 1

    def _emptied(self, result: PageResult, source: Source) -> bool:
        """Whether a list of papers has suddenly no row left: that is no removal of every paper."""
        state = sources.state_of(self.db, source.key)
        return shrunk(state, source.url, _items(result, state)) is not None

    def _keep_state(self, result: PageResult, source: Source, report: SourceReport) -> None:
        before = sources.state_of(self.db, source.key)
        outcome = visited(before, source, result.failure, self.now, _items(result, before))
        sources.save_state(self.db, outcome.state)
        report.verdict, report.reason = outcome.state.verdict, outcome.state.reason
        if outcome.event:
            self._tell_operators(outcome.event)

    def _tell_operators(self, event: SourceEvent) -> None:
        kind = EventType.SOURCE_UP if event.until else EventType.SOURCE_DOWN
        kept = Event(0, kind, f"{event.source}: {event.verdict}", self.now)
        number = versions.save_event(self.db, kept, dump_source_event(event))
        outbox.enqueue(self.db, number, operators(self.watchlist), self.now)

    def _keep_index(self, result: PageResult, document: Document, source: Source) -> None:
        state = sources.state_of(self.db, source.key)
        # Where the list goes on, its rows come after those that made the source ok.
        baseline = state.first_ok in (None, self.now)
        addresses.sight(self.db, source.key, document, self.now, baseline=baseline)
        if result.answer:
            addresses.save_address(self.db, result.answer, result.part, (), self.now)

    def _keep_page(self, result: PageResult, source: Source, report: SourceReport) -> None:
        last = self._last(result)
        page = result.document or (last.document if last else None)
        if page is None or result.answer is None:
            report.unchanged += 1
            return
        options = source.options if result.own else source.options.below()
        base = rebased(last, result, bodies.reader(self.db), options) if last else None
        document = assemble(page, result.files, base)
        seen = observe(document, base, self.matcher, self._owners(result, document))
        if last and base and not seen.keep and same(base, last.document):
            self._unchanged(last, seen, report)
        else:
            self._keep_version(result, last, seen, source, report)
        self._keep_addresses(result, result.answer, page)

    def _last(self, result: PageResult) -> Version | None:
        if result.document:
            found = versions.find_document(self.db, result.document.site, result.document.key)
            found = found or self._moved_from(result, result.document)
        else:
            address = result.answer.url if result.answer else result.url
            found = addresses.document_at(self.db, address)
        last = versions.last_version(self.db, found) if found else None
        page = result.document
        if last and page and (last.document.site, last.document.key) != (page.site, page.key):
            versions.rename_document(self.db, last.document_id, page.site, page.key)
            return replace(last, document=replace(last.document, site=page.site, key=page.key))
        return last

    def _owners(self, result: PageResult, document: Document) -> tuple[Source, ...]:
        """The sources whose own page this is, whoever led to it."""
        places = {result.url, document.url, result.answer.url if result.answer else result.url}
        return tuple(source for source in self.watchlist.sources if own_address(source) in places)

    def _moved_from(self, result: PageResult, document: Document) -> int | None:
        """The document of an address that now leads to this page of the same title: the page moved."""
        if result.answer is None or result.answer.url == result.url:
            return None
        found = addresses.document_at(self.db, result.url)
        last = versions.last_version(self.db, found) if found else None
        return found if last and last.document.title == document.title else None

    def _unchanged(self, last: Version, seen: Observation, report: SourceReport) -> None:
        matched = bool(seen.matches.dossiers)
        if seen.document != last.document:
            versions.save_document(self.db, seen.document, self.now, matched=matched)
        versions.seen_again(self.db, last.document_id, self.now)
        report.unchanged += 1

    def _keep_version(
        self,
        result: PageResult,
        last: Version | None,
        seen: Observation,
        source: Source,
        report: SourceReport,
    ) -> None:
        snapshot = self._evidence(result, source)
        matched = bool(seen.matches.dossiers)
        document_id = versions.save_document(self.db, seen.document, self.now, matched=matched)
        revision = result.revision or (last.revision if last else 0)
        new = NewVersion(
            document_id, seen.document, seen.matches, revision, snapshot or (last.snapshot if last else None)
        )
        version = versions.save_version(self.db, new, self.now)
        if self._silent(result, last, source):
            self._take_over(seen)
        elif seen.difference and (last is None or not seen.late or versions.was_told(self.db, document_id)):
            where = addresses.sources_of(self.db, result.url, source.key)
            self._keep_change(
                seen, Draft(document_id, version, last, where, seen.difference, seen.about, "", None)
            )
            report.new += last is None
            report.changed += last is not None
        else:
            report.unchanged += 1

    def _evidence(self, result: PageResult, source: Source) -> int | None:
        answers = [file.answer for file in result.files if file.answer and file.answer.sha256]
        for answer in answers:
            versions.save_snapshot(self.db, answer, source.key, self.spool, self.now)
        return (
            versions.save_snapshot(self.db, result.answer, source.key, self.spool, self.now)
            if result.answer
            else None
        )

    def _silent(self, result: PageResult, last: Version | None, source: Source) -> bool:
        """Whether a first version is part of a baseline, which is never told."""
        state = sources.state_of(self.db, source.key)
        if last is not None or (result.own and state.first_ok):
            return False
        sighted = addresses.only_in_baselines(self.db, result.url)
        # What nobody sighted (where a list goes on, a source's own page) is as old as the source.
        return state.first_ok in (None, self.now) if sighted is None else sighted

    def _take_over(self, seen: Observation) -> None:
        """Fills the timeline of the dossiers from the dated rows of a bill's page, marked as taken over."""
        for row in dated_rows(seen.document):
            for match in seen.matches.dossiers:
                line = (row.day.isoformat(), row.text, seen.document.url)
                versions.save_timeline(self.db, match.key, line, None)

    def _keep_change(self, seen: Observation, draft: Draft) -> None:
        before = draft.previous.document if draft.previous else None
        dossiers = tuple(
            d for d in self.watchlist.dossiers if any(d.key == m.key for m in seen.about.dossiers)
        )
        title = headline(seen.document, before, draft.difference, dossiers)
        draft = replace(draft, headline=title)
        tells = draft.difference.material and bool(dossiers)
        event = self._keep_event(seen, before, draft) if tells else None
        change = versions.save_change(self.db, replace(draft, event=event.id if event else None), self.now)
        if event:
            self._tell(event, seen.about, seen.document, change)

    def _keep_event(self, seen: Observation, before: Document | None, draft: Draft) -> Event:
        kind = event_type(before, seen.document, draft.difference)
        day = happened(before, seen.document, draft.difference)
        event = Event(0, kind, draft.headline, self.now, day)
        return replace(event, id=versions.save_event(self.db, event))

    def _tell(self, event: Event, about: Matches, document: Document, change: int) -> None:
        day = (event.happened or self.now.astimezone(AMSTERDAM).date()).isoformat()
        for match in about.dossiers:
            versions.save_timeline(self.db, match.key, (day, event.headline, document.url), change)
        outbox.enqueue(self.db, event.id, recipients(self.watchlist, about, event.type, self.now), self.now)

    def _keep_addresses(self, result: PageResult, answer: Answer, page: Document) -> None:
        """Validators only together with the reading they belong to, under the resulting address."""
        document = versions.find_document(self.db, page.site, page.key)
        files = tuple(attachment.url for attachment in page.attachments)
        addresses.save_address(self.db, answer, result.part, files, self.now)
        if result.url != answer.url:
            addresses.save_address(self.db, Answer(result.url, answer.status), None, (), self.now)
        for url in {answer.url, result.url}:
            if document:
                addresses.bind_address(self.db, url, document)
        for file in result.files:
            # A file that is a page of its own keeps the validators of its own reading.
            if file.answer and addresses.document_at(self.db, file.answer.url) is None:
                addresses.save_address(self.db, file.answer, None, (), self.now)
        if not any(file.failure for file in result.files):
            addresses.mark_read(self.db, result.url)


def own_address(source: Source) -> str:
    """The real address of a source's own page, wherever a copy of it may be fetched from."""
    return origin_for(source.site, source.url).real(source.url)


def _items(result: PageResult, state: SourceState) -> int | None:
    """How many rows a list gave; None for a page that is no list."""
    if result.document is None:
        return None
    rows = sum(1 for section in result.document.sections if is_row(section.key))
    if result.document.index or rows or (state.items and not result.document.sections):
        return rows
    return None
