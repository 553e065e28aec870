"""Files of rijksoverheid.nl: most stand on open.overheid.nl, the oldest on the site itself."""

from __future__ import annotations

from typing import ClassVar

from crawler.files import FilePage
from crawler.sites.rijksoverheid.common import FILE_HOST, HOST, SITE


class RijksoverheidFile(FilePage):
    """Reads the files that document pages link: `…/<uuid>/file`, `…/ronl-<sha1>/pdf`, `….pdf`."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = (HOST, FILE_HOST)
    revision: ClassVar[int] = 1
