"""Every address with every parameter, filled with what nobody should send: an answer, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.chronicle import Chronicle
from tests.wetwacht.web.everywhere import filled, parameters, places, reading, writing
from tests.wetwacht.web.hostile import EVIL, hostile_history, known_places, pages_of
from wetwacht.web.login import KEY
from wetwacht.web.password import hashed

BASE = "http://127.0.0.1:8710"
OURS = {"Origin": BASE}
LONG = 5_000
NASTY = (
    *("", " ", "0", "-1", "1", "9" * 400, "1e9", "0x1", "1_0", "٣", "NaN", str(1 << 63), str((1 << 63) - 1)),
    *("2025-07-03", "2025-02-30", "0001-01-01", "9999-12-31", "2025-07-03T00:00:00", "٢٠٢٥-٠٧-٠٣", "--"),
    *("ja", "nee", "gezien", "naast", "geheel", "wrong", "taken", "stil", "weg", "relevantie", "newest"),
    *("voorbeeldwet", "alles", "eerstekamer", "36 704, nr. 12", "99999/18", "*", "wet*", "opvang -wet"),
    *(
        '"',
        '"x',
        "'",
        "NEAR(a b",
        "a AND",
        "OR NOT",
        "headline:x",
        "^a",
        "(",
        "x' or 1=1 --",
        "%",
        "%00",
        "\\",
    ),
    *("../../etc/passwd", "//kwaad.example.org", "/\\kwaad.example.org", "javascript:alert(1)", "http://["),
    *(
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "%s%n",
        "=1+1",
        "\x00",
        "\r\nX-Kwaad: 1",
        "\u202e",
        "\ufffe",
    ),
    *("🏛", "é" * 99, "a" * LONG, "a " * (LONG // 2), "\x1b[2J", "\u0130", "ß", "\ufb01", EVIL),
)
BYTES = (*(text.encode() for text in NASTY), b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf")
NAMES = [*parameters(), KEY]
ASKED = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(BYTES)), max_size=6)
BRIEFLY = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    made = hostile_history(tmp_path_factory.mktemp("fuzz"))
    yield made
    made.db.close()


@pytest.fixture(scope="module")
def visitor(history: Chronicle) -> TestClient:
    return TestClient(pages_of(history), base_url=BASE, headers=OURS, follow_redirects=False)


def sent(asked: list[tuple[str, bytes]]) -> str:
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in asked)


def check(visitor: TestClient, method: str, path: str, form: str | None = None) -> None:
    """Asks, and looks at the answer; what fails inside is raised here."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    how = {} if form is None else {"content": form.encode(), "headers": headers}
    answer = visitor.request(method, path, **how)  # type: ignore[arg-type]
    # Whether the service is well is said with 503, and the history of this test is not.
    assert answer.status_code < 500 or path.startswith("/healthz"), answer.text
    assert "Traceback" not in answer.text
    assert "X-Kwaad" not in answer.headers
    target = answer.headers.get("location", "/")
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))


def of(route: Route) -> str:
    return f"{'POST' if 'POST' in (route.methods or ()) else 'GET'} {route.path}"


def test_the_parameters_of_every_page_are_known() -> None:
    known = {"op", "naar", "weergave", "tekst", "dossier", "van", "tot", "voor", "aantal", "klein", "q"}
    assert known | {"wat", "naam", "toelichting", "actie", "abonnement", "wachtwoord"} <= set(NAMES)


@pytest.mark.parametrize("route", reading(), ids=of)
def test_whatever_is_asked_of_an_address(history: Chronicle, visitor: TestClient, route: Route) -> None:
    path = filled(route, known_places(history))

    @BRIEFLY
    @given(ASKED)
    def ask(asked: list[tuple[str, bytes]]) -> None:
        check(visitor, "GET", f"{path}?{sent(asked)}")

    ask()


@pytest.mark.parametrize("route", writing(), ids=of)
def test_whatever_a_form_holds(history: Chronicle, visitor: TestClient, route: Route) -> None:
    path = filled(route, known_places(history))

    @BRIEFLY
    @given(ASKED)
    def ask(asked: list[tuple[str, bytes]]) -> None:
        check(visitor, "POST", path, sent(asked))

    ask()


@pytest.mark.parametrize("route", [*reading(), *writing()], ids=of)
def test_whatever_stands_in_a_place_of_an_address(
    history: Chronicle, visitor: TestClient, route: Route
) -> None:
    method = of(route).partition(" ")[0]
    for value in BYTES if places(route) else ():
        placed = {name: quote(value, safe="") for name in places(route)}
        check(visitor, method, filled(route, placed), "" if method == "POST" else None)


@pytest.mark.parametrize("route", writing(), ids=of)
@pytest.mark.parametrize("body", [b"", b"{}", b"--x\r\n", b"\xff" * 99, b"a=" + b"b" * 200_000])
@pytest.mark.parametrize(
    "media", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "x"]
)
def test_whatever_a_body_is(
    history: Chronicle, visitor: TestClient, route: Route, body: bytes, media: str
) -> None:
    path = filled(route, known_places(history))
    answer = visitor.post(path, content=body, headers={"Content-Type": media})
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", ["Host", "Cookie", "Origin", "Sec-Fetch-Site", "Accept", "X-Forwarded-User"])
def test_whatever_a_header_says(history: Chronicle, name: str) -> None:
    kept = hashed("open sesam", b"0" * 16)
    for login in ("none", "password", "proxy"):
        changed = {"web_login": login, "web_password_hash": kept, "web_proxy_peers": ("testclient",)}
        visitor = TestClient(pages_of(history, **changed), base_url=BASE, follow_redirects=False)
        for value in (
            b"",
            b"x",
            b"\xff\xfe",
            b"[::1",
            b"http://[",
            b"a:b:c",
            b"wetwacht=.; wetwacht-naam=%ff",
        ):
            for path in ("/", "/inloggen?naar=//x"):
                assert visitor.get(path, headers=[(name.encode(), value)]).status_code < 500
