"""An amendment that replaces another, from the gazette's pages to the message, through true rounds."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from monitors.history import outbox
from notifiers.message import Options, compose
from tests.house import House, source, watchlist
from tests.servers import Page, Site

CASES = Path(__file__).parents[2] / "fixtures" / "sites" / "officielebekendmakingen"
ADDRESS = (CASES / "search-papers" / "url.txt").read_text().strip()
XML = '<gzd:itemUrl manifestation="xml">https://repository.overheid.nl/x.xml</gzd:itemUrl></gzd:enrichedData>'
LIST = (CASES / "search-papers" / "page.xml").read_text().replace("</gzd:enrichedData>", XML)
PAPER = (CASES / "paper-xml" / "page.xml").read_text()
FIRST = ("Amendement van het lid A over voorrang", "De raad kan groepen aanwijzen.", ("A. Proef",))
SECOND = (
    "Gewijzigd amendement van de leden A en B ter vervanging van nr. 9 over voorrang",
    "De raad wijst 2 groepen aan.",
    ("A. Proef", "B. Test"),
)


def amendment(number: str, title: str, text: str, names: tuple[str, ...]) -> Page:
    body = PAPER.replace("kst-99999-44", f"kst-99999-{number}").replace(">44<", f">{number}<")
    body = body.replace('content="44"', f'content="{number}"')
    body = body.replace("Brief van de minister over het verbod op voorbeeldvoorrang", title)
    signed = "".join(f'<meta name="OVERHEIDop.indiener" content="{name}"/>' for name in names)
    body = re.sub(r'<meta name="OVERHEIDop.indiener" [^>]*>', signed, body)
    said = ("De ondergetekende stelt het volgende amendement voor:", "A", "Artikel 5 vervalt.", "B", text)
    lines = "".join(f"<al>{one}</al>" for one in said)
    body = re.sub(r"<tekst>.*</tekst>", f"<tekst>{lines}</tekst>", body, flags=re.DOTALL)
    return Page(re.sub(r"<ondertekening>.*</ondertekening>", "", body).encode(), "application/xml")


def paper(path: str) -> Page | None:
    number = path.removeprefix("/kst-99999-").removesuffix(".xml")
    return (
        amendment(number, *(SECOND if number == "18" else FIRST)) if path.startswith("/kst-99999-") else None
    )


def test_a_round_that_reads_a_new_amendment_tells_it_beside_the_one_before(tmp_path: Path) -> None:
    parts = urlsplit(ADDRESS)
    path = f"{parts.path}?{parts.query}"
    with Site({path: Page(LIST.encode(), "application/xml")}, others=paper) as site:
        listing = source(site, "sru", "officielebekendmakingen", path, "voorbeeldwet")
        home = House(tmp_path, watchlist(listing))
        home.round()
        new = LIST.replace("kst-9000001", "kst-99999-18").replace(">Onopgemaakt<", ">Opgemaakt<", 1)
        site.pages[path] = Page(new.encode(), "application/xml")
        home.round(everything=False)
        owed = outbox.due(home.db, home.now + timedelta(days=9))
        alerts = [alert for one in owed for alert in outbox.opened(home.db, one).alerts]
        (alert,) = [one for one in alerts if one.beside]
    message = compose(alert, home.watching, alert.event.seen, Options())
    assert message.headline == "Amendement nr. 18 vervangt nr. 9: voorrang"
    assert "Alleen onderdeel B is anders." in message.intro
    assert [(pair.label_before, pair.label_after) for pair in message.pairs] == [("Nr. 9", "Nr. 18")]
    assert ("Ook anders", "Het lid B. Test tekent nu mee.") in [
        (row.label, row.text) for row in message.later
    ]
