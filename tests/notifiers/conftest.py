"""Channels of the tests: a workspace and a mail server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import fakes, tls


@pytest.fixture
def workspace() -> Iterator[fakes.SlackFake]:
    with fakes.slack() as fake:
        yield fake


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tls.certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def postbox(certificate: Path) -> Iterator[fakes.MailFake]:
    with fakes.mail(certificate) as fake:
        yield fake


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake
