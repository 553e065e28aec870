"""Does comparing two letters grow faster than the letters? One run, side by side: 150 sentences and 300.

Run: python -m benchmarks.letters
"""

from __future__ import annotations

import time
from datetime import date

from crawler.document import Document, Section
from monitors.papers.claims import claims
from monitors.papers.series import compared

_ROUNDS = 3


def letter(number: int, day: date, state: str, count: int) -> Document:
    """A letter in which each sentence states a figure of another place."""
    said = (
        f"In streek{chr(97 + at % 26)} van deel{at} zijn {at}.000 plekken {state}." for at in range(1, count)
    )
    title, url = "Ledenbrief opvang", f"https://vng.nl/brieven/voorbeeld-{number}"
    return Document(
        "vng",
        f"node/{number}",
        url,
        "ledenbrief",
        title,
        day,
        sections=(Section("body", "", " ".join(said)),),
    )


def took(count: int) -> float:
    """Seconds for two letters of so many sentences, nothing of them known before."""
    best = float("inf")
    for _ in range(_ROUNDS):
        claims.cache_clear()
        old, new = letter(1, date(2026, 1, 5), "gereed", count), letter(2, date(2026, 4, 7), "bezet", count)
        started = time.perf_counter()
        compared(old, new)
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    """Prints both times and their ratio."""
    small, large = took(150), took(300)
    print(f"150 sentences {small:.2f} s, 300 sentences {large:.2f} s, ratio {large / small:.1f}")


if __name__ == "__main__":
    main()
