"""Searching in the changes: every spelling, compounds, slips, filters with counts, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.document import Attachment, Section
from monitors.history import search as module
from monitors.history.database import open_database, write_tx
from monitors.history.regrouping import merge_events
from monitors.history.search import Counts, Found, Order, Search, apart, counts, extent, search, suggestion
from monitors.history.searchindex import index_all
from monitors.history.versions import save_event
from monitors.model import Difference, Event, EventType, Kind, Part
from tests.invented import NEWS, SEEN
from tests.ledger import Kept, keep

BUILD = "Rijksoverheid meldt: woningbouwopgave in 99 999"
Finds = Callable[..., list[int]]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "history.db")
    yield opened
    opened.close()


@pytest.fixture
def finds(db: Database) -> Finds:
    return lambda text="", **asked: [hit.id for hit in search(db, Search(text, **asked)).hits]


def change(*parts: Part, kind: Kind = Kind.TEXT, material: bool = True) -> Difference:
    return Difference(frozenset({kind}), parts, material=material)


def text(after: str | None, before: str | None = None, key: str = "section:a", heading: str = "") -> Part:
    return Part(
        "replace" if after and before else "insert" if after else "delete", key, heading, before, after
    )


def said(
    after: str | None = "Iets.",
    before: str | None = None,
    headline: str = "Kop",
    title: str | None = "Titel",
    **more: object,
) -> Kept:
    """A change that says this."""
    document = replace(NEWS, title=title, identifier=None, key="/pagina")
    return Kept(
        headline=headline,
        after=document,
        difference=change(text(after, before)),
        dossiers=(),
        **more,  # type: ignore[arg-type]
    )


def kept(db: Database, *changes: Kept, kind: EventType | None = None) -> list[int]:
    """Keeps changes, each with an event of a kind where one is named."""
    with write_tx(db):
        return [keep(db, one, _event(db, one, kind)) for one in changes]


def _event(db: Database, one: Kept, kind: EventType | None) -> int | None:
    return save_event(db, Event(0, kind, one.headline, one.seen)) if kind else None


@pytest.mark.parametrize("typed", ["36704", "36 704", "36.704", "36\u00a0704", "dossier 36704", "36704:"])
@pytest.mark.parametrize("written", ["36704", "36 704", "36.704", "36\u00a0704", "36 704, nr. 12"])
def test_a_number_is_found_in_every_spelling(db: Database, finds: Finds, typed: str, written: str) -> None:
    (one, _) = kept(db, said(f"Het wetsvoorstel met dossier {written} ligt er."), said("36 705 en 367040"))
    assert finds(typed) == [one]


@pytest.mark.parametrize(
    "typed", ["36 800 VII nr. 12", "36800-VII/12", "36.800 VII, nr. 12", "36800 vii NR 12"]
)
def test_a_paper_is_found_in_every_spelling(db: Database, finds: Finds, typed: str) -> None:
    one, _ = kept(db, said("Kamerstuk 36 800 VII, nr. 12."), said("Kamerstuk 36 800 VII, nr. 13."))
    assert finds(typed) == [one]


@pytest.mark.parametrize("typed", ["36 704, letter F", "36704/F", "36704-F"])
def test_a_row_of_a_list_is_found_by_its_paper(db: Database, finds: Finds, typed: str) -> None:
    row = replace(said(), difference=change(text("10 februari 2026", key="section:36704/F")))
    other = replace(said(), difference=change(text("10 februari 2026", key="section:36704/G")))
    one, _ = kept(db, row, other)
    assert finds(typed) == [one]


def test_a_chapter_is_found_by_its_bill_too(db: Database, finds: Finds) -> None:
    (one,) = kept(db, said("Kamerstuk 36 800 VII, nr. 12."))
    assert finds("36800") == finds("36 800 VII") == [one]
    assert finds("36 800 VIII") == []


def test_an_amount_is_no_paper(db: Database, finds: Finds) -> None:
    kept(db, said("Dat kost € 36.704 per jaar."))
    assert finds("36 704 nr. 12") == []


@pytest.mark.parametrize("typed", ["bouwopgave", "BOUWOPGAVE", "woningbouw", "opgave", "woningbouwopgave"])
def test_a_part_of_a_compound_finds_titles_and_headlines(db: Database, finds: Finds, typed: str) -> None:
    one, two, _ = kept(
        db, said(headline="De woningbouwopgave"), said(title="Woningbouwopgave"), said("Geen van beide.")
    )
    assert finds(typed) == [two, one]


@pytest.mark.parametrize("typed", ["gemeente", "gemeenten", "gem", "GEMEENTEN"])
def test_the_start_of_a_word_finds_it_anywhere(db: Database, finds: Finds, typed: str) -> None:
    one, two = kept(db, said("Gemeenten bouwen."), said(None, "Gemeenten bouwen."))
    assert finds(typed) == [two, one]


@pytest.mark.parametrize("typed", ["oekraine", "Oekraïne", "OEKRAI\u0308NE"])
def test_accents_and_capitals_make_no_difference(db: Database, finds: Finds, typed: str) -> None:
    (one,) = kept(db, said("Opvang uit Oekraïne"))
    assert finds(typed) == [one]


def test_words_stand_anywhere_and_phrases_together(db: Database, finds: Finds) -> None:
    apart_, together = kept(db, said("De raad wijst groepen aan."), said("Hij wijst de raad erop."))
    assert finds("raad wijst") == [together, apart_]
    assert finds('"raad wijst"') == finds("“raad wijst”") == [apart_]
    assert finds('"raad wijst" erop') == []


def test_all_of_a_new_document_is_searched_with_its_files(db: Database, finds: Finds) -> None:
    file = Attachment(
        "Brief", "https://vng.nl/brief.pdf", "application/pdf", "a" * 64, "Crisisopvang\fBlad 2"
    )
    letter = replace(NEWS, sections=(Section("a", "Kop", "Spoedzoeker"),), attachments=(file,))
    (one,) = kept(db, Kept(before=None, after=letter))
    assert finds("spoedzoeker crisisopvang") == [one]
    (hit,) = search(db, Search("crisisopvang")).hits
    assert [span.text for span in hit.snippet if span.hit] == ["Crisisopvang"]


def test_stages_and_days_are_found_in_the_words_of_readers(db: Database, finds: Finds) -> None:
    stage, day = text("withdrawn", "in_house", "fact:stage"), text("2026-04-21", None, "fact:decided_ek")
    (one,) = kept(db, replace(said(), difference=change(stage, day)))
    assert finds("ingetrokken") == finds('"21 april 2026"') == [one]
    (hit,) = search(db, Search("ingetrokken")).hits
    assert "".join(span.text for span in hit.snippet) == "Stand: ingetrokken"


def test_a_hit_marks_its_words_and_is_inert(db: Database) -> None:
    hostile = "\u202e<script>x</script>\x1b De gemeente bouwt."
    kept(db, said(hostile, headline=f"Gemeente {hostile}", title=hostile))
    (hit,) = search(db, Search("gemeente")).hits
    for spans in (hit.headline, hit.title, hit.snippet):
        assert {span.text.casefold() for span in spans if span.hit} == {"gemeente"}
        assert all(span.text.isprintable() for span in spans)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gemeetne", "gemeente"),
        ("bouwopgaaf", "bouwopgave"),
        ("Bouwopgaaf in gemeetne", "bouwopgave in gemeente"),
        ('"de gemeetne"', '"de gemeente"'),
        ("99999 gemeetne", "99999 gemeente"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(db: Database, typed: str, meant: str) -> None:
    kept(db, said("99 999, de dossiers", headline=f"{BUILD}, zegt de gemeente"))
    assert not search(db, Search(typed)).hits
    assert suggestion(db, Search(typed)) == meant


@pytest.mark.parametrize("typed", ["", "gemeente", "xqzxqz", "gemeetne xqzxqz", "9", '"', "36705"])
def test_nothing_is_suggested_that_finds_nothing_or_is_right_already(db: Database, typed: str) -> None:
    kept(db, said(headline="Bericht van de gemeente"))
    assert suggestion(db, Search(typed)) is None


def test_words_that_stand_nowhere_together_are_counted_apart(db: Database) -> None:
    kept(db, said("De gemeente", headline="Gemeente"), said("Wonen"), said("Wonen in 99 999, dossier"))
    assert apart(db, Search("gemeetne wonen 99.999 xqzxqz")) == (("99 999", 1), ("gemeente", 1), ("wonen", 2))
    assert apart(db, Search("gemeente")) == ()


@pytest.mark.parametrize("typed", ["!", '"""', "*", "- -", "()", "\u202e", "%_"])
def test_a_text_without_words_finds_nothing(db: Database, finds: Finds, typed: str) -> None:
    kept(db, said())
    assert finds(typed) == []
    assert counts(db, Search(typed)).total == 0


