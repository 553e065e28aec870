from __future__ import annotations

import pytest

from monitors.significance import editorial

EDITORIAL = [
    ("De capaciteit is 97.000 plekken.", "De capaciteit is 97 000 plekken."),
    ("‘Voorrang’ voor statushouders", '"Voorrang" voor statushouders'),
    ("Asiel­noodmaatregelenwet", "asielnoodmaatregelenwet"),
    ("De Wet tweestatustelsel ligt voor.", "De Wet tweestatusstelsel ligt voor."),
    ("Laatst bijgewerkt: 3 maart 2026, 09:12", "Laatst bijgewerkt: 4 maart 2026, 07:40"),
]
MATERIAL = [
    ("De Richtlijn geldt tot en met 4 maart 2026.", "De Richtlijn geldt tot en met 4 maart 2027."),
    ("Het COA heeft 95.500 plekken nodig.", "Het COA heeft 97.000 plekken nodig."),
    ("De behandeling wordt aangehouden.", "De behandeling wordt hervat."),
    ("Gemeenten mogen voorrang geven.", "Gemeenten mogen geen voorrang geven."),
    ("De minister is gehaald.", "De minister is gedaald."),
]


@pytest.mark.parametrize(("before", "after"), EDITORIAL)
def test_what_changes_no_meaning_is_editorial(before: str, after: str) -> None:
    assert editorial(before, after)


@pytest.mark.parametrize(("before", "after"), MATERIAL)
def test_what_changes_a_fact_is_material_whatever_its_size(before: str, after: str) -> None:
    assert editorial(before, after) is None
