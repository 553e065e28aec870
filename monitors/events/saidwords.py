"""What the words of a sighting say beside its fields: the step, the chamber, the matter, the days. Pure."""

from __future__ import annotations

import re

from crawler.text import MONTHS

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})\b", re.IGNORECASE)
_BECOMES = re.compile(rf"\b(?:wordt|naar):?\s+(?:\w+dag\s+)?(\d{{1,2}})\s+({_MONTH})\b", re.IGNORECASE)
_STEPS = (
    (
        "rejected",
        re.compile(r"\bverworpen\b|\bverwerpt\b|\bverwierp\b|\bstem(?:t|de) tegen\b", re.IGNORECASE),
    ),
    (
        "adopted",
        re.compile(
            r"\baangenomen\b|\bingestemd\b|\bakkoord\b|\bstem(?:t|de) (?:in|voor)\b"
            r"|\b(?:neemt|nam)\b.{0,80}\baan\b",
            re.IGNORECASE,
        ),
    ),
    ("published", re.compile(r"\bstaatsblad\b", re.IGNORECASE)),
)
_CHAMBERS = (
    ("ek", re.compile(r"\beerste kamer\b|\bsenaat\b", re.IGNORECASE)),
    ("tk", re.compile(r"\btweede kamer\b", re.IGNORECASE)),
)
_MATTERS = (
    ("decree", re.compile(r"^(?:staatsblad: )?besluit\b", re.IGNORECASE)),
    ("petition", re.compile(r"\bpetitie\b", re.IGNORECASE)),
    (
        "advice",
        re.compile(r"\badvies\b.{0,60}\braad van state\b|\braad van state\b.{0,60}\badvi", re.IGNORECASE),
    ),
    ("letter", re.compile(r"\b(?:\w*brief|\w*brieven)\b", re.IGNORECASE)),
    ("motion", re.compile(r"\bmoties?\b", re.IGNORECASE)),
    ("amendment", re.compile(r"\b(?:sub)?amendement", re.IGNORECASE)),
    ("consultation", re.compile(r"\bconsultatie|internetconsultatie", re.IGNORECASE)),
    (
        "reply",
        re.compile(r"\bnaar aanleiding van het (?:nader )?verslag\b|\bmemorie van antwoord\b", re.IGNORECASE),
    ),
    ("report", re.compile(r"\bverslag\b", re.IGNORECASE)),
)
_MEETINGS = (
    ("vote", re.compile(r"\bstem(?:t|men|ming|mingen)\b", re.IGNORECASE)),
    ("debate", re.compile(r"\w*debat(?:ten|teert|teren)?\b|\bspreekt\b|\bbehandel", re.IGNORECASE)),
)
# "Nader verslag" is another paper than "verslag", and "gewijzigd amendement" another than "amendement".
_AGAIN = re.compile(
    r"\b(nader|tweede(?! kamer)|derde|vierde|vijfde|gewijzigd|vervang|aanvullend|herzien)\w*", re.IGNORECASE
)
_NOVELLE = re.compile(r"\bnovelle", re.IGNORECASE)
_AMENDMENT = re.compile(r"\bamendement", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{4,}")
_PLAIN = frozenset(
    {
        *("kamerbrief", "kamerbrieven", "ledenbrief", "brief", "brieven", "kamerstuk"),
        *("wetsvoorstel", "voorstel"),
        *("minister", "staatssecretaris", "stuurt", "nieuwe", "nieuws", "over", "voor", "naar", "door"),
        *("start", "deze", "wordt", "worden"),
    }
)

_REACTION = re.compile(
    r"\b(?:ledenbrief|reactie|inbreng|commentaar|uitvoeringstoets|handreiking|toelichting)\b[^.]{0,20}\b(?:bij|op|over)\b",
    re.IGNORECASE,
)


def step_of(headline: str, text: str) -> str | None:
    """The step that words tell of, where a source has no field for it; the headline first."""
    for words in (headline, text):
        found = next((step for step, pattern in _STEPS if pattern.search(words)), None)
        if found:
            return found
    return None


def chamber_of(site: str, headline: str, text: str) -> str:
    """Whose act it is: what the words say, else the chamber whose site it is; empty where neither tells."""
    words = f"{headline} {text}"
    named = [chamber for chamber, pattern in _CHAMBERS if pattern.search(words)]
    if len(named) == 1:
        return named[0]
    return {"eerstekamer": "ek", "tweedekamer": "tk"}.get(site, "")


def matter_of(headline: str, text: str, amendment: str | None) -> str:
    """What it happened to, by the headline; empty for a bill or where nothing says otherwise."""
    found = next((matter for matter, pattern in _MATTERS if pattern.search(headline)), "")
    if not found and amendment and _AMENDMENT.search(text) and not _NOVELLE.search(text):
        return "amendment"
    return found


def is_novelle(headline: str, text: str) -> bool:
    """Whether it is about a novelle, or about one too."""
    return bool(_NOVELLE.search(f"{headline} {text}"))


def meeting_of(headline: str, text: str) -> str:
    """Whether a plan is for a vote or a debate; empty where nothing says so."""
    words = f"{headline} {text}"
    return next((meeting for meeting, pattern in _MEETINGS if pattern.search(words)), "")


def planned_of(headline: str, text: str) -> tuple[int, str] | None:
    """The day and month that something is planned for, or moved to."""
    words = f"{headline} {text}"
    found = _BECOMES.search(words) or next(reversed(list(_DAY.finditer(words))), None)
    return (int(found[1]), found[2].casefold()) if found else None


def again_of(headline: str) -> frozenset[str]:
    """The words by which a paper is told from one of its kind that went before."""
    return frozenset(found.casefold() for found in _AGAIN.findall(headline))


def alike(one: str, other: str) -> bool:
    """Whether two headlines name the same thing: most words of the shorter stand in the longer."""
    ours, theirs = (frozenset(_WORD.findall(text.casefold())) - _PLAIN for text in (one, other))
    fewer = min(len(ours), len(theirs))
    return fewer > 0 and len(ours & theirs) >= max(1, round(0.7 * fewer)) and len(ours & theirs) > fewer // 2


def is_reaction(headline: str) -> bool:
    """Whether a headline is of a paper about another paper."""
    return bool(_REACTION.search(headline))
