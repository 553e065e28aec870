"""Real addresses and copies: what is asked where, and which hosts are private."""

from __future__ import annotations

import pytest

from crawler.origin import is_private, origin_of

HOSTS = ("vng.nl", "www.vng.nl")
COPY = "http://127.0.0.1:8080"
REAL = "https://vng.nl/brieven/voorbeeld?pagina=2"


def test_a_page_of_a_copy_is_fetched_there_and_keeps_its_real_address() -> None:
    origin = origin_of(f"{COPY}/brieven", HOSTS)
    assert origin.fetched(REAL) == f"{COPY}/brieven/voorbeeld?pagina=2"
    assert origin.real(origin.fetched(REAL)) == REAL
    assert origin.allowed() == {("http", "127.0.0.1:8080")}


def test_the_real_site_is_fetched_by_https_only() -> None:
    origin = origin_of("https://VNG.nl/brieven", HOSTS)
    assert origin.fetched(REAL) == origin.real(REAL) == REAL
    assert origin.allowed() == {("https", "vng.nl"), ("https", "www.vng.nl")}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/x",
        "https://vng.nl.example.org/x",
        "https://vng.nl@example.org/x",
        "https://vng.nl:8443/x",
    ],
)
def test_a_link_to_another_host_is_not_taken_for_the_site(url: str) -> None:
    origin = origin_of(f"{COPY}/brieven", HOSTS)
    assert origin.fetched(url) == url
    assert origin.real(url) == url


def test_an_address_of_another_port_is_not_taken_for_the_copy() -> None:
    origin = origin_of(f"{COPY}/brieven", HOSTS)
    assert origin.real("http://127.0.0.1:8081/x") == "http://127.0.0.1:8081/x"


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "[::1]",
        "::1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 (an address in a test)
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "intranet",
        "printer.local",
        "db.internal",
        "nas.lan",
        "x.localhost",
    ],
)
def test_a_host_of_this_machine_or_network_is_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["vng.nl", "www.rijksoverheid.nl", "8.8.8.8", "[2606:4700::1111]"])
def test_a_host_on_the_internet_is_not_private(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize(
    "host", ["localhost.", "user@127.0.0.1", "2130706433", "0x7f000001", "127.1", "0177.0.0.1"]
)
def test_another_spelling_of_this_machine_is_private_too(host: str) -> None:
    assert is_private(host)
