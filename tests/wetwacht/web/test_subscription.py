"""Leaving with one click, and one's own page: who has the mail can do it, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from config.load import Config, load
from monitors.history import digests, subscribers
from monitors.history.keyfile import signing_key
from monitors.watchlist import Subscription
from notifiers.unsubscribe import token
from tests import fakes
from tests.invented import DOSSIER, SEEN
from tests.language import complaints
from tests.office import A, B, Office, mailing, mails, watching
from wetwacht.web.app import application

BASE = "http://127.0.0.1:8710"
PUBLIC = "https://wetwacht.example.org"
OURS = {"Origin": BASE}
HOSTILE = '<script>alert(1)</script>\u202e" onload="x'


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake


@pytest.fixture
def office(tmp_path: Path, server: fakes.MailFake) -> Iterator[Office]:
    made = mailing(tmp_path, server, watching(Subscription("alles", ("team",)), to=(A, B)))
    made.public_url = PUBLIC
    yield made
    made.db.close()


@pytest.fixture
def visitor(office: Office) -> TestClient:
    settings = replace(
        load(None, {}).settings, database=office.file, web_public_url=PUBLIC, web_login="proxy"
    )
    app = application(Config(office.watchlist, settings), lambda: SEEN)
    return TestClient(app, base_url=BASE, follow_redirects=False)


def path_of(office: Office, purpose: str = "abonnement", *keys: str, to: str = A) -> str:
    signed = token(signing_key(office.file), purpose, keys or ("alles",), "email", to)  # type: ignore[arg-type]
    return f"/{purpose}/{signed}"


def recipients(office: Office, since: int = 0) -> list[str]:
    rows = office.db.query("select recipient, state from delivery where id > ? and state <> 'held'", [since])
    return [row["recipient"] for row in rows]


def visible(html: str) -> list[str]:
    main = re.sub(r"(?s)^.*<main[^>]*>|</main>.*$", "", html)
    texts = re.split(r"<[^>]+>", main)
    return [" ".join(text.split()) for text in texts if text.strip()]


def test_the_button_of_a_mail_program_ends_all_messages(
    office: Office, visitor: TestClient, server: fakes.MailFake
) -> None:
    office.tell()
    office.at(SEEN)
    mail = next(one for one in mails(server) if one["To"] == A)
    path = mail["List-Unsubscribe"].strip("<>").removeprefix(PUBLIC)
    answer = visitor.post(path, content=b"List-Unsubscribe=One-Click")
    assert answer.status_code == 200
    sent = len(server.envelopes)
    office.tell(SEEN + timedelta(hours=1))
    week = SEEN + timedelta(days=7)
    digests.make_due(office.db, office.watchlist, SEEN)
    digests.make_due(office.db, office.watchlist, week)
    office.at(week)
    later = mails(server)[sent:]
    assert later
    assert {one["To"] for one in later} == {B}


def test_what_is_queued_is_not_sent_after_leaving(
    office: Office, visitor: TestClient, server: fakes.MailFake
) -> None:
    office.tell()
    visitor.post(path_of(office, "afmelden"))
    office.at(SEEN)
    assert [mail["To"] for mail in mails(server)] == [B]


def test_looking_at_the_link_ends_nothing(office: Office, visitor: TestClient) -> None:
    answer = visitor.get(path_of(office, "afmelden"))
    assert answer.status_code == 200
    assert "<button>Afmelden</button>" in answer.text
    assert not subscribers.standing(office.db, SEEN).left


def test_leaving_twice_is_the_same(office: Office, visitor: TestClient) -> None:
    path = path_of(office, "afmelden")
    first, second = visitor.post(path), visitor.post(path)
    assert (first.status_code, first.text) == (second.status_code, second.text)
    assert subscribers.standing(office.db, SEEN).left == {("alles", "email", A)}


@pytest.mark.parametrize("purpose", ["afmelden", "abonnement"])
@pytest.mark.parametrize(
    "spoil", [lambda p: p[:-1], lambda p: p + "A", lambda p: p[:12], lambda p: p + "é%00"]
)
def test_a_token_that_is_not_ours_is_a_page_that_does_not_exist(
    office: Office, visitor: TestClient, purpose: str, spoil: Callable[[str], str]
) -> None:
    path = spoil(path_of(office, purpose))
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, headers=OURS).status_code == 404
    assert not subscribers.standing(office.db, SEEN).left


def test_without_a_key_no_token_is_ours_and_looking_makes_none(office: Office, visitor: TestClient) -> None:
    assert visitor.get("/afmelden/abc.def").status_code == 404
    assert not list(office.folder.glob("*.key"))


def test_the_link_to_leave_does_not_open_the_page_to_change(office: Office, visitor: TestClient) -> None:
    leaving = path_of(office, "afmelden").removeprefix("/afmelden/")
    assert visitor.get(f"/abonnement/{leaving}").status_code == 404


def test_the_page_after_leaving_leads_back(office: Office, visitor: TestClient) -> None:
    left = visitor.post(path_of(office, "afmelden")).text
    own = path_of(office)
    assert f'href="{own}"' in left
    assert "Weer volgen" in visitor.get(own).text
    answer = visitor.post(own, data={"abonnement": "alles", "actie": "terug"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, own)
    assert not subscribers.standing(office.db, SEEN).left


def test_a_reader_mutes_until_a_day_and_unmutes(office: Office, visitor: TestClient) -> None:
    own = path_of(office)
    asked = {"abonnement": "alles", "actie": "stil", "tot": "2026-05-04"}
    assert visitor.post(own, data=asked, headers=OURS).status_code == 303
    assert subscribers.standing(office.db, SEEN).muted_until("alles", "email", A) == date(2026, 5, 4)
    assert subscribers.standing(office.db, SEEN).muted_until("alles", "email", B) is None
    assert "tot en met maandag 4 mei 2026" in visitor.get(own).text
    visitor.post(own, data={"abonnement": "alles", "actie": "weer"}, headers=OURS)
    assert subscribers.standing(office.db, SEEN).muted_until("alles", "email", A) is None


@pytest.mark.parametrize(
    "day", ["", "2026-04-20", "2028-01-01", "2026-02-30", "20260504", "٢٠٢٦-٠٥-٠٤", "9" * 999]
)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(
    office: Office, visitor: TestClient, day: str
) -> None:
    asked = {"abonnement": "alles", "actie": "stil", "tot": day}
    answer = visitor.post(path_of(office), data=asked, headers=OURS)
    assert answer.status_code == 400
    assert "Kies een dag" in answer.text


@pytest.mark.parametrize("asked", [{}, {"abonnement": "alles"}, {"abonnement": "anders", "actie": "weg"}])
def test_what_no_button_asks_is_refused(office: Office, visitor: TestClient, asked: dict[str, str]) -> None:
    assert visitor.post(path_of(office), data=asked, headers=OURS).status_code == 400
    assert not subscribers.standing(office.db, SEEN).left


def test_another_site_cannot_change_a_subscription(office: Office, visitor: TestClient) -> None:
    asked = {"abonnement": "alles", "actie": "weg"}
    answer = visitor.post(path_of(office), data=asked, headers={"Origin": "https://elders.example.org"})
    assert answer.status_code == 403
    assert not subscribers.standing(office.db, SEEN).left


def test_what_an_operator_chose_for_everybody_is_said_and_stays(office: Office, visitor: TestClient) -> None:
    subscribers.mute(office.db, "alles", "", "", date(2026, 5, 4), "operator", SEEN)
    shown = visitor.get(path_of(office)).text
    assert "De beheerder zette dit abonnement stil tot en met maandag 4 mei 2026" in shown
    assert "Weer berichten" not in shown


def test_a_subscription_that_is_gone_says_so(office: Office, visitor: TestClient) -> None:
    assert "bestaat niet meer" in visitor.get(path_of(office, "abonnement", "weg")).text


def test_the_pages_say_what_one_follows_in_good_dutch(office: Office, visitor: TestClient) -> None:
    pages = [visitor.get(path_of(office, "afmelden")), visitor.get(path_of(office))]
    pages.append(visitor.post(path_of(office, "afmelden")))
    pages.append(visitor.get(path_of(office)))
    subscribers.join(office.db, "alles", "email", A)
    subscribers.mute(office.db, "alles", "email", A, date(2026, 5, 4), "reader", SEEN)
    pages.append(visitor.get(path_of(office)))
    for answer in pages:
        assert DOSSIER.title in answer.text
        assert [found for text in visible(answer.text) for found in complaints(text)] == []
        assert answer.text.count("<h1") == 1


def test_the_page_says_how_long_before_a_day_one_is_reminded(office: Office) -> None:
    settings = replace(load(None, {}).settings, database=office.file, web_login="proxy")
    watchlist = watching(Subscription("alles", ("team",), remind=(5, 1)), to=(A,))
    app = application(Config(watchlist, settings), lambda: SEEN)
    told = visible(TestClient(app, base_url=BASE).get(path_of(office)).text)
    line = "Een herinnering 5 en 1 werkdagen voor een debat, een stemming of een uiterste datum."
    assert line in told
    assert complaints(line) == []


def test_hostile_names_stay_inert(office: Office, visitor: TestClient) -> None:
    to = f"{HOSTILE}@example.org"
    for purpose in ("afmelden", "abonnement"):
        answer = visitor.get(path_of(office, purpose, HOSTILE, "x" * 900, to=to))
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "\u202e" not in answer.text
        assert 'onload="x' not in answer.text
