"""What readers are told of their subscription: when it starts, and how to change or end it. Pure."""

from __future__ import annotations

from monitors.words.dutch import listed

CHANGE, LEAVE = "Abonnement wijzigen", "Afmelden"

SUBJECT_ONE, SUBJECT_MANY = (
    "U volgt nu 1 dossier met Wetwacht",
    "U volgt nu {count} dossiers met Wetwacht",
)
BY = {"email": "per e-mail", "slack": "in Slack"}
INTRO = {
    "instant": "U krijgt direct bericht {by}, en elke maandag om 7.30 uur een weekbericht.",
    "daily": "U krijgt na een dag met nieuws een dagbericht {by}. Dat komt de volgende dag om 7.30 uur.",
    "weekly": "U krijgt elke maandag om 7.30 uur een weekbericht {by}.",
}
ONE_AMENDMENT, AMENDMENTS = "Alleen het amendement-{names}.", "Alleen de amendementen {names}."

# Labels of rows.
AT_ONCE, WEEKLY, DAILY, NOT, EXPECTED = "Direct", "Weekbericht", "Dagbericht", "Niet", "Verwachting"
STAND, HISTORY, NIGHT, ONLY = "Stand nu", "Geschiedenis", "Nacht", "Alleen"
REMINDER = "Herinnering"

ALSO = "Ook {what}."
EVERYTHING = "Alle wijzigingen met gevolg voor de inhoud."
CHOSEN = "De {count} soorten nieuws die u koos."
SMALL = "Taalfouten, nieuwe links en opmaak. Die staan wel in de geschiedenis."
EXPECTED_ONE = "In de afgelopen {days} was het 1 bericht geweest."
EXPECTED_MANY = "In de afgelopen {days} waren het {count} berichten geweest."
SINCE = "Wetwacht kijkt zelf sinds {day}. Wat eerder gebeurde, komt uit de bronnen en heet ‘overgenomen’."
QUIET = "Berichten tussen {start} en {end} uur krijgt u om {end} uur."
OUTCOMES_WAIT, OUTCOMES_GO = "Ook uitslagen, tenzij u dat wijzigt.", "Uitslagen krijgt u ook in die uren."
REMINDS = "{days} voor een debat, een stemming of een uiterste datum."
WORKING_DAYS = ("werkdag", "werkdagen")
DAYS_ONE, DAYS_MANY = "dag", "dagen"

TOPIC, UNKNOWN = "onderwerp, geen wetsvoorstel", "stand onbekend"
ENDED, IN_FORCE, IN_FORCE_SINCE = "afgesloten op {day}", "geldt", "geldt sinds {day}"
IN_FORCE_FROM, DECIDED = "{stage}, geldt vanaf {day}", "{stage} op {day}"
STANDS, MORE_ONE, MORE_MANY = "{name}: {stand}.", "En nog 1 dossier.", "En nog {count} dossiers."

ONCE = "U krijgt dit bericht 1 keer, bij het begin van abonnement ‘{name}’."
CONTACT = "Vraag, of een fout gezien? Schrijf naar {contact}."

# What each type of event, or mark of a change, is called in a list; the first name of a group decides.
GROUPS = (
    ("uitslagen", ("adopted", "rejected")),
    ("intrekkingen", ("withdrawn",)),
    ("vervangen stukken", ("replaced",)),
    ("gevolgde amendementen", ("amendment",)),
    ("nieuwe en verplaatste debatten", ("scheduled", "moved", "postponed")),
    ("ledenbrieven", ("letter",)),
    ("gewijzigde cijfers en data", ("figure",)),
    ("publicatie", ("published",)),
    ("inwerkingtreding", ("in-force",)),
    ("ingediende stukken", ("submitted",)),
    ("gewijzigde pagina’s", ("changed",)),
    ("adviezen", ("advice-received",)),
    ("toezeggingen", ("promised",)),
    ("antwoorden", ("answered",)),
)


def reminds(ahead: tuple[int, ...]) -> str:
    """ "5 en 1 werkdagen voor een debat, een stemming of een uiterste datum." """
    word = WORKING_DAYS[0] if ahead == (1,) else WORKING_DAYS[1]
    return REMINDS.format(days=f"{listed(map(str, ahead))} {word}")
