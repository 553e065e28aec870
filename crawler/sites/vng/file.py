"""Files that vng.nl publishes."""

from __future__ import annotations

from typing import ClassVar

from crawler.files import FilePage
from crawler.sites.vng.markup import HOSTS, SITE


class VngFile(FilePage):
    """The letters and their attachments."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
