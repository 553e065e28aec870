"""Papers of the Eerste Kamer as files: `…/document3/f=/<id>.pdf` and `…/f=y.pdf`."""

from __future__ import annotations

from typing import ClassVar

from crawler.files import FilePage


class EersteKamerFile(FilePage):
    """Reads the PDFs that bill pages link."""

    site: ClassVar[str] = "eerstekamer"
    hosts: ClassVar[tuple[str, ...]] = ("www.eerstekamer.nl",)
    revision: ClassVar[int] = 1
