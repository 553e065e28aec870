"""Passwords as scrypt hashes, and the signed cookie of who logged in. Pure but for the salt."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE = "wetwacht"
DAYS = 14
_N, _R, _P = 2**14, 8, 1
_SCHEME = "scrypt"


def hashed(password: str, salt: bytes | None = None) -> str:
    """The text to keep instead of a password: scheme, salt and hash."""
    used = salt or secrets.token_bytes(16)
    return "$".join((_SCHEME, _text(used), _text(_scrypt(password, used))))


def matches(password: str, kept: str) -> bool:
    """Whether this is the password of a kept hash; takes as long for a wrong one."""
    salt = kept.split("$")[1]
    return hmac.compare_digest(hashed(password, base64.urlsafe_b64decode(salt)), kept)


def is_hash(text: str) -> bool:
    """Whether a text is what `hashed` makes."""
    try:
        scheme, salt, value = text.split("$")
        lengths = len(base64.urlsafe_b64decode(salt)), len(base64.urlsafe_b64decode(value))
    except ValueError:
        return False
    return scheme == _SCHEME and lengths == (16, 64)


def cookie(kept: str, name: str) -> str:
    """The cookie of somebody who knew the password; another password makes it void."""
    return _signer(kept).dumps(name)


def name_of(kept: str, value: str) -> str | None:
    """The name in a cookie of ours that is not too old; None for anything else."""
    try:
        name = _signer(kept).loads(value, max_age=DAYS * 24 * 3600)
    except BadData:
        return None
    return name if isinstance(name, str) else None


def key_for(kept: str, path: str) -> str:
    """What lets a programme without a cookie read one feed or calendar."""
    return hmac.new(kept.encode(), f"feed:{path}".encode(), hashlib.sha256).hexdigest()[:40]


def _signer(kept: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(kept, salt="log-in")


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode()
