"""A9: the digest of a busy week, from the copies of the sites in the demo (facts of week 27 of 2025)."""

from __future__ import annotations

import io
from pathlib import Path

from notifiers.digest import LINES_AT_MOST, WORDS_AT_MOST
from notifiers.email import SUBJECT_AT_MOST, EmailSettings
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.language import complaints, own_words
from tests.office import mails
from tests.voice.demoweek import tell_the_week
from tests.voice.stage import in_order, text_of

PAGES = "https://wetwacht.example.org"
PARTS = (
    "Abonnement ‘asiel en wonen’. 30 juni tot en met 6 juli 2025.",
    "Verzonden op maandag 7 juli 2025 om 7.30 uur.",
    "Correcties: geen.",
    "In het kort",
    "Tweede Kamer neemt op 3 juli 3 wetsvoorstellen aan. Ze gaan nu naar de Eerste Kamer.",
    "Tweede Kamer neemt amendement aan: strafbaarstelling van illegaal verblijf.",
    "Tweede Kamer neemt amendement aan: een verbod op voorrang voor statushouders.",
    "Wat komt eraan",
    "Geen datum Behandeling in de Eerste Kamer van 36 704, 36 703 en 36 512.",
    "Asielnoodmaatregelenwet (36 704 en 36 855)",
    "36 704 | Tweede Kamer: klaar | Eerste Kamer: hier | Staatsblad | In werking |",
    "di 1 juli Tweede Kamer neemt amendement aan: strafbaarstelling van illegaal verblijf.",
    "do 3 juli Tweede Kamer neemt Asielnoodmaatregelenwet aan.",
    "Wet invoering tweestatusstelsel (36 703)",
    "di 1 juli Nieuw stuk bij Wet invoering tweestatusstelsel: stuk van de Tweede Kamer, nr. 39.",
    "do 3 juli Tweede Kamer neemt Wet invoering tweestatusstelsel aan.",
    "Wet versterking regie volkshuisvesting (36 512 en 36 881)",
    "di 1 juli Tweede Kamer neemt amendement aan: een verbod op voorrang voor statushouders.",
    "do 3 juli Tweede Kamer neemt Wet versterking regie volkshuisvesting aan.",
    "Opvang Oekraïne",
    "vr 4 juli Rijksoverheid meldt: Verhoging eigen bijdrage per 1 oktober 2025.",
    "vr 4 juli Rijksoverheid publiceert Kamerstuk: Verzamelbrief opvang Oekraïne.",
    "Niet gewijzigd",
    "Spreidingswet (36 333).",
    "Controle",
    "8 van 8 bronnen gelezen. Oudste controle: 4 juli 2025 om 18.00 uur. Direct verstuurd: 7 berichten.",
    "Woorden",
    "Amendement: voorstel van Kamerleden om een wetsvoorstel te wijzigen.",
    "Statushouder: iemand met een verblijfsvergunning asiel.",
    "Abonnement wijzigen:",
    "Afmelden:",
    "Overzicht in Wetwacht:",
    "U krijgt dit weekbericht omdat u 5 dossiers volgt.",
)


def test_a_busy_week_is_told_on_one_page(tmp_path: Path, server: fakes.MailFake) -> None:
    """Not from stored facts: days that a text only mentions (1 October 2025, 4 March 2026) are no plans.

    How parties voted and what an amendment does stand in the messages that the lines lead to.
    """
    mail = EmailSettings("127.0.0.1", server.port, "none", "wetwacht@example.org", timeout=5)
    tell_the_week(tmp_path, NotifierSettings(io.StringIO(), email=mail), PAGES)
    told = mails(server)[-1]
    assert told["Subject"] == "Weekbericht 27: Tweede Kamer neemt 3 wetsvoorstellen aan"
    assert len(told["Subject"]) <= SUBJECT_AT_MOST
    lines = text_of(told).splitlines()
    in_order("\n".join(one for one in lines if "https://" not in one), *PARTS)
    assert f"{PAGES}/wijziging/2" in text_of(told)
    shown = [one for one in lines if "https://" not in one]
    assert sum(len(one.split()) for one in shown) <= WORDS_AT_MOST
    assert sum(1 for one in shown if one[:3] in ("di ", "do ", "vr ")) <= LINES_AT_MOST
    flat = own_words(" ".join(shown[1:]).replace(" | ", ". "))
    assert [wrong for wrong in complaints(flat) if "long sentence" not in wrong] == []
