"""What kind of passage a text is, by its wording; for `wetwacht match`. Pure."""

from __future__ import annotations

import re

from monitors.model import Matches

_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_DAY = rf"(?:\d{{1,2}}\s+(?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*|{_WEEKDAY})"
# The first rule that finds its words decides: what was decided weighs more than what is planned.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "status-change",
            r"\b(?:aangenomen|verworpen|ingetrokken|in werking getreden|treedt\b.{0,60}\bin werking|"
            r"(?:neemt|nam|namen|stemde[n]?|stemt)\b.{0,80}\b(?:aan|in met|voor|tegen)\b|verwierp\w*|"
            r"ingestemd|staatsblad|afgekondigd|aangehouden|brengt advies uit|bracht advies uit)",
        ),
        (
            "agenda",
            rf"\b(?:debatteert|bespreekt|behandelt|stemt|vergadert|plenair debat|staat gepland|"
            rf"wordt verwacht|uiterlijk|inbrengdatum|deskundigenbijeenkomst)\b.{{0,120}}{_DAY}|"
            rf"\bop\s+{_DAY}\s+(?:debatteert|bespreekt|behandelt|stemt|vergadert)",
        ),
        (
            "new-document",
            r"\b(?:kamerbrief|ledenbrief|verzamelbrief|nota naar aanleiding|memorie|verslag|advies|rapport|"
            r"aangeboden|aanbieding|ingediend|ontvangen|gepubliceerd|stuurt|stuurde|brief)\b",
        ),
        (
            "news",
            r"\b(?:zegt|zei|noemt|vindt|wil|willen|roept|oproep|kritiek|zorgen|bezorgd|pleit|waarschuwt|protest\w*|"
            r"reageert|volgens)\b",
        ),
    )
)


def kind_of(text: str, matches: Matches) -> str:
    """status-change, new-document, agenda, news, background, or unrelated where no dossier matched."""
    if not matches.dossiers:
        return "unrelated"
    return next((kind for kind, pattern in _RULES if pattern.search(text)), "background")
