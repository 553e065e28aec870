"""Invented changes of an invented bill (99 999), a page and a letter: what messages are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from crawler.document import Attachment, Document, Fact, Section
from monitors.comparing.detect import NEW, detect
from monitors.events import contradiction, reissue
from monitors.events.contradiction import Claim, Disagreement
from monitors.events.typed import event_type, happened, told_of
from monitors.events.votes import told
from monitors.model import (
    Alert,
    Change,
    Delivery,
    Difference,
    Event,
    EventType,
    Kind,
    Match,
    Matches,
    Notice,
    SourceEvent,
    State,
    Subject,
    Why,
)
from monitors.watchlist import Amendment, Channel, Dossier, Source, Subscription, Watchlist
from monitors.words.headline import headline
from monitors.words.sourceheadline import source_headline

SEEN = datetime(2026, 4, 21, 16, 7, tzinfo=UTC)
LAST_SEEN = SEEN - timedelta(hours=1)

DOSSIER = Dossier(
    "voorbeeldwet",
    "Voorbeeldwet huisvesting",
    numbers=("99999", "99998"),
    names=("Voorbeeldwet huisvesting",),
    amendments=(Amendment("proef", ("De Proef",), ("voorrang bij woningtoewijzing",)),),
)
TOPIC = Dossier("opvang", "Opvang in voorbeelden", names=("opvang",), context=("gemeente",))
BILL_ADDRESS = "https://www.eerstekamer.nl/wetsvoorstel/99999_voorbeeldwet"
WATCHLIST = Watchlist(
    dossiers=(DOSSIER, TOPIC),
    sources=(
        Source("ek-99999", "eerstekamer", BILL_ADDRESS, timedelta(hours=1), "voorbeeldwet"),
        Source("vng-brieven", "vng", "https://vng.nl/brieven", timedelta(minutes=30)),
    ),
    channels=(Channel("team", "slack", ("C0001",)),),
    subscriptions=(
        Subscription("wonen", ("team",), dossiers=("voorbeeldwet",)),
        Subscription("opvang", ("team",), dossiers=("opvang",)),
        Subscription("amendement", ("team",), amendments=("proef",)),
        Subscription("alles", ("team",)),
    ),
)

PARTIES = (
    "Partij B",
    "50Voorbeeld",
    "partij a",
    "Fractie-Van Test",
    "Groep Proef",
    "Partij C (behalve het lid D)",
)
BILL = Document(
    site="eerstekamer",
    key="99999",
    url=BILL_ADDRESS,
    kind="wetsvoorstel",
    title="Voorbeeldwet huisvesting",
    identifier="99999",
    facts=(
        Fact("stage", "plenary"),
        Fact("status", "De behandeling vindt plaats op 21 april 2026."),
        Fact("result_tk", "aangenomen"),
        Fact("decided_tk", "2025-07-03"),
        Fact("votes_tk_for", ("Partij B", "Partij E", "partij a")),
        Fact("votes_tk_against", ("50Voorbeeld",)),
        Fact("committee", "de commissie voor Voorbeelden"),
    ),
    sections=(Section("99999/C", "Verslag", "22 oktober 2025; EK, C"),),
)
REJECTED = replace(
    BILL,
    facts=(
        Fact("stage", "rejected"),
        Fact("status", "De Eerste Kamer heeft het voorstel op 21 april 2026 verworpen."),
        *BILL.facts[2:],
        Fact("result_ek", "verworpen"),
        Fact("decided_ek", "2026-04-21"),
        Fact("seats_ek_for", "31"),
        Fact("seats_ek_against", "44"),
        Fact("votes_ek_for", PARTIES[:3]),
        Fact("votes_ek_against", (*PARTIES[3:], "Partij E")),
        Fact("votes_ek_absent", ("Lid F",)),
    ),
)
WITH_PAPER = replace(
    BILL,
    sections=(
        Section("99999/E", "Nota naar aanleiding van het verslag", "27 november 2025; EK, E"),
        *BILL.sections,
    ),
)
NEWS_ADDRESS = "https://www.rijksoverheid.nl/actueel/nieuws/2025/07/04/verhoging"
NEWS = Document(
    site="rijksoverheid",
    key="/actueel/nieuws/2025/07/04/verhoging",
    url=NEWS_ADDRESS,
    kind="nieuwsbericht",
    title="Verhoging eigen bijdrage in de voorbeeldopvang",
    published=date(2025, 7, 4),
    identifier=NEWS_ADDRESS,
    sections=(
        Section("intro", "", "Gemeenten regelen de opvang.\nDe verhoging gaat in op 1 oktober 2025."),
        Section("vragen", "Vragen", "Hebt u vragen? Neem contact op met uw gemeente."),
    ),
)
NEWS_REVISED = replace(
    NEWS,
    sections=(
        Section("intro", "", "Gemeenten regelen de opvang.\nDe verhoging gaat in op 1 januari 2026."),
        NEWS.sections[1],
    ),
)
PDF = Attachment(
    "Ledenbrief opvang (204kB)",
    "https://vng.nl/sites/default/files/2026-04/ledenbrief.pdf",
    "application/pdf",
    "a" * 64,
    "Er zijn circa 95.500 plekken in gemeenten.\nWij houden u op de hoogte.",
)
PDF_REPLACED = replace(PDF, sha256="b" * 64, text=(PDF.text or "").replace("95.500", "97.000"))
LETTER = Document(
    site="vng",
    key="node/999999",
    url="https://vng.nl/brieven/voorbeeld-opvang",
    kind="ledenbrief",
    title="Opvang in voorbeelden: stand van zaken",
    published=date(2026, 4, 14),
    identifier="26/012",
    attachments=(PDF,),
)
LETTER_REPLACED = replace(LETTER, attachments=(PDF_REPLACED,))
LETTER_REDATED = replace(LETTER_REPLACED, published=date(2026, 4, 15))
DOWN = SourceEvent(
    source="vng-brieven",
    url="https://vng.nl/brieven",
    verdict="broken",
    reason="required part 'Ledenbrief nummer' is missing",
    since=SEEN - timedelta(hours=1),
    last_good=SEEN - timedelta(hours=2),
    field="Ledenbrief nummer",
)
UP = replace(DOWN, until=SEEN + timedelta(days=4, hours=2))
BY_NUMBER = Why("title", "99999", "number")
IN_TITLE = Why("title", "voorbeeldopvang", "name")


def change_of(
    before: Document | None,
    after: Document,
    *,
    difference: Difference | None = None,
    why: Why = BY_NUMBER,
    dossier: Dossier = DOSSIER,
) -> Change:
    """A change as the house records it."""
    found = difference or (detect(before, after) if before else NEW)
    matches = Matches((Match(dossier.key, (why,)),))
    subject = Subject(after.site, after.key, after.url, after.title, after.kind, after.published)
    text = headline(after, before, found, (dossier,))
    return Change(17, SEEN, subject, ("a-source",), found, matches, text, event=9, last_seen=LAST_SEEN)


def alert_of(
    before: Document | None,
    after: Document,
    *,
    difference: Difference | None = None,
    why: Why = BY_NUMBER,
    dossier: Dossier = DOSSIER,
) -> Alert:
    """The alert of a change for someone with the subscription of its dossier."""
    change = change_of(before, after, difference=difference, why=why, dossier=dossier)
    kind = event_type(after, change.difference)
    event = Event(9, kind, change.headline, SEEN, happened(after, change.difference))
    asked = ("opvang",) if dossier.key == "opvang" else ("wonen",)
    return Alert(event, change, subscriptions=asked, facts=(*told(after), *told_of(after, change, kind)))


def source_alert(event: SourceEvent) -> Alert:
    """The alert for operators of a source that went down or came back."""
    kind = EventType.SOURCE_UP if event.until else EventType.SOURCE_DOWN
    return Alert(Event(10, kind, source_headline(event), event.until or SEEN), None, event, ("operators",))


def notice_alert(kind: EventType, headline: str, notice: Notice) -> Alert:
    """The alert of an event that has no change of its own."""
    return Alert(Event(11, kind, headline, SEEN), None, subscriptions=("wonen",), notice=notice)


ABOUT = Matches((Match(DOSSIER.key, (BY_NUMBER,)),))
TWO_RESULTS = Disagreement(
    "99999",
    "seats_ek",
    Claim("eerstekamer", BILL_ADDRESS, "31 voor, 44 tegen"),
    Claim("rijksoverheid", NEWS_ADDRESS, "44 voor, 31 tegen"),
)
GONE = Difference(frozenset({Kind.GONE}), (), True)
ALERTS: dict[str, Alert] = {
    "rejected": alert_of(BILL, REJECTED),
    "paper": alert_of(BILL, WITH_PAPER),
    "new bill": alert_of(None, BILL),
    "news revised": alert_of(NEWS, NEWS_REVISED, dossier=TOPIC, why=IN_TITLE),
    "news": alert_of(None, NEWS, dossier=TOPIC, why=IN_TITLE),
    "letter": alert_of(None, LETTER, dossier=TOPIC, why=Why("file Ledenbrief", "opvang", "name")),
    "letter replaced": alert_of(LETTER, LETTER_REPLACED, dossier=TOPIC, why=IN_TITLE),
    "letter redated": alert_of(LETTER, LETTER_REDATED, dossier=TOPIC, why=IN_TITLE),
    "gone": alert_of(NEWS, NEWS, difference=GONE, dossier=TOPIC, why=IN_TITLE),
    "source down": source_alert(DOWN),
    "source up": source_alert(UP),
    "re-issued": notice_alert(
        EventType.CHANGED,
        reissue.headline(WATCHLIST.sources[1], 25_806),
        reissue.notice(WATCHLIST.sources[1], 25_806, ABOUT),
    ),
    "contradiction": notice_alert(
        EventType.REJECTED, contradiction.headline(TWO_RESULTS), contradiction.notice(TWO_RESULTS, ABOUT)
    ),
}


def delivery_of(alert: Alert, *, kind: str = "slack", recipient: str = "C0001", number: int = 17) -> Delivery:
    """One delivery of one alert."""
    subject = f"event:{alert.event.id}"
    return Delivery(number, "team", kind, recipient, subject, State.SENDING, 1, SEEN, alerts=(alert,))
