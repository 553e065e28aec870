"""The message of a digest: what it says, how long it is, and that it goes out as any delivery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitors.alerts.corrections import Correction
from monitors.alerts.digest import Coming, Control, Course, Digest, Item, Unread, arranged, named
from monitors.dossiers.stations import Standing, standing
from monitors.dossiers.timeline import Timeline
from monitors.history import digests
from monitors.model import Event, EventType, State
from monitors.watchlist import Source, Subscription, Watchlist
from monitors.words import digesttexts
from monitors.words.dutch import HARD_SPACE
from notifiers.blocks import payload
from notifiers.digest import LINES_AT_MOST, QUIET_AT_MOST, WORDS_AT_MOST, digest_message
from notifiers.email import SUBJECT_AT_MOST, html
from notifiers.message import Message, Options
from notifiers.plain import plain
from notifiers.shape import Chapter
from tests import fakes
from tests.invented import BILL, BILL_ADDRESS, DOSSIER, NEWS_ADDRESS, REJECTED, TOPIC, WATCHLIST
from tests.language import complaints, mean_length
from tests.ledger import Kept, tell
from tests.office import A, B, mailing, mails, slacking, watching, words

WEEK = named("2026-W30")
NOW = WEEK.due
SEEN = datetime(2026, 7, 22, 9, tzinfo=UTC)
WEEKLY = Subscription("wonen", ("team",), when="weekly")
READ = Control(42, datetime(2026, 7, 27, 4, 48, tzinfo=UTC), ())
SOURCE = Source("vng-brieven", "vng", "https://vng.nl/brieven", timedelta(minutes=30))


def item(number: int, kind: EventType = EventType.CHANGED, headline: str = "", **more: object) -> Item:
    event = Event(number, kind, headline or f"Rijksoverheid wijzigt pagina {number}", SEEN)
    return replace(Item(event, ("voorbeeldwet",), "rijksoverheid", NEWS_ADDRESS, number), **more)  # type: ignore[arg-type]


def bill(stage: str) -> Standing:
    return standing("99999", REJECTED if stage == "rejected" else BILL, stage, {}, date(2026, 7, 27))


def digest(*items: Item, stage: str = "written", **more: object) -> Digest:
    timelines = {DOSSIER.key: Timeline((bill(stage),), ()), TOPIC.key: Timeline((), ())}
    courses = arranged((DOSSIER, TOPIC), items, timelines)
    return replace(Digest(WEEK, WEEKLY, courses, (), 0, READ), **more)  # type: ignore[arg-type]


def message(found: Digest, now: datetime = NOW, **options: object) -> Message:
    return digest_message(found, WATCHLIST, now, Options(**options))  # type: ignore[arg-type]


def chapter(found: Message, heading: str) -> Chapter:
    return next(one for one in found.chapters if soft(one.heading) == heading)


def soft(text: str) -> str:
    return text.replace(HARD_SPACE, " ")


def lines(found: Message, heading: str) -> list[str]:
    return [soft(f"{entry.label} {entry.text}".strip()) for entry in chapter(found, heading).entries]


NEWS = (
    item(
        1, EventType.REJECTED, "Eerste Kamer verwerpt Voorbeeldwet huisvesting: 31 voor, 44 tegen", bill=True
    ),
    item(2, direct=True),
    item(3, added="de minister stuurt een brief"),
    item(4, EventType.SCHEDULED, "Debat gepland op 1 september 2026: novelle 99 998"),
)
COMING = tuple(
    Coming(date(2026, 8, day), "Debat over wetsvoorstel 99 999", "eerstekamer", BILL_ADDRESS)
    for day in range(1, 12)
)
BLIND = Control(
    42,
    READ.oldest,
    (Unread(SOURCE, SEEN), Unread(replace(SOURCE, key="vng-nieuws", url="https://vng.nl/nieuws"), None)),
)
WRONG = (
    Correction(
        1,
        1,
        "Eerste Kamer neemt novelle aan",
        "Correctie: novelle is verworpen",
        "De Eerste Kamer verwierp de novelle op 21 april 2026: 37 voor, 38 tegen",
        SEEN,
        url=BILL_ADDRESS,
    ),
    Correction(
        2, 2, "Debat gepland", "Correctie", "Dit zijn 2 gebeurtenissen.", SEEN, withdrawn=False, by="split"
    ),
)
DIGESTS = {
    "busy": digest(*NEWS, stage="rejected", coming=COMING, small=7),
    "full": digest(*(item(number) for number in range(1, 200)), coming=COMING, control=BLIND),
    "one": digest(item(1)),
    "quiet": digest(),
    "quiet and blind": digest(control=BLIND, small=1, coming=COMING),
    "corrected": digest(*(item(number) for number in range(1, 200)), coming=COMING, corrections=WRONG * 6),
    "quiet and corrected": digest(coming=COMING, control=BLIND, corrections=WRONG),
}


def catalogue() -> Iterator[tuple[str, str]]:
    for name, value in vars(digesttexts).items():
        if name.isupper():
            texts = (
                value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            )
            yield from ((name, text) for text in texts)


@pytest.mark.parametrize(("name", "text"), sorted(catalogue()))
def test_every_text_of_the_digest_keeps_the_rules_of_the_voice(name: str, text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize("found", DIGESTS.values(), ids=DIGESTS)
def test_every_digest_keeps_the_rules_of_the_voice_and_its_length(found: Digest) -> None:
    told = message(found, NOW + timedelta(days=1), perhaps_double=True)
    ours = [*told.notes, *told.intro, *told.footer]
    ours += [entry.text for one in told.chapters for entry in one.entries]
    assert [wrong for text in (told.headline, *ours) for wrong in complaints(text)] == []
    assert mean_length(ours) <= 12
    assert told.words() <= (WORDS_AT_MOST if found.items or found.corrections else QUIET_AT_MOST)
    assert sum(len(one.entries) for one in told.chapters if one.ways) <= LINES_AT_MOST
    assert len(told.headline) <= SUBJECT_AT_MOST


def test_a_digest_tells_the_chain_of_a_dossier_in_order_with_its_stage_in_cells() -> None:
    told = message(DIGESTS["busy"])
    assert told.headline == "Weekbericht 30: Eerste Kamer verwerpt Voorbeeldwet…: 31 voor, 44 tegen"
    news = chapter(told, "Voorbeeldwet huisvesting (99 999 en 99 998)")
    assert [entry.label for entry in news.entries] == ["wo 22 juli"] * 4
    assert [entry.text for entry in news.entries][2] == "Aanvulling: de minister stuurt een brief."
    ((way,),) = [one.ways for one in told.chapters if one.ways]
    assert [(cell.text, cell.changed) for cell in way.cells][:2] == [
        ("Tweede Kamer: klaar", False),
        ("Eerste Kamer: verworpen", True),
    ]
    assert "<strong>Eerste Kamer: verworpen</strong></td>" in html(told)


def test_what_was_wrong_stands_first_with_what_is_right_and_the_rest_is_counted() -> None:
    told = message(DIGESTS["corrected"])
    assert told.chapters[0].heading == "Correcties"
    found = lines(told, "Correcties")
    assert found[0] == (
        "wo 22 juli Fout was: ‘Eerste Kamer neemt novelle aan’. "
        "Goed is: De Eerste Kamer verwierp de novelle op 21 april 2026: 37 voor, 38 tegen."
    )
    assert found[1].endswith("stonden in 1 bericht: ‘Debat gepland’. Dit zijn 2 gebeurtenissen.")
    assert (len(found), found[-1]) == (6, "En nog 7 correcties.")
    assert "Correcties: geen." not in told.intro


def test_a_digest_without_corrections_says_so() -> None:
    assert "Correcties: geen." in message(DIGESTS["one"]).intro
    assert "Correcties: geen." in message(DIGESTS["quiet"]).intro


def test_a_quiet_week_with_corrections_counts_them_in_its_subject() -> None:
    told = message(DIGESTS["quiet and corrected"])
    assert told.headline.startswith("Weekbericht 30: 2 correcties, geen wijzigingen gezien")


def test_what_matters_most_stands_first_in_short() -> None:
    assert lines(message(DIGESTS["busy"]), "In het kort") == [
        "Eerste Kamer verwerpt Voorbeeldwet huisvesting: 31 voor, 44 tegen.",
        "Debat gepland op 1 september 2026: novelle 99 998.",
        "Rijksoverheid wijzigt pagina 2.",
    ]


def test_several_decisions_about_bills_are_counted_in_the_subject() -> None:
    kinds = (EventType.ADOPTED, EventType.ADOPTED, EventType.REJECTED)
    found = digest(*(item(number, kind, bill=True) for number, kind in enumerate(kinds)))
    assert message(found).headline == "Weekbericht 30: 2 wetsvoorstellen aangenomen, 1 verworpen"


def test_a_digest_says_what_is_to_come_what_stayed_what_is_small_and_what_words_mean() -> None:
    told = message(DIGESTS["busy"])
    assert lines(told, "Wat komt eraan")[0] == "1 augustus 2026 Debat over wetsvoorstel 99 999."
    assert lines(told, "Wat komt eraan")[-1] == "En nog 3 data."
    assert lines(told, "Niet gewijzigd") == ["Opvang in voorbeelden."]
    assert lines(told, "Klein") == ["7 wijzigingen zonder gevolg voor de inhoud."]
    assert lines(told, "Woorden") == ["Een novelle wijzigt een wetsvoorstel dat nog geen wet is."]
    (control,) = lines(told, "Controle")
    assert control == (
        "42 van 42 bronnen gelezen. Oudste controle: 27 juli 2026 om 6.48 uur. Direct verstuurd: 1 bericht."
    )


def test_a_bill_that_waits_for_a_debate_without_a_date_is_named() -> None:
    told = message(digest(item(1), stage="awaiting_plenary"))
    assert lines(told, "Wat komt eraan") == ["Geen datum Behandeling in de Eerste Kamer van 99 999."]


def test_a_bill_whose_debate_has_a_date_is_not_named_as_one_without() -> None:
    told = message(
        digest(
            item(1),
            stage="awaiting_plenary",
            coming=(replace(COMING[0], text=f"Debat over 99{HARD_SPACE}999"),),
        )
    )
    assert lines(told, "Wat komt eraan") == ["1 augustus 2026 Debat over 99 999."]


def test_more_than_a_page_of_news_is_counted_and_leads_to_the_list() -> None:
    told = message(DIGESTS["full"])
    (rest,) = chapter(told, "Verder").entries
    assert rest.text.startswith("En nog 1") and rest.links[0].text == "wetwacht changes"


def test_a_quiet_week_says_so_and_where_everything_stands() -> None:
    told = message(DIGESTS["quiet"])
    assert told.headline == "Weekbericht 30: geen wijzigingen"
    assert "Wetwacht zag geen wijzigingen in uw 2 dossiers." in told.intro
    assert "De Kamers zijn met reces, volgens hun vergaderkalender." in told.intro
    assert lines(told, "Stand") == [
        "Voorbeeldwet huisvesting: schriftelijke voorbereiding in de Eerste Kamer.",
        "Opvang in voorbeelden: geen nieuwe stukken.",
    ]
    assert told.footer[-1] == "U krijgt ook in een stille week bericht. Zo weet u dat Wetwacht werkt."


def test_a_source_that_was_not_read_is_named_with_since_when_and_where_to_look() -> None:
    told = message(DIGESTS["quiet and blind"])
    assert told.headline == "Weekbericht 30: geen wijzigingen gezien, 2 bronnen niet gelezen"
    entries = chapter(told, "Controle").entries
    assert entries[0].text.startswith("40 van 42 bronnen gelezen.")
    assert entries[1].text == (
        "Niet gelezen sinds woensdag 22 juli om 11.00 uur: brieven van vng.nl. Kijk zelf op"
    )
    assert entries[1].links[0].url == SOURCE.url
    assert entries[2].text == "Nog nooit gelezen: nieuws van vng.nl. Kijk zelf op"


def test_a_digest_that_is_repaired_late_names_its_period_first() -> None:
    late = message(DIGESTS["one"], NOW + timedelta(days=1))
    assert late.notes == ("Dit weekbericht hoort bij week 30 en komt 1 dag later.",)
    assert message(DIGESTS["one"]).notes == ()
    day = replace(DIGESTS["one"], period=named("2026-07-23"))
    told = message(day, NOW)
    assert told.notes[0].startswith("Dit dagbericht hoort bij 23 juli 2026 en komt 3 dagen")
    assert told.headline.startswith("Dagbericht 23 juli 2026: ")


def test_what_happened_before_the_period_says_when_it_was_seen() -> None:
    old = item(1)
    old = replace(old, event=replace(old.event, happened=date(2026, 6, 12)))
    told = message(digest(old))
    (line,) = lines(told, "Voorbeeldwet huisvesting (99 999 en 99 998)")
    assert line == "vr 12 juni Rijksoverheid wijzigt pagina 1. Gezien op 22 juli 2026."


def test_a_line_leads_to_its_own_page_where_there_are_pages() -> None:
    def link(public_url: str | None = None) -> tuple[str, str | None]:
        told = message(DIGESTS["one"], public_url=public_url)
        (found,) = chapter(told, "Voorbeeldwet huisvesting (99 999 en 99 998)").entries[0].links
        return found.text, found.url

    assert link() == ("rijksoverheid.nl", NEWS_ADDRESS)
    assert link(public_url="https://w.example.org/") == ("Bekijk", "https://w.example.org/wijziging/1")


def test_hostile_text_is_inert_in_a_digest() -> None:
    text = "<!channel> <b>x</b> \u202e\x1b[31m\x00 [a](javascript:x) " + "w" * 5_000
    hostile = item(1, headline=text, url="javascript:alert(1)", added=text)
    told = message(digest(hostile, item(2, headline=text), coming=(Coming(date(2026, 8, 1), text),)))
    shown = plain(told) + html(told) + str(payload(told))
    assert not {"\u202e", "\x1b", "\x00"} & set(shown)
    assert "<b>" not in html(told) and "javascript:x" not in str(
        [one.links for one in told.chapters[0].entries]
    )
    assert 'href="javascript' not in html(told)
    assert {one["type"] for one in payload(told)["blocks"]} <= {"header", "rich_text", "context"}


def test_a_digest_fits_in_slack_whole() -> None:
    for found in DIGESTS.values():
        blocks = payload(message(found, public_url="https://wetwacht.example.org"))["blocks"]
        assert len(blocks) <= 45
        assert "Niet alles past" not in str(blocks)


def started(folder: Path, watchlist: Watchlist, office: object) -> None:
    """Opens the ledger, and lets an event be seen."""
    db = office.db  # type: ignore[attr-defined]
    digests.make_due(db, watchlist, NOW - timedelta(days=7))
    tell(db, watchlist, Kept(SEEN))
    digests.make_due(db, watchlist, NOW)


def test_a_weekly_digest_goes_out_by_mail_to_each_recipient_once(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    watchlist = watching(WEEKLY, to=(A, B))
    office = mailing(tmp_path, server, watchlist)
    started(tmp_path, watchlist, office)
    office.at(NOW)
    office.at(NOW + timedelta(hours=1))
    found = mails(server)
    assert [mail["To"] for mail in found] == [A, B]
    assert found[0]["Subject"] == "Weekbericht 30: Nieuwsbericht gewijzigd"
    assert "wo 22 juli Nieuwsbericht gewijzigd." in words(found[0])
    assert office.states() == ["held", "held", "sent", "sent"]


def test_a_digest_goes_out_in_slack_beside_what_was_told_at_once(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    started(tmp_path, office.watchlist, office)
    sent = office.at(NOW)
    assert [one.outcome.state for one in sent] == [State.SENT, State.SENT]
    assert "Weekbericht 30" in str(workspace.messages)
    assert "Direct verstuurd: 1 bericht." in str(workspace.messages)


def test_a_digest_whose_subscription_is_gone_ends_dead_with_its_reason(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching(WEEKLY))
    started(tmp_path, office.watchlist, office)
    office.watchlist = watching(replace(WEEKLY, key="other"))
    office.at(NOW)
    assert [state for _, state, reason in office.rows() if "nobody follows" in (reason or "")] == ["dead"]


def test_courses_stand_by_weight_and_then_by_name() -> None:
    about_topic = replace(item(1, EventType.ADOPTED), dossiers=("opvang",))
    timelines = {DOSSIER.key: Timeline((), ()), TOPIC.key: Timeline((), ())}
    found: tuple[Course, ...] = arranged((DOSSIER, TOPIC), (item(2), about_topic), timelines)
    assert [one.dossier.key for one in found] == ["opvang", "voorbeeldwet"]
