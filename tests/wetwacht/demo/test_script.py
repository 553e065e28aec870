"""The script itself: dated, complete, and fair to whoever must find its edits."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitors.sources.schedule import page_due
from tests.wetwacht.demo.reading import lists, shipped
from wetwacht.demo.script import script
from wetwacht.demo.strokes import BILLS, bill_url

_KEYS = {
    "asielnoodmaatregelenwet",
    "tweestatusstelsel",
    "regie-volkshuisvesting",
    "spreidingswet",
    "terugkeerwet",
    "migratiepact",
    "oekraine-opvang",
    "asielopvang-gemeenten",
}


def test_a_year_of_25_to_32_moments_follows_the_baseline() -> None:
    first, *moments = shipped().moments
    times = [moment.at for moment in shipped().moments]
    assert f"{first.at:%FT%H:%MZ}" == "2025-06-30T07:00Z"
    assert not first.edits
    assert 25 <= len(moments) <= 32
    assert times == sorted(set(times))
    assert (f"{moments[0].at:%F}", f"{moments[-1].at:%F}") == ("2025-07-01", "2026-07-01")


def test_every_dossier_and_both_amendments_have_an_alert_due() -> None:
    due = [edit for moment in shipped().moments for edit in moment.edits if edit.alert_due]
    assert {key for edit in due for key in edit.dossiers} == _KEYS
    assert {key for edit in due for key in edit.amendments} == {"vondeling", "mooiman"}


def test_no_document_is_edited_twice_at_one_moment() -> None:
    for moment in shipped().moments:
        urls = [edit.fetched for edit in moment.edits]
        assert len(urls) == len(set(urls))
        assert not set(urls) & {*moment.moved, *moment.appears}


def test_some_edits_deserve_no_alert() -> None:
    edits = [edit for moment in shipped().moments for edit in moment.edits]
    assert sum(not edit.material for edit in edits) >= 2
    assert sum(edit.material and not edit.dossiers for edit in edits) >= 4
    assert sum(len(moment.moved) for moment in shipped().moments) >= 4


def test_an_outage_a_maintenance_page_and_a_new_footer_are_on_the_way() -> None:
    kinds = {trouble.kind for moment in shipped().moments for trouble in moment.trouble}
    assert kinds == {"503", "maintenance", "footer"}


def test_nothing_is_edited_on_a_site_that_does_not_work() -> None:
    for moment in shipped().moments:
        down = {trouble.site for trouble in moment.trouble if trouble.kind != "footer"}
        assert not {edit.site for edit in moment.edits} & down


def test_every_edit_of_a_followed_page_comes_when_a_visit_is_due() -> None:
    sources = {bill_url(number) for number in BILLS} | set(lists(shipped().states[-1]))
    for url in shipped().states[-1].pages.keys() - sources:
        for at, last in _visits_before_edits(url):
            first = shipped().moments[shipped().first(url) or 0].at
            assert page_due(first, last, at, matched=True), (url, at)


def _visits_before_edits(url: str) -> list[tuple[datetime, datetime]]:
    """The moment of each edit after the first, with the visit that a follower made before it."""
    start = shipped().first(url)
    assert start is not None
    first = last = shipped().moments[start].at
    found = []
    for moment in shipped().moments[start + 1 :]:
        if url in {edit.fetched for edit in moment.edits}:
            found.append((moment.at, last))
        if page_due(first, last, moment.at, matched=True):
            last = moment.at
    return found


def test_what_a_source_names_begins_to_exist_without_an_edit() -> None:
    appearing = {url for moment in shipped().moments for url in moment.appears}
    assert {bill_url(number) for number in ("36831", "36855", "36871", "36881")} <= appearing
    for url in appearing:
        index = shipped().first(url)
        assert index is not None
        assert url in shipped().moments[index].appears


def test_the_script_is_the_same_every_time_it_is_told() -> None:
    assert script() == shipped()
    assert shipped().states[-1].at - shipped().states[0].at == timedelta(days=366, hours=3)
