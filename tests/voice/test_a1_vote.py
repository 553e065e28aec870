"""A1: a chamber votes on a bill and its novelle."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from config.load import load
from crawler.document import FactValue
from monitors.watchlist import Source
from tests import fakes
from tests.office import mails
from tests.voice.pagesmade import bill
from tests.voice.stage import HOUR, Stage, in_order, stage_of, text_of, well_mailed, well_told

SEEN = datetime(2026, 4, 21, 16, 7, tzinfo=UTC)
DOSSIERS = tuple(
    load(None, {}).watchlist.dossier(key) for key in ("asielnoodmaatregelenwet", "tweestatusstelsel")
)
BASE = "https://www.eerstekamer.nl/wetsvoorstel"
BILL = Source(
    "ek-36704", "eerstekamer", f"{BASE}/36704_asielnoodmaatregelenwet", HOUR, "asielnoodmaatregelenwet"
)
NOVELLE = Source("ek-36855", "eerstekamer", f"{BASE}/36855_novelle", HOUR, "asielnoodmaatregelenwet")
OTHER = Source("ek-36703", "eerstekamer", f"{BASE}/36703_wet_invoering", HOUR, "tweestatusstelsel")
NAMES = (
    "Asielnoodmaatregelenwet",
    "Novelle strafbaarstelling illegaal verblijf",
    "Wet invoering tweestatusstelsel",
)
HOUSE: dict[str, FactValue] = {
    "stage": "plenary",
    "result_tk": "aangenomen",
    "decided_tk": "2025-07-03",
    "votes_tk_for": ("PVV", "SGP", "VVD"),
    "votes_tk_against": ("D66",),
}


def facts(voor: str, tegen: str, result: str, party: str, side: str) -> dict[str, FactValue]:
    other = "against" if side == "for" else "for"
    return {
        **HOUSE,
        "stage": "rejected" if result == "verworpen" else "adopted",
        "status": f"De Eerste Kamer heeft het voorstel {result}.",
        "result_ek": result,
        "decided_ek": "2026-04-21",
        "seats_ek_for": voor,
        "seats_ek_against": tegen,
        f"votes_ek_{other}": tuple(sorted({"PVV", "SGP", "VVD"} - {party})) if other == "for" else ("D66",),
        f"votes_ek_{side}": ("D66", party),
    }


def voted(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    stage = stage_of(folder, workspace, server, tuple(d for d in DOSSIERS if d), BILL, NOVELLE, OTHER)
    stage.at(
        SEEN - HOUR,
        *(bill(s, s.key[3:], n, HOUSE) for s, n in zip((BILL, NOVELLE, OTHER), NAMES, strict=True)),
    )
    stage.at(
        SEEN,
        bill(BILL, "36704", NAMES[0], facts("31", "44", "verworpen", "SGP", "against")),
        bill(NOVELLE, "36855", NAMES[1], facts("37", "38", "verworpen", "PVV", "against")),
        bill(OTHER, "36703", NAMES[2], facts("41", "34", "aangenomen", "D66", "for")),
    )
    return stage


def test_a_vote_on_a_bill_and_its_novelle_is_told_whole(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = voted(tmp_path, workspace, server)
    stage.send()
    told, _ = stage.slack()
    well_told(told, names=("PVV", "SGP"))
    assert told.headline == "Eerste Kamer verwerpt Asielnoodmaatregelenwet: 31 voor, 44 tegen"
    in_order(
        told.body,
        "Dinsdag 21 april 2026, volgens eerstekamer.nl.",
        "Ook de novelle is verworpen: 37 voor, 38 tegen.",
        "Een novelle wijzigt een wetsvoorstel dat nog geen wet is.",
        "Gevolg Geen van beide voorstellen wordt wet.",
        "Ook het amendement-Vondeling komt dus niet in de wet.",
        "Stand Tweede Kamer: aangenomen (3 juli 2025) › Eerste Kamer: verworpen › procedure gesloten.",
        "36 704 Verworpen: 31 voor, 44 tegen. Anders dan in de Tweede Kamer: SGP (daar voor, hier tegen).",
        "36 855 (novelle) Verworpen: 37 voor, 38 tegen. Anders dan in de Tweede Kamer: PVV (daar voor,",
        "Zelfde dag Wet invoering tweestatusstelsel (36 703) aangenomen: 41 voor, 34 tegen.",
        "Vervolg De procedure heeft geen volgende stap. Wetwacht blijft letten op",
        "Wetsvoorstel 36 704 op eerstekamer.nl · Wetsvoorstel 36 855 op eerstekamer.nl · Bekijk in Wetwacht",
        "Gevonden op: nummer 36 704",
        "Gezien op 21 april 2026 om 18.07 uur.",
    )
    mail = next(one for one in mails(server) if "verwerpt" in str(one["Subject"]))
    well_mailed(mail, told)
    in_order(text_of(mail), "36 704", "Voor PVV, VVD.", "Tegen D66, SGP.", "36 855", "Zelfde dag")
