"""One round of visits: fetches in order, hands each answer to its page object, reports what came.

A page is reported once, when its files have been fetched too, so that a letter and its PDF
are one result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from crawler.document import Document, Fetch, row_hash
from crawler.errors import Failure
from crawler.origin import Origin
from crawler.reading import Reading, read, read_file_text
from crawler.reasons import failure_of_error
from crawler.registry import page_for
from crawler.report import Report
from crawler.verdict import failure_of_answer
from crawler.wire import Answer, Begin, FileResult, Known, Order, PageResult, SourceOrder

_SOURCE_FIRST = 100
_LIST_NEXT = 90
_FILE_SOON = 50
_LONGEST_LIST = 100
"""Answers that one list may go on for; a site that never ends would keep a round busy for ever."""

_NEWEST = 6
"""The same for a list that starts with the newest, where a first visit would go on to its very end."""


@dataclass(slots=True)
class _Job:
    """A page on its way: who asked for it, its real address, and the files still to come.

    `depth` counts the answers of the same list that led here.
    """

    source: SourceOrder
    origin: Origin
    url: str
    own: bool
    depth: int = 0
    elapsed: float | None = None
    result: PageResult | None = None
    waiting: set[str] = field(default_factory=set)
    files: list[FileResult] = field(default_factory=list)


class RoundSpider(Spider):
    """Visits every source of an order and the pages they lead to, each address once."""

    name = "wetwacht"

    def __init__(self, order: Order, origins: dict[str, Origin], report: Report, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._order = order
        self._origins = origins
        self._report = report
        self._visited = set(order.done)
        self._shared = _shared_files(order.known)
        self._sharing: dict[str, list[str]] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The sources' own pages first, so that what they sight is known before it is read."""
        for source in self._order.sources:
            own = self._origins[source.key].real(source.url)
            self._sharing.setdefault(own, []).append(source.key)
            if own not in self._visited:
                yield self._page_request(source, own, own=True)
        for source in self._order.sources:
            for request in self._page_requests(source, source.pages):
                yield request

    def parse_page(self, response: Response, job: _Job) -> Iterator[Request]:
        """Reads a page, then asks for its files and, for an index, for the pages it leads to."""
        fetch = self._fetch(response)
        job.elapsed = response.meta.get("download_latency")
        failure = failure_of_answer(fetch) if response.status != 304 else None
        if failure:
            self._fail(job, failure, self._answer(fetch, keep=True))
            return
        known = self._order.known.get(fetch.url, Known())
        if response.status == 304:
            yield from self._unchanged(job, fetch, known)
            return
        yield from self._read(job, fetch, known)

    def page_failed(self, error: TwistedFailure) -> None:
        """Reports why no answer came."""
        job: _Job = error.request.cb_kwargs["job"]  # type: ignore[attr-defined]
        self._fail(job, failure_of_error(job.url, error.value), None)

    def parse_file(self, response: Response, job: _Job, url: str) -> None:
        """Reads an attachment and reports its page when it was the last one."""
        fetch = self._fetch(response, url)
        self._report.write(Begin(job.source.key, job.url, job.own))
        self._file_done(job, self._file_result(fetch))

    def file_failed(self, error: TwistedFailure) -> None:
        """An attachment that cannot be fetched is a note on its page."""
        job: _Job = error.request.cb_kwargs["job"]  # type: ignore[attr-defined]
        url: str = error.request.cb_kwargs["url"]  # type: ignore[attr-defined]
        self._file_done(job, FileResult(url, failure=failure_of_error(url, error.value)))

    def _read(self, job: _Job, fetch: Fetch, known: Known) -> Iterator[Request]:
        self._report.write(Begin(job.source.key, job.url, job.own))
        options = job.source.options if job.own else job.source.options.below()
        reading = read(job.source.site, fetch, known.part, options)
        if isinstance(reading, Failure):
            self._fail(job, reading, self._answer(fetch, keep=True))
            return
        if reading.document is None:
            yield from self._unchanged(job, fetch, known)
            return
        answer = self._answer(fetch, keep=True)
        result = PageResult(job.source.key, job.url, job.own, answer, reading.document)
        result = replace(result, part=reading.part, revision=reading.revision)
        job.result = _forgetful(result) if reading.further and not reading.newest_first else result
        if not self._order.follow:
            self._finish(job)
            return
        yield from self._file_requests(job, reading.files)
        yield from self._further(job, reading, reading.document)
        yield from self._rows(job.source, reading.document, reading.pages)

    def _unchanged(self, job: _Job, fetch: Fetch, known: Known) -> Iterator[Request]:
        answer = self._answer(fetch, keep=False)
        job.result = PageResult(job.source.key, job.url, job.own, answer, part=known.part)
        yield from self._file_requests(job, known.files)

    def _rows(self, source: SourceOrder, document: Document, urls: tuple[str, ...]) -> Iterator[Request]:
        rows = {section.key: row_hash(section) for section in document.sections}
        wanted = tuple(url for url in urls if self._wants(url, rows.get(url)))
        yield from self._page_requests(source, wanted)

    def _further(self, job: _Job, reading: Reading, document: Document) -> Iterator[Request]:
        """Where a list goes on. What starts with the newest is done at the first answer without news."""
        news = any(row.key not in self._order.known for row in document.sections)
        longest = _NEWEST if reading.newest_first else _LONGEST_LIST
        if job.depth + 1 < longest and (news or not reading.newest_first):
            yield from self._page_requests(job.source, reading.further, job.depth + 1)

    def _wants(self, url: str, row: str | None) -> bool:
        known = self._order.known.get(url)
        return known is None or known.due or (row is not None and row not in known.rows)

    def _page_requests(self, source: SourceOrder, urls: tuple[str, ...], depth: int = 0) -> Iterator[Request]:
        for url in urls:
            if url not in self._visited and page_for(source.site, url) is not None:
                yield self._page_request(source, url, own=False, depth=depth)

    def _page_request(self, source: SourceOrder, url: str, *, own: bool, depth: int = 0) -> Request:
        self._visited.add(url)
        job = _Job(source, self._origins[source.key], url, own, depth)
        priority = _SOURCE_FIRST if own else _LIST_NEXT if depth else 0
        request = self._request(job, url, priority, {"job": job})
        known = self._order.known.get(url, Known())
        # What is only known as a file of another page was never read as a page.
        request.meta["whole"] = known.part is None and bool(known.etag or known.last_modified)
        return request

    def _file_requests(self, job: _Job, urls: tuple[str, ...]) -> Iterator[Request]:
        job.waiting = set(urls)
        answer = job.result.answer if job.result else None
        known_files = self._order.known.get(answer.url if answer else job.url, Known()).files
        if not urls:
            self._finish(job)
        for url in dict.fromkeys(urls):
            request = self._request(job, url, _FILE_SOON, {"job": job, "url": url})
            # "Not modified" says nothing to a page that did not have the file, or shares it with others.
            request.meta["whole"] = url not in known_files or url in self._shared
            yield request

    def _request(self, job: _Job, url: str, priority: int, arguments: dict[str, Any]) -> Request:
        is_file = "url" in arguments
        return Request(
            job.origin.fetched(url),
            callback=self.parse_file if is_file else self.parse_page,
            errback=self.file_failed if is_file else self.page_failed,
            cb_kwargs=arguments,
            meta={"real": url, "origin": job.origin},
            priority=priority,
        )

    def _file_result(self, fetch: Fetch) -> FileResult:
        if fetch.status == 304:
            return FileResult(fetch.url, self._answer(fetch, keep=False))
        failure = failure_of_answer(fetch)
        if failure:
            return FileResult(fetch.url, failure=failure)
        text = read_file_text(fetch)
        if isinstance(text, Failure):
            return FileResult(fetch.url, failure=text)
        return FileResult(fetch.url, self._answer(fetch, keep=True), text)

    def _file_done(self, job: _Job, file: FileResult) -> None:
        job.files.append(file)
        job.waiting.discard(file.url)
        if not job.waiting:
            self._finish(job)

    def _finish(self, job: _Job) -> None:
        if job.result:
            ordered = tuple(sorted(job.files, key=lambda file: file.url))
            self._tell(job, replace(job.result, files=ordered))

    def _fail(self, job: _Job, failure: Failure, answer: Answer | None) -> None:
        failure = replace(failure, url=job.url)
        self._tell(job, PageResult(job.source.key, job.url, job.own, answer, failure=failure))

    def _tell(self, job: _Job, result: PageResult) -> None:
        """Reports a result; an address that is the own page of several sources once for each."""
        result = replace(result, elapsed=job.elapsed)
        self._report.write(result)
        for key in self._sharing.get(job.url, ()) if job.own else ():
            if key != result.source:
                self._report.write(replace(result, source=key))

    def _fetch(self, response: Response, url: str | None = None) -> Fetch:
        names = {name.decode("latin-1").lower() for name in response.headers}
        headers = tuple(
            (name, (response.headers.get(name) or b"").decode("latin-1")) for name in sorted(names)
        )
        address = url or real_address(response.request)
        return Fetch(address, response.status, headers, response.body)

    def _answer(self, fetch: Fetch, *, keep: bool) -> Answer:
        sha256 = self._report.spool(fetch.body) if keep else None
        etag, modified = fetch.header("etag"), fetch.header("last-modified")
        return Answer(fetch.url, fetch.status, fetch.headers, sha256, etag, modified)


def _shared_files(known: Mapping[str, Known]) -> frozenset[str]:
    """The files that more than one page has."""
    counted = Counter(file for entry in known.values() for file in set(entry.files))
    return frozenset(file for file, pages in counted.items() if pages > 1)


def _forgetful(result: PageResult) -> PageResult:
    """The result of a list that goes on: while this answer stays equal, the rest may change, so that
    nothing is kept by which the next visit could be spared."""
    answer = result.answer and replace(result.answer, etag=None, last_modified=None)
    return replace(result, answer=answer, part=None)


def real_address(request: Any) -> str:
    """The real address of a request or of what it was redirected to."""
    meta = request.meta
    origin: Origin = meta["origin"]
    asked: str = meta["real"]
    return asked if _same_address(request.url, origin.fetched(asked)) else origin.real(request.url)


def _same_address(one: str, other: str) -> bool:
    # Scrapy quotes addresses its own way; only what they mean counts.
    return _meaning(one) == _meaning(other)


def _meaning(url: str) -> tuple[str, str, str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc, unquote(parts.path), unquote(parts.query)
