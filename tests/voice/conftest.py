"""The channels of the tests of notifiers: a workspace and a mail server on loopback."""

from tests.notifiers.conftest import server, workspace

__all__ = ["server", "workspace"]
