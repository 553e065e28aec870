"""The tables of the history: one file for what belongs together; a migration is never changed."""

from __future__ import annotations

from sqlite_utils import Migrations

migrations = Migrations("wetwacht")
