"""How headers of a mail are written: an address stays whole, a subject reads as it was written. Pure."""

from __future__ import annotations

from email import policy
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from typing import ClassVar, Literal


class _Whole(UnstructuredHeader, BaseHeader):
    """A header on one line: the library would encode a longer one, which mail programs do not read."""

    def fold(self, *, policy: policy.Policy) -> str:
        """The line as it is sent."""
        return f"{self.name}: {self}{policy.linesep}"


class _Subject(UnstructuredHeader, BaseHeader):
    """A subject that is encoded whole: the library doubles the space before a word that it encodes alone."""

    max_count: ClassVar[Literal[1]] = 1

    def fold(self, *, policy: policy.Policy) -> str:
        """The lines as they are sent."""
        charset = "us-ascii" if self.isascii() else "utf-8"
        told = Header(str(self), charset, header_name=self.name, maxlinelen=policy.max_line_length)
        return f"{self.name}: {told.encode(linesep=policy.linesep)}{policy.linesep}"


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    registry.map_to_type("subject", _Subject)
    registry.map_to_type("list-unsubscribe", _Whole)
    return registry


# Not every relay takes eight bits, and a signature must survive those that do not.
MAIL_POLICY = policy.SMTP.clone(cte_type="7bit", header_factory=_registry())
