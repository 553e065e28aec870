"""The catalogue's room for what is held beside another document: amendments, letters of a series. Pure."""

from __future__ import annotations

# An amendment and the one that it replaces.
REPLACES = "Amendement {own} vervangt {old}: {subject}"
REPLACES_ONLY = "Amendement {own} vervangt {old} ({bill})"
PAPER, PAPER_OF_BILL = "nr. {own}", "{bill}, nr. {own}"
COMPARED_WITH = "Vergeleken met {old}."
ONLY_PART = "Alleen onderdeel {labels} is anders."
PARTS = {
    "other": ("Onderdeel {labels} is anders.", "Onderdeel {labels} zijn anders."),
    "new": ("Onderdeel {labels} is nieuw.", "Onderdeel {labels} zijn nieuw."),
    "gone": ("Onderdeel {labels} is vervallen.", "Onderdeel {labels} zijn vervallen."),
    "equal": ("Onderdeel {labels} is gelijk.", "Onderdeel {labels} zijn gelijk."),
}
MORE_EQUAL = "{count} andere onderdelen zijn gelijk."
TEXT_OTHER, TEXT_EQUAL = (
    "De tekst van het amendement is anders.",
    "De tekst van het amendement is gelijk.",
)
PART_NAMED, WHOLE_TEXT = "Onderdeel {label}", "Tekst van het amendement"
ALSO, EXPLAINED_ONE, EXPLAINED_MANY = (
    "Ook anders",
    "alinea in de toelichting.",
    "alinea's in de toelichting.",
)
JOINED = ("Het lid {names} tekent nu mee.", "De leden {names} tekenen nu mee.")
LEFT = ("Het lid {names} tekent niet meer mee.", "De leden {names} tekenen niet meer mee.")
LINE, EVIDENCE_OF, DIFFERENCE = "Reeks", "{papers} volgens {evidence}", "Verschil"
EVIDENCE = {"data": "de gegevens van de Tweede Kamer", "title": "de titel", "text": "de tekst"}
TITLE_NAMES = "De titel van {paper} noemt {others}."
UNKNOWN = "onbekend welk amendement dit vervangt; de titel noemt geen nummer."
UNKNOWN_OF = "Onbekend is welk amendement {paper} vervangt."
REFUSED = {
    "itself": "De bron noemt {paper} als voorganger van zichzelf. Wetwacht volgt dat niet.",
    "later": "De bron noemt {other} als voorganger van {paper}. Dat is later. Wetwacht volgt dat niet.",
    "circle": "De bron noemt {other} als voorganger van {paper}. Dat is een kring. Wetwacht volgt dat niet.",
}
AMENDS, AMENDS_PAPER = "Wijzigt", "amendement {papers}."
AMENDS_UNKNOWN = "onbekend welk amendement; de titel noemt geen nummer."
NO_TEXT = "onbekend. Wetwacht heeft de tekst niet van {papers}."
VERDICT, VERDICT_OF, NO_VERDICT = "Oordeel kabinet", "{paper}: {verdict}.", "de bron noemt geen oordeel"
PAGE_OF = "{paper} op {shown}"

# A letter and the one before it in its series.
FIGURE_MOVED = "{letter}: {what} van {was} naar {wordt}"
LETTERS = {
    "ledenbrief": "VNG-ledenbrief",
    "brief": "Brief",
    "kamerstuk": "Kamerbrief",
    "kamerbrief": "Kamerbrief",
    "brief regering": "Kamerbrief",
    "brief aan parlement": "Kamerbrief",
}
PREVIOUS_LETTER, THIS_LETTER = "Vorige brief ({month})", "Deze brief"
TWO_LETTERS = "Wetwacht vergelijkt 2 brieven: deze en die van {day}."
NOT_CHANGED = "De brief van {day} zelf is niet gewijzigd."
EQUAL_FIGURES, RECKONED = "Gelijk", "Verschil"
MORE, LESS = "{count} meer (berekend door Wetwacht).", "{count} minder (berekend door Wetwacht)."
ABOUT = "circa {count}"
OTHER_FIGURE = "Cijfer in een vergelijkbare zin"
PREVIOUS_PAGE = "Vorige brief op {shown}"
