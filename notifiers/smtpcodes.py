"""What an answer of a mail server means. Pure.

The first digit says whether a refusal passes (4) or stays (5): RFC 5321 section 4.2.1. The second number of
an enhanced code says what it is about (1 the address, 2 the mailbox): RFC 3463 section 3. The codes for
logging in: RFC 4954 section 6.
"""

from __future__ import annotations

import re
from typing import Literal

from notifiers.notifier import ErrorKind

Stage = Literal["opening", "sender", "recipient", "text"]

_LOGIN = frozenset({530, 534, 535, 538})
_ABOUT = re.compile(r"^5\.(\d{1,3})\.\d{1,3}\b")
_ADDRESS, _MAILBOX = "1", "2"
# A relay that does not know us refuses every recipient; a closed mailbox refuses with the same code.
_RELAY = re.compile(r"\brelay", re.IGNORECASE)
_BY_STAGE: dict[Stage, ErrorKind] = {
    "opening": "credentials",
    "sender": "credentials",
    "recipient": "recipient",
    "text": "ours",
}


def meaning(code: int, text: str, stage: Stage) -> ErrorKind:
    """The class of a refusal in a stage of the conversation."""
    if not 500 <= code < 600:
        return "temporary"
    if code in _LOGIN or (stage == "recipient" and _RELAY.search(text)):
        return "credentials"
    about = _ABOUT.match(text)
    if stage == "text" and about and about[1] in (_ADDRESS, _MAILBOX):
        return "recipient"
    return _BY_STAGE[stage]
