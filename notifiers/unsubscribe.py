"""The signed addresses by which a reader leaves or changes a subscription. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from itsdangerous import BadData, URLSafeSerializer

Purpose = Literal["afmelden", "abonnement"]
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Reader:
    """A recipient of a kind of channel, with the subscriptions that a message answered."""

    subscriptions: tuple[str, ...]
    kind: str
    recipient: str


def token(key: bytes, purpose: Purpose, subscriptions: Sequence[str], kind: str, recipient: str) -> str:
    """What stands for a reader in an address; the same each time, and good for one purpose only."""
    return _serializer(key, purpose).dumps([*subscriptions, kind, recipient])


def read(key: bytes, purpose: Purpose, signed: str) -> Reader | None:
    """The reader of a token that we made with this key for this purpose; None for anything else."""
    if len(signed) > _LONGEST or not signed.isascii():
        return None
    try:
        *subscriptions, kind, recipient = _serializer(key, purpose).loads(signed)
    except BadData:
        return None
    return Reader(tuple(subscriptions), kind, recipient)


def address(public_url: str, purpose: Purpose, signed: str) -> str:
    """The whole address of a token."""
    return f"{public_url.rstrip('/')}/{purpose}/{signed}"


def _serializer(key: bytes, purpose: Purpose) -> URLSafeSerializer:
    signing = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    return URLSafeSerializer(key, salt=f"wetwacht {purpose}", signer_kwargs=signing)
