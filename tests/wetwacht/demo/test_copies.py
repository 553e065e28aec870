"""The copies over HTTP: conditions, trouble, counts, and the same noise for the same seed."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from crawler.document import Fetch
from crawler.errors import Blocked
from crawler.registry import page_for
from tests.wetwacht.demo.reading import shipped
from wetwacht.demo.copies import Copies
from wetwacht.demo.strokes import bill_url
from wetwacht.demo.whole import SITES

BILL = urlsplit(bill_url("36704")).path


@dataclass(frozen=True, slots=True)
class Got:
    """One answer as a client sees it."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(origin: str, target: str, **headers: str) -> Got:
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
    try:
        connection.request("GET", target, headers={n.replace("_", "-"): v for n, v in headers.items()})
        answer = connection.getresponse()
        return Got(answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@pytest.fixture
def copies() -> Iterator[Copies]:
    with Copies(shipped()) as opened:
        opened.at(0)
        yield opened


def test_each_site_has_a_port_of_its_own_on_loopback(copies: Copies) -> None:
    origins = {urlsplit(origin) for origin in copies.origins.values()}
    assert len({origin.port for origin in origins}) == len(copies.origins) == len(SITES)
    assert {origin.hostname for origin in origins} == {"127.0.0.1"}


def test_an_unchanged_page_is_answered_304_though_its_noise_differs(copies: Copies) -> None:
    origin = copies.origins["eerstekamer"]
    first, again = get(origin, BILL), get(origin, BILL)
    assert first.body != again.body
    assert first.headers["etag"] == again.headers["etag"]
    by_tag = get(origin, BILL, If_None_Match=first.headers["etag"])
    by_date = get(origin, BILL, If_Modified_Since=first.headers["last-modified"])
    assert (by_tag.status, by_tag.body, by_date.status) == (304, b"", 304)


def test_a_changed_page_is_sent_whatever_validator_a_client_has(copies: Copies) -> None:
    origin = copies.origins["eerstekamer"]
    old = get(origin, BILL).headers
    copies.at(2)
    assert get(origin, BILL, If_None_Match=old["etag"]).status == 200
    assert get(origin, BILL, If_Modified_Since=old["last-modified"]).status == 200
    assert b"amendement-Vondeling" in get(origin, BILL).body


def test_without_etags_every_answer_is_whole() -> None:
    with Copies(shipped(), etags=False) as copies:
        answer = get(copies.origins["eerstekamer"], BILL, If_None_Match="*")
    assert answer.status == 200
    assert "etag" not in answer.headers


def test_without_noise_two_answers_are_the_same_bytes() -> None:
    with Copies(shipped(), noise=False) as copies:
        origin = copies.origins["vng"]
        assert get(origin, "/nieuws").body == get(origin, "/nieuws").body


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    bodies = []
    for seed in ("one", "one", "two"):
        with Copies(shipped(), seed=seed) as copies:
            bodies.append(get(copies.origins["vng"], "/nieuws").body)
    assert bodies[0] == bodies[1] != bodies[2]


@pytest.mark.parametrize("kind", ["500", "503"])
def test_an_outage_answers_with_its_status_and_ends_when_the_clock_moves(copies: Copies, kind: str) -> None:
    copies.disturb("vng", "500" if kind == "500" else "503")
    assert get(copies.origins["vng"], "/nieuws").status == int(kind)
    assert get(copies.origins["eerstekamer"], "/nieuws").status == 200
    copies.at(1)
    assert get(copies.origins["vng"], "/nieuws").status == 200


def test_a_refusing_site_comes_back_at_its_own_port(copies: Copies) -> None:
    origin = copies.origins["vng"]
    copies.disturb("vng", "refused")
    with pytest.raises(ConnectionRefusedError):
        get(origin, "/nieuws")
    copies.disturb("vng", None)
    assert get(origin, "/nieuws").status == 200


def test_a_maintenance_page_is_a_200_that_no_page_object_takes_for_a_page(copies: Copies) -> None:
    index = next(
        i for i, m in enumerate(shipped().moments) if any(t.kind == "maintenance" for t in m.trouble)
    )
    copies.at(index)
    url = next(url for url in shipped().states[index].pages if "/actueel/nieuws/" in url)
    answer = get(copies.origins["rijksoverheid"], urlsplit(url).path)
    page = page_for("rijksoverheid", url)
    assert answer.status == 200
    assert page is not None
    with pytest.raises(Blocked):
        page.document(Fetch(url, 200, (), answer.body))
    copies.at(index + 1)
    assert b"onderhoud" not in get(copies.origins["rijksoverheid"], urlsplit(url).path).body


def test_the_script_brings_its_own_outage(copies: Copies) -> None:
    index = next(i for i, m in enumerate(shipped().moments) if any(t.kind == "503" for t in m.trouble))
    assert copies.at(index) == shipped().moments[index]
    assert get(copies.origins["vng"], "/robots.txt").status == 503


def test_files_of_open_overheid_are_served_at_their_own_path(copies: Copies) -> None:
    copies.at(len(shipped().moments) - 1)
    target = urlsplit(next(p.file for p in shipped().states[-1].papers())).path
    answer = get(copies.origins["rijksoverheid"], target)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF-")


@pytest.mark.parametrize("site", SITES)
def test_robots_are_served_and_what_does_not_exist_is_404(copies: Copies, site: str) -> None:
    robots = get(copies.origins[site], "/robots.txt")
    assert (robots.status, robots.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert b"User-agent: *" in robots.body
    assert get(copies.origins[site], "/bestaat-niet").status == 404


def test_a_page_does_not_depend_on_the_host_that_is_asked(copies: Copies) -> None:
    origin = copies.origins["eerstekamer"]
    tags = {get(origin, BILL, Host=host).headers["etag"] for host in ("www.eerstekamer.nl", "example.org")}
    assert len(tags) == 1
    assert b"127.0.0.1" not in get(origin, BILL).body


def test_requests_are_counted_when_many_come_at_once(copies: Copies) -> None:
    origin = copies.origins["rijksoverheid"]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: get(origin, "/news/sitemap.xml"), range(40)))
    assert [request.status for request in copies.requests] == [200] * 40
    assert sum(r.sent for r in copies.requests) == sum(len(a.body) for a in answers)
    assert {(r.moment, r.site, r.target) for r in copies.requests} == {
        (0, "rijksoverheid", "/news/sitemap.xml")
    }
    assert len({a.body for a in answers}) == 40


def test_closed_copies_have_no_address() -> None:
    with pytest.raises(RuntimeError, match="not open"):
        _ = Copies(shipped()).origins
