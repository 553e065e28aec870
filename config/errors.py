"""What is wrong with a configuration: every error at once, each with its place and its remedy."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from crawler.text import line

ENVIRONMENT = "environment"
"""Stands for the file in an error about an environment variable."""


@dataclass(frozen=True, slots=True)
class ConfigError:
    """One mistake: where it stands, what was expected there, and how to mend it. Never a secret."""

    file: str
    key: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        return line(f"{self.file}: {self.key}: expected {self.expected}; {self.remedy}")


class ConfigErrors(Exception):
    """Everything that is wrong with a configuration, in the order in which it was found."""

    def __init__(self, errors: tuple[ConfigError, ...]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Report:
    """Where the errors of one file are written down; the first word about a key is the last.

    `renamed` holds the keys whose values come from somewhere else: key to (file, key).
    """

    file: str
    errors: list[ConfigError] = field(default_factory=list)
    renamed: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, key: str, expected: str, remedy: str) -> None:
        """Write an error down, unless this key already has one: the second would only follow from it."""
        file, name = self.renamed.get(key, (self.file, key))
        if not any((error.file, error.key) == (file, name) for error in self.errors):
            self.errors.append(ConfigError(file, name, expected, remedy))

    def of(self, file: str) -> Report:
        """The same list of errors, for another file."""
        return replace(self, file=file, renamed={})

    def raise_if_any(self) -> None:
        """Raise ConfigErrors where anything was written down."""
        if self.errors:
            raise ConfigErrors(tuple(self.errors))
