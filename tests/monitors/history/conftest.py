"""Fixtures of the tests of searching."""

from tests.monitors.history.finding import db, finds

__all__ = ["db", "finds"]
