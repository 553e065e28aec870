"""The parent's side of a round: starts the child, reads its results, survives its death.

Knows nothing of Scrapy. One child does one round; when it dies or stalls, the visit that it
last began gets the verdict and a new child does the rest, at most three times.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from crawler.errors import Failure, Verdict
from crawler.wire import VERSION, Begin, Json, Order, PageResult, SourceOrder, dump_order, load_result

STALL = 180.0
"""Seconds without a result line after which the child counts as stalled."""

_CHILDREN = 3
_LOOK_UP = 0.25
_STOPPED = "stopped"
_ROOT = Path(__file__).resolve().parent.parent
_log = logging.getLogger(__name__)


class _Child:
    """A running child process and what it has said so far."""

    def __init__(self, order: Order, stall: float, stopped: Callable[[], bool]) -> None:
        self._stall = stall
        self._stopped = stopped
        self.ended = False
        self.begun: list[Begin] = []
        self.reason = ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "crawler"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            start_new_session=True,
        )
        self._spool = Path(order.spool)
        self._send(order)

    def results(self) -> Iterator[PageResult]:
        """Results until the child ends, dies, stalls or says something that is no result."""
        for line in self._lines():
            try:
                value = json.loads(line)
                if value["type"] == "end" and value["version"] == VERSION:
                    self.ended = True
                    return
                result = load_result(self._unspooled(value))
            except (ValueError, KeyError, TypeError, OSError) as error:
                self.reason = f"the crawl process wrote a line that cannot be read: {error!r}"
                return
            if isinstance(result, Begin):
                self.begun.append(result)
            else:
                self.begun = [begun for begun in self.begun if begun.url != result.url]
                yield result

    def close(self) -> None:
        """Ends the child, whatever it is doing, and says how it ended."""
        with contextlib.suppress(ProcessLookupError):
            if not self.ended:
                os.killpg(self._process.pid, signal.SIGKILL)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        code = self._process.wait()
        self.reason = self.reason or f"the crawl process ended with code {code}"

    def _send(self, order: Order) -> None:
        # The pipe stays open afterwards: its end tells the child that the parent is gone.
        pipe = self._process.stdin
        if pipe:
            with contextlib.suppress(BrokenPipeError):
                pipe.write(json.dumps(dump_order(order)).encode() + b"\n")
                pipe.flush()

    def _lines(self) -> Iterator[bytes]:
        """Whole lines as they come; stops at the end of output or when the child stalls."""
        pipe = self._process.stdout
        if pipe is None:
            return
        buffer = b""
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while self._waits_for(selector):
                chunk = os.read(pipe.fileno(), 65536)
                if not chunk:
                    return
                *lines, buffer = (buffer + chunk).split(b"\n")
                yield from lines
        self.reason = _STOPPED if self._stopped() else f"said nothing for {self._stall:.0f} seconds"

    def _waits_for(self, selector: selectors.BaseSelector) -> bool:
        """Whether there is something to read before the child counts as stalled, or we are to stop."""
        left = self._stall
        while left > 0 and not self._stopped():
            if selector.select(min(left, _LOOK_UP)):
                return True
            left -= _LOOK_UP
        return False

    def _unspooled(self, value: Json) -> Json:
        if value["type"] != "spooled":
            return dict(value)
        path = self._spool / Path(value["file"]).name
        loaded: Json = json.loads(path.read_bytes())
        path.unlink()
        return loaded


def crawl(
    order: Order, stall: float = STALL, stopped: Callable[[], bool] = lambda: False
) -> Iterator[PageResult]:
    """Results of a round, as they come. Every source of the order gets a result for its own page.

    When `stopped` says so, the child is ended and what is left is simply not done.
    """
    done: set[str] = set(order.done)
    answered: set[str] = set()
    reason = ""
    for _ in range(_CHILDREN):
        child = _Child(replace(order, done=tuple(sorted(done))), stall, stopped)
        for result in _results_of(child):
            answered |= {result.source} if result.own else set()
            if not (result.document and result.document.index):
                done.add(result.url)
            yield result
        if child.ended or stopped():
            break
        reason = child.reason
    if not stopped():
        yield from _unfinished(order, answered, reason, ended=child.ended)


def _results_of(child: _Child) -> Iterator[PageResult]:
    """The results of one child; where it died or stalled, a verdict on the visit that it last began."""
    try:
        yield from child.results()
    finally:
        child.close()
    last = child.begun[-1] if child.begun else None
    if not child.ended and child.reason != _STOPPED:
        _log.warning("%s; last begun: %s", child.reason, last)
        if last:
            yield _died(last, child.reason)


def _unfinished(order: Order, answered: set[str], reason: str, *, ended: bool) -> Iterator[PageResult]:
    """A verdict for each source without an answer, and a note for the others where the round broke off."""
    for source in order.sources:
        if source.key not in answered:
            failure = Failure(source.url, Verdict.BROKEN, reason or "no result", True)
            yield PageResult(source.key, source.url, True, failure=failure)
        elif not ended:
            yield _left(source, reason)


def _left(source: SourceOrder, reason: str) -> PageResult:
    """The note that pages of a source may not have been visited in this round."""
    failure = Failure(source.url, Verdict.BROKEN, f"the round could not be finished: {reason}", True)
    return PageResult(source.key, source.url, False, failure=failure)


def _died(begun: Begin, reason: str) -> PageResult:
    failure = Failure(begun.url, Verdict.BROKEN, f"reading it ended the crawl: {reason}", True)
    return PageResult(begun.source, begun.url, begun.own, failure=failure)
