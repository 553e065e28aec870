"""Which addresses a mail has by which its reader changes or ends the subscriptions that it answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from monitors.history.keyfile import signing_key
from monitors.model import Delivery
from monitors.watchlist import Watchlist
from notifiers.shape import Message, Options
from notifiers.unsubscribe import Purpose, address, token

_PERSONAL = "email"


def with_ways_out(
    options: Options, database: Path, watchlist: Watchlist, delivery: Delivery, asked: str | None
) -> Options:
    """The options with the reader's own addresses: for mail, where there are pages and a subscription asked.

    `asked` is the one subscription of a message without alerts. A channel that many read has none: whoever
    follows the link would end it for all. Raises NoKey.
    """
    wanted = (asked,) if asked else tuple(key for alert in delivery.alerts for key in alert.subscriptions)
    keys = tuple(one.key for one in watchlist.subscriptions if one.key in wanted)
    if options.public_url is None or delivery.kind != _PERSONAL or not keys:
        return options
    key, public = signing_key(database), options.public_url

    def way(purpose: Purpose) -> str:
        return address(public, purpose, token(key, purpose, keys, delivery.kind, delivery.recipient))

    return replace(options, change_url=way("abonnement"), leave_url=way("afmelden"))


def one_click(message: Message, options: Options) -> Message:
    """The message with what mail programs show as a button; RFC 8058 asks for https."""
    url = options.leave_url
    return replace(message, leave_url=url) if url and url.startswith("https://") else message
