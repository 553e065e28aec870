"""A table added to a watchlist of one's own: it goes to the end, what stands there stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import urlsplit

import tomlkit

from config.errors import ConfigErrors
from config.load import Config, load
from crawler.document import Document
from crawler.options import AnswerKind
from crawler.registry import SITES, hosts_of, page_for
from crawler.sections import slug
from monitors.watchlist import Source

_ANYTHING = "generic"
_KEY_AT_MOST = 40
_KINDS: dict[str, AnswerKind] = {"gegevens": "json", "pdf": "pdf", "docx": "pdf"}


def site_for(url: str) -> str:
    """The site whose page objects read an address, else the one for pages of any site."""
    host = urlsplit(url).netloc.lower()
    own = (site for site in SITES if host in hosts_of(site) and page_for(site, url))
    return next(own, _ANYTHING)


def key_for(url: str, taken: Iterable[str]) -> str:
    """A free key of a source, from the host and the end of the path of its address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rpartition(".")[0] or "page"
    end = (
        parts.path.rstrip("/").rpartition("/")[2].rpartition(".")[0]
        or parts.path.rstrip("/").rpartition("/")[2]
    )
    return free_key(f"{host} {end}", taken)


def free_key(text: str, taken: Iterable[str]) -> str:
    """A free key from the words of a text."""
    key = slug(text)[:_KEY_AT_MOST].strip("-")
    used = set(taken)
    numbered = (f"{key}-{number}" for number in range(2, len(used) + 3))
    return next(one for one in (key, *numbered) if one not in used)


def kind_of(document: Document) -> AnswerKind:
    """What kind of answer to expect from now on, by what was read."""
    return "feed" if document.index else _KINDS.get(document.kind, "html")


def entry(values: Mapping[str, Any], name: str = "source") -> str:
    """The `[[source]]` table of these values, or another, in their order; what is empty is left out."""
    table = tomlkit.table()
    for key, value in values.items():
        if value:
            table.add(key, value)
    tables = tomlkit.aot()
    tables.append(table)
    whole = tomlkit.document()
    whole.add(name, tables)
    return tomlkit.dumps(whole)


class Draft:
    """A watchlist file with an entry at its end, beside the file until it is kept.

    Raises ConfigErrors, in the name of the file itself, where the whole would be wrong; with `crawls` also
    where it says too little to visit the internet.
    """

    def __init__(self, target: Path, added: str, environ: Mapping[str, str], *, crawls: bool = True) -> None:
        self._target = target.resolve()
        self._crawls = crawls
        with NamedTemporaryFile(dir=self._target.parent, suffix=".toml", delete=False) as file:
            self._path = Path(file.name)
            file.write(_joined(self._target.read_bytes(), added))
        try:
            self.config = self._loaded(target, environ)
        except ConfigErrors:
            self.drop()
            raise

    def source(self, key: str) -> Source:
        """The source that was added."""
        return next(source for source in self.config.watchlist.sources if source.key == key)

    def keep(self) -> None:
        """Puts the file in the place of the one that was there."""
        shutil.copymode(self._target, self._path)
        self._path.replace(self._target)

    def drop(self) -> None:
        """Leaves everything as it was."""
        self._path.unlink(missing_ok=True)

    def _loaded(self, target: Path, environ: Mapping[str, str]) -> Config:
        try:
            config = load(self._path, environ)
            errors = config.crawl_errors() if self._crawls else ()
        except ConfigErrors as found:
            errors = found.errors
        if errors:
            named = (replace(e, file=str(target)) if e.file == str(self._path) else e for e in errors)
            raise ConfigErrors(tuple(named))
        return config


def _joined(text: bytes, added: str) -> bytes:
    end = b"\r\n" if b"\r\n" in text else b"\n"
    between = b"" if not text or text.endswith(b"\n") else end
    return text + between + end + added.encode().replace(b"\n", end)
