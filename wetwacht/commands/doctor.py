"""`wetwacht doctor`: whether all is well, and what to do where it is not. Changes nothing, sends nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from config.errors import ConfigErrors
from config.load import load
from monitors.history.records import optional_stamp
from wetwacht import output
from wetwacht.app import App
from wetwacht.commands.common import common, environment
from wetwacht.facts import gathered, misconfigured
from wetwacht.finding import Facts, Finding
from wetwacht.health import exit_code, health, ready
from wetwacht.healthtexts import english

_MARKS = {"fine": "ok", "note": "note", "wrong": "WRONG"}


@click.command()
@common
@click.option("--offline", is_flag=True, help="Ask no Slack and no mail server.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def doctor(watchlist: Path | None, database: Path | None, offline: bool, as_json: bool) -> None:
    """Say what is wrong and what to do: configuration, database, sources, channels, disk, clock."""
    now = datetime.now(UTC)
    findings = health(_facts(watchlist, database, now, offline=offline), now)
    rows = [_row(one) for one in findings]
    if as_json:
        click.echo(output.as_json({"findings": rows, "ready": ready(findings)}))
    else:
        click.echo("\n".join(_lines(rows)))
    sys.exit(exit_code(findings))


def _facts(watchlist: Path | None, database: Path | None, now: datetime, *, offline: bool) -> Facts:
    try:
        config = load(watchlist, environment(database))
    except ConfigErrors as errors:
        return misconfigured(errors.errors)
    return gathered(App(config, sys.stderr), os.environ, now, offline=offline)


def _row(finding: Finding) -> dict[str, Any]:
    says, remedy = english(finding)
    return {
        "subject": finding.subject,
        "code": finding.code,
        "level": finding.level,
        "says": says,
        "remedy": remedy or None,
        "since": optional_stamp(finding.since),
    }


def _lines(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        since = f", since {row['since']}" if row["since"] else ""
        yield f"{_MARKS[row['level']]:<6} {row['subject']}: {row['says']}{since}"
        if row["remedy"]:
            yield f"       remedy: {row['remedy']}"
