"""The parent's side of a crawl, against real child processes that are killed and real sites that hang."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crawler.crawl import crawl
from crawler.errors import Verdict
from crawler.wire import MAX_LINE, Order, PageResult, SourceOrder
from tests import pages
from tests.processes import PATIENCE, alive, crawls_of, until
from tests.program import ROOT, environment
from tests.servers import Page, Site

ONE, TWO = "/vragen-en-antwoorden/voorbeeld-999001", "/vragen-en-antwoorden/voorbeeld-999002"
FILE = "/sites/default/files/2026-04/brief.pdf"


def order(folder: Path, *sources: SourceOrder) -> Order:
    spool = folder / "spool"
    spool.mkdir()
    return Order(sources, {}, str(spool), "wetwacht-test", 0.0)


def source(key: str, url: str) -> SourceOrder:
    return SourceOrder(key, "vng", url, allow_private_hosts=True)


def verdicts(results: list[PageResult]) -> dict[str, Verdict | None]:
    return {r.source: r.failure.verdict if r.failure else None for r in results if r.own}


def with_file() -> bytes:
    """A question page with a file, so that its reading waits for another answer."""
    file = f'<div class="field--field-media-file"><a href="{FILE}">Bijlage (12kB)</a></div></article>'
    return pages.question().replace(b"</article>", file.encode())


def after(event: threading.Event) -> Callable[[], Page]:
    """A page that answers when something has happened, so that it is not being read at that moment."""

    def answer() -> Page:
        assert event.wait(PATIENCE)
        return Page(pages.question(node=999002))

    return answer


def on_two_hosts(folder: Path, site: Site) -> Order:
    """Two sources that are visited side by side."""
    other = site.origin.replace("127.0.0.1", "localhost")
    return order(folder, source("een", site.origin + ONE), source("twee", other + TWO))


def test_a_child_that_is_killed_before_it_reads_is_replaced_and_nothing_is_missing(tmp_path: Path) -> None:
    killed, dead = list[int](), threading.Event()

    def deadly() -> Page:
        if not killed:
            killed.extend(crawls_of(os.getpid()))
            os.kill(killed[0], signal.SIGKILL)
            dead.set()
        return Page(pages.question())

    with Site({ONE: deadly, TWO: after(dead)}) as site:
        results = list(crawl(on_two_hosts(tmp_path, site)))
    assert len(killed) == 1
    assert not alive(killed[0])
    assert verdicts(results) == {"een": None, "twee": None}


def test_what_was_being_read_when_the_child_died_is_broken_and_a_new_child_does_the_rest(
    tmp_path: Path,
) -> None:
    dead = threading.Event()

    def deadly() -> Page:
        os.kill(crawls_of(os.getpid())[0], signal.SIGKILL)
        dead.set()
        return Page(b"")

    with Site({ONE: Page(with_file()), TWO: after(dead), FILE: deadly}) as site:
        results = list(crawl(on_two_hosts(tmp_path, site)))
        asked = [path for path, _ in site.requests]
    assert verdicts(results) == {"een": Verdict.BROKEN, "twee": None}
    (broken,) = (r.failure for r in results if r.own and r.failure)
    assert "ended the crawl" in broken.reason
    assert "-9" in broken.reason
    assert asked.count(ONE) == 1


def test_a_site_that_kills_every_child_gets_the_verdict_after_three(tmp_path: Path) -> None:
    killed: set[int] = set()

    def deadly() -> Page:
        child = crawls_of(os.getpid())[0]
        killed.add(child)
        os.kill(child, signal.SIGKILL)
        return Page(b"")

    with Site({ONE: deadly}) as site:
        results = list(crawl(order(tmp_path, source("een", site.origin + ONE))))
    assert len(killed) == 3
    assert verdicts(results) == {"een": Verdict.BROKEN}


def test_a_site_that_never_answers_is_broken_and_the_others_are_read(tmp_path: Path) -> None:
    release = threading.Event()

    def hanging() -> Page:
        release.wait(PATIENCE)
        return Page(b"")

    with Site({ONE: hanging}) as slow, Site({TWO: Page(pages.question(node=999002))}) as quick:
        other_host = quick.origin.replace("127.0.0.1", "localhost")
        wanted = order(tmp_path, source("een", slow.origin + ONE), source("twee", other_host + TWO))
        results = list(crawl(wanted, stall=5.0))
        release.set()
    assert verdicts(results) == {"een": Verdict.BROKEN, "twee": None}
    (broken,) = (r.failure for r in results if r.own and r.failure)
    assert "said nothing for 5 seconds" in broken.reason
    assert crawls_of(os.getpid()) == []


def test_a_result_too_long_for_a_line_goes_through_the_spool(tmp_path: Path) -> None:
    long = "<p>" + "</p><p>".join(f"Alinea {n} van een lange brief." for n in range(50_000)) + "</p>"
    body = pages.question().replace(b"<p>Gemeenten krijgen 50 miljoen.</p>", long.encode())
    with Site({ONE: Page(body)}) as site:
        wanted = order(tmp_path, source("een", site.origin + ONE))
        (result,) = crawl(wanted)
    assert result.document
    assert len(result.document.text()) > MAX_LINE
    assert result.document.text().endswith("Alinea 49999 van een lange brief.")
    assert result.answer
    assert [path.name for path in Path(wanted.spool).iterdir()] == [f"{result.answer.sha256}.zst"]


def test_what_an_earlier_child_did_is_not_done_again(tmp_path: Path) -> None:
    with Site({ONE: Page(pages.question())}) as site:
        wanted = order(tmp_path, source("een", site.origin + ONE))
        done = f"https://vng.nl{ONE}"
        list(crawl(replace(wanted, done=(done,))))
        assert [path for path, _ in site.requests if path == ONE] == []


PARENT = """
import sys
from crawler.crawl import crawl
from crawler.wire import Order, SourceOrder
source = SourceOrder("een", "vng", sys.argv[1], allow_private_hosts=True)
list(crawl(Order((source,), {}, sys.argv[2], "wetwacht-test", 0.0)))
"""


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    reached, release = threading.Event(), threading.Event()

    def hanging() -> Page:
        reached.set()
        release.wait(PATIENCE)
        return Page(b"")

    with Site({ONE: hanging}) as site:
        command = [sys.executable, "-c", PARENT, site.origin + ONE, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, env=environment()) as parent:
            assert reached.wait(PATIENCE)
            (child,) = crawls_of(parent.pid)
            parent.kill()
        until(lambda: not alive(child))
        release.set()
