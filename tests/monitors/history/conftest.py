"""Fixtures of the tests of the history."""

from tests.monitors.history.finding import db, finds

__all__ = ["db", "finds"]
