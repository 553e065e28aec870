"""The catalogue of findings for operators, in Dutch: what is so, and what to do about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitors.words.dutch import at, duration, inert, number

HEALTH: dict[str, tuple[str, str]] = {
    "configuration-wrong": (
        "De instellingen kloppen niet: ‘{place}: {expected}’.",
        "Verbeter dit: ‘{remedy}’.",
    ),
    "configuration-fine": ("Bronnen: {sources}. Dossiers: {dossiers}. Abonnementen: {subscriptions}.", ""),
    "secret-open": (
        "Iedereen op deze computer kan het bestand van ‘{name}’ lezen.",
        "Geef alleen uzelf toegang tot dat bestand.",
    ),
    "public-url-missing": (
        "Berichten hebben geen link naar Wetwacht.",
        "Vul public_url in onder [web].",
    ),
    "program-fine": ("Wetwacht {version}, Python {python}, SQLite {sqlite}.", ""),
    "database-absent": ("Er is nog geen geschiedenis.", "Start een controle: wetwacht check."),
    "database-unreadable": (
        "Het bestand met de geschiedenis is niet te lezen: ‘{reason}’.",
        "Geef deze gebruiker toegang tot het bestand.",
    ),
    "database-broken": (
        "Het bestand met de geschiedenis is beschadigd: ‘{reason}’.",
        "Stop de dienst en bewaar het bestand. Zet dan de nieuwste reservekopie terug.",
    ),
    "database-locked": (
        "Een ander programma houdt de geschiedenis bezet.",
        "Sluit het programma dat het bestand open heeft.",
    ),
    "database-foreign": ("Dit bestand is van een ander programma.", "Kies een ander bestand met --database."),
    "database-old": (
        "Het bestand is gemaakt door een oudere uitgave: ‘{reason}’.",
        "Maak een reservekopie. De volgende controle werkt het bestand bij.",
    ),
    "database-newer": (
        "Het bestand is gemaakt door een nieuwere uitgave: ‘{reason}’.",
        "Installeer die uitgave, of zet een oudere reservekopie terug.",
    ),
    "database-fine": ("De geschiedenis is heel: {size} MiB. Stand: ‘{schema}’, ‘{journal}’.", ""),
    "database-unchecked": (
        "De geschiedenis is {size} MiB. Stand: ‘{schema}’, ‘{journal}’. Een reservekopie leest alles na.",
        "",
    ),
    "wal-unsafe": (
        "SQLite {sqlite} kan dit bestand beschadigen in de stand ‘wal’.",
        "Start een controle: wetwacht check. Die zet de stand om.",
    ),
    "folder-unwritable": (
        "Deze gebruiker mag niet schrijven in ‘{folder}’.",
        "Geef deze gebruiker toegang tot die map.",
    ),
    "disk-full": ("Er is te weinig ruimte in ‘{folder}’: {free} MiB.", "Maak ruimte op deze schijf."),
    "disk-low": ("Er is weinig ruimte in ‘{folder}’: {free} MiB.", "Maak ruimte op deze schijf."),
    "disk-fine": ("Er is ruimte in ‘{folder}’: {free} MiB.", ""),
    "clock-back": (
        "De klok is teruggezet. Wetwacht zag al iets op {newest}. De klok staat op {now}.",
        "Zet de klok goed. Weekberichten gaan daarna verder.",
    ),
    "clock-fine": ("De klok staat op {now}.", ""),
    "service-running": ("De dienst werkt.", ""),
    "service-stopped": ("De dienst staat uit.", "Start de dienst: wetwacht run."),
    "service-unknown": (
        "Het is onbekend of de dienst werkt.",
        "Vraag dit als de gebruiker van de dienst.",
    ),
    "round-none": ("Er is nog geen bron bezocht.", "Start een controle: wetwacht check."),
    "round-old": ("De laatste controle was op {last}.", "Lees het logboek en start de dienst opnieuw."),
    "round-fine": ("De laatste controle was op {last}.", ""),
    "source-never": (
        "Deze bron is nog nooit bezocht.",
        "Start een controle: ‘wetwacht check --source {source}’.",
    ),
    "sources-never": (
        "{count} van de {all} bronnen zijn nog nooit bezocht.",
        "Start een controle: ‘wetwacht check’.",
    ),
    "source-failing": (
        "Deze bron is niet gelezen: ‘{verdict}: {reason}’.",
        "Open {url} en vergelijk. Kijk daarna opnieuw: ‘wetwacht sources probe --source {source}’.",
    ),
    "source-unread": (
        "Deze bron is nog nooit gelezen: ‘{verdict}: {reason}’.",
        "Verbeter het adres. Kijk daarna opnieuw: ‘wetwacht sources probe --source {source}’.",
    ),
    "source-late": (
        "Het bezoek aan deze bron was gepland op {due}.",
        "Lees het logboek van de dienst. Een controle kan vastzitten.",
    ),
    "source-restless": (
        "Deze bron wisselde {times} keer van oordeel in 7 dagen.",
        "Bezoek de bron minder vaak, of vraag de site naar de oorzaak.",
    ),
    "sources-fine": ("Op tijd gelezen: {count} van de {all} bronnen.", ""),
    "queue-late": (
        "Berichten die al weg hadden moeten zijn: {due}. Het oudste moest weg op {oldest}.",
        "Verstuur ze: wetwacht deliver. Die zegt ook wat de rest tegenhoudt.",
    ),
    "queue-fine": ("Berichten die wachten: {waiting}. Daarvan mogen er {due} nu weg.", ""),
    "delivery-ambiguous": (
        "Onbekend is of deze berichten zijn aangekomen: {count}.",
        "U hoeft niets te doen. Wetwacht zoekt ze op of verstuurt ze nog eens.",
    ),
    "delivery-dead": (
        "Niet te versturen via {kind} aan ‘{recipient}’: {count}. De reden: ‘{reason}’.",
        "Neem de oorzaak weg. Daarna: ‘wetwacht deliver --retry-dead’.",
    ),
    "address-paused": (
        "Het adres ‘{recipient}’ ({kind}) staat op pauze. Het werd 2 keer voorgoed geweigerd.",
        "Verbeter het adres onder [[channel]]. Daarna: ‘wetwacht deliver --retry-dead’.",
    ),
    "channel-stopped": (
        "De inlog van Wetwacht wordt niet aangenomen door {kind}.",
        "Herstel de inlog. Daarna gaan de berichten vanzelf.",
    ),
    "digest-late": (
        "Abonnement ‘{subscription}’ ({recipient}) kreeg geen overzicht van ‘{period}’.",
        "Maak het alsnog: ‘wetwacht digest --period {period} --subscription {subscription} --send’.",
    ),
    "digests-fine": ("Overzichten die op tijd waren: {count}. Het laatste is van {last}.", ""),
    "backup-none": (
        "Er is geen reservekopie naast de geschiedenis.",
        "Maak er een: wetwacht backup. De dienst maakt er elke dag een.",
    ),
    "backup-old": (
        "De nieuwste reservekopie is van {last}.",
        "Maak er een: wetwacht backup. Of lees in het logboek waarom dat niet lukte.",
    ),
    "backup-fine": ("De nieuwste reservekopie is van {last}.", ""),
    "slack-fine": ("Slack antwoordde: ‘{told}’.", ""),
    "slack-wrong": ("Slack weigerde: ‘{told}: {reason}’.", "Vernieuw de inlog van Slack."),
    "slack-unreachable": (
        "Slack gaf geen bruikbaar antwoord: ‘{told}: {reason}’.",
        "Kijk of deze computer slack.com kan bereiken. De berichten wachten.",
    ),
    "email-fine": ("De mailserver antwoordde: ‘{told}’.", ""),
    "email-unreachable": (
        "De mailserver gaf geen bruikbaar antwoord: ‘{told}: {reason}’.",
        "Controleer host en port onder [email].",
    ),
    "email-wrong": ("De mailserver weigerde: ‘{told}: {reason}’.", "Verbeter de gegevens onder [email]."),
}


def dutch(code: str, facts: Iterable[tuple[str, str | int | datetime | timedelta]]) -> tuple[str, str]:
    """What a finding says, and its remedy, empty where there is none."""
    shown = {name: inert(_shown(value)) for name, value in facts}
    says, remedy = HEALTH[code]
    return says.format(**shown), remedy.format(**shown)


def _shown(value: str | int | datetime | timedelta) -> str:
    if isinstance(value, datetime):
        return at(value)
    if isinstance(value, timedelta):
        return duration(value)
    return number(value) if isinstance(value, int) else value
