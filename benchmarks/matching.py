"""Does the number of dossiers matter to the matcher? One run, side by side: 10 dossiers and 1,000 on 1 MB.

Each has ten names; the text is made of invented words in which a name of each dossier stands three times, as
often as a long text must name one to be about it.
Run: python -m benchmarks.matching
"""

from __future__ import annotations

import random
import time

from config.load import load
from monitors.matching.match import Matcher, Passage
from monitors.watchlist import Dossier

_SIZE = 1_000_000
_ROUNDS = 5
_MENTIONS = 3
_SEED = 36704


def _words(dice: random.Random, count: int) -> list[str]:
    def word() -> str:
        syllables = range(dice.randint(2, 5))
        return "".join(dice.choice("bdfgklmnprstvw") + dice.choice("aeiou") for _ in syllables)

    return [word() for _ in range(count)]


def _dossiers(dice: random.Random, words: list[str], count: int) -> tuple[Dossier, ...]:
    def name() -> str:
        return " ".join(dice.choices(words, k=3))

    return tuple(
        Dossier(f"d{at}", f"Dossier {at}", (str(50_000 + at),), tuple(name() for _ in range(10)))
        for at in range(count)
    )


def _text(dice: random.Random, words: list[str], dossiers: tuple[Dossier, ...]) -> str:
    lines = [" ".join(dice.choices(words, k=12)) + "." for _ in range(_SIZE // 80)]
    for dossier in dossiers * _MENTIONS:
        lines.insert(dice.randrange(len(lines)), f"Over {dossier.names[0]} is gestemd.")
    return "\n".join(lines)[:_SIZE]


def _best(matcher: Matcher, text: str) -> tuple[float, int]:
    best, found = float("inf"), 0
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        found = len(matcher.matches((Passage("text", text),)).dossiers)
        best = min(best, time.perf_counter() - started)
    return best, found


def main() -> None:
    """Prints the two times, their ratio, and the time of the shipped watchlist on the same text."""
    dice = random.Random(_SEED)
    words = _words(dice, 20_000)
    many = _dossiers(dice, words, 1_000)
    text = _text(dice, words, many)
    few, _ = _best(Matcher(many[:10]), text)
    all_of_them, found = _best(Matcher(many), text)
    shipped, _ = _best(Matcher(load(None, {}).watchlist.dossiers), text)
    print(f"text                {len(text):>12,} characters")
    print(f"10 dossiers         {few:>12.3f} s")
    print(f"1,000 dossiers      {all_of_them:>12.3f} s, {found} found")
    print(f"ratio               {all_of_them / few:>12.2f}")
    print(f"shipped watchlist   {shipped:>12.3f} s")


if __name__ == "__main__":
    main()
