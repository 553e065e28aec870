"""Who gets in, what every answer carries, and that no other site can make us write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from config.load import Config, load
from monitors.history.database import open_database
from wetwacht.web.app import application
from wetwacht.web.guard import HEADERS
from wetwacht.web.password import cookie, hashed, key_for

NOW = datetime(2026, 7, 6, 8, tzinfo=UTC)
SECRET = "open sesam"
BASE = "http://127.0.0.1:8710"
OURS = {"Origin": BASE}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    shipped = load(None, {})
    file = tmp_path / "history.db"
    open_database(file).close()
    return Config(shipped.watchlist, replace(shipped.settings, database=file))


def with_login(config: Config, login: str, **more: object) -> Config:
    changed = {"web_login": login, "web_password_hash": hashed(SECRET, b"0" * 16), **more}
    return replace(config, settings=replace(config.settings, **changed))  # type: ignore[arg-type]


def client(config: Config, address: str = "10.0.0.7") -> TestClient:
    app = application(config, lambda: NOW)
    return TestClient(app, base_url=BASE, follow_redirects=False, client=(address, 4000))


def test_every_answer_has_the_headers_that_keep_it_inert(config: Config) -> None:
    visitor = client(config)
    for path in ("/", "/nergens", "/static/wetwacht.css", "/static/../app.py"):
        answer = visitor.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
        assert "set-cookie" not in answer.headers


def test_a_page_that_is_not_there_says_so_in_dutch(config: Config) -> None:
    answer = client(config).get("/nergens")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text


def test_a_foreign_host_name_gets_nothing(config: Config) -> None:
    answer = client(config).get("/", headers={"Host": "kwaad.example.org"})
    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://kwaad.example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "cross-site", **OURS}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        (OURS, 303),
    ],
)
def test_no_other_site_can_make_us_write(config: Config, headers: dict[str, str], status: int) -> None:
    assert client(config).post("/uitloggen", headers=headers).status_code == status


def test_an_address_without_a_password_leads_to_the_form_and_then_to_the_page_asked_for(
    config: Config,
) -> None:
    visitor = client(with_login(config, "password"))
    away = visitor.get("/zoeken?q=a&q=b")
    assert away.status_code == 303
    form = visitor.get(away.headers["location"])
    assert 'value="/zoeken?q=a&amp;q=b"' in form.text
    fields = {"naam": "Beleid", "wachtwoord": SECRET, "naar": "/zoeken?q=a&q=b"}
    inside = visitor.post("/inloggen", data=fields, headers=OURS)
    assert (inside.status_code, inside.headers["location"]) == (303, "/zoeken?q=a&q=b")
    kept = inside.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert SECRET not in kept
    assert visitor.get("/").status_code == 200
    assert "Beleid" in visitor.get("/").text


@pytest.mark.parametrize("target", ["https://kwaad.example.org/", "//kwaad.example.org", "/\\kwaad", "a\nb"])
def test_the_form_leads_nowhere_else(config: Config, target: str) -> None:
    fields = {"naam": "Beleid", "wachtwoord": SECRET, "naar": target}
    answer = client(with_login(config, "password")).post("/inloggen", data=fields, headers=OURS)
    assert answer.headers["location"] == "/"


def test_whoever_guesses_must_wait_and_others_need_not(config: Config) -> None:
    moments = [NOW]
    app = application(with_login(config, "password"), lambda: moments[-1])
    guesser = TestClient(app, base_url=BASE, follow_redirects=False, client=("10.0.0.7", 4000))
    other = TestClient(app, base_url=BASE, follow_redirects=False, client=("10.0.0.8", 4000))
    wrong, right = ({"naam": "Beleid", "wachtwoord": word} for word in ("raad", SECRET))
    answers = [guesser.post("/inloggen", data=wrong, headers=OURS).status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]
    assert guesser.post("/inloggen", data=right, headers=OURS).status_code == 429
    assert other.post("/inloggen", data=right, headers=OURS).status_code == 303
    moments.append(NOW + timedelta(seconds=3))
    assert guesser.post("/inloggen", data=right, headers=OURS).status_code == 303


def test_a_cookie_of_an_older_password_or_of_our_making_opens_nothing(config: Config) -> None:
    locked = with_login(config, "password")
    for value in (cookie(hashed("oud", b"0" * 16), "Beleid"), "Beleid", ""):
        visitor = client(locked)
        visitor.cookies.set("wetwacht", value)
        assert visitor.get("/").status_code == 303


def test_a_feed_opens_with_its_own_key_and_nothing_else_does(config: Config) -> None:
    locked = with_login(config, "password")
    key = key_for(locked.settings.web_password_hash or "", "/agenda/alles.ics")
    visitor = client(locked)
    assert visitor.get(f"/agenda/alles.ics?sleutel={key}").status_code != 303
    assert visitor.get(f"/feed/alles.atom?sleutel={key}").status_code == 303
    assert visitor.get(f"/?sleutel={key}").status_code == 303
    assert visitor.get("/agenda/alles.ics?sleutel=%C3%A9").status_code == 303


def test_only_a_trusted_proxy_says_who_is_asking(config: Config) -> None:
    proxied = with_login(config, "proxy", web_proxy_peers=("10.0.0.1",))
    named = {"X-Remote-User": "Beleid"}
    assert client(proxied, "10.0.0.1").get("/", headers=named).status_code == 200
    assert client(proxied, "10.0.0.1").get("/").status_code == 403
    assert client(proxied, "10.0.0.9").get("/", headers=named).status_code == 403


def test_without_a_history_the_pages_say_so(config: Config) -> None:
    empty = replace(config, settings=replace(config.settings, database=Path("/nergens/history.db")))
    answer = client(empty).get("/")
    assert answer.status_code == 503
    assert "Nog geen geschiedenis" in answer.text
