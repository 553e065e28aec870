"""What stands beside a change, from results of pages to the words of the message, through a real history."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.document import Attachment, Document, Section
from crawler.wire import Answer, PageResult
from monitors.history import changes, outbox
from monitors.history.kin import beside_change
from monitors.model import Alert
from monitors.watchlist import Source
from notifiers.changed import BODY_AT_MOST
from notifiers.message import Message, Options, compose
from notifiers.plain import plain
from tests.desk import Desk
from tests.language import complaints
from tests.monitors.papers.test_amendment import AFTER, BEFORE

HOUSE = Source("kamer", "tweedekamer", "https://www.tweedekamer.nl/99999", timedelta(hours=1), "voorbeeldwet")
GAZETTE = Source(
    "blad", "officielebekendmakingen", "https://zoek.officielebekendmakingen.nl/l", timedelta(hours=1)
)
LETTERS = Source("brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))
FIRST = (
    "99999/7",
    "Amendement van het lid Van Voorbeeld over voorrang bij woningtoewijzing",
    "Soort: Amendement",
)
SECOND = (
    "99999/12",
    "Gewijzigd amendement van het lid Van Voorbeeld over voorrang bij woningtoewijzing",
    "Soort: Gewijzigd amendement\nVervangt: nr. 7\nOordeel kabinet: Ontraden",
)
THIRD = (
    "99999/18",
    "Gewijzigd amendement van de leden Van Voorbeeld en De Proef ter vervanging van nr. 12 over voorrang bij "
    "woningtoewijzing",
    "Soort: Gewijzigd amendement\nVervangt: nr. 12",
)
OPEN = (
    "99999/21",
    "Gewijzigd amendement van het lid Test over een evaluatie",
    "Soort: x\nVervangt: onbekend",
)


def listed(*rows: tuple[str, str, str]) -> PageResult:
    sections = tuple(Section(*row) for row in rows)
    document = Document(
        "tweedekamer", "Zaak?99999", HOUSE.url, "amendementen", "Amendementen bij 99999", identifier="99999"
    )
    document = replace(document, sections=sections)
    return PageResult(
        "kamer", HOUSE.url, True, Answer(HOUSE.url, 200), document, part=str(len(rows)), revision=1
    )


def printed(row: tuple[str, str, str], text: str) -> PageResult:
    number, title = row[0], f"Voorbeeldwet huisvesting; {row[1]}"
    url = f"https://zoek.officielebekendmakingen.nl/kst-{number.replace('/', '-')}.html"
    body = (Section("tekst", "", text),)
    document = Document(
        "officielebekendmakingen", number, url, "kamerstuk", title, date(2026, 4, 2), None, number
    )
    document = replace(document, sections=body)
    return PageResult("blad", url, False, Answer(url, 200), document, part=number, revision=1)


def letter(number: int, published: date, text: str) -> PageResult:
    url = f"https://vng.nl/brieven/b{number}"
    pdf = Attachment("Brief", f"https://vng.nl/sites/b{number}.pdf", "application/pdf", "a" * 64, text)
    title = "Opvang Oekraïense ontheemden en Voorbeeldwet huisvesting"
    document = Document("vng", f"node/{number}", url, "ledenbrief", title, published, None, f"26/{number:03}")
    document = replace(document, attachments=(pdf,))
    return PageResult("brieven", url, False, Answer(url, 200), document, part=str(number), revision=1)


def index(source: Source, *results: PageResult) -> PageResult:
    rows = tuple(Section(result.url, result.url, "rij") for result in results)
    document = Document(source.site, "lijst", source.url, "lijst", "Lijst", sections=rows, index=True)
    return PageResult(source.key, source.url, True, Answer(source.url, 200), document, part="p", revision=1)


def alert_of(desk: Desk) -> Alert:
    """The only alert of the newest delivery."""
    *_, last = outbox.due(desk.house.db, desk.house.now + timedelta(days=2))
    (alert,) = outbox.opened(desk.house.db, last).alerts
    return alert


def told(desk: Desk) -> Message:
    alert = alert_of(desk)
    message = compose(alert, desk.house.watching, alert.event.seen, Options("https://wetwacht.example.org"))
    own = [message.headline, *message.intro, *(row.text for row in (*message.rows, *message.later))]
    assert [complaint for text in own for complaint in complaints(text)] == []
    assert message.visible() <= BODY_AT_MOST and len(message.headline) <= 80
    return message


def rows(message: Message) -> dict[str, str]:
    return {row.label: row.text for row in (*message.rows, *message.later)}


def printed_twice(tmp_path: Path) -> Desk:
    """Nr. 12 and the list were there before; nr. 18 comes in print."""
    desk = Desk(tmp_path, GAZETTE, HOUSE)
    old, new = printed(SECOND, BEFORE), printed(THIRD, AFTER)
    desk.keep(index(GAZETTE, old), old, listed(FIRST, SECOND))
    desk.keep(index(GAZETTE, old, new), old, new)
    return desk


def test_a_printed_amendment_is_held_beside_the_one_that_it_replaces(tmp_path: Path) -> None:
    message = told(printed_twice(tmp_path))
    assert message.headline == "Amendement nr. 18 vervangt nr. 12: voorrang bij woningtoewijzing"
    assert "Alleen onderdeel B is anders." in message.intro
    assert "Onderdeel A en C zijn gelijk." in message.intro
    (pair,) = message.pairs
    assert (pair.heading, pair.label_before, pair.label_after) == ("Onderdeel B", "Nr. 12", "Nr. 18")
    assert rows(message)["Ook anders"] == "1 alinea in de toelichting. Het lid De Proef tekent nu mee."
    assert rows(message)["Reeks"] == (
        "nr. 7 › nr. 12 › nr. 18. Nr. 12 volgens de titel (‘ter vervanging van nr. 12’); "
        "nr. 7 volgens de gegevens van de Tweede Kamer."
    )
    assert rows(message)["Oordeel kabinet"] == "nr. 12: ontraden. Nr. 18: de bron noemt geen oordeel."
    assert message.links[0].text == "Nr. 12 op officielebekendmakingen.nl"
    assert "Nr. 18" in plain(message)


def test_a_new_row_tells_the_line_and_that_the_texts_are_not_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(FIRST, SECOND))
    desk.keep(listed(FIRST, SECOND, THIRD))
    message = told(desk)
    assert message.headline == "Amendement nr. 18 vervangt nr. 12: voorrang bij woningtoewijzing"
    assert rows(message)["Reeks"].startswith("nr. 7 › nr. 12 › nr. 18.")
    assert rows(message)["Verschil"] == "onbekend. Wetwacht heeft de tekst niet van nr. 12 en nr. 18."


def test_an_amendment_whose_predecessor_nobody_names_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(FIRST))
    desk.keep(listed(FIRST, OPEN))
    message = told(desk)
    assert rows(message)["Reeks"] == "onbekend welk amendement dit vervangt; de titel noemt geen nummer."
    assert "vervangt" not in message.headline


def test_several_new_amendments_have_a_line_each(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(FIRST, SECOND))
    desk.keep(listed(FIRST, SECOND, THIRD, OPEN))
    message = told(desk)
    lines = [row.text for row in message.later if row.label == "Reeks"]
    assert lines[0].startswith("nr. 7 › nr. 12 › nr. 18.")
    assert lines[1] == "nr. 21: onbekend welk amendement dit vervangt; de titel noemt geen nummer."


def test_a_very_long_line_of_amendments_fits_into_a_message(tmp_path: Path) -> None:
    chain = [
        (
            f"99999/{n}",
            f"Gewijzigd amendement van het lid A t.v.v. nr. {n - 1} over {'voorrang ' * 20}",
            "Soort: x",
        )
        for n in range(2, 60)
    ]
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(*chain[:-1]))
    desk.keep(listed(*chain))
    message = told(desk)
    assert rows(message)["Reeks"].startswith(
        "… › nr. 54 › nr. 55 › nr. 56 › nr. 57 › nr. 58 › nr. 59. Nr. 58 volgens"
    )
    assert message.headline.startswith("Amendement nr. 59 vervangt nr. 58: voorrang")


def test_a_vote_in_the_same_change_keeps_its_headline(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(FIRST, SECOND))
    decided = (FIRST[0], FIRST[1], f"{FIRST[2]}\nBesluit: Aangenomen")
    desk.keep(listed(decided, SECOND, THIRD))
    message = told(desk)
    assert "vervangt" not in message.headline
    assert rows(message)["Reeks"].startswith("nr. 7 › nr. 12 › nr. 18.")


def test_a_known_row_that_changes_is_no_new_replacement(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HOUSE)
    desk.keep(listed(FIRST, SECOND, THIRD))
    desk.keep(listed(FIRST, SECOND, (THIRD[0], THIRD[1], f"{THIRD[2]}\nBesluit: Aangenomen")))
    alert = alert_of(desk)
    assert alert.beside is None
    assert "vervangt" not in alert.event.headline


def test_the_next_letter_of_a_series_tells_the_figure_that_moved(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTERS)
    text = (
        "Er waren 107.000 gemeentelijke opvangplekken gevraagd, waarvan er nu circa 95.500 zijn gerealiseerd."
    )
    old, new = (
        letter(1, date(2025, 7, 15), text),
        letter(45, date(2026, 9, 14), text.replace("95.500", "97.000")),
    )
    desk.keep(index(LETTERS, old), old)
    desk.keep(index(LETTERS, old, new), old, new)
    message = told(desk)
    assert (
        message.headline == "VNG-ledenbrief: gerealiseerde gemeentelijke opvangplekken van 95.500 naar 97.000"
    )
    (pair,) = message.pairs
    assert (pair.label_before, pair.label_after) == ("Vorige brief (juli 2025)", "Deze brief")
    assert rows(message)["Verschil"] == "circa 1.500 meer (berekend door Wetwacht)."
    assert rows(message)["Gelijk"] == "107.000 gemeentelijke opvangplekken gevraagd."
    assert message.links[0].text == "Vorige brief op vng.nl"


def test_a_first_letter_stands_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTERS)
    desk.keep(index(LETTERS))
    new = letter(45, date(2026, 9, 14), "Er zijn 97.000 plekken in de Voorbeeldwet huisvesting.")
    desk.keep(index(LETTERS, new), new)
    assert alert_of(desk).beside is None


def test_what_stands_beside_a_change_stays_as_it_was_when_papers_come_later(tmp_path: Path) -> None:
    desk = printed_twice(tmp_path)
    alert = alert_of(desk)
    assert alert.change
    desk.keep(printed(FIRST, BEFORE), printed(SECOND, BEFORE.replace("groepen", "mensen")))
    assert beside_change(desk.house.db, alert.change.id) == alert.beside


@pytest.mark.parametrize("kind", ["amendment", "letter"])
def test_every_figure_of_such_a_headline_stands_in_the_versions(tmp_path: Path, kind: str) -> None:
    if kind == "amendment":
        desk = printed_twice(tmp_path)
    else:
        desk = Desk(tmp_path, LETTERS)
        text = "Er zijn nu 95.500 opvangplekken gereed."
        old, new = letter(1, date(2025, 7, 15), text), letter(2, date(2026, 9, 14), text.replace("95", "97"))
        desk.keep(index(LETTERS, old), old)
        desk.keep(index(LETTERS, old, new), old, new)
    alert = alert_of(desk)
    assert alert.change
    kept = [row["content"] for row in desk.house.db.query("select content from version")]
    figures = re.findall(r"\d[\d.]*\d|\d", alert.event.headline)
    assert figures and all(any(figure in content for content in kept) for figure in figures)
    assert changes.document_of(desk.house.db, alert.change.id)
