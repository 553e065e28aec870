"""What stands around a text and says nothing of it: menus, stamps, counters, other articles. Pure.

A line is furniture only when it is nothing else: news that looks like furniture stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crawler.text import line as cleaned
from monitors.comparing.canonical import CLOCK, DAY, prepared
from monitors.comparing.diff import sentences, units

_AGO = r"\d+ (?:minuten|minuut|uur|dagen|dag|weken|week) geleden"
_WHEN = rf"(?:{DAY}|vandaag|gisteren|{_AGO})(?:[\s,|·–-]*(?:om )?{CLOCK})?"
_DONE = (
    r"(?:bijgewerkt|gewijzigd|aangepast|geactualiseerd|herzien|ververst|gepubliceerd|geplaatst|gecontroleerd|"
    r"opgevraagd|geraadpleegd|afgedrukt|gegenereerd|nagekeken|ge-update|geüpdatet)"
)
_LAST = rf"(?:(?:voor het )?laatst {_DONE}|laatste (?:wijziging|update|aanpassing|controle))"
_LATEST = (
    rf"(?:{_LAST}|"
    rf"(?:publicatie|wijzigings)datum|{_DONE})"
)
_PAGE = (
    r"(?:pagina|artikel|dossier|bericht|overzicht|document|website|site|tekst|factsheet|informatie|"
    r"nieuwsbericht)"
)
_SUBJECT = rf"(?:(?:deze |dit |de |het )?{_PAGE} (?:is |werd )?(?:al |inmiddels )?)?"
_ONE_STAMP = (
    rf"(?:{_SUBJECT}{_LATEST}(?: door [\w ]{{2,30}})?(?: op)?\W*{_WHEN}|{_SUBJECT}{_LAST}|"
    rf"versie(?: van|:)? (?:{_WHEN}|\d+(?:\.\d+)*))"
)
_STAMP = rf"{_ONE_STAMP}(?:\W*(?:en )?{_ONE_STAMP})?"
_READ = r"(?:bekeken|gelezen|gedeeld|geopend|gedownload|bezocht|aangeklikt|geliket)"
_VISITS = r"(?:weergaven|views|lezers|likes|downloads|bezoekers|paginaweergaven)"
_COUNT = r"\d[\d. ]*"
_COUNTER = (
    rf"{_SUBJECT}{_COUNT} ?(?:keer|maal|x) {_READ}|{_COUNT} {_VISITS}|"
    rf"(?:{_READ}|{_VISITS})\W+{_COUNT}(?: ?(?:keer|maal|x))?|"
    rf"(?:geschatte )?(?:leestijd|leesduur)\W*(?:circa |ca\.? |± ?)?{_COUNT} ?min(?:uten|uut|\.)?(?: lezen)?|"
    rf"{_COUNT} ?min(?:uten|uut|\.)? (?:lezen|leestijd|leesduur)"
)
_SOCIAL = (
    r"(?:facebook|linkedin|whatsapp|twitter|x|bluesky|mastodon|instagram|threads|telegram|youtube|"
    r"e-?mail|mail|"
    r"print(?:en)?|kopieer(?: de)? link|rss)"
)
_SHARE = (
    rf"(?:deel|delen)(?: (?:deze|dit) {_PAGE})?(?: (?:via|op|met)(?=\W*{_SOCIAL}\b))?"
    rf"(?:\W*(?:(?:en|of) )?{_SOCIAL}\b)*|"
    rf"(?:{_SOCIAL}\W*)+|volg (?:ons|\w+) (?:op|via)(?:\W*(?:en )?{_SOCIAL}\b)+|"
    rf"(?:print|bewaar|tip) (?:deze|dit) {_PAGE}|link gekopieerd"
)
_MENU_WORD = (
    r"(?:home|startpagina|menu|zoeken|zoek|contact|inloggen|uitloggen|login|log ?in|log ?uit|aanmelden|"
    r"registreren|mijn \w+|nieuws|agenda|onderwerpen|actueel|publicaties|documenten en publicaties|"
    r"over ons|organisatie|"
    r"vacatures|pers|help|english|nederlands|sluiten|sluit menu|open menu|privacy|cookies|toegankelijkheid|"
    r"sitemap|archief|(?:direct |ga )?naar (?:de )?(?:inhoud|hoofdinhoud|menu|zoeken|boven|navigatie)|"
    r"terug(?: naar (?:boven|overzicht))?|vorige|volgende|copyright|disclaimer|proclaimer|abonneren|"
    r"nieuwsbrief|"
    r"servicemenu|hoofdmenu|voorlezen|rss|volg ons|(?:toon|lees|bekijk) (?:meer|alles)|"
    r"lees (?:verder|voor)|en|of)"
)
_NAVIGATION = (
    rf"(?:{_MENU_WORD}\b\W*){{2,}}|inloggen|uitloggen|login|menu|zoeken|sluiten|voorlezen|naar boven|"
    r"terug naar (?:boven|overzicht)|direct naar (?:inhoud|zoeken)|lees (?:voor|verder)|(?:lees|"
    r"toon) (?:meer|alles)|"
    r"lees meer (?:over|op|in) [^.!?]{1,60}|"
    r"(?:home|startpagina|u bent hier)\b\W*[>›»/:|][^.!?]*|[^>›».!?]{1,60}(?: [>›»] [^>›».!?]{1,80}){2,}|"
    r"(?:©|\(c\)|copyright).*|(?:schrijf|meld|abonneer) (?:u|je)\b.{0,40}nieuwsbrief.{0,40}|"
    r"nieuwsbrief (?:aanmelden|ontvangen)|(?:heeft u|heb je) gevonden wat (?:u|je) zocht|"
    r"(?:was|is) deze (?:informatie|pagina) (?:\w+ )?(?:nuttig|duidelijk)\??(?: ja| nee)*|"
    r"(?:tags?|trefwoorden|foto|beeld|fotografie)\s?:.*|gepubliceerd door(?:\W+\w+){1,4}"
)
_COOKIES = (
    r"(?:deze|onze|de) (?:web)?site (?:gebruikt|maakt gebruik van|plaatst)\b.*\bcookies?\b.*|"
    r"(?:wij|we) (?:gebruiken|plaatsen)\b.*\bcookies\b.*|"
    r"(?:accepteer|weiger|alle|alleen|beheer|noodzakelijke|functionele)\b.{0,60}\bcookies?\b.{0,40}|"
    r"cookie-?(?:instellingen|voorkeuren|beleid|melding).*|"
    r"cookies? (?:accepteren|weigeren|toestaan|beheren|op deze site).*|(?:alles )?(?:accepteren|"
    r"weigeren)(?: alles)?"
)
_PAPER = (
    r"(?:pagina|blz\.?|bladzijde|p\.) ?\d+(?: ?(?:van|/) ?\d+)?|[-–—] ?\d{1,4} ?[-–—]|"
    r"bevat (?:een |\d+ )?bijlagen?|(?:tweede|eerste) kamer, vergaderjaar [\d–-]+, [\d ]+(?:-[ivxl]+)?, "
    r"(?:nr\. \d+|[a-z]{1,2}) \d{1,3}"
)
_RULES = tuple(
    (rule, re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE))
    for rule, pattern in (
        ("update stamp", _STAMP),
        ("counter", _COUNTER),
        ("share buttons", _SHARE),
        ("page furniture", _NAVIGATION),
        ("cookies", _COOKIES),
        ("typesetting", _PAPER),
    )
)
_INSIDE = re.compile(
    rf"(?:[(|·•,;–-]\s*)(?:(?:voor het )?laatst {_DONE}|bijgewerkt|versie(?= van))(?: op| van)?\W*{_WHEN}\)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\W*(?:(?:lees|zie|kijk|bekijk) ook|ook interessant|gerelateerde?(?: \w+)?|verwante? \w+|"
    r"(?:meest|veel|best) (?:gelezen|bekeken|gezocht|gedeeld)(?: \w+)?|(?:meer|ander|overig) nieuws|"
    r"meer over(?: \w+){0,3}(?!\W*:.)|meer lezen|verder lezen|aanbevolen(?: \w+)?|populair(?: \w+)?|trending|"
    r"(?:misschien|dit vindt u misschien) ook interessant|snel naar|uitgelicht)\W*(?P<rest>:.+)?",
    re.IGNORECASE,
)
# A list of other articles cites no paper and no section of a law.
_CITED = re.compile(r"\bkamerstuk|\bnrs?\.|\bartikel \d|\bstb\.|\bstaatsblad", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[-–•*·›>▪]|\d+[.)])\s")
_OWN_ROW = re.compile(r"[A-Z]{1,2} [–-] |.*:$|.*[.!?…][\"')’”]*$")
_OWN_HEADING = re.compile(
    r"(?:documenten|stukken|kamerstukken|bijlagen|stand van zaken|kerngegevens|planning|stemming\w*|"
    r"besluit\w*|"
    r"(?:openstaande )?toezeggingen|amendementen|moties|behandeling|samenvatting|inhoud|achtergrond|"
    r"gevolgen|status)",
    re.IGNORECASE,
)
_ITEMS_AT_MOST = 8
_ITEM_AT_MOST = 160
_SEPARATED = re.compile(r"\s+[|·•]\s+(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, and whether it stands in a list of other articles."""

    text: str
    elsewhere: bool

    @property
    def rule(self) -> str | None:
        """The rule by which the line is furniture, if it is."""
        return "other articles" if self.elsewhere else furniture(self.text)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text as `normalised` gives them; an empty line ends a list of other articles."""
    return tuple(
        Line(unit, elsewhere)
        for line, elsewhere in _in_lists([cleaned(raw) for raw in text.splitlines()])
        if line
        for unit in units(line)
    )


def furniture(text: str) -> str | None:
    """The rule by which a whole line or sentence is furniture."""
    plain = prepared(text)
    if not re.search(r"\w", plain):
        return None
    return next((rule for rule, pattern in _RULES if pattern.fullmatch(plain)), None)


def segments(text: str) -> tuple[tuple[str, str | None], ...]:
    """The sentences of a text, each with the rule by which it is furniture."""
    found = []
    for line in text.split("\n"):
        for one in (part for piece in _SEPARATED.split(line) for part in sentences(piece)):
            rule = furniture(one)
            found.append((one if rule else _INSIDE.sub(" ", one), rule))
    return tuple(found)


def _in_lists(cleaned_lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to a list of other articles."""
    left, begun, bulleted = 0, False, False
    for line in cleaned_lines:
        bullet = bool(_LISTED.match(line))
        head = None if _CITED.search(line) else _ELSEWHERE.fullmatch(line)
        item = bool(left and line) and bullet >= bulleted and _is_item(line, bullet)
        if head:
            left, begun, bulleted = 0 if head["rest"] else _ITEMS_AT_MOST, False, False
        elif item:
            left, begun, bulleted = left - 1, True, bullet
        elif line or begun:
            left = 0
        yield line, bool(head) or item


def _is_item(line: str, bullet: bool) -> bool:
    own = _OWN_HEADING.fullmatch(line) or _CITED.search(line) or (_OWN_ROW.match(line) and not bullet)
    return len(line) <= _ITEM_AT_MOST and not own
