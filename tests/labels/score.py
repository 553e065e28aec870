"""What the program says of the labelled lines of this folder, as Markdown tables: `make labels`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.program import wetwacht
from wetwacht.cli import cli

Row = Mapping[str, Any]
SameEvent = Callable[[Row, Row], bool]
FOLDER = Path(__file__).parent
NOT_BUILT = "not built yet"


@dataclass(frozen=True, slots=True)
class Marked:
    """One labelled line: what was expected and what was said, as sets of words."""

    row: Row
    expected: frozenset[str]
    said: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether nothing is missing and nothing is too much."""
        return self.expected == self.said


def rows(name: str) -> tuple[Row, ...]:
    """The lines of a label file."""
    return parsed((FOLDER / f"{name}.jsonl").read_text(encoding="utf-8"))


def parsed(text: str) -> tuple[Row, ...]:
    """The lines of JSON in a text; only a newline ends one, whatever else Unicode calls a line's end."""
    return tuple(json.loads(line) for line in text.split("\n") if line)


def certain(lines: Iterable[Row]) -> tuple[Row, ...]:
    """The lines that count: those that nobody marked as doubtful."""
    return tuple(row for row in lines if not row.get("doubtful"))


def held_out(row: Row) -> bool:
    """Whether a line is of the half that nobody looks at while writing rules: its number is even."""
    return int(row["id"][-1]) % 2 == 0


def asked(command: str, lines: Iterable[Row], fields: tuple[str, ...]) -> dict[str, Row] | None:
    """The program's answers by id, given nothing but some fields; None where there is no such command."""
    if command not in cli.commands:
        return None
    text = "".join(json.dumps({name: row.get(name) for name in fields}) + "\n" for row in lines)
    done = wetwacht(command, "-", "--jsonl", text=text)
    if done.returncode:
        raise RuntimeError(f"wetwacht {command} failed: {done.stderr.strip()}")
    return {answer["id"]: answer for answer in parsed(done.stdout)}


def same_event() -> SameEvent | None:
    """The rule `monitors.events.sightings.same_event` on labelled sightings; None where it is not there."""
    if find_spec("monitors.events.sightings") is None:
        return None
    module = import_module("monitors.events.sightings")
    return lambda a, b: module.same_event(module.Sighting(**sighting(a)), module.Sighting(**sighting(b)))


def sighting(label: Row) -> dict[str, Any]:
    """The fields of a sighting with the types that the rule knows."""
    day, seen = label["day"], datetime.fromisoformat(label["seen"])
    lists = {name: tuple(label[name]) for name in ("dossiers", "numbers")}
    return {**label, **lists, "day": date.fromisoformat(day) if day else None, "seen": seen}


def by_class(marks: Iterable[Marked]) -> list[str]:
    """A table: how many lines of each class are right, in the open half and in the held-out half."""
    classes: dict[str, list[Marked]] = defaultdict(list)
    for mark in marks:
        classes[mark.row["class"]].append(mark)
    lines = ["| class | right | open half | held-out half |", "|---|---|---|---|"]
    return lines + [f"| {name} | {' | '.join(shares(found))} |" for name, found in sorted(classes.items())]


def shares(marks: list[Marked]) -> tuple[str, str, str]:
    """Right of all, right of the open half, right of the held-out half."""
    return (
        share(marks),
        share([mark for mark in marks if not held_out(mark.row)]),
        share([mark for mark in marks if held_out(mark.row)]),
    )


def share(marks: list[Marked]) -> str:
    """How many of some lines are right."""
    return f"{sum(mark.right for mark in marks)} of {len(marks)}"


def figure(name: str, say: Callable[[list[Marked]], str], marks: list[Marked]) -> str:
    """One figure over all lines and over the held-out half, and the wrong lines of the open half by name."""
    unseen = [mark for mark in marks if held_out(mark.row)]
    missed = [mark.row["id"] for mark in marks if not mark.right and not held_out(mark.row)]
    names = f"; look at {' '.join(missed)}" if missed else ""
    return f"- {name}: {say(marks)}; held out: {say(unseen)}{names}"


