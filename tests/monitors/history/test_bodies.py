"""The evidence of an answer: kept once, given back byte for byte."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.report import Report
from crawler.wire import Answer
from monitors.history import bodies, versions
from monitors.history.database import open_database, write_tx

SEEN = datetime(2026, 7, 1, 8, tzinfo=UTC)
HEADERS = (("content-type", "text/html; charset=utf-8"), ("x-odd", "\xe9\x80"))
BODIES = {
    "text": b"Gemeenten krijgen 50 miljoen.",
    "not UTF-8": b"\xff\xfe\x00\x80 <html>",
    "every byte": bytes(range(256)) * 1000,
    "line ends": b"a\r\nb\nc\r",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_snapshot_comes_back_byte_for_byte(tmp_path: Path, name: str) -> None:
    db = open_database(tmp_path / "history.db")
    digest = Report(io.BytesIO(), tmp_path).spool(BODIES[name])
    answer = Answer("https://vng.nl/nieuws", 200, HEADERS, digest)
    with write_tx(db):
        first = versions.save_snapshot(db, answer, "a-source", tmp_path, SEEN)
        second = versions.save_snapshot(db, answer, "a-source", tmp_path, SEEN)
    assert first and second
    fetch = bodies.fetch_of(db, second)
    assert fetch
    assert (fetch.url, fetch.status, fetch.headers, fetch.body) == (answer.url, 200, HEADERS, BODIES[name])
    assert db.table("body").count == 1
    assert bodies.fetch_of(db, 404) is None
    db.close()


def test_an_answer_without_a_body_leaves_no_snapshot(tmp_path: Path) -> None:
    db = open_database(tmp_path / "history.db")
    with write_tx(db):
        assert versions.save_snapshot(db, Answer("https://vng.nl", 304), "a-source", tmp_path, SEEN) is None
    assert db.table("snapshot").count == 0
    db.close()
