"""Whoever gets a mail can leave with one click; nobody else can, and nothing of the key leaks."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.history import digests
from monitors.history.keyfile import NoKey, signing_key
from monitors.watchlist import Subscription
from notifiers.unsubscribe import Reader, read, token
from tests import fakes
from tests.invented import SEEN
from tests.office import A, Office, mailing, mails, slacking, watching, words

KEY, OTHER = b"k" * 32, b"o" * 32
PUBLIC = "https://wetwacht.example.org"
READER = Reader(("alles",), "email", A)


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake


def token_in(header: str) -> str:
    assert header.startswith(f"<{PUBLIC}/afmelden/")
    assert header.endswith(">")
    return header[1:-1].rpartition("/")[2]


def office_of(folder: Path, server: fakes.MailFake, *subscriptions: Subscription) -> Office:
    office = mailing(folder, server, watching(*subscriptions))
    office.public_url = PUBLIC
    return office


def test_a_token_says_who_leaves_what() -> None:
    signed = token(KEY, "afmelden", ("alles", "wonen"), "email", A)
    assert read(KEY, "afmelden", signed) == Reader(("alles", "wonen"), "email", A)
    assert signed == token(KEY, "afmelden", ("alles", "wonen"), "email", A)


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: f"x{t}", lambda _: "", lambda t: t * 90])
def test_a_token_that_was_touched_is_nobody(spoil: object) -> None:
    signed = token(KEY, "afmelden", ("alles",), "email", A)
    assert read(KEY, "afmelden", spoil(signed)) is None  # type: ignore[operator]
    assert read(KEY, "afmelden", "é\x00.\u202e") is None


def test_a_token_is_good_for_one_key_and_one_purpose() -> None:
    signed = token(KEY, "afmelden", ("alles",), "email", A)
    assert read(KEY, "afmelden", signed) == READER
    assert read(KEY, "abonnement", signed) is None
    assert read(OTHER, "afmelden", signed) is None


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: signing_key(file), range(64)))
    assert keys == {signing_key(file)}
    (made,) = tmp_path.iterdir()
    assert (made.name, stat.S_IMODE(made.stat().st_mode)) == ("history.db.key", 0o600)


def test_half_a_key_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "history.db.key").write_bytes(b"half")
    with pytest.raises(NoKey, match=r"history\.db\.key.*remove it"):
        signing_key(tmp_path / "history.db")


def test_an_alert_by_mail_has_the_headers_of_one_click(tmp_path: Path, server: fakes.MailFake) -> None:
    office = office_of(tmp_path, server)
    office.tell()
    office.at(SEEN)
    (mail,) = mails(server)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    signed = token_in(mail["List-Unsubscribe"])
    assert read(signing_key(office.file), "afmelden", signed) == READER


def test_the_header_stays_one_whole_line(tmp_path: Path, server: fakes.MailFake) -> None:
    long = tuple(Subscription(f"{'woningbouw-' * 6}{n}", ("team",)) for n in range(3))
    office = office_of(tmp_path, server, *long)
    office.tell()
    office.at(SEEN)
    (envelope,) = server.envelopes
    (line,) = [one for one in (envelope.original_content or b"").splitlines() if b"/afmelden/" in one]
    assert line.startswith(b"List-Unsubscribe: <https://")
    assert len(line) < 998


def test_one_click_leaves_everything_that_the_mail_answers(tmp_path: Path, server: fakes.MailFake) -> None:
    office = office_of(tmp_path, server, Subscription("alles", ("team",)), Subscription("wonen", ("more",)))
    office.tell()
    office.at(SEEN)
    (mail,) = mails(server)
    found = read(signing_key(office.file), "afmelden", token_in(mail["List-Unsubscribe"]))
    assert found == Reader(("alles", "wonen"), "email", A)


@pytest.mark.parametrize("public", [None, "http://wetwacht.example.org"])
def test_without_a_safe_public_address_there_is_no_header(
    tmp_path: Path, server: fakes.MailFake, public: str | None
) -> None:
    office = office_of(tmp_path, server)
    office.public_url = public
    office.tell()
    office.at(SEEN)
    (mail,) = mails(server)
    assert mail["List-Unsubscribe"] is None
    assert mail["List-Unsubscribe-Post"] is None


def test_a_channel_of_many_gets_no_way_out_and_no_key(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    office.public_url = PUBLIC
    office.tell()
    assert [one.outcome.state.value for one in office.at(SEEN)] == ["sent"]
    assert not list(tmp_path.glob("*.key"))


def test_a_digest_ends_with_where_to_change_and_leave(tmp_path: Path, server: fakes.MailFake) -> None:
    office = office_of(tmp_path, server, Subscription("alles", ("team",), when="weekly"))
    digests.make_due(office.db, office.watchlist, SEEN)
    week = SEEN + timedelta(days=7)
    assert digests.make_due(office.db, office.watchlist, week) == 1
    office.at(week)
    (mail,) = mails(server)
    text = words(mail)
    assert f"Abonnement wijzigen: {PUBLIC}/abonnement/" in text
    assert f"Afmelden: {PUBLIC}/afmelden/{token_in(mail['List-Unsubscribe'])}" in text


def test_the_key_stands_in_no_table_and_no_mail(tmp_path: Path, server: fakes.MailFake) -> None:
    office = office_of(tmp_path, server)
    office.tell()
    office.at(SEEN)
    key = signing_key(office.file)
    office.db.close()
    files = [path for path in tmp_path.iterdir() if path.suffix != ".key"]
    sent = b"".join(one.original_content or b"" for one in server.envelopes)
    assert not any(key in path.read_bytes() for path in files)
    assert key not in sent
    assert key.hex().encode() not in sent
