"""What the page for trying a name says, and why it cannot try something."""

from __future__ import annotations

SHORT = "Een naam heeft minstens 3 letters of cijfers."
LONG = "Een naam heeft hoogstens 80 tekens."
MANY = "Probeer hoogstens 10 namen en 5 nummers tegelijk."
NUMBER = "Een dossiernummer heeft 5 cijfers, zoals 36 704."
NO_DOSSIER = "Dit dossier staat niet op de volglijst. Kies een dossier uit de lijst."
NOTHING = "Vul eerst een naam of een titel in."
DECIDED = {None: "Wacht op een beheerder", True: "Overgenomen", False: "Afgewezen"}
