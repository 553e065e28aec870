"""What the script calls due is what the shipped watchlist and the comparison make of its pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from config.load import load
from config.window import resolve_url
from monitors.comparing.detect import detect
from monitors.matching.match import Matcher
from monitors.matching.scope import passages_of, passages_of_parts
from monitors.watchlist import Watchlist
from tests.wetwacht.demo.reading import lists, reading, shipped
from wetwacht.demo.model import Edit
from wetwacht.demo.whole import SITES

MOMENTS = range(1, len(shipped().moments))
NOT_COPIED = ("ek-stemmingen", "ek-planning", "ek-zoek-", "tk-", "ob-", "ic-")
"""Lists of eerstekamer.nl that no copy has, and services whose copies answer only what the script knows."""
COPIED = {
    "tk-amendementen-36704",
    "tk-zaken-36704",
    "tk-activiteiten-36855",
    "ob-kamerstukken-36703",
    "ob-staatsblad-36703",
    "ic-asielnoodmaatregelenwet",
}


@cache
def watchlist() -> Watchlist:
    shipped_list = load(None, {}).watchlist
    return replace(shipped_list, sources=tuple(one for one in shipped_list.sources if one.site in SITES))


@cache
def matcher() -> Matcher:
    return Matcher(watchlist().dossiers)


def found(index: int, edit: Edit) -> tuple[bool, set[str], set[str]]:
    """Whether an edit is material, and which dossiers and amendments it is found to be about."""
    before, after = (shipped().states[i] for i in (index - 1, index))
    document = reading(after, edit.fetched)
    passages, material = passages_of(document), True
    if edit.fetched in before.pages:
        difference = detect(reading(before, edit.fetched), document)
        passages, material = passages_of_parts(document, difference.parts), difference.material
    matches = matcher().matches(passages)
    return material, {one.key for one in matches.dossiers}, {one.key for one in matches.amendments}


@pytest.mark.parametrize("index", MOMENTS)
def test_exactly_the_edits_that_deserve_an_alert_get_one(index: int) -> None:
    for edit in shipped().moments[index].edits:
        material, dossiers, amendments = found(index, edit)
        assert (material and bool(dossiers)) == edit.alert_due, edit
        assert set(edit.dossiers) <= dossiers, edit
        assert set(edit.amendments) <= amendments, edit


@pytest.mark.parametrize("index", MOMENTS)
def test_every_new_page_that_is_due_is_sighted_by_a_source_of_the_watchlist(index: int) -> None:
    state, moment = shipped().states[index], shipped().moments[index]
    old = shipped().states[index - 1].pages
    due = {edit.fetched for edit in moment.edits if edit.alert_due and edit.fetched not in old}
    down = {trouble.site for trouble in moment.trouble if trouble.kind != "footer"}
    asked = [resolve_url(one, moment.at) for one in watchlist().sources if one.site not in down]
    listing = {url for url in asked if url not in state.pages} | set(lists(state)) & set(asked)
    indexes = [reading(state, url) for url in listing if shipped().first(url) == 0]
    assert due <= {section.key for document in indexes for section in document.sections}


def test_every_source_of_the_watchlist_exists_in_the_copies_at_some_moment_or_is_known_not_to() -> None:
    start = shipped().moments[0].at
    first = {one.key: shipped().first(resolve_url(one, start)) for one in watchlist().sources}
    assert {key for key, index in first.items() if index is None} == {
        key for key in first if key.startswith(NOT_COPIED) and key not in COPIED
    }


def test_every_list_of_the_copies_is_asked_for_by_the_watchlist() -> None:
    urls = {one.url for one in watchlist().sources}
    assert set(lists(shipped().states[-1])) <= urls


def test_a_round_asks_for_no_more_than_70_pages() -> None:
    last = shipped().states[-1]
    urls = {resolve_url(one, last.at) for one in watchlist().sources}
    asked = {url for url in urls if shipped().first(url) is not None} | set(last.pages)
    assert 40 <= len(asked) <= 70
