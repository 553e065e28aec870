from __future__ import annotations

import pytest

from monitors.comparing.significance import editorial

EDITORIAL = [
    ("Er zijn vijfentwintig plekken.", "Er zijn 25 plekken."),
    ("De RvS adviseert.", "De Raad van State (RvS) adviseert."),
    ("De capaciteit is 97.000 plekken.", "De capaciteit is 97 000 plekken."),
    ("‘Voorrang’ voor statushouders", '"Voorrang" voor statushouders'),
    ("Asiel­noodmaatregelenwet", "asielnoodmaatregelenwet"),
    ("De Wet tweestatustelsel ligt voor.", "De Wet tweestatusstelsel ligt voor."),
    ("Laatst bijgewerkt: 3 maart 2026, 09:12", "Laatst bijgewerkt: 4 maart 2026, 07:40"),
    ("Dit staat vast. Bijgewerkt op 03-03-2026.", "Dit staat vast. Bijgewerkt op 04-03-2026."),
    ("In 2026–2027 geldt dit.", "In 2026-2027 geldt dit."),
    ("De wet geldt per 1 juli 2026.", "De wet geldt per 01-07-2026."),
    ("Op woensdag 1 juli 2026 is er een debat.", "Op wo 1 jul. 2026 is er een debat."),
    ("Het debat is om 9.00 uur.", "Het debat is om 09:00 uur."),
    ("Het kost € 1,5 miljoen.", "Het kost 1.500.000 euro."),
    ("Per plek is er € 1.000,- beschikbaar.", "Per plek is er € 1.000 beschikbaar."),
    ("Twaalf gemeenten melden 12%.", "12 gemeenten melden 12 procent."),
    (
        "De kwestie is vóór de zomer klaar, zegt Oekra&iuml;ne.",
        "De kwestie is voor de zomer klaar, zegt Oekraïne.",
    ),
    ("Het verkiezingprogramma noemt de lokatie.", "Het verkiezingsprogramma noemt de locatie."),
    ("De opgaaf van de regerng", "De opgave van de regering"),
    ("De asiel-opvang en de opvang locatie", "De asielopvang en de opvanglocatie"),
    ("De Vereniging van Nederlandse Gemeenten (VNG) reageert.", "De VNG reageert."),
    ("Bekijk het verslag (pdf, 2 MB)", "Download het verslag (PDF | 3 pagina's | 2,1 MB)"),
    ("Zie https://example.org/a?utm_source=x voor meer.", "Zie https://example.org/b voor meer."),
    ("Nog niet als Handelingen gepubliceerd", "Handelingen I 2025/26, nr. 28, item 7"),
    ("Ter Apel: stand van zaken. 1.204 keer bekeken.", "Ter Apel: stand van zaken. 1.377 keer bekeken."),
    ("Tekst¹ over opvang [1].", "Tekst over opvang."),
]
MATERIAL = [
    ("De SP stemt voor.", "De SGP stemt voor."),
    ("Voor gemeenten en provincies.", "Voor gemeenten of provincies."),
    ("Zie ook: Kamerstuk 99999, nr. 44", "Zie ook: Kamerstuk 99999, nr. 45"),
    ("Het artikel is gewijzigd.", "Het artikel is vervallen."),
    ("De woning blijft staan.", "De woningen blijft staan."),
    ("Verlening van de vergunning.", "Verlenging van de vergunning."),
    ("De regeling is voorlopig.", "De regeling is definitief."),
    ("Dit is rechtmatig gedaan.", "Dit is onrechtmatig gedaan."),
    ("De groei is 12 procent.", "De groei is 12 procentpunt."),
    ("Van 4 naar 6 plekken.", "Van 6 naar 4 plekken."),
    ("Het COA meldt dit.", "De IND meldt dit."),
    ("De regeling is 1.204 keer aangevraagd.", "De regeling is 1.377 keer aangevraagd."),
    ("Op maandag is de stemming.", "Op dinsdag is de stemming."),
    (
        "De wet is voor het laatst gewijzigd op 3 mei 2026.",
        "De wet is voor het laatst gewijzigd op 9 mei 2026.",
    ),
    ("Er zijn ten minste 200 plekken.", "Er zijn ten hoogste 200 plekken."),
    ("De Richtlijn geldt tot en met 4 maart 2026.", "De Richtlijn geldt tot en met 4 maart 2027."),
    ("Het COA heeft 95.500 plekken nodig.", "Het COA heeft 97.000 plekken nodig."),
    ("De behandeling wordt aangehouden.", "De behandeling wordt hervat."),
    ("Gemeenten mogen voorrang geven.", "Gemeenten mogen geen voorrang geven."),
    ("De minister is gehaald.", "De minister is gedaald."),
    ("Het stijgt met 2,5 procent.", "Het stijgt met 25 procent."),
    ("Het kost € 1,5 miljoen.", "Het kost € 15 miljoen."),
    ("Zie artikel 1, 2.", "Zie artikel 12."),
    ("Bij < 100 plekken.", "Bij > 100 plekken."),
    ("Het saldo is -5.", "Het saldo is 5."),
    ("Het lid Janssen stemt in.", "Het lid Jansen stemt in."),
    (
        "Laatst gewijzigd op 1 mei 2026. De wet treedt in werking op 1 januari 2026.",
        "Laatst gewijzigd op 2 mei 2026. De wet treedt in werking op 1 juli 2027.",
    ),
]


@pytest.mark.parametrize(("before", "after"), EDITORIAL)
def test_what_changes_no_meaning_is_editorial(before: str, after: str) -> None:
    assert editorial(before, after)


@pytest.mark.parametrize(("before", "after"), MATERIAL)
def test_what_changes_a_fact_is_material_whatever_its_size(before: str, after: str) -> None:
    assert editorial(before, after) is None
