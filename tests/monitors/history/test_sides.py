"""Who voted otherwise in the other chamber, where the list of votes itself does not say."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from crawler.document import Section
from monitors.comparing.detect import detect
from monitors.events.typed import told_of
from monitors.history.database import write_tx
from monitors.history.sides import with_other_chamber
from monitors.model import EventType
from notifiers.message import Options, compose
from tests import invented
from tests.ledger import Kept, keep

EMPTY = replace(
    invented.BILL, kind="stemmingen", key="/stemmingen", identifier=None, title="Stemmingen", facts=()
)
BALLOT = "Datum: 21 april 2026\nDossier: 99 999\nUitslag: verworpen\nVoor: 50Voorbeeld\nTegen: Partij E"
VOTES = replace(EMPTY, sections=(Section("99999/stemming/2026-04-21", "Voorbeeldwet", BALLOT),))


def test_a_vote_in_a_list_is_held_beside_what_the_bills_page_says_of_the_other_chamber(db: Database) -> None:
    with write_tx(db):
        keep(db, Kept(before=None, after=invented.BILL))
    before = replace(EMPTY, sections=())
    change = invented.change_of(before, VOTES, difference=detect(before, VOTES))
    facts = with_other_chamber(db, told_of(VOTES, change, EventType.REJECTED))
    assert ("votes_tk_for", "Partij E") in facts
    alert = replace(invented.alert_of(before, VOTES, difference=change.difference), facts=facts)
    rows = {row.label: row.text for row in compose(alert, invented.WATCHLIST, invented.SEEN, Options()).rows}
    assert "50Voorbeeld (daar tegen, hier voor) en Partij E (daar voor, hier tegen)" in rows["Uitslag"]


def test_without_another_page_nothing_is_said_of_the_other_chamber(db: Database) -> None:
    pairs = (("bill", "99999"), ("votes_ek_for", "SP"))
    assert with_other_chamber(db, pairs) == pairs
    assert with_other_chamber(db, ()) == ()
