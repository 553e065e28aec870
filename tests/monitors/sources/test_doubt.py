"""A page of any site that turned into another one is doubted before it is believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crawler.document import Document, Section
from crawler.errors import Verdict
from crawler.options import Options
from monitors.sources.doubt import doubt
from monitors.sources.health import SourceState
from tests.house import House, source, watchlist
from tests.servers import Page, Site

PATH = "/onderwerp"


def document(title: str, *lines: str) -> Document:
    text = "\n".join(lines)
    return Document(
        "generic", "k", "https://www.example.org/", "pagina", title, sections=(Section("tekst", "", text),)
    )


def test_a_page_with_one_line_or_its_title_in_common_is_the_same_page() -> None:
    before = document("Opvang", "Een.", "Twee.")
    state = SourceState("k")
    assert doubt(before, state, document("Opvang", "Heel anders.")) is None
    assert doubt(before, state, document("Opvang 2027", "Twee.")) is None
    assert doubt(None, state, document("Welkom", "Nieuwe site.")) is None
    assert doubt(before, state, document("Welkom", "Nieuwe site."))


def test_a_page_where_a_list_stood_is_doubted_until_it_answers_often_enough() -> None:
    state = SourceState("k", items=12)
    assert doubt(None, state, document("Welkom", "Nieuwe site."))
    assert doubt(None, replace(state, failures=3), document("Welkom", "Nieuwe site.")) is None
    assert doubt(None, state, replace(document("Feed"), index=True)) is None


def html(title: str, *lines: str) -> Page:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return Page(f"<html><body><main><h1>{title}</h1>{text}</main></body></html>".encode())


def generic(folder: Path, site: Site, path: str = PATH, options: Options | None = None) -> House:
    one = source(site, "provincie", "generic", path, "voorbeeldwet")
    return House(folder, watchlist(replace(one, options=options or Options())))


def test_another_page_in_its_place_is_suspect_and_no_change_and_the_old_one_is_no_change_either(
    tmp_path: Path,
) -> None:
    with Site() as site:
        site.pages[PATH] = html("Opvang", "De provincie telt 1.250 plekken.", "Bel ons.")
        house = generic(tmp_path, site)
        assert house.visit().verdict is Verdict.OK
        site.pages[PATH] = html("Welkom", "Nieuwe site.")
        assert house.visit().verdict is Verdict.SUSPECT
        site.pages[PATH] = html("Opvang", "De provincie telt 1.250 plekken.", "Bel ons.")
        assert house.visit().verdict is Verdict.OK
        assert house.changes() == ()
        site.pages[PATH] = html("Opvang", "De provincie telt 1.300 plekken.", "Bel ons.")
        assert house.visit().changed == 1


def test_what_stays_another_page_is_believed_in_the_end(tmp_path: Path) -> None:
    with Site() as site:
        site.pages[PATH] = html("Opvang", "De provincie telt 1.250 plekken.")
        house = generic(tmp_path, site)
        house.visit()
        site.pages[PATH] = html("Huisvesting", "De Voorbeeldwet huisvesting (99 999) geldt.")
        verdicts = [house.visit().verdict for _ in range(4)]
    assert verdicts == [Verdict.SUSPECT, Verdict.SUSPECT, Verdict.SUSPECT, Verdict.OK]
    assert len(house.changes()) == 1


def test_another_selector_for_the_same_page_is_no_change(tmp_path: Path) -> None:
    body = "<main><h1>Opvang</h1><div id='a'><p>Een.</p></div><div id='b'><p>{}</p></div></main>"
    with Site() as site:
        site.pages[PATH] = Page(f"<html><body>{body.format('Twee.')}</body></html>".encode(), etag=False)
        house = generic(tmp_path, site, options=Options(select="#a"))
        house.visit()
        house.watching = generic(tmp_path, site, options=Options(select="main")).watching
        assert house.visit().changed == 0
        assert house.changes() == ()
        site.pages[PATH] = Page(f"<html><body>{body.format('Drie.')}</body></html>".encode(), etag=False)
        assert house.visit().changed == 1


def feed(*paths: str) -> Page:
    items = "".join(f"<item><title>Bericht {path}</title><link>{path}</link></item>" for path in paths)
    return Page(f"<rss><channel><title>Nieuws</title>{items}</channel></rss>".encode(), "application/rss+xml")


def test_a_feed_is_silent_at_first_and_tells_the_pages_that_it_leads_to_later(tmp_path: Path) -> None:
    with Site() as site:
        site.pages["/oud"] = html("Oud", "Over wetsvoorstel 99 999.")
        site.pages["/nieuw"] = html("Nieuw", "Over wetsvoorstel 99 999.", "<b class=x>Ruis</b>")
        site.pages["/rss"] = feed("/oud")
        house = generic(tmp_path, site, "/rss", Options(kind="feed", ignore=(".x",)))
        assert (house.visit().verdict, house.changes()) == (Verdict.OK, ())
        site.pages["/rss"] = feed("/nieuw")
        report = house.visit()
        assert (report.new, report.gone, report.errors) == (1, 0, [])
        site.pages["/rss"] = html("Storing", "Er ging iets mis.")
        assert house.visit().verdict is Verdict.BLOCKED
    (change,) = house.changes()
    assert change.subject.title == "Nieuw"
    assert [match.key for match in change.matches.dossiers] == ["voorbeeldwet"]


def test_a_page_that_moved_to_another_host_is_not_followed(tmp_path: Path) -> None:
    with Site() as site, Site() as other:
        other.pages[PATH] = html("Opvang", "Tekst.")
        site.pages[PATH] = Page(b"", status=302, headers=(("Location", other.origin + PATH),))
        house = generic(tmp_path, site)
        report = house.visit()
        assert report.verdict is Verdict.BLOCKED
        assert "led to another place" in (report.reason or "")
        assert other.requests == []
