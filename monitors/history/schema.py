"""The tables of the history, as migrations that run once, in order, each in a transaction.

The order of these imports is the order of the migrations. Every table is strict.
"""

from __future__ import annotations

# isort: off
from monitors.history.tables import migrations
from monitors.history.tables import core  # noqa: F401
from monitors.history.tables import corrections  # noqa: F401
from monitors.history.tables import subscribers  # noqa: F401
from monitors.history.tables import blindness  # noqa: F401
from monitors.history.tables import search  # noqa: F401
from monitors.history.tables import work  # noqa: F401
from monitors.history.tables import health  # noqa: F401
from monitors.history.tables import reminders  # noqa: F401
from monitors.history.tables import proposals  # noqa: F401
from monitors.history.tables import about  # noqa: F401
from monitors.history.tables import searchwhole  # noqa: F401
from monitors.history.tables import lookahead  # noqa: F401
from monitors.history.tables import setback  # noqa: F401
# isort: on

__all__ = ["migrations"]
