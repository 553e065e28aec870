"""Files of internetconsultatie.nl, whose addresses do not end like one."""

from __future__ import annotations

import re
from typing import ClassVar

from crawler.files import FilePage
from crawler.sites.internetconsultatie.common import HOSTS, SITE, path_of

_FILE = re.compile(r"/[A-Za-z0-9_-]+/(?:document/\d{1,9}|reactie/\d{1,9}/bestand)/?")


class ConsultationFile(FilePage):
    """Reads `/<slug>/document/<id>`: a draft bill, its explanation, a report."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of the files of a consultation."""
        return _FILE.fullmatch(path_of(url) or "") is not None or super().reads(url)