def filtered(db: Database) -> list[int]:
    """Four changes that differ in everything that filters ask."""
    small = change(text("Iets anders."), material=False)
    vng = replace(NEWS, site="vng", key="/vng", title="VNG")
    made = kept(
        db,
        Kept(dossiers=("wonen",), amendments=("proef",), difference=change(text("Iets."))),
        Kept(dossiers=("wonen", "opvang"), difference=change(text("Iets."))),
        kind=EventType.ADOPTED,
    )
    made += kept(
        db,
        Kept(dossiers=("opvang",), after=vng, before=None, difference=change(text("Iets."))),
        kind=EventType.CHANGED,
    )
    return [*made, *kept(db, Kept(dossiers=("opvang",), difference=small))]


def test_filters_leave_what_they_name(db: Database, finds: Finds) -> None:
    one, two, three, four = filtered(db)
    for typed in ("", "iets"):
        assert finds(typed) == [four, three, two, one]
        assert finds(typed, dossier="wonen") == [two, one]
        assert finds(typed, dossier="opvang", site="vng") == [three]
        assert finds(typed, amendment="proef") == [one]
        assert finds(typed, kind="adopted") == [two, one]
        assert finds(typed, kind="adopted", dossier="opvang") == [two]
        assert finds(typed, material=True) == [three, two, one]
        assert finds(typed, dossier="won") == finds(typed, site="%") == []


