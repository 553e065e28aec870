"""The table of procedure: what readers call a stage and what follows from it, by law. Pure.

These sentences are chosen, never composed.
"""

from __future__ import annotations

STAGES = {
    "in_house": "in behandeling bij de Tweede Kamer",
    "written": "schriftelijke voorbereiding in de Eerste Kamer",
    "awaiting_plenary": "wacht op debat in de Eerste Kamer",
    "plenary": "debat in de Eerste Kamer",
    "adopted": "aangenomen door de Eerste Kamer",
    "published": "gepubliceerd in het Staatsblad",
    "rejected": "verworpen door de Eerste Kamer",
    "rejected_house": "verworpen door de Tweede Kamer",
    "withdrawn": "ingetrokken",
    "unknown": "onbekend",
}
# What follows from a stage, by law, whatever the bill: (Gevolg, Vervolg).
PROCEDURE = {
    "adopted": (
        "Beide Kamers hebben het voorstel aangenomen.",
        "Nu volgen ondertekening en publicatie in het Staatsblad. De wet geldt pas na inwerkingtreding.",
    ),
    "rejected": ("Het voorstel wordt geen wet.", "De procedure heeft geen volgende stap."),
    "rejected_house": ("Het voorstel wordt geen wet.", "De procedure heeft geen volgende stap."),
    "withdrawn": ("Het voorstel wordt geen wet.", "De procedure heeft geen volgende stap."),
    "published": (
        "De wet is bekendgemaakt.",
        "De wet of een koninklijk besluit noemt de datum van inwerkingtreding.",
    ),
    "adopted_house": (
        "Het voorstel gaat naar de Eerste Kamer.",
        "Een commissie van de Eerste Kamer bereidt de behandeling voor.",
    ),
}
# Terms of law get one sentence where they appear (rule 10).
TERMS = {
    "novelle": "Een novelle wijzigt een wetsvoorstel dat nog geen wet is.",
    "hamerstuk": "Een hamerstuk wordt aangenomen zonder debat en zonder stemming.",
    "nota van wijziging": "Met een nota van wijziging past de regering haar eigen voorstel aan.",
}
