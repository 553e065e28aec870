"""The Dutch texts of corrections. Pure."""

from __future__ import annotations

HEADLINE = "Correctie: {what}"
SPLIT_HEADLINE = "Correctie: 2 gebeurtenissen stonden in 1 bericht"
WITHDRAWN = "Ingetrokken: {headline}"

# The first line: which message it was, by what it is called.
WAS_WRONG = "Het bericht van {moment} was fout."
IN_IT = "In het {called} van {moment} stond een fout."
PERHAPS = "Wetwacht stuurde een fout bericht. U hebt dat misschien gekregen."
CALLED = {"event": "bericht", "burst": "overzicht", "weekly": "weekbericht", "daily": "dagbericht"}

# The rows.
WRONG, RIGHT, CAUSE, MENDED, TO_DO = "Fout", "Goed", "Oorzaak", "Hersteld", "Wat u doet"
UNKNOWN_CAUSE = "Onbekend."
FORWARDED = "Hebt u het bericht doorgestuurd? Stuur dan ook deze correctie."
TWO_EVENTS = "Dit zijn 2 gebeurtenissen. De andere is: ‘{headline}’."
TAKEN_FOR_ONE = "Wetwacht zag 2 gebeurtenissen aan voor 1."

# The last lines: who gets it, and what became of the wrong message.
TO_ALL = "Deze correctie gaat naar iedereen die het foute bericht kreeg: {who}."
STAYS_MARKED = "Het foute bericht blijft staan, met de kop ‘Ingetrokken’."
STAYS_LISTED = "Het foute bericht blijft in de lijst staan, met ‘Ingetrokken’ ervoor."
STAYS_MENDED = "Het eerste bericht is aangepast."
STAYS = "Het foute bericht blijft staan zoals het was."
CHANNELS_ONE, CHANNELS_MANY = "kanaal", "kanalen"
PERSONS_ONE, PERSONS_MANY = "persoon", "personen"
NOBODY = "niemand"
COMPARE = "Vergelijk beide in Wetwacht"

# In a digest.
CHAPTER, NONE = "Correcties", "Correcties: geen."
IN_DIGEST = "Fout was: ‘{wrong}’. Goed is: {right}"
SPLIT_IN_DIGEST = "2 gebeurtenissen stonden in 1 bericht: ‘{wrong}’. {right}"
MORE_ONE, MORE_MANY = "En nog 1 correctie.", "En nog {count} correcties."
IN_SUBJECT_ONE, IN_SUBJECT_MANY = "correctie", "correcties"
