from __future__ import annotations

import pytest

from monitors.significance import editorial

EDITORIAL = [
    ("De capaciteit is 97.000 plekken.", "De capaciteit is 97 000 plekken."),
    ("‘Voorrang’ voor statushouders", '"Voorrang" voor statushouders'),
    ("Asiel­noodmaatregelenwet", "asielnoodmaatregelenwet"),
    ("De Wet tweestatustelsel ligt voor.", "De Wet tweestatusstelsel ligt voor."),
    ("Laatst bijgewerkt: 3 maart 2026, 09:12", "Laatst bijgewerkt: 4 maart 2026, 07:40"),
    ("Dit staat vast. Bijgewerkt op 03-03-2026.", "Dit staat vast. Bijgewerkt op 04-03-2026."),
    ("In 2026–2027 geldt dit.", "In 2026-2027 geldt dit."),
]
MATERIAL = [
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
