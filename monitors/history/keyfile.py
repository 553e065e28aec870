"""The key that signs what we put in mails, in a file beside the database that only its owner reads.

It stands in no table, so that who has a copy of the history can unsubscribe nobody.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

_BYTES = 32


class NoKey(Exception):
    """The key beside the database cannot be read or made; the message names the file and says what to do."""


def signing_key(database: Path) -> bytes:
    """The key of this database, made once, whoever asks first. Raises NoKey."""
    return known_key(database) or _checked(_path(database), _made)


def known_key(database: Path) -> bytes | None:
    """The key of this database where it was made before; None where nothing was signed yet. Raises NoKey."""
    path = _path(database)
    return _checked(path, Path.read_bytes) if path.exists() else None


def _path(database: Path) -> Path:
    return database.with_name(f"{database.name}.key")


def _checked(path: Path, get: Callable[[Path], bytes]) -> bytes:
    try:
        key = get(path)
    except OSError as error:
        raise NoKey(f"{path} cannot be used: {error.strerror}; let the service read and write it") from error
    if len(key) != _BYTES:
        raise NoKey(f"{path} holds no key of {_BYTES} bytes; remove it, and a new one is made")
    return key


def _made(path: Path) -> bytes:
    """Written whole under another name first: nobody ever reads half a key, and one of two makers wins."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
    return path.read_bytes()
