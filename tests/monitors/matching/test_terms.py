"""The words of a watchlist: how terms are written, and where they are found."""

from __future__ import annotations

from monitors.matching.plaintext import plain
from monitors.matching.terms import Terms
from monitors.watchlist import Amendment, Dossier


def found(terms: Terms, text: str) -> list[tuple[str, str, int, str]]:
    return [
        (f.term.owner, f.term.use, f.term.slot, plain(text)[f.start : f.end]) for f in terms.find(plain(text))
    ]


def named(*names: str) -> Terms:
    return Terms((Dossier("d", "D", names=names),))


def words(terms: Terms, text: str) -> list[str]:
    return [word for _, _, _, word in found(terms, text)]


def test_a_name_is_found_in_any_case_with_its_inflection_and_without_accents() -> None:
    assert words(named("Oekraïner"), "de OEKRAINERS en een oekraïner") == ["OEKRAINER", "oekraïner"]


def test_a_longer_word_is_another_word_unless_the_term_is_open() -> None:
    assert words(named("spreidingswet"), "spreidingswetgeving") == []
    assert words(named("spreidingswet*"), "de spreidingswetgeving") == ["spreidingswetgeving"]
    assert words(named("*regiewet"), "de volkshuisvestingsregiewet") == ["volkshuisvestingsregiewet"]


def test_a_long_name_is_found_where_spaces_hyphens_or_lines_split_it() -> None:
    terms = named("Asielnoodmaatregelenwet")
    for text in ("asiel-noodmaatregelenwet", "Asiel noodmaatregelen wet", "Asielnood-\nmaatregelenwet"):
        assert len(words(terms, text)) == 1


def test_a_short_name_is_not_found_in_pieces() -> None:
    assert words(named("regiewet"), "onder regie wet") == []


def test_an_abbreviation_counts_in_capitals_only() -> None:
    terms = Terms((Dossier("d", "D", abbreviations=("COA",)),))
    assert words(terms, "het COA en de coa") == ["COA"]


def test_parts_and_alternatives_of_a_combination_are_told_apart() -> None:
    terms = Terms(
        (Dossier("d", "D", amendments=(Amendment("a", (), together=("illegal* | papieren + strafba*",)),)),)
    )
    text = "illegalen zonder papieren strafbaar"
    assert found(terms, text) == [
        ("a", "words", 0, "illegalen"),
        ("a", "words", 0, "papieren"),
        ("a", "words", 1, "strafbaar"),
    ]
    assert terms.slots["a", "words", 0] == 2


def test_terms_of_nothing_find_nothing() -> None:
    assert Terms(()).find("een tekst") == []
