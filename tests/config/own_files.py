"""Pieces of a watchlist of one's own, for the tests of configuration; all of it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigError, ConfigErrors
from config.load import load

HOME = {"HOME": "/home/someone"}
DOSSIER = '[[dossier]]\nkey = "bill"\ntitle = "Voorbeeldwet"\nnumbers = ["99999"]\n'
AMENDMENT = '[[dossier.amendment]]\nkey = "lid-a"\nwords = ["vaste groepen"]\n'
SOURCE = '[[source]]\nkey = "news"\nsite = "vng"\nurl = "https://vng.nl/nieuws"\nevery = "1h"\n'
SLACK = '[[channel]]\nkey = "team"\nkind = "slack"\nto = ["C0123456789"]\n'
EMAIL = '[[channel]]\nkey = "mail"\nkind = "email"\nto = ["name@example.org"]\n'
SUBSCRIPTION = '[[subscription]]\nkey = "all"\nchannels = ["console"]\n'
MAIL = '[email]\nhost = "smtp.example.org"\nsender = "wetwacht@example.org"\n'
DEFAULT = "include_default = true\n"


def errors_of(folder: Path, text: str, environ: dict[str, str] | None = None) -> tuple[ConfigError, ...]:
    """What is wrong with this text as a file `own.toml` in the folder."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigErrors) as caught:
        load(path, {**HOME, **(environ or {})})
    return caught.value.errors