def precision_and_recall(marks: list[Marked]) -> str:
    """Precision and recall over all words of some lines."""
    pairs = [(mark.expected, mark.said) for mark in marks]
    hits = sum(len(expected & said) for expected, said in pairs)
    said, expected = sum(len(said) for _, said in pairs), sum(len(expected) for expected, _ in pairs)
    return f"precision {hits / (said or 1):.2f}, recall {hits / (expected or 1):.2f}"


def passages() -> list[str]:
    """Dossiers, amendments and kinds of the labelled passages; the table counts the first two."""
    lines = certain(rows("passages"))
    answers = asked("match", lines, ("id", "title", "text"))
    if answers is None:
        return [NOT_BUILT]
    dossiers = [key_mark(row, answers[row["id"]], "dossiers") for row in lines]
    amendments = [key_mark(row, answers[row["id"]], "amendments") for row in lines]
    both = [
        Marked(one.row, one.expected | other.expected, one.said | other.said)
        for one, other in zip(dossiers, amendments, strict=True)
    ]
    kinds = [kind_mark(row, answers[row["id"]]) for row in lines if row["dossiers"]]
    return [
        figure("dossiers", precision_and_recall, dossiers),
        figure("amendments", precision_and_recall, amendments),
        figure("kind right, where a dossier is meant", share, kinds),
        "",
        *by_class(both),
    ]


def key_mark(row: Row, answer: Row, field: str) -> Marked:
    """The dossiers or the amendments of a passage."""
    return Marked(row, keys(row[field]), keys(answer[field]))


def keys(values: Iterable[Any]) -> frozenset[str]:
    """The keys in a label or an answer; `none` and amendments that the watchlist lacks stay out."""
    every = {value["key"] if isinstance(value, dict) else value for value in values}
    return frozenset(key for key in every if key != "none" and not key.startswith("other:"))


def kind_mark(row: Row, answer: Row) -> Marked:
    """The kind of a passage; where two are fair, either is expected."""
    said = answer["kind"]
    fair = {row["kind"], *(row.get("kind_also") or ())}
    return Marked(row, frozenset({said if said in fair else row["kind"]}), frozenset({said}))


def revisions() -> list[str]:
    """Material or editorial, over the labelled pairs of texts."""
    lines = certain(rows("revisions"))
    answers = asked("compare", lines, ("id", "before", "after"))
    if answers is None:
        return [NOT_BUILT]
    words = {True: "material", False: "immaterial"}
    marks = [answered(row, words[bool(answers[row["id"]]["material"])]) for row in lines]
    return [*misses(marks, {"material": "missed", "immaterial": "told for nothing"}), "", *by_class(marks)]


def sightings() -> list[str]:
    """The same event or another, over the labelled pairs of sightings."""
    rule = same_event()
    if rule is None:
        return [NOT_BUILT]
    marks = [answered(row, judged(rule, row["a"], row["b"])) for row in certain(rows("sightings"))]
    return [*misses(marks, {"other": "wrong merges", "same": "missed merges"}), "", *by_class(marks)]


def judged(rule: SameEvent, a: Row, b: Row) -> str:
    """What the rule says of a pair; `undecided` where the order of the two matters."""
    one, two = rule(a, b), rule(b, a)
    return "undecided" if one != two else "same" if one else "other"


def answered(row: Row, said: str) -> Marked:
    """A line with one label and one answer."""
    return Marked(row, frozenset({row["label"]}), frozenset({said}))


def misses(marks: list[Marked], names: Mapping[str, str]) -> list[str]:
    """For each label, how many of its lines were answered otherwise."""
    return [
        figure(name, wrong, [mark for mark in marks if mark.expected == {label}])
        for label, name in names.items()
    ]


def wrong(marks: list[Marked]) -> str:
    """How many of some lines are wrong."""
    return f"{sum(not mark.right for mark in marks)} of {len(marks)}"


def main() -> None:
    """Prints the scores of all three files."""
    for name, score in (("Passages", passages), ("Revisions", revisions), ("Sightings", sightings)):
        sys.stdout.write("\n".join((f"## {name}", "", *score(), "", "")))


if __name__ == "__main__":
    main()
