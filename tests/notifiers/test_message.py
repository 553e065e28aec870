"""What the messages say, in which order and at which length."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Attachment, Document, Section
from monitors.model import Alert, Part
from notifiers.blocks import payload
from notifiers.changed import BODY_AT_MOST
from notifiers.message import Message, Options, compose
from notifiers.plain import WIDTH, plain
from notifiers.quotes import quoted
from notifiers.shape import words
from tests import invented
from tests.invented import ALERTS, SEEN, TOPIC, WATCHLIST
from tests.language import complaints, sentences

PUBLIC = "https://wetwacht.example.org"


def message_of(alert: Alert, **options: object) -> Message:
    return compose(alert, WATCHLIST, alert.event.seen, Options(public_url=PUBLIC, **options))  # type: ignore[arg-type]


def rows(message: Message) -> dict[str, str]:
    return {row.label: row.text for row in (*message.rows, *message.later)}


@pytest.mark.parametrize("name", ALERTS)
def test_every_sample_keeps_the_rules_of_the_voice(name: str) -> None:
    message = message_of(ALERTS[name], perhaps_double=True)
    own = [message.headline, *message.notes, *message.intro, *message.footer]
    own += [row.text for row in (*message.rows, *message.later) if not row.detail]
    assert [complaint for text in own for complaint in complaints(text)] == []
    lengths = [len(sentence.split()) for text in own for sentence in sentences(text)]
    assert sum(lengths) / len(lengths) <= 12
    assert len(message.headline) <= 80
    assert message.visible() <= (900 if name.startswith("source") else BODY_AT_MOST)


@pytest.mark.parametrize("name", ALERTS)
def test_the_last_line_of_every_sample_says_why_and_when(name: str) -> None:
    footer = message_of(ALERTS[name]).footer
    assert any(line.startswith("U krijgt dit bericht omdat u ") for line in footer)
    assert footer[-1].startswith("Gezien op ") and footer[-1].endswith(" uur.")


def test_a_vote_tells_consequence_stand_result_and_what_is_next() -> None:
    message = message_of(ALERTS["rejected"])
    assert message.intro == (
        "Voorbeeldwet huisvesting (99\u00a0999). Dinsdag 21 april 2026, volgens eerstekamer.nl.",
    )
    assert [row.label for row in (*message.rows, *message.later)] == [
        *("Gevolg", "Stand", "Uitslag", "Voor", "Tegen", "Afwezig", "Vervolg")
    ]
    stand = "Tweede Kamer: aangenomen (3 juli 2025) › Eerste Kamer: verworpen › procedure gesloten."
    assert rows(message)["Stand"] == stand
    assert rows(message)["Uitslag"] == (
        "Verworpen: 31 voor, 44 tegen. Anders dan in de Tweede Kamer: "
        "50Voorbeeld (daar tegen, hier voor) en Partij E (daar voor, hier tegen)."
    )
    assert rows(message)["Tegen"] == "Partij C (behalve het lid D), Partij E, Fractie-Van Test, Groep Proef."
    assert message.pairs == ()


def test_slack_shows_the_result_of_a_vote_and_mail_the_full_lists() -> None:
    message = message_of(ALERTS["rejected"])
    blocks = repr(payload(message))
    assert "31 voor, 44 tegen" in blocks and "Partij E (daar voor" in blocks
    assert "Groep Proef" not in blocks
    assert "Groep" in plain(message)


def test_was_and_wordt_stand_in_words_with_only_the_difference_marked() -> None:
    (pair,) = message_of(ALERTS["news revised"]).pairs
    assert (pair.label_before, pair.label_after) == ("Was", "Wordt")
    assert words(pair.before, quoted=pair.quoted) == "‘De verhoging gaat in op 1 oktober 2025.’"
    assert words(pair.after, quoted=pair.quoted) == "‘De verhoging gaat in op 1 januari 2026.’"
    assert [span.text for span in pair.after if span.changed] == ["januari 2026."]


def test_a_letter_with_another_date_and_file_tells_both() -> None:
    date, file = message_of(ALERTS["letter redated"]).pairs
    assert (date.heading, words(date.after, quoted=date.quoted)) == ("Datum", "woensdag 15 april 2026")
    assert file.heading == "Bijlage ‘Ledenbrief opvang’"


def test_when_says_our_looks_and_not_the_moment_of_change() -> None:
    assert rows(message_of(ALERTS["news revised"]))["Wanneer"] == (
        "Oude tekst voor het laatst gezien op dinsdag 21 april 2026 om 17.07 uur. "
        "Nieuwe tekst voor het eerst gezien om 18.07 uur."
    )


def test_more_than_three_differences_are_counted() -> None:
    def page(word: str) -> Document:
        sections = (
            Section(f"s{i}", f"Kop {i}", f"Dit is de {word} regel {i} van de tekst.") for i in range(6)
        )
        return replace(invented.NEWS, sections=tuple(sections))

    alert = invented.alert_of(page("oude"), page("nieuwe"), dossier=TOPIC, why=invented.IN_TITLE)
    message = message_of(alert)
    assert len(message.pairs) == 3
    assert rows(message)["Verder"] == "3 andere verschillen."


def test_a_new_paper_is_a_row_with_its_letter_and_date() -> None:
    message = message_of(ALERTS["paper"])
    assert rows(message)["Stuk"] == "Nota naar aanleiding van het verslag (letter E, 27 november 2025)."
    assert message.pairs == ()


def test_a_file_with_other_bytes_and_the_same_words_says_so_without_a_hash() -> None:
    after = replace(invented.LETTER, attachments=(replace(invented.PDF, sha256="d" * 64),))
    message = message_of(invented.alert_of(invented.LETTER, after, dossier=TOPIC, why=invented.IN_TITLE))
    assert rows(message)["Bijlage"] == "‘Ledenbrief opvang’. Het bestand is vervangen. De tekst is gelijk."
    assert "dddd" not in plain(message)


def test_a_file_that_came_is_a_row() -> None:
    extra = Attachment(
        "Bijlage twee (1,2MB)", "https://vng.nl/sites/default/files/twee.pdf", "application/pdf"
    )
    after = replace(invented.LETTER, attachments=(invented.PDF, extra))
    message = message_of(invented.alert_of(invented.LETTER, after, dossier=TOPIC, why=invented.IN_TITLE))
    assert rows(message)["Bijlage"] == "‘Bijlage twee’ is nieuw."
    assert ("Bijlage op vng.nl", extra.url) in [(link.text, link.url) for link in message.links]


def test_link_texts_say_where_they_lead() -> None:
    links = [(link.text, link.url) for link in message_of(ALERTS["rejected"]).links]
    assert links == [
        ("Wetsvoorstel 99\u00a0999 op eerstekamer.nl", invented.BILL_ADDRESS),
        ("Bekijk in Wetwacht", f"{PUBLIC}/wijziging/17"),
    ]


def test_without_pages_of_our_own_the_command_stands_in_place_of_the_link() -> None:
    message = compose(ALERTS["news"], WATCHLIST, SEEN, Options())
    assert [(link.text, link.url) for link in message.links][-1] == ("wetwacht show 17", None)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.eerstekamer.nl/a",
        "https://evil.example/a",
        "https://www.eerstekamer.nl@evil.example/",
        "https://www.eerstekamer.nl:8443/",
        "https://www.eerstekamer.nl/\r\nX: y",
        'https://www.eerstekamer.nl/"><script>',
        "javascript:alert(1)",
        "https://[bad/",
    ],
)
def test_only_https_addresses_of_known_sites_become_links(url: str) -> None:
    message = message_of(invented.alert_of(None, replace(invented.NEWS, url=url), dossier=TOPIC))
    assert [link.text for link in message.links] == ["Bekijk in Wetwacht"]


def test_a_message_an_hour_late_says_so_first_and_why() -> None:
    late = SEEN + timedelta(hours=5)
    message = compose(ALERTS["news"], WATCHLIST, late, Options(late_because="slack"))
    assert message.notes == ("Dit bericht komt 5 uur later dan bedoeld: Slack was niet bereikbaar.",)
    on_time = compose(ALERTS["news"], WATCHLIST, SEEN + timedelta(minutes=60), Options())
    assert on_time.notes == ()


def test_quiet_hours_are_not_lateness() -> None:
    morning = SEEN + timedelta(hours=12)
    assert compose(ALERTS["news"], WATCHLIST, morning, Options(due=morning)).notes == ()


def test_a_message_that_may_be_double_says_so() -> None:
    assert message_of(ALERTS["news"], perhaps_double=True).notes == ("U hebt dit bericht misschien al.",)


def test_a_follower_of_an_amendment_reads_that_this_is_why() -> None:
    alert = ALERTS["rejected"]
    assert alert.change is not None
    match = replace(alert.change.matches.dossiers[0], key="proef", why=(invented.IN_TITLE,))
    matches = replace(alert.change.matches, amendments=(match,))
    followed = replace(alert, change=replace(alert.change, matches=matches), subscriptions=("amendement",))
    footer = message_of(followed).footer
    assert footer[0] == "U krijgt dit bericht omdat u het amendement-De Proef volgt."
    assert footer[1] == "Gevonden op: ‘voorbeeldopvang’ in de titel."


def test_a_subscription_to_everything_says_so() -> None:
    footer = message_of(replace(ALERTS["rejected"], subscriptions=("alles",))).footer
    assert footer[:2] == (
        "U krijgt dit bericht omdat u alle dossiers volgt.",
        "Gevonden op: nummer 99\u00a0999.",
    )


def test_a_term_of_law_is_explained_where_it_appears() -> None:
    bill = replace(invented.BILL, title="Novelle bij de Voorbeeldwet")
    message = message_of(invented.alert_of(None, bill))
    assert message.intro[1] == "Een novelle wijzigt een wetsvoorstel dat nog geen wet is."


def test_operators_read_what_broke_since_when_and_what_to_do() -> None:
    message = message_of(ALERTS["source down"])
    told = rows(message)
    assert told["Sinds"] == (
        "Dinsdag 21 april 2026 om 17.07 uur. De pagina antwoordt, maar is anders opgebouwd."
    )
    assert told["Raakt"] == "2 dossiers, 4 abonnementen."
    assert told["Laatst goed"] == "21 april 2026 om 16.07 uur."
    assert "crawler/sites/vng" in told["U doet"]
    assert "minstens elke 6 uur" in told["Wetwacht"]


def test_a_recovery_tells_the_outage_from_start_to_end() -> None:
    message = message_of(ALERTS["source up"])
    assert message.intro[0] == "Kapot van 21 april 2026 om 17.07 uur tot 25 april 2026 om 20.07 uur."
    assert message.visible() <= 450


@pytest.mark.parametrize("name", ALERTS)
def test_text_lines_stay_within_78_characters_except_addresses(name: str) -> None:
    lines = plain(message_of(ALERTS[name])).splitlines()
    assert [line for line in lines if len(line) > WIDTH and not line.startswith("https://")] == []


_long = st.text(st.characters(codec="utf-8"), max_size=400)


@settings(max_examples=60, deadline=None)
@given(_long, st.lists(st.tuples(_long, _long), max_size=8))
def test_whatever_a_site_writes_the_body_keeps_its_length_and_quotes_their_words(
    title: str, texts: list[tuple[str, str]]
) -> None:
    before, after = (
        replace(
            invented.NEWS,
            title=title,
            sections=tuple(Section(f"s{i}", pair[0], f"{pair[side]} {side}") for i, pair in enumerate(texts)),
        )
        for side in (0, 1)
    )
    message = message_of(invented.alert_of(before, after, dossier=TOPIC, why=invented.IN_TITLE))
    assert message.visible() <= BODY_AT_MOST
    assert len(message.pairs) <= 3
    for pair in message.pairs:
        for quote in (pair.before, pair.after):
            assert len(words(quote, quoted=False).split()) <= 42


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=200), st.integers(0, 199))
def test_a_quotation_shows_the_difference_wherever_it_stands(letters: list[str], place: int) -> None:
    place %= len(letters)
    changed = [*letters[:place], "ANDERS", *letters[place + 1 :]]
    result = quoted(Part("replace", "section:a", "", " ".join(letters), " ".join(changed)), 40)
    assert result.whole
    assert "ANDERS" in words(result.pair.after, quoted=False)
    assert any(span.changed and "ANDERS" in span.text for span in result.pair.after)


def test_very_long_texts_are_compared_by_their_ends() -> None:
    old = ["woord"] * 1500
    new = [*old[:700], "ANDERS", *old[701:]]
    result = quoted(Part("replace", "section:a", "", " ".join(old), " ".join(new)), 40)
    assert [span.text for span in result.pair.after if span.changed] == ["ANDERS"]
    assert re.match("…", words(result.pair.after, quoted=False))
