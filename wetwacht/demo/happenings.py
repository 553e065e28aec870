"""Which edits of the demo's script tell of one happening: for these one alert is due, not one a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from crawler.text import AMSTERDAM
from wetwacht.demo.model import Edit

# By day: words in the address or description of each edit of one happening.
_TOGETHER: dict[date, tuple[tuple[str, ...], ...]] = {
    date(2025, 7, 1): (
        ("36704_asielnoodmaatregelenwet", "amendement 903"),
        ("36703_wet_invoering", "stuk nr. 39"),
    ),
    date(2025, 7, 3): (("36704_asielnoodmaatregelenwet", "stemming over 36704"),),
    date(2025, 9, 8): (("consultatie",),),
    date(2026, 4, 21): (
        ("36704_asielnoodmaatregelenwet", "36855_novelle", "senaat_verwerpt_strafbaarstelling"),
    ),
    date(2026, 5, 26): (("36871_uitvoerings", "senaat_steunt_europees_asiel"),),
    date(2026, 6, 15): (("36703_wet_invoering", "dossier/36703", "stb-2026-999"),),
}


def with_event(edit: Edit, at: datetime) -> Edit:
    """The edit with the name of the happening that it tells of together with others."""
    words = f"{edit.url} {edit.what}"
    groups = _TOGETHER.get(at.astimezone(AMSTERDAM).date(), ())
    found = next((group for group in groups if any(word in words for word in group)), None)
    return replace(edit, event=found[0]) if found else edit
