"""What one page result leaves behind in the history. Belongs inside one transaction per result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document, Section, same
from crawler.errors import Failure, Verdict
from crawler.registry import hosts_of, origin_for
from crawler.text import AMSTERDAM
from crawler.wire import Answer, PageResult
from monitors.comparing.detect import GONE
from monitors.comparing.rebase import rebased
from monitors.differing import Differing
from monitors.events.planned import planned
from monitors.history import addresses, bodies, plans, sources, versions
from monitors.history.versions import Draft, NewVersion, Version
from monitors.matching.match import Matcher
from monitors.observe import Observation, assemble, observe
from monitors.report import SourceReport
from monitors.sources.doubt import doubt
from monitors.sources.freshness import Rows, rows_of
from monitors.sources.health import SourceState, shrunk, visited
from monitors.telling import Teller
from monitors.watchlist import Source, Watchlist

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

    @property
    def teller(self) -> Teller:
        """Who writes down what is told of it."""
        return Teller(self.db, self.watchlist, self.now)

    def keep(self, result: PageResult, source: Source, report: SourceReport) -> None:
        """Keeps one result and adds it to the report of its source."""
        result = self._doubted(result, source)
        if result.failure:
            self._keep_failure(result, source, report)
        elif result.document and result.document.index:
            self._keep_index(result, result.document, source)
        elif result.document is None and result.own and self._is_index(result, source):
            addresses.sighted_again(self.db, source.key, self.now)
            report.unchanged += 1
        elif not (result.own and self._emptied(result, source)):
            self._keep_page(result, source, report)
        report.pages += result.failure is None
        report.errors.extend(file.failure for file in result.files if file.failure)
        if result.own:
            self._keep_state(result, source, report)

    def _is_index(self, result: PageResult, source: Source) -> bool:
        """Whether an own page only sights others: it sighted some, and no document stands at its address."""
        address = result.answer.url if result.answer else result.url
        return addresses.sights(self.db, source.key) and addresses.document_at(self.db, address) is None

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
        draft = Draft(last.document_id, last.id, last, where, GONE, last.matches, "", None)
        self.teller.change(seen, draft, followed=True)
        report.gone += 1

    def _emptied(self, result: PageResult, source: Source) -> bool:
        """Whether a list of papers has suddenly no row left: that is no removal of every paper."""
        state = sources.state_of(self.db, source.key)
        return shrunk(state, source.url, self._rows(result, state)) is not None

    def _rows(self, result: PageResult, state: SourceState) -> Rows | None:
        return rows_of(result.document, state.items, self.now.astimezone(AMSTERDAM).date())

    def _keep_state(self, result: PageResult, source: Source, report: SourceReport) -> None:
        before = sources.state_of(self.db, source.key)
        outcome = visited(before, source, result.failure, self.now, self._rows(result, before))
        sources.save_state(self.db, outcome.state)
        report.verdict, report.reason = outcome.state.verdict, outcome.state.reason
        if outcome.event:
            self.teller.source(outcome.event)

    def _sight(self, document: Document, source: Source) -> None:
        state = sources.state_of(self.db, source.key)
        # Where the list goes on, its rows come after those that made the source ok.
        baseline = state.first_ok in (None, self.now)
        addresses.sight(self.db, source.key, document, self.now, baseline=baseline)

    def _keep_index(self, result: PageResult, document: Document, source: Source) -> None:
        self._sight(document, source)
        if result.answer:
            addresses.save_address(self.db, result.answer, result.part, (), self.now)

    def _keep_page(self, result: PageResult, source: Source, report: SourceReport) -> None:
        last = self._last(result)
        page = result.document or (last.document if last else None)
        if page is None or result.answer is None:
            report.unchanged += 1
            return
        if page.pages():
            # What the rows are about is visited as the rows of an index are.
            self._sight(replace(page, sections=tuple(Section(url, "", "") for url in page.pages())), source)
        options = source.options if result.own else source.options.below()
        base = rebased(last, result, bodies.reader(self.db), options) if last else None
        document = assemble(page, result.files, base)
        seen = observe(document, base, self.matcher, self._owners(result, document))
        if last and base and not seen.keep and same(base, last.document):
            self._unchanged(last, seen, report)
        else:
            self._keep_version(result, last, seen, source, report)
        self._keep_plans(seen, result)
        self._keep_addresses(result, result.answer, page)

    def _keep_plans(self, seen: Observation, result: PageResult) -> None:
        kept = versions.find_document(self.db, seen.document.site, seen.document.key)
        owners = (owner.dossier for owner in self._owners(result, seen.document) if owner.dossier)
        today = self.now.astimezone(AMSTERDAM).date()
        if kept:
            found = planned(seen.document, seen.matches, tuple(owners), self.matcher, today)
            plans.save_plans(self.db, kept, found)

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
        silent = self._silent(result, last, source)
        told = not silent and self._has_news(seen, last, document_id)
        if told and seen.difference:
            where = addresses.sources_of(self.db, result.url, source.key)
            draft = Draft(document_id, version, last, where, seen.difference, seen.about, "", None)
            self.teller.change(seen, draft, followed=not result.own)
        # What others say otherwise stands below the message of the change, so it comes after it.
        before = last.document if last else None
        Differing(self.db, self.watchlist, self.now).keep(seen, before, silent=silent)
        if not silent:
            report.new += told and last is None
            report.changed += told and last is not None
            report.unchanged += not told

    def _has_news(self, seen: Observation, last: Version | None, document: int) -> bool:
        told = last is None or not seen.late or versions.was_told(self.db, document)
        return seen.difference is not None and told

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
