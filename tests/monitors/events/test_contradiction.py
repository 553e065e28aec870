"""Sources that say otherwise of one bill: both are kept, the chamber's own leads, readers hear it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crawler.document import Document, Fact, Section
from crawler.wire import Answer, PageResult
from monitors.events.contradiction import Disagreement, disagreements, headline, notice, statements
from monitors.history import outbox
from monitors.model import Matches
from monitors.watchlist import Source
from tests.desk import Desk
from tests.language import complaints
from wetwacht.show import show_json, show_text

BILL = "https://www.eerstekamer.nl/wetsvoorstel/99999_voorbeeldwet"
NEWS = "https://www.rijksoverheid.nl/wetsvoorstel/99999"
CASES = "https://www.tweedekamer.nl/kamerstukken/wetsvoorstellen/detail?qry=wetsvoorstel%3A99999"
Value = str | tuple[str, ...]


def bill(site: str = "eerstekamer", url: str = BILL, **facts: Value) -> Document:
    return Document(
        site=site,
        key="99999",
        url=url,
        kind="wetsvoorstel",
        title="Voorbeeldwet huisvesting",
        identifier="99999",
        facts=tuple(Fact(name, value) for name, value in facts.items()),
        sections=(Section("99999/6", "Nota van wijziging", "3 december 2025; TK, 6"),),
    )


def elsewhere(**facts: Value) -> Document:
    return replace(bill("rijksoverheid", NEWS, **facts), sections=())


def cases(*lines: str, kind: str = "Wetgeving") -> Document:
    row = Section("99999/2", "Voorbeeldwet huisvesting", "\n".join((f"Soort: {kind}", *lines)))
    return Document("tweedekamer", "Zaak?", CASES, "zaken", "Zaken bij 99999", sections=(row,))


def between(*documents: Document) -> tuple[Disagreement, ...]:
    return disagreements(one for document in documents for one in statements(document))


VOTED = {"stage": "rejected", "result_ek": "verworpen", "seats_ek_for": "37", "seats_ek_against": "38"}
TURNED_ROUND = VOTED | {"seats_ek_for": "38", "seats_ek_against": "37"}


def test_the_eerste_kamer_leads_for_its_own_vote_whoever_was_first() -> None:
    for documents in ((bill(**VOTED), elsewhere(**TURNED_ROUND)), (elsewhere(**TURNED_ROUND), bill(**VOTED))):
        (found,) = between(*documents)
        assert (found.subject, found.grave) == ("seats_ek", True)
        assert (found.followed.site, found.followed.value) == ("eerstekamer", "37 voor, 38 tegen")
        assert (found.other.site, found.other.value) == ("rijksoverheid", "38 voor, 37 tegen")


def test_the_tweede_kamer_leads_for_its_own_decision() -> None:
    (found,) = between(bill(result_tk="verworpen"), cases("Datum: 3 juli 2026", "Besluit: Aangenomen"))
    assert (found.subject, found.followed.site, found.followed.value) == (
        "result_tk",
        "tweedekamer",
        "aangenomen",
    )


def test_the_words_are_those_of_the_house() -> None:
    (found,) = between(bill(**VOTED), elsewhere(**TURNED_ROUND))
    assert headline(found) == "2 uitslagen voor 99\u00a0999: de bronnen verschillen"
    told = notice(found, Matches())
    assert told.lines == (
        "Volgens eerstekamer.nl: 37 voor, 38 tegen.",
        "Volgens rijksoverheid.nl: 38 voor, 37 tegen.",
        "Wetwacht houdt eerstekamer.nl aan, want daar is gestemd.",
    )
    assert told.pages == (("eerstekamer", BILL), ("rijksoverheid", NEWS))
    assert complaints("\n".join(told.lines)) == []


def test_where_neither_is_the_chamber_the_one_read_first_is_followed() -> None:
    one, other = elsewhere(result_ek="aangenomen"), bill("vng", "https://vng.nl/x", result_ek="verworpen")
    (found,) = between(one, other)
    assert found.followed.site == "rijksoverheid"
    assert notice(found, Matches()).lines[-1] == (
        "Wetwacht houdt rijksoverheid.nl aan, want die bron was eerder gelezen."
    )


def test_a_source_that_is_silent_contradicts_nobody() -> None:
    assert between(bill(**VOTED), elsewhere()) == ()
    assert between(bill(**VOTED), elsewhere(result_ek="verworpen")) == ()
    assert between(bill(result_tk="aangenomen"), cases("Datum: 3 juli 2026", "Voorstel: Verworpen")) == ()
    assert between(bill(result_tk="aangenomen"), cases("Besluit: Verworpen", kind="Motie")) == ()


def test_a_party_that_took_another_name_did_not_vote_otherwise_and_one_that_did_is_named() -> None:
    here = bill(result_tk="aangenomen", votes_tk_for=("PRO", "Partij A"), votes_tk_against=("Partij B",))
    same = cases("Besluit: Aangenomen", "Voor: GroenLinks-PvdA, Partij A", "Tegen: Partij B")
    assert between(here, same) == ()
    (found,) = between(here, cases("Besluit: Aangenomen", "Voor: Partij B", "Tegen: Partij A"))
    assert found.subject == "votes_tk"
    assert set(found.followed.value.split(", ")) == {"Partij A tegen", "Partij B voor"}


def test_seats_that_the_data_add_up_from_parties_are_not_held_against_a_count() -> None:
    here = bill(result_tk="aangenomen", seats_tk_for="76", seats_tk_against="72")
    added = "Besluit: Aangenomen", "Voor: Partij A", "Zetels: 78 voor, 72 tegen"
    assert between(here, cases(*added)) == ()
    counted = "Besluit: Aangenomen", "Stemming: hoofdelijk", "Zetels: 78 voor, 72 tegen"
    assert [found.subject for found in between(here, cases(*counted))] == ["seats_tk"]


def test_another_day_of_a_decision_is_grave_and_another_day_of_a_paper_is_not() -> None:
    (found,) = between(bill(decided_ek="2026-04-21"), elsewhere(decided_ek="2026-04-22"))
    assert (found.subject, found.grave) == ("decided_ek", True)
    assert found.followed.value == "dinsdag 21 april 2026"
    paper = replace(cases(), sections=(Section("99999/6", "Nota", "Soort: Nota\nDatum: 8 december 2025"),))
    (lesser,) = between(bill(), paper)
    assert (lesser.subject, lesser.grave) == ("paper 99999/6", False)
    assert {lesser.followed.value, lesser.other.value} == {"2025-12-03", "2025-12-08"}


SOURCES = (
    Source("ek", "eerstekamer", BILL, timedelta(hours=1), "voorbeeldwet"),
    Source("tk", "tweedekamer", CASES, timedelta(hours=1), "voorbeeldwet"),
)


def read(document: Document) -> PageResult:
    key = {"eerstekamer": "ek", "tweedekamer": "tk"}[document.site]
    return PageResult(key, document.url, True, Answer(document.url, 200), document, part="p", revision=1)


def rows(desk: Desk) -> list[tuple[str, str]]:
    found = desk.house.db.query("select subject, value from contradiction order by id")
    return [(row["subject"], row["value"]) for row in found]


def test_a_contradiction_is_told_once_in_a_message_with_both_sources_and_stands_at_the_change(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, *SOURCES)
    desk.keep(read(bill(stage="in_house")), read(cases("Datum: 1 juni 2026")))
    desk.keep(read(bill(stage="written", result_tk="aangenomen")))
    before = desk.alerts()
    desk.keep(read(cases("Datum: 1 juni 2026", "Besluit: Verworpen")))
    assert rows(desk) == [("result_tk", "verworpen")]
    assert desk.alerts() == before + 2
    desk.keep(read(bill(stage="awaiting_plenary", result_tk="aangenomen")))
    desk.keep(read(cases("Datum: 1 juni 2026", "Stand: klaar", "Besluit: Verworpen")))
    assert rows(desk) == [("result_tk", "verworpen")]
    told = [outbox.opened(desk.house.db, one).alerts[0] for one in outbox.due(desk.house.db, desk.house.now)]
    (alert,) = [one for one in told if one.notice]
    assert alert.event.headline == "2 uitslagen voor 99\u00a0999: de bronnen verschillen"
    assert alert.event.type == "rejected"
    value = show_json(desk.house.db, desk.house.changes()[0])
    (line,) = value["contradictions"]
    assert (line["value"], line["other_value"]) == ("verworpen", "aangenomen")
    assert "differs    result_tk: verworpen" in show_text(desk.house.changes()[0], value)


def test_old_contradictions_of_a_new_source_are_kept_and_not_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, *SOURCES)
    desk.keep(read(bill(result_tk="aangenomen")), read(cases("Besluit: Verworpen")))
    assert rows(desk) == [("result_tk", "verworpen")]
    assert desk.alerts() == 0
