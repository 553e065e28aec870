"""The house rules that a linter does not know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("crawler", "monitors", "notifiers", "config", "wetwacht")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
PURE = next(one["source_modules"] for one in CONTRACTS if one["name"].startswith("Pure"))
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}
SQL = re.compile(
    r"\b(?:select\s.+\sfrom|insert\s+(?:or\s+\w+\s+)?into|update\s+\w+\s+set|delete\s+from)\s", re.I | re.S
)


def files_of(module: str) -> list[Path]:
    base = ROOT / module.replace(".", "/")
    return [base.with_suffix(".py")] if base.with_suffix(".py").exists() else sorted(base.rglob("*.py"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_opens_nothing_prints_nothing_and_reads_no_clock(module: str) -> None:
    paths = files_of(module)
    assert paths, f"{module} is in the contract, but there is no such module"
    for path in paths:
        for call in calls(tree_of(path)):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            clock = (
                name in CLOCKS and isinstance(owner, ast.Name) and owner.id in ("datetime", "date", "time")
            )
            builtin = isinstance(call.func, ast.Name) and name in ("open", "print", "input")
            assert not clock, f"{path}:{call.lineno} reads the clock"
            assert not builtin, f"{path}:{call.lineno} calls {name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_and_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if "history" not in path.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_all_sql_lives_in_the_history(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not SQL.search(node.value), f"{path}:{node.lineno}"


@pytest.mark.parametrize("name", ROOMS)
def test_each_name_is_ours(name: str) -> None:
    spec = find_spec(name)
    assert spec
    assert spec.origin
    assert Path(spec.origin).is_relative_to(ROOT)
    assert set(packages_distributions().get(name, [])) <= {"wetwacht"}


def test_the_parents_side_of_a_crawl_loads_no_scrapy() -> None:
    loaded = "any(name.split('.')[0] in ('scrapy', 'twisted') for name in sys.modules)"
    code = f"import sys, crawler.crawl; sys.exit({loaded})"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
