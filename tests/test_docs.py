"""The docs name everything that a user can type, set or have read, and their links lead somewhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from config.fields import EVENTS
from config.schema import LISTS, SINGLES, AmendmentTable, FileTable, Table
from config.settings import DATABASE, SECRETS, VARIABLES, WATCHLIST
from crawler.errors import Verdict
from crawler.registry import SITES, hosts_of
from notifiers.registry import KINDS
from wetwacht.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands(group: click.Group, before: str = "wetwacht") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((f"{before} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{before} {name}")
    return found


@pytest.mark.parametrize(("name", "command"), commands(cli), ids=str)
def test_every_command_and_option_is_in_the_readme(name: str, command: click.Command) -> None:
    row = next(line for line in README.splitlines() if line.startswith((f"| `{name}`", f"| `{name} ")))
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name} has no help"
            place = README if option.name in ("watchlist", "database") else row
            assert any(re.search(rf"{text}(?![\w-])", place) for text in option.opts), f"{name} {option.opts}"


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^\| `wetwacht (\w+)|^wetwacht (\w+)", README, re.MULTILINE))
    assert {one or other for one, other in named} <= set(cli.commands)


def test_every_setting_is_in_the_readme() -> None:
    tables: dict[str, type[Table]] = {**LISTS, **SINGLES, "dossier.amendment": AmendmentTable}
    for name, table in tables.items():
        row = next(
            line for line in README.splitlines() if line.startswith((f"| `[{name}]`", f"| `[[{name}]]`"))
        )
        for key in table.model_fields:
            if key != "amendment":
                assert f"`{key}`" in row, f"{key} of {name}"
    for key in {*FileTable.model_fields} - {*LISTS, *SINGLES}:
        assert f"`{key}`" in README
    for event in EVENTS:
        assert f"`{event}`" in README


@pytest.mark.parametrize("name", [*VARIABLES, *SECRETS, WATCHLIST, DATABASE])
def test_every_variable_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_every_notifier_and_verdict_is_in_the_readme() -> None:
    for name in KINDS:
        assert f"`{name}`" in README
    for verdict in Verdict:
        assert f"**{verdict}**" in README


@pytest.mark.parametrize("site", SITES)
def test_every_page_object_stands_in_the_docs_as_it_is(site: str) -> None:
    _, heading, entry = SOURCES.partition(f"\n## `{site}`\n")
    assert heading, f"docs/sources.md has no entry for {site}"
    entry = entry.partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|.*\| (confirmed|unconfirmed) \|$", entry, re.MULTILINE)
    shapes = [(type(page).__name__, "confirmed" if page.confirmed else "unconfirmed") for page in SITES[site]]
    assert rows == shapes
    for host in hosts_of(site):
        assert f"`{host}`" in entry


def test_the_docs_name_no_site_that_is_not_there() -> None:
    assert set(re.findall(r"^## `(\w+)`$", SOURCES, re.MULTILINE)) == set(SITES)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_the_docs_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert "://" in target or (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_path_that_the_docs_name_exists() -> None:
    for path in DOCS:
        for name in re.findall(
            r"`((?:crawler|monitors|notifiers|config|wetwacht|tests|docs)/[\w/.]+)`", path.read_text()
        ):
            assert (ROOT / name).exists(), f"{path.name} names {name}"


def test_every_page_of_the_docs_that_the_code_names_exists() -> None:
    folders = ("crawler", "monitors", "notifiers", "config", "wetwacht")
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for name in re.findall(r"(?<![\w/])docs/[\w/.-]*\w", path.read_text(encoding="utf-8")):
            # A decision may be named by its number alone.
            page = ROOT / name
            assert page.exists() or list(page.parent.glob(f"{page.name}-*.md")), f"{path}: {name}"


def test_no_file_names_a_path_of_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout to know which files are the project's")
    forbidden = re.compile(r"/wor[k]/(?:main|shared)|/tm[p]/|python[h]osted|npm[j]s|py[p]i\.[o]rg")
    for name in listed.stdout.split("\n"):
        path = ROOT / name
        if path.is_file() and path.suffix != ".pdf":
            assert not forbidden.search(path.read_text(encoding="utf-8", errors="replace")), name
