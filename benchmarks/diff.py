"""Are all changed places of a long bill found, and only those? Two texts of 400 KB that differ in 30 places.

Once a paragraph a line, with paragraphs merged, split and moved beside the changes; once all on one line.
Run: python -m benchmarks.diff
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc

from monitors.comparing.compare import compare
from monitors.comparing.diff import apply, normalised, words

_SIZE = 400_000
_PLACES = 30
_SEED = 36704
_VOCABULARY = (
    *(
        "de",
        "het",
        "een",
        "van",
        "voor",
        "wet",
        "lid",
        "artikel",
        "gemeente",
        "provincie",
        "minister",
        "besluit",
    ),
    *(
        "opvang",
        "bewoner",
        "vergunning",
        "aanvraag",
        "termijn",
        "bezwaar",
        "kosten",
        "taakstelling",
        "verdeling",
    ),
    *(
        "college",
        "bevoegd",
        "bepaalt",
        "stelt",
        "vast",
        "regels",
        "indien",
        "geldt",
        "wordt",
        "kan",
        "op",
        "in",
    ),
)


def _bill(dice: random.Random) -> list[str]:
    """Paragraphs of about three sentences of common words, as repetitive as a bill is."""
    found: list[str] = []
    while sum(map(len, found)) < _SIZE:
        sentences = [" ".join(dice.choices(_VOCABULARY, k=dice.randint(8, 25))) for _ in range(3)]
        found.append(" ".join(f"{sentence.capitalize()}." for sentence in sentences))
    return found


def _changed(paragraphs: list[str], chosen: list[int]) -> list[str]:
    """The paragraphs with one word replaced in each chosen one."""
    found = [*paragraphs]
    for at in chosen:
        tokens = found[at].split(" ")
        tokens[len(tokens) // 2] = "gewijzigdewoord"
        found[at] = " ".join(tokens)
    return found


def _shuffled(paragraphs: list[str], chosen: list[int]) -> list[str]:
    """The paragraphs with two merged, one split and one moved, none of them changed otherwise."""
    spare = [at for at in range(2, len(paragraphs) - 2) if not {at - 1, at, at + 1} & {*chosen}]
    merged, split, moved = spare[10], spare[len(spare) // 2], spare[-10]
    found: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if at == merged:
            found[-1] += " " + paragraph
        elif at == split:
            found += paragraph.replace(". ", ".\n", 1).split("\n")
        elif at != moved:
            found.append(paragraph)
    return [*found[:100], paragraphs[moved], *found[100:]]


def _places(before: str, after: str) -> tuple[int, int]:
    """How many places have other words, and how many paragraphs only stand otherwise."""
    places = others = 0
    for change in compare(before, after).changes:
        edit = change.edit
        runs = words(edit.before or "", edit.after or "")
        spoken = sum(run.kind == "delete" and bool(run.text.strip()) for run in runs)
        places += spoken if edit.op == "replace" else edit.op != "move"
        others += edit.op == "move" or not spoken
    return places, others


def _report(name: str, before: str, after: str) -> None:
    started = time.perf_counter()
    places, others = _places(before, after)
    spent = time.perf_counter() - started
    started = time.perf_counter()
    runs = words(before, after)
    whole = time.perf_counter() - started
    tracemalloc.start()
    compared = compare(before, after)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    same = apply(normalised(before), [c.edit for c in compared.changes]) == normalised(after)
    sys.stdout.write(
        f"{name}: {spent:.2f} s, {places} places with other words, {others} moved, merged or split; "
        f"words of the whole text at once {whole:.2f} s, {sum(r.kind == 'delete' for r in runs)} gone; "
        f"memory {peak / 1e6:.0f} MB; applied gives the other text: {same}\n"
    )


def main() -> None:
    """Prints one line for each shape of text."""
    dice = random.Random(_SEED)
    paragraphs = _bill(dice)
    chosen = dice.sample(range(5, len(paragraphs) - 5), _PLACES)
    changed = _changed(paragraphs, chosen)
    _report("paragraphs", "\n".join(paragraphs), "\n".join(changed))
    _report("merged, split, moved", "\n".join(paragraphs), "\n".join(_shuffled(changed, chosen)))
    _report("one long line", " ".join(paragraphs), " ".join(changed))


if __name__ == "__main__":
    main()
