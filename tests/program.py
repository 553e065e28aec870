"""The real program in a real process, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    """The environment of a user who set nothing of ours, plus what is given."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("WETWACHT_")}
    return {**plain, "PYTHONUTF8": "1", "WETWACHT_WEB_BIND": "127.0.0.1:0", **more}


def wetwacht(*arguments: str, text: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs `wetwacht` with arguments to its end."""
    return subprocess.run(
        [sys.executable, "-m", "wetwacht", *arguments],
        cwd=ROOT,
        env=environment(**more),
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def started(*arguments: str, log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A running `wetwacht` that does not outlive the test; output and errors go to the log."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "wetwacht", *arguments],
            cwd=ROOT,
            env=environment(**more),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
