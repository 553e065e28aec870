"""`python -m wetwacht` is the `wetwacht` command."""

from wetwacht.cli import main

main()
