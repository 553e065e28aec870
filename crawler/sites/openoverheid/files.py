"""Files of open.overheid.nl, whose addresses do not end like one."""

from __future__ import annotations

from typing import ClassVar

from crawler.files import FilePage
from crawler.sites.openoverheid.answers import HOSTS, SITE, document_id


class OpenFile(FilePage):
    """Reads `/documenten/<uuid>` and `/documenten/<uuid>/file`, of any version."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses that name a document, and those that end like a file."""
        return document_id(url.partition("?")[0].removesuffix("/file")) is not None or super().reads(url)