def test_each_filter_is_counted_as_if_it_were_not_set(db: Database) -> None:
    filtered(db)
    every = counts(db, Search("iets"))
    assert every == Counts(
        4,
        (("opvang", 3), ("wonen", 2)),
        (("rijksoverheid", 3), ("vng", 1)),
        (("adopted", 2), ("changed", 1)),
        3,
    )
    chosen = counts(db, Search("iets", dossier="wonen", kind="adopted", material=True))
    assert chosen.total == 2
    assert chosen.dossiers == (("wonen", 2), ("opvang", 1))
    assert chosen.sites == (("rijksoverheid", 2),)
    assert chosen.kinds == (("adopted", 2),)
    assert counts(db, Search("niets")) == Counts(0, (), (), (), 0)


def test_counts_are_what_the_filter_then_finds(db: Database, finds: Finds) -> None:
    filtered(db)
    many = counts(db, Search())
    assert [(key, len(finds(dossier=key))) for key, _ in many.dossiers] == list(many.dossiers)
    assert [(site, len(finds(site=site))) for site, _ in many.sites] == list(many.sites)
    assert [(kind, len(finds(kind=kind))) for kind, _ in many.kinds] == list(many.kinds)
    assert many.material == len(finds(material=True))


def test_a_day_is_a_day_in_amsterdam_and_the_last_is_included(db: Database, finds: Finds) -> None:
    # Summer time ends on 25 October 2026: the day lasts from 22:00 UTC to 23:00 UTC a day later.
    midnight, second = datetime(2026, 10, 24, 22, tzinfo=UTC), timedelta(seconds=1)
    ends = (
        midnight - second,
        midnight,
        midnight + timedelta(hours=25) - second,
        midnight + timedelta(hours=25),
    )
    before, first, last, after = kept(db, *(said(seen=one) for one in ends))
    sunday = date(2026, 10, 25)
    for typed in ("", "iets"):
        assert finds(typed, since=sunday, until=sunday) == [last, first]
        assert finds(typed, until=sunday - timedelta(days=1)) == [before]
        assert finds(typed, since=sunday + timedelta(days=1)) == [after]
        assert finds(typed, since=date.max) == finds(typed, until=date.min) == []
        assert len(finds(typed, since=date.min, until=date.max)) == 4
    many = counts(db, Search("iets", until=sunday), (sunday, date.min, date.max))
    assert many.since == ((sunday, 3), (date.min, 4), (date.max, 0))
    assert extent(db) == (4, midnight - second)


