"""Every page of every moment, read by the page objects that read the real sites."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from crawler.document import Fetch, same
from crawler.page import part_hash
from crawler.registry import page_for
from tests.wetwacht.demo.reading import answered, feed, indexes, lists, reading, shipped, target_of
from wetwacht.demo.noise import Noise
from wetwacht.demo.state import EERSTEKAMER, RIJKSOVERHEID, VNG
from wetwacht.demo.strokes import bill_url, site_of
from wetwacht.demo.whole import answer

MOMENTS = range(len(shipped().moments))
LAST = shipped().states[-1]
WITHOUT_NOISE = (
    f"{RIJKSOVERHEID}/api/rss",
    "https://gegevensmagazijn.tweedekamer.nl/",
    "https://repository.overheid.nl/",
)
"""Feeds and data services say nothing but their rows."""


@pytest.mark.parametrize("index", MOMENTS)
def test_every_page_is_read_and_its_noise_makes_no_difference(index: int) -> None:
    state = shipped().states[index]
    for url in (*state.pages, *indexes()):
        first, second = reading(state, url, 1), reading(state, url, 2)
        assert same(first, second), url
        assert url in lists(state) or first.index or (first.title and first.sections), url


@pytest.mark.parametrize("index", MOMENTS[1:])
def test_a_reading_differs_exactly_where_the_script_edits(index: int) -> None:
    before, after = shipped().states[index - 1], shipped().states[index]
    edited = {edit.fetched for edit in shipped().moments[index].edits}
    for url in before.pages:
        was, now = reading(before, url), reading(after, url)
        assert now.index or same(was, now) == (url not in edited), url
    born = set(after.pages) - set(before.pages)
    assert born == (edited - set(before.pages)) | set(shipped().moments[index].appears)


@pytest.mark.parametrize("index", MOMENTS[1:])
def test_a_moved_page_has_other_bytes_and_the_same_reading(index: int) -> None:
    before, after = shipped().states[index - 1], shipped().states[index]
    for url in shipped().moments[index].moved:
        assert answered(before, url, 1).body != answered(after, url, 1).body
        assert same(reading(before, url), reading(after, url))


@pytest.mark.parametrize(
    "url", [url for url in (*LAST.pages, *indexes()) if not url.startswith(WITHOUT_NOISE)]
)
def test_two_answers_to_one_address_are_never_the_same_bytes(url: str) -> None:
    assert answered(LAST, url, 1).body != answered(LAST, url, 2).body


@pytest.mark.parametrize("site", ["eerstekamer", "rijksoverheid", "vng"])
def test_a_new_footer_changes_every_page_and_no_part_that_matters(site: str) -> None:
    index = next(i for i, m in enumerate(shipped().moments) if any(t.kind == "footer" for t in m.trouble))
    before, after = shipped().states[index - 1], shipped().states[index]
    edited = {edit.url for edit in shipped().moments[index].edits}
    for url in (url for url in before.pages if site_of(url) == site and url not in edited):
        assert answered(before, url, 0).body != answered(after, url, 0).body
        assert same(reading(before, url), reading(after, url)), url


def test_every_new_document_has_a_row_in_a_listing_or_feed() -> None:
    for before, after, moment in zip(
        shipped().states, shipped().states[1:], shipped().moments[1:], strict=False
    ):
        new = {edit.fetched for edit in moment.edits} - set(before.pages)
        listing = (*indexes(), *lists(after))
        listed = {section.key for url in listing for section in reading(after, url).sections}
        assert new <= listed


def test_the_senate_votes_of_21_april_2026_are_read_as_they_were() -> None:
    index = next(i for i, moment in enumerate(shipped().moments) if f"{moment.at:%F}" == "2026-04-21")
    read = {n: reading(shipped().states[index], bill_url(n)) for n in ("36703", "36704", "36855")}
    told = {
        n: tuple(d.fact(name) for name in ("stage", "result_ek", "seats_ek_for", "seats_ek_against"))
        for n, d in read.items()
    }
    assert told == {
        "36703": ("adopted", "aangenomen", "41", "34"),
        "36704": ("rejected", "verworpen", "31", "44"),
        "36855": ("rejected", "verworpen", "37", "38"),
    }
    assert read["36704"].fact("votes_tk_for") == (
        "SGP",
        "VVD",
        "BBB",
        "JA21",
        "FVD",
        "PVV",
        "NSC (behalve het lid Bruyning)",
    )


def test_every_bill_ends_where_the_evidence_leaves_it() -> None:
    ends = {
        n: reading(LAST, bill_url(n)).fact("stage") for n in ("36512", "36703", "36831", "34309", "35501")
    }
    assert ends == {
        "36512": "published",
        "36703": "published",
        "36831": "withdrawn",
        "34309": "awaiting_plenary",
        "35501": "written",
    }


def test_the_members_letter_is_revised_in_its_pdf_alone() -> None:
    url = f"{VNG}/brieven/ledenbrief-ontwikkelingen-asiel-en-oekraine"
    index = next(i for i, m in enumerate(shipped().moments) if m.title.startswith("De PDF"))
    before, after = (reading(shipped().states[i], url) for i in (index - 1, index))
    assert before.identifier == after.identifier == "25/999"
    assert (before.published, before.sections) == (after.published, after.sections)
    assert [a.url for a in before.attachments] == [a.url for a in after.attachments]
    assert "circa 95.500" in (before.attachments[0].text or "")
    assert "circa 97.000" in (after.attachments[0].text or "")


def test_a_search_feed_obeys_its_term_and_its_window() -> None:
    everything = reading(LAST, feed()).sections
    of_term = reading(LAST, feed("Spreidingswet")).sections
    of_window = reading(LAST, feed("", "2026-06-01T00:00:00.000Z")).sections
    assert len(everything) > len(of_term) > 0
    assert [urlsplit(s.key).path[:26] for s in of_window] == ["/actueel/nieuws/2026/07/01"]
    assert reading(LAST, feed("zonneboiler")).sections == ()


def test_a_date_without_a_time_in_a_search_is_an_error_of_the_site() -> None:
    assert answer(LAST, "rijksoverheid", target_of(feed("", "2026-06-01")), Noise("test")) == 500
    assert answer(LAST, "rijksoverheid", "/api/rss?query={", Noise("test")) == 500


@pytest.mark.parametrize(
    "url", [f"{EERSTEKAMER}/wetsvoorstel/99999_x", f"{RIJKSOVERHEID}/actueel", f"{VNG}/nieuws/x"]
)
def test_an_address_that_no_site_has_is_not_found(url: str) -> None:
    assert answer(LAST, site_of(url), target_of(url), Noise("test")) == 404


def test_what_matters_of_a_page_is_the_same_bytes_in_two_answers() -> None:
    for url in LAST.pages:
        page = page_for(site_of(url), url)
        assert page is not None
        fetches = [Fetch(url, 200, (), answered(LAST, url, count).body) for count in (1, 2)]
        assert part_hash(page, fetches[0]) == part_hash(page, fetches[1]), url
