"""How much the words of a text count: side by side, beside another matter, in passing, as scenery."""

from __future__ import annotations

import pytest

from monitors.matching.match import Matcher, Passage
from monitors.model import Matches
from monitors.watchlist import Amendment, Dossier

BILL = Dossier(
    key="bill",
    title="Voorbeeldwet",
    numbers=("99999",),
    names=("Voorbeeldwet",),
    together=("wetsvoorstel + fiets* | bromfiets* + verlicht*",),
    not_with=("88888", "bromfietsclub"),
    amendments=(Amendment("lamp", names=("De Proef",), together=("lamp* + verplicht*",), papers=("99998",)),),
)
TOPIC = Dossier(
    key="topic",
    title="Stallingen",
    names=("stalling*",),
    context=("gemeente*",),
    together=("fietsen + huisvest* | onderdak",),
)
MATCHER = Matcher((BILL, TOPIC))
FILLER = "Over de begroting werd lang gesproken en daarna nog langer.\n"


def matches(text: str, title: str = "") -> Matches:
    return MATCHER.matches((Passage("title", title), Passage("text", text)))


def found(text: str, title: str = "") -> list[str]:
    return [match.key for match in matches(text, title).dossiers]


def amended(text: str) -> list[str]:
    return [match.key for match in matches(text).amendments]


def test_a_combination_counts_where_all_its_parts_stand_close() -> None:
    assert found("Het wetsvoorstel maakt verlichting op bromfietsen strenger.") == ["bill"]
    assert found("Het wetsvoorstel maakt bromfietsen duurder.") == []
    assert found(f"Het wetsvoorstel is af.\n{FILLER * 6}De bromfiets heeft verlichting.") == []


def test_words_beside_another_matter_do_not_count_but_a_number_does() -> None:
    assert found("De bromfietsclub las de Voorbeeldwet.") == []
    assert found("De Voorbeeldwet lijkt op het oude voorstel (88888).") == []
    assert found("De bromfietsclub schrijft over wetsvoorstel 99999.") == ["bill"]


def test_a_name_that_something_is_compared_with_is_in_passing() -> None:
    assert found("Het plan komt, net als de Voorbeeldwet, uit het akkoord.") == []
    assert found("Het plan vervangt de Voorbeeldwet.") == ["bill"]


@pytest.mark.parametrize(("mentions", "expected"), [(1, []), (2, ["bill"])])
def test_one_mention_far_down_a_long_text_is_in_passing(mentions: int, expected: list[str]) -> None:
    text = FILLER * 40 + "Ook de Voorbeeldwet kwam aan de orde.\n" * mentions + FILLER
    assert found(text) == expected


def test_one_mention_in_the_first_lines_or_a_heading_of_a_long_text_counts() -> None:
    assert found("De Voorbeeldwet is af.\n" + FILLER * 40) == ["bill"]
    assert found(FILLER * 40 + "Voorbeeldwet\n" + FILLER) == ["bill"]
    assert found(FILLER * 40, title="Brief over de Voorbeeldwet") == ["bill"]


def test_a_topic_that_is_only_what_a_bill_is_on_is_scenery() -> None:
    assert found("De Voorbeeldwet regelt stallingen in gemeenten.") == ["bill"]
    text = "De Voorbeeldwet is af. De gemeente opent twee stallingen. De gemeente zoekt stallingen."
    assert found(text) == ["bill", "topic"]


def test_a_topic_needs_more_in_the_paper_of_another_bill() -> None:
    assert found("De gemeente telt stallingen.", title="77 777, nr. 3 Motie") == []
    assert found("De gemeente telt stallingen.", title="Raadsbrief") == ["topic"]


def test_an_amendment_is_known_by_what_it_does_by_its_novelle_and_by_its_submitter() -> None:
    assert amended("Een lamp wordt verplicht.") == ["lamp"]
    assert amended("Kamerstuk 99998, nr. 3") == ["lamp"]
    assert amended("Over De Proefs amendement bij de Voorbeeldwet.") == ["lamp"]


def test_an_amendment_of_the_same_member_to_another_law_is_another() -> None:
    assert amended("Het amendement-De Proef bij de begroting.") == []
    assert amended("Het amendement-De Proef (77 777, nr. 5).") == []
    assert amended("Het amendement-De Proef.") == ["lamp"]


def test_a_text_that_repeats_its_title_says_it_once() -> None:
    title = "Stallingen en de gemeente"
    assert found(f"{title}\nEr is niets besloten.", title=title) == ["topic"]
    assert len(matches(f"{title}\nEr is niets besloten.", title=title).dossiers[0].why) == 1


def test_the_reason_of_a_combination_names_its_words_and_not_what_stands_between() -> None:
    (match,) = matches("Het wetsvoorstel van gisteren verplicht verlichting op bromfietsen.").dossiers
    assert [why.text for why in match.why] == ["wetsvoorstel … verlichting … bromfietsen"]


def test_a_combination_does_not_reach_from_one_passage_into_the_next() -> None:
    passages = (
        Passage("fact committee", "wetsvoorstel, fietsen"),
        Passage("section 1", "Verlichting is duur."),
    )
    assert MATCHER.matches(passages).dossiers == ()