def all_pages(db: Database, wanted: Search) -> list[Found]:
    """Every page of a search, as links lead from one to the next."""
    pages = [search(db, wanted)]
    while pages[-1].following:
        below, skip = pages[-1].following
        pages.append(search(db, replace(wanted, below=below, skip=skip)))
    return pages


@pytest.mark.parametrize("order", ["newest", "relevance"])
@pytest.mark.parametrize("typed", ["", "iets"])
def test_pages_hold_everything_once(db: Database, order: Order, typed: str) -> None:
    numbers = kept(db, *(said(headline="Iets" if n % 3 else "Kop") for n in range(2 * module.PAGE + 1)))
    pages = all_pages(db, Search(typed, order=order))
    shown = [hit.id for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [module.PAGE, module.PAGE, 1]
    assert sorted(shown) == numbers
    if order == "relevance" and typed:
        named = [n for n in numbers if (n - numbers[0]) % 3]
        assert shown == [*named[::-1], *(n for n in numbers[::-1] if n not in named)]
    else:
        assert shown == numbers[::-1]


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_what_comes_meanwhile_shifts_no_page(db: Database, order: Order) -> None:
    numbers = kept(db, *(said() for _ in range(module.PAGE + 1)))
    wanted = Search("iets", order=order)
    first = search(db, wanted)
    assert first.following
    kept(db, said(headline="Iets nieuws"), said())
    second = search(db, replace(wanted, below=first.following[0], skip=first.following[1]))
    assert [hit.id for hit in (*first.hits, *second.hits)] == numbers[::-1]
    assert second.following is None


@pytest.mark.parametrize("total", [0, 1, module.PAGE])
def test_a_page_that_is_just_full_has_no_next(db: Database, total: int) -> None:
    kept(db, *(said() for _ in range(total)))
    for order in ("newest", "relevance"):
        assert search(db, Search("iets", order=order)).following is None  # type: ignore[arg-type]


def test_no_more_is_counted_than_is_useful(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNTED", 3)
    kept(db, *(said() for _ in range(3)))
    assert not counts(db, Search("iets")).total > 3
    kept(db, said())
    many = counts(db, Search("iets"))
    assert (many.total, many.sites) == (4, (("rijksoverheid", 3),))


def test_a_change_that_is_undone_is_not_in_the_index(db: Database, finds: Finds) -> None:
    with pytest.raises(ZeroDivisionError), write_tx(db):
        keep(db, said("Verdwaald"))
        raise ZeroDivisionError
    assert finds("verdwaald") == []
    assert extent(db) == (0, None)


def test_a_change_that_became_part_of_another_event_is_of_its_kind(db: Database, finds: Finds) -> None:
    kept(db, said(), kind=EventType.ADOPTED)
    (other,) = kept(db, said(), kind=EventType.CHANGED)
    assert finds(kind="changed") == [other]
    with write_tx(db):
        merge_events(db, 1, 2)
    assert finds(kind="changed") == []
    assert len(finds("iets", kind="adopted")) == 2
    assert counts(db, Search()).kinds == (("adopted", 2),)


def test_an_index_that_is_made_again_finds_the_same(db: Database, finds: Finds) -> None:
    filtered(db)
    asked = [Search("iets"), Search(kind="adopted"), Search("99999", dossier="opvang")]
    before = [(search(db, one), counts(db, one)) for one in asked]
    with write_tx(db):
        index_all(db)
    assert [(search(db, one), counts(db, one)) for one in asked] == before


def test_a_search_is_of_moments_as_they_were_seen(db: Database) -> None:
    kept(db, said(seen=SEEN))
    (hit,) = search(db, Search()).hits
    assert (hit.seen, hit.site, hit.url, hit.type, hit.material) == (
        SEEN,
        "rijksoverheid",
        NEWS.url,
        None,
        True,
    )
