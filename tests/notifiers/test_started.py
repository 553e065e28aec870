"""The start message: what a reader has to know of a subscription, in good Dutch, on one screen."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from config.load import Config, load
from config.settings import Settings
from crawler.document import Fact
from monitors.alerts.start import Facts, Start
from monitors.watchlist import Dossier, Subscription, Watchlist
from monitors.words import starttexts
from notifiers.plain import plain
from notifiers.shape import Message, Options
from notifiers.started import VISIBLE_AT_MOST, started_message
from tests import fakes
from tests.chronicle import Chronicle
from tests.invented import BILL, DOSSIER, SEEN, TOPIC
from tests.language import complaints, mean_length, too_long
from tests.office import A, B, mails, watching, words
from wetwacht.app import App

SHIPPED = load(None, {}).watchlist
WAYS = Options(change_url="https://w.example.org/abonnement/x", leave_url="https://w.example.org/afmelden/x")
STANDS = ((DOSSIER.key, "verworpen door de Eerste Kamer op 21 april 2026"), (TOPIC.key, starttexts.TOPIC))
FACTS = Facts(STANDS, date(2026, 11, 23), 6, 30)
WATCHING = Watchlist((DOSSIER, TOPIC), (), (), (), urgency=SHIPPED.urgency)
SUBSCRIPTIONS = (
    Subscription("alles", ("team",), quiet="19:00-07:00", remind=(5, 1)),
    Subscription("wonen", ("team",), amendments=("proef",)),
    Subscription("dag", ("team",), when="daily", quiet="22:00-06:00", quiet_outcomes=False, remind=(1,)),
    Subscription("week", ("team",), when="weekly"),
    Subscription("besluiten", ("team",), events=("adopted", "rejected", "withdrawn", "published")),
    Subscription("meer", ("team",), events=tuple(name for _, group in starttexts.GROUPS for name in group)),
)


def message(asked: Subscription, watchlist: Watchlist = WATCHING, facts: Facts = FACTS) -> Message:
    return started_message(Start(asked, "email", facts), watchlist, WAYS, "beheer@example.org")


def rows(found: Message) -> dict[str, str]:
    return {row.label: row.text.replace("\u00a0", " ") for row in found.rows}


def test_it_says_what_comes_and_where_the_dossiers_stand() -> None:
    found = message(SUBSCRIPTIONS[0])
    assert found.headline == "U volgt nu 2 dossiers met Wetwacht"
    assert rows(found) == {
        "Direct": "Uitslagen, intrekkingen, vervangen stukken, gevolgde amendementen, nieuwe en verplaatste "
        "debatten, ledenbrieven, gewijzigde cijfers en data, publicatie en inwerkingtreding.",
        "Weekbericht": "Ook ingediende stukken, gewijzigde pagina’s, adviezen, toezeggingen en antwoorden.",
        "Niet": "Taalfouten, nieuwe links en opmaak. Die staan wel in de geschiedenis.",
        "Verwachting": "In de afgelopen 30 dagen waren het 6 berichten geweest.",
        "Stand nu": "Voorbeeldwet huisvesting (99 999 en 99 998): verworpen door de Eerste Kamer op 21 april "
        "2026. Opvang in voorbeelden: onderwerp, geen wetsvoorstel.",
        "Geschiedenis": "Wetwacht kijkt zelf sinds 23 november 2026. "
        "Wat eerder gebeurde, komt uit de bronnen "
        "en heet ‘overgenomen’.",
        "Herinnering": "5 en 1 werkdagen voor een debat, een stemming of een uiterste datum.",
        "Nacht": "Berichten tussen 19.00 en 7.00 uur krijgt u om 7.00 uur. "
        "Ook uitslagen, tenzij u dat wijzigt.",
    }
    text = plain(found)
    assert "Abonnement wijzigen:\nhttps://w.example.org/abonnement/x" in text
    assert "Afmelden:\nhttps://w.example.org/afmelden/x" in text
    assert text.endswith("Schrijf naar beheer@example.org.")


@pytest.mark.parametrize("asked", SUBSCRIPTIONS, ids=lambda one: one.key)
def test_it_is_good_dutch_and_fits(asked: Subscription) -> None:
    found = message(asked)
    told = [found.headline, *found.intro, *found.footer, *(row.text for row in found.rows)]
    assert [one for text in told for one in complaints(text)] == []
    assert mean_length(told) <= 12
    assert too_long(found, VISIBLE_AT_MOST) == []


def test_what_does_not_wait_and_one_day_ahead_read_well_too() -> None:
    found = rows(message(SUBSCRIPTIONS[2]))
    assert found["Nacht"].endswith(" krijgt u om 6.00 uur. Uitslagen krijgt u ook in die uren.")
    assert found["Herinnering"].startswith("1 werkdag voor een debat, ")
    assert "Herinnering" not in rows(message(SUBSCRIPTIONS[3]))


def test_many_dossiers_are_counted_where_they_do_not_fit() -> None:
    many = tuple(Dossier(f"wet-{n}", f"Voorbeeldwet nummer {n} over wonen", ("99999",)) for n in range(40))
    stands = tuple((one.key, "wacht op debat in de Eerste Kamer") for one in many)
    found = message(SUBSCRIPTIONS[0], replace(WATCHING, dossiers=many), replace(FACTS, stands=stands))
    assert found.headline == "U volgt nu 40 dossiers met Wetwacht"
    assert rows(found)["Stand nu"].endswith(" dossiers.")
    assert found.visible() <= VISIBLE_AT_MOST


def test_what_nobody_can_count_yet_is_left_out() -> None:
    assert "Verwachting" not in rows(message(SUBSCRIPTIONS[0], facts=Facts(STANDS)))


def test_a_hostile_title_stays_inert() -> None:
    named = replace(DOSSIER, title="Wet \x1b[31m\u202e\n<b>")
    text = plain(message(SUBSCRIPTIONS[0], replace(WATCHING, dossiers=(named, TOPIC))))
    assert not {"\x1b", "\u202e"} & set(text)


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake


def settings_of(folder: Path, port: int) -> Settings:
    return replace(
        load(None, {}).settings,
        database=folder / "history.db",
        web_public_url="https://wetwacht.example.org",
        crawl_contact="beheer@example.org",
        email_host="127.0.0.1",
        email_port=port,
        email_tls="none",
        email_sender="wetwacht@example.org",
    )


def test_a_reminder_is_one_mail_with_a_way_out_however_often_the_sender_looks(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    asked = Subscription("alles", ("team",), when="weekly", remind=(2,))
    config = Config(watching(asked), settings_of(tmp_path, server.port))
    day = Fact("planned", "2026-04-28")
    history = Chronicle(tmp_path / "history.db", config.watchlist)
    history.seen(replace(BILL, facts=(day,), sections=()), SEEN, silent=True)
    history.db.close()
    for hours in range(0, 6 * 24, 12):
        app = App(config, io.StringIO())
        app.deliver(SEEN + timedelta(hours=hours))
        app.close()
    start, reminder = mails(server)
    assert start["Subject"] == "U volgt nu 1 dossier met Wetwacht"
    assert reminder["Subject"] == "Herinnering: behandeling Voorbeeldwet huisvesting op 28 april 2026"
    assert "/afmelden/" in reminder["List-Unsubscribe"]
    assert "2 werkdagen van tevoren" in words(reminder)


def test_new_readers_get_exactly_one_mail_with_a_way_out(tmp_path: Path, server: fakes.MailFake) -> None:
    config = Config(watching(to=(A, B)), settings_of(tmp_path, server.port))
    for minutes in range(3):
        app = App(config, io.StringIO())
        app.deliver(SEEN + timedelta(minutes=minutes))
        app.close()
    found = mails(server)
    assert sorted(mail["To"] for mail in found) == [A, B]
    assert {mail["Subject"] for mail in found} == {"U volgt nu 1 dossier met Wetwacht"}
    assert all("/afmelden/" in mail["List-Unsubscribe"] for mail in found)
    assert "https://wetwacht.example.org/abonnement/" in words(found[0])
    assert "Schrijf naar beheer@example.org." in words(found[0])
