"""The label files are what their README says, and the scores count as it says."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from config.load import load
from crawler.registry import SITES
from tests.labels import score

AT_LEAST = {"passages": 150, "revisions": 60, "sightings": 40}
FIELDS = {"site", "dossiers", "numbers", "type", "day", "seen", "headline", "text", "paper", "amendment"}
TYPES = {
    *("submitted", "changed", "replaced", "withdrawn", "adopted", "rejected", "advice", "scheduled", "moved"),
    *("postponed", "published", "in-force", "promised", "answered", None),
}
KINDS = {"status-change", "new-document", "agenda", "news", "background", "unrelated"}
SIGHTINGS = [row[side] for row in score.rows("sightings") for side in ("a", "b")]


def dossiers() -> set[str]:
    return {dossier.key for dossier in load(None, {}).watchlist.dossiers}


@pytest.mark.parametrize(("name", "count"), AT_LEAST.items())
def test_there_are_enough_lines_each_with_a_class_and_an_id_of_its_own(name: str, count: int) -> None:
    lines = score.rows(name)
    assert len(lines) >= count
    assert len({row["id"] for row in lines}) == len(lines)
    for row in lines:
        assert row["class"], row["id"]
        assert row["id"][-1].isdigit(), row["id"]


def test_passages_name_dossiers_of_the_shipped_watchlist_and_known_kinds() -> None:
    shipped = dossiers()
    for row in score.rows("passages"):
        assert row["text"].strip(), row["id"]
        assert set(row["dossiers"]) <= shipped, row["id"]
        assert {row["kind"], *(row.get("kind_also") or ())} <= KINDS, row["id"]


def test_revisions_differ_and_both_labels_are_well_met_in_both_halves() -> None:
    lines = score.rows("revisions")
    assert all(row["before"] != row["after"] for row in lines)
    met = Counter((row["label"], score.held_out(row)) for row in lines)
    assert set(met) == {(label, half) for label in ("material", "immaterial") for half in (True, False)}
    assert min(met.values()) >= 15


def test_both_labels_of_sightings_are_well_met_in_both_halves() -> None:
    met = Counter((row["label"], score.held_out(row)) for row in score.rows("sightings"))
    assert set(met) == {(label, half) for label in ("same", "other") for half in (True, False)}
    assert min(met.values()) >= 10


def test_sightings_have_the_fields_that_the_rule_knows() -> None:
    shipped = dossiers()
    for label in SIGHTINGS:
        headline = label["headline"]
        assert set(label) == FIELDS, headline
        assert label["site"] in SITES, headline
        assert label["type"] in TYPES, headline
        assert set(label["dossiers"]) <= shipped, headline
        assert label["paper"] is None or label["paper"].split("/")[0] in label["numbers"], headline


def test_sightings_are_given_to_the_rule_with_aware_times_and_real_days() -> None:
    for label in SIGHTINGS:
        typed = score.sighting(label)
        assert isinstance(typed["seen"], datetime)
        assert typed["seen"].tzinfo == UTC
        assert typed["day"] is None or isinstance(typed["day"], date)
        assert typed["day"] is None or typed["day"] <= typed["seen"].date()


def test_a_rule_that_depends_on_the_order_of_a_pair_is_never_right() -> None:
    earlier = {"seen": "2026-04-21"}
    later = {"seen": "2026-04-22"}
    assert score.judged(lambda a, b: a["seen"] < b["seen"], earlier, later) == "undecided"
    assert score.judged(lambda a, b: a == b, earlier, later) == "other"


def test_either_of_two_fair_kinds_is_right() -> None:
    row = {"kind": "news", "kind_also": ["background"]}
    assert score.kind_mark(row, {"kind": "background"}).right
    assert not score.kind_mark(row, {"kind": "agenda"}).right


def test_scores_show_the_misses_of_the_open_half_only() -> None:
    marks = [score.answered({"id": name, "class": "a", "label": "same"}, "other") for name in ("x1", "x2")]
    assert score.misses(marks, {"same": "missed"}) == ["- missed: 2 of 2; held out: 1 of 1; look at x1"]
    assert score.by_class(marks)[2:] == ["| a | 0 of 2 | 0 of 1 | 0 of 1 |"]


def test_the_program_answers_labelled_passages_without_seeing_their_labels() -> None:
    row = {"id": "x1", "title": None, "text": "De Spreidingswet blijft voorlopig gelden."}
    answers = score.asked("match", [row], ("id", "title", "text"))
    assert answers is not None
    assert score.keys(answers["x1"]["dossiers"]) == {"spreidingswet"}
