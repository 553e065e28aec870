"""What readers are told of their subscription: when it starts, and how to change or end it. Pure."""

from __future__ import annotations

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

ALSO = "Ook {what}."
EVERYTHING = "Alle wijzigingen met gevolg voor de inhoud."
CHOSEN = "De {count} soorten nieuws die u koos."
SMALL = "Taalfouten, nieuwe links en opmaak. Die staan wel in de geschiedenis."
EXPECTED_ONE = "In de afgelopen {days} was het 1 bericht geweest."
EXPECTED_MANY = "In de afgelopen {days} waren het {count} berichten geweest."
SINCE = "Wetwacht kijkt zelf sinds {day}. Wat eerder gebeurde, komt uit de bronnen en heet ‘overgenomen’."
QUIET = "Berichten tussen {start} en {end} uur krijgt u om {end} uur."
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
