"""Files of the gazette: every publication is there as a PDF, most papers at first as nothing else."""

from __future__ import annotations

from typing import ClassVar

from crawler.files import FilePage
from crawler.sites.officielebekendmakingen.names import HOSTS, SITE


class GazetteFile(FilePage):
    """Reads `….pdf` on both hosts."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
