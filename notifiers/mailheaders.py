"""How headers of a mail are written: folded by the library, but an address stays whole. Pure."""

from __future__ import annotations

from email import policy
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader


class _Whole(UnstructuredHeader, BaseHeader):
    """A header on one line: the library would encode a longer one, which mail programs do not read."""

    def fold(self, *, policy: policy.Policy) -> str:
        """The line as it is sent."""
        return f"{self.name}: {self}{policy.linesep}"


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    registry.map_to_type("list-unsubscribe", _Whole)
    return registry


# Not every relay takes eight bits, and a signature must survive those that do not.
MAIL_POLICY = policy.SMTP.clone(cte_type="7bit", header_factory=_registry())
