"""The catalogue: the Dutch texts that readers see, in one place. Pure.

Sentences about procedure stand in `monitors.words.procedure`, those for operators in
`monitors.words.operatortexts`. Templates are filled by name; what fills them is a fact of a source, or a
form of `monitors.words.dutch`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.page import SiteName
from crawler.registry import NAMES


def site_of(site: str, url: str) -> SiteName:
    """The site as readers know it; one without a name of its own is called by the host of the page."""
    if site in NAMES:
        return NAMES[site]
    try:
        host = (urlsplit(url).hostname or site).removeprefix("www.")
    except ValueError:
        host = site
    return SiteName(host, host)


CHAMBERS = {"ek": "Eerste Kamer", "tk": "Tweede Kamer"}

# What a document is called; the kinds are those of the page objects.
KINDS = {
    "wetsvoorstel": "wetsvoorstel",
    "ledenbrief": "ledenbrief",
    "brief": "brief",
    "nieuws": "nieuwsbericht",
    "nieuwsbericht": "nieuwsbericht",
    "vraag en antwoord": "vraag met antwoord",
    "onderwerp": "onderwerppagina",
    "publicatie": "publicatie",
    "kamerstuk": "Kamerstuk",
    "kamerbrief": "Kamerbrief",
    "rapport": "rapport",
    "besluit": "besluit",
    "amendementen": "lijst met amendementen",
    "zaken": "lijst met stukken",
    "activiteiten": "agenda",
    "besluiten": "lijst met besluiten",
    "themapagina": "themapagina",
    "ministerie": "pagina van een ministerie",
    "pagina": "pagina",
    "overzicht van sitemaps": "overzicht",
    "staatsblad": "Staatsblad",
    "staatscourant": "Staatscourant",
    "internetconsultatie": "internetconsultatie",
    "metadata": "gegevens van een publicatie",
    "kamerstukken": "lijst met Kamerstukken",
    "kamerstukdossier": "dossier",
    "motie": "motie",
    "amendement": "amendement",
    "schriftelijke vragen": "schriftelijke vragen",
    "brief regering": "brief van de regering",
    "stemmingen": "lijst met stemmingen",
    "plenaire agenda": "plenaire agenda",
    "commissieagenda": "agenda van de commissies",
    "commissievergadering": "commissievergadering",
    "wetsvoorstellen bij commissie": "lijst met wetsvoorstellen",
    "verworpen wetsvoorstellen": "lijst met verworpen wetsvoorstellen",
    "toezeggingen": "lijst met toezeggingen",
    "planning": "planning",
    "zoekresultaten": "lijst met zoekresultaten",
    "sitemap": "lijst met nieuwsberichten",
    "overzicht": "overzicht",
    "nieuwsoverzicht": "nieuwsoverzicht",
    "pdf": "PDF",
    "docx": "bestand",
}

# Headlines: actor, verb, object, figure.
VOTED = {"aangenomen": "{chamber} neemt {name} aan{seats}", "verworpen": "{chamber} verwerpt {name}{seats}"}
SEATS = "{voor} voor, {tegen} tegen"
SEATS_BEHIND = ": {seats}"
STAGE_HEADLINES = {
    "in_house": "Tweede Kamer behandelt {name}",
    "written": "Eerste Kamer bereidt {name} schriftelijk voor",
    "awaiting_plenary": "Eerste Kamer rondt voorbereiding af van {name}",
    "plenary": "Eerste Kamer debatteert over {name}",
    "adopted": "Eerste Kamer neemt {name} aan",
    "published": "Staatsblad publiceert {name}",
    "rejected": "Eerste Kamer verwerpt {name}",
    "rejected_house": "Tweede Kamer verwerpt {name}",
    "withdrawn": "Indiener trekt in: {name}",
    "unknown": "Eerste Kamer toont onbekende stand van {name}",
}
NEW_PAPER = ("Nieuw stuk bij {name}: {papers}", "{name}: {papers}")
NEW_PAPERS = ("Nieuwe stukken bij {name}: {papers}", "{name}: {papers}")
NEW_BILL = "Eerste Kamer plaatst wetsvoorstel: {name}"
NEW_LETTER, NEW_PAGE = "VNG-ledenbrief {number}: {name}", "{actor} publiceert {kind}: {name}"
NEW_ROWS = "{actor} publiceert: {name}"
GONE = "Niet meer te vinden op {shown}: {name}"
CHANGED, FROM_TO = "{actor} wijzigt {what}: {name}", ": van {was} naar {wordt}"
CHANGED_FIGURE = "{actor} wijzigt {name}{figure}"
CHANGED_DATE = "{actor} wijzigt datum van {name}{figure}"
FILE_REPLACED, FILE_ADDED = (
    "{actor} vervangt bijlage bij {name}{figure}",
    "{actor} voegt bijlage toe aan {name}",
)
FILE_REMOVED = "{actor} verwijdert bijlage bij {name}"
PAGE = "pagina"
REISSUED = "{actor}: {count} stukken opnieuw uitgegeven"
REISSUED_ROWS = "{count} stukken opnieuw uitgegeven: {name}"
DISAGREE = {
    "result": "2 uitslagen voor {number}: de bronnen verschillen",
    "seats": "2 uitslagen voor {number}: de bronnen verschillen",
    "votes": "2 lijsten met stemmen voor {number}: de bronnen verschillen",
    "decided": "2 besluitdata voor {number}: de bronnen verschillen",
}

# A re-issue of many documents, and sources that contradict one another.
SOURCE = "Bron"
REISSUED_KNOWN = "De bron wijzigde {count} bekende stukken in 1 keer."
REISSUED_ONCE = "Wetwacht meldt deze wijzigingen niet apart."
REISSUED_KEPT = "Elke wijziging staat in de geschiedenis van Wetwacht."
ACCORDING = "Volgens {shown}: {value}."
FOLLOWS_HOME = "Wetwacht houdt {shown} aan, want daar is gestemd."
FOLLOWS_FIRST = "Wetwacht houdt {shown} aan, want die bron was eerder gelezen."
PARTY_VOTED = "{party} {side}"

# The first lines, and what happened.
LATE, LATE_BECAUSE = (
    "Dit bericht komt {late} later dan bedoeld.",
    "Dit bericht komt {late} later dan bedoeld: {why}.",
)
UNREACHABLE = {
    "slack": "Slack was niet bereikbaar",
    "email": "de mailserver was niet bereikbaar",
    "console": "Wetwacht stond stil",
    "wetwacht": "Wetwacht stond stil",
}
PERHAPS_DOUBLE = "U hebt dit bericht misschien al."
INTRO_BILL = "{name}, volgens {shown}."
INTRO_BILL_DATED = "{name}. {day}, volgens {shown}."
INTRO_LIST = "Wetsvoorstel {number}, volgens {shown}."
INTRO_LIST_DATED = "Wetsvoorstel {number}. {day}, volgens {shown}."
INTRO_TITLED = "{kind} op {shown}."
INTRO_TITLED_DATED = "{kind} van {day}, op {shown}."
INTRO_PAGE = "{kind} op {shown}, ‘{title}’."
INTRO_PAGE_DATED = "{kind} van {day}, ‘{title}’."
NUMBERED = "{kind} {number}"
NAMED_BILL = "{name} ({number})"
TEXT_NOT_TITLE = "De tekst is gewijzigd, de titel niet."
FILE_CAME, FILE_WENT = "{name} is nieuw.", "{name} is vervallen."
PAGE_GONE = "Wetwacht vond deze pagina eerder wel. De bron noemt geen reden."
FILE_KEPT = "Het adres is gelijk. De oude {kind} staat in Wetwacht."
FILE_PDF, FILE_OTHER = "PDF", "bijlage"
FILE_UNREADABLE = "Het bestand is vervangen. De oude en de nieuwe tekst zijn niet te vergelijken."
SAME_WORDS = "Het bestand is vervangen. De tekst is gelijk."

# Labels of rows and pairs.
WAS, WORDT, NEWLY, REMOVED = "Was", "Wordt", "Nieuw", "Vervallen"
CONSEQUENCE, STATE, RESULT, NEXT = "Gevolg", "Stand", "Uitslag", "Vervolg"
FOR, AGAINST, ABSENT, DOSSIER, PASSAGE = "Voor", "Tegen", "Afwezig", "Dossier", "Passage"
PAPER, FILE, WHEN, FURTHER = "Stuk", "Bijlage", "Wanneer", "Verder"
PROMISE, AGENDA = "Toezegging", "Agenda"
TITLE, PUBLISHED, TEXT = "Titel", "Datum", "Tekst"
BILL_NUMBERED, NOVELLE_NUMBERED = "wetsvoorstel {number}", "novelle {number}"
QUOTED, FILE_NAMED = "‘{text}’", "Bijlage ‘{name}’"
FACTS = {
    "stage": STATE,
    "status": "Stand volgens de bron",
    "submitted": "Ingediend op",
    "decided_ek": "Besluit Eerste Kamer",
    "decided_tk": "Besluit Tweede Kamer",
    "result_ek": "Uitslag Eerste Kamer",
    "result_tk": "Uitslag Tweede Kamer",
    "votes_ek_for": "Voor, Eerste Kamer",
    "votes_ek_against": "Tegen, Eerste Kamer",
    "votes_ek_absent": "Afwezig, Eerste Kamer",
    "votes_tk_for": "Voor, Tweede Kamer",
    "votes_tk_against": "Tegen, Tweede Kamer",
    "votes_tk_absent": "Afwezig, Tweede Kamer",
    "seats_ek_for": "Stemmen voor, Eerste Kamer",
    "seats_ek_against": "Stemmen tegen, Eerste Kamer",
    "seats_tk_for": "Stemmen voor, Tweede Kamer",
    "seats_tk_against": "Stemmen tegen, Tweede Kamer",
    "full_title": "Opschrift",
    "committee": "Commissie",
    "entry_into_force": "Inwerkingtreding",
    "inbreng": "Inbreng",
    "inbreng_op": "Datum voor inbreng",
    "planned": "Gepland op",
    "start": "Begin",
    "end": "Uiterste datum",
    "submitters": "Indieners",
    "bills": "Wetsvoorstellen",
    "summary": "Samenvatting",
    "signed_by": "Ondertekening",
    "identifier": "Kenmerk",
    "type": "Soort",
    "creator": "Afzender",
    "subject": "Onderwerp",
    "topics": "Onderwerpen",
    "related": "Verwante stukken",
    "kind": "Soort pagina",
}
OTHER_FACT = "Gegevens"
RESULT_ONLY = {"aangenomen": "Aangenomen.", "verworpen": "Verworpen."}
NO_SEATS, NO_PARTIES = "De bron noemt geen aantallen.", "De bron noemt geen fracties."
TURNED, TURNED_ONE = "Anders dan in de {chamber}: {parties}.", "{party} (daar {there}, hier {here})"
AND_MORE = "en nog {count}"
STEP = " › "
IN_CHAMBER, IN_CHAMBER_ON, CLOSED = "{chamber}: {result}", "{chamber}: {result} ({day})", "procedure gesloten"
TOO_VOTED = "Ook {bill} is {result}: {seats}."
TOO_VOTED_PLAIN = "Ook {bill} is {result}."
THE_NOVELLE, NOVELLE_FIRST, SAME_DAY = "de novelle", "(novelle) ", "Zelfde dag"
SAME_DAY_VOTE = "{name} {result}"
VOTE_ON, VOTE, VOTE_DAY, NO_VOTE_DAY = (
    "Stemming gepland op {day}.",
    "Stemming",
    "gepland op {day}.",
    "geen datum bekend.",
)
HEADING_ONE, HEADING_MANY = "1 tussenkop gewijzigd.", "{count} tussenkoppen gewijzigd."
NO_REASON = "De bron noemt geen reden."
SEEN_BETWEEN = "Oude tekst voor het laatst gezien op {old}. Nieuwe tekst voor het eerst gezien {new}."
ON, AT = "op {moment}", "om {clock}"
MORE_ONE, MORE_MANY = "ander verschil", "andere verschillen"
LEFT_OUT = "Niet alles past in dit bericht. De rest staat in Wetwacht."

# Links and the last line.
LINK_BILL, LINK_PAGE = "Wetsvoorstel {number} op {shown}", "{kind} op {shown}"
LINK_FILE, LINK_SOURCE, LINK_OWN = "Bijlage op {shown}", "Bron op {shown}", "Bekijk in Wetwacht"
SHOW, LINK_FRONT = "wetwacht show {id}", "Overzicht in Wetwacht"
WHY_DOSSIER, WHY_DOSSIERS = "het dossier {names}", "de dossiers {names}"
WHY_AMENDMENT, WHY_AMENDMENTS = "het amendement-{names}", "de amendementen {names}"
WHY_EVERYTHING = "alle dossiers"
WHY = "U krijgt dit bericht omdat u {what} volgt."
FOUND_PAPER = "stuk {number}, {paper}"
FOUND_NUMBER, FOUND_TEXT, FOUND = "nummer {text}", "‘{text}’{where}", "Gevonden op: {what}."
FOUND_IN = {
    "title": " in de titel",
    "file": " in een bijlage",
    "section": " in de tekst",
    "change": " in de tekst",
}
SEEN = "Gezien op {moment}."

# A later sighting of an event that was told, and a date that moved before.
ADDITION, TOO, ADDED = "Aanvulling", "Ook", "Aanvulling: {text}"
ALSO, ALSO_ONE, NO_NEW_FACTS = "Ook gemeld door", "{actor} ({moment})", "Geen nieuwe feiten."
OTHERWISE = "Anders"
ALSO_AT = "{day}, {clock}"
TEXT_CAME = "De tekst van het stuk staat op {shown}."
EARLIER, MOVED_BEFORE = "Eerder", "{days}. Dit is de {nth} keer dat de datum verandert."
REPLY = "Re: {headline}"
MAIL_LIST = "Wetwacht"
