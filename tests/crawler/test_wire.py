"""What crosses the pipe comes out as it went in, whatever a site wrote."""

from __future__ import annotations

import io
import json
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.document import Attachment, Document, Fact, Section
from crawler.errors import Failure, Verdict
from crawler.options import KINDS, Options
from crawler.report import Report
from crawler.wire import (
    VERSION,
    Answer,
    Begin,
    FileResult,
    Known,
    Order,
    PageResult,
    SourceOrder,
    dump,
    dump_order,
    dump_result,
    load,
    load_order,
    load_result,
)

TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
FACTS = st.lists(st.builds(Fact, TEXT, TEXT | TEXTS), max_size=3, unique_by=lambda fact: fact.name)
SECTIONS = st.lists(st.builds(Section, TEXT, TEXT, TEXT), max_size=3)
FILES = st.lists(st.builds(Attachment, TEXT, TEXT, TEXT, MAYBE, MAYBE), max_size=2)
DOCUMENTS = st.builds(
    Document,
    site=TEXT,
    key=TEXT,
    url=TEXT,
    kind=TEXT,
    title=MAYBE,
    published=st.none() | st.dates(),
    modified=st.none() | st.datetimes(timezones=st.just(UTC)),
    identifier=MAYBE,
    facts=FACTS.map(tuple),
    sections=SECTIONS.map(tuple),
    attachments=FILES.map(tuple),
    index=st.booleans(),
)
HEADERS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
ANSWERS = st.builds(Answer, TEXT, st.integers(100, 599), HEADERS, MAYBE, MAYBE, MAYBE)
FAILURES = st.builds(
    Failure, TEXT, st.sampled_from(Verdict), TEXT, st.booleans(), st.none() | st.floats(0, 1e6), MAYBE
)
FILE_RESULTS = st.builds(FileResult, TEXT, st.none() | ANSWERS, MAYBE, st.none() | FAILURES)
RESULTS = st.builds(
    PageResult,
    source=TEXT,
    url=TEXT,
    own=st.booleans(),
    answer=st.none() | ANSWERS,
    document=st.none() | DOCUMENTS,
    part=MAYBE,
    revision=st.integers(0, 1000),
    files=st.lists(FILE_RESULTS, max_size=2).map(tuple),
    failure=st.none() | FAILURES,
    elapsed=st.none() | st.floats(0, 100),
)
KNOWN = st.builds(
    Known, etag=MAYBE, last_modified=MAYBE, part=MAYBE, files=TEXTS, rows=TEXTS, due=st.booleans()
)
OPTIONS = st.builds(Options, MAYBE, TEXTS, MAYBE, st.none() | st.sampled_from(KINDS))
ORDERS = st.builds(
    Order,
    sources=st.lists(
        st.builds(SourceOrder, TEXT, TEXT, TEXT, MAYBE, st.booleans(), TEXTS, OPTIONS), max_size=2
    ).map(tuple),
    known=st.dictionaries(TEXT, KNOWN, max_size=2),
    spool=TEXT,
    user_agent=TEXT,
    delay=st.floats(0, 60),
    done=TEXTS,
)


@given(DOCUMENTS)
def test_a_document_comes_back_as_it_went(document: Document) -> None:
    assert load(json.loads(json.dumps(dump(document)))) == document


@given(RESULTS | st.builds(Begin, TEXT, TEXT, st.booleans()))
def test_a_result_comes_back_as_it_went(result: PageResult | Begin) -> None:
    assert load_result(json.loads(json.dumps(dump_result(result)))) == result


@given(ORDERS)
def test_an_order_comes_back_as_it_went(order: Order) -> None:
    assert load_order(json.loads(json.dumps(dump_order(order)))) == order


@given(RESULTS)
def test_a_result_is_one_line_even_when_its_text_has_line_breaks(result: PageResult) -> None:
    out = io.BytesIO()
    Report(out, Path()).write(result)
    (line,) = out.getvalue().split(b"\n")[:-1]
    assert load_result(json.loads(line)) == result


def test_another_version_is_refused_on_both_sides_of_the_pipe() -> None:
    newer = {"version": VERSION + 1, "type": "page"}
    with pytest.raises(ValueError, match="version 2"):
        load_result(newer)
    order = dump_order(Order((), {}, "spool", "wetwacht-test"))
    with pytest.raises(ValueError, match="version"):
        load_order({**order, "version": VERSION + 1})


@pytest.mark.parametrize("value", [{}, {"version": VERSION}, {"version": VERSION, "type": "page"}])
def test_what_is_no_result_is_refused(value: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        load_result(value)


def test_a_body_is_spooled_once_under_its_hash(tmp_path: Path) -> None:
    report = Report(io.BytesIO(), tmp_path)
    assert report.spool(b"inhoud") == report.spool(b"inhoud")
    assert report.spool(b"andere") != report.spool(b"inhoud")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".zst", ".zst"]
