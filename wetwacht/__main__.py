"""`python -m wetwacht` is the `wetwacht` command."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point. Loading the program takes half a second, in which Ctrl-C is no mistake either."""
    try:
        from wetwacht.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("wetwacht: Stopped before anything began.\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
