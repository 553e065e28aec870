"""What an operator does about a delivery that was given up, by its reason. Pure."""

from __future__ import annotations

# By the words of a reason, the first that fits: a code of Slack, an answer of a mail server, our own words.
_REMEDIES = (
    (("is_archived",), "unarchive the Slack channel, or name another under [[channel]]"),
    (("not_in_channel",), "invite the bot to the Slack channel: /invite @wetwacht"),
    (("channel_not_found", "user_not_found"), "check the channel id under [[channel]]"),
    (("restricted_action",), "let the bot post in the Slack channel: its settings say who may"),
    (("one plain address", "not an address"), "correct the address under [[channel]]"),
    (("given up after",), "see that the channel answers"),
    (("paused",), "correct or remove the address under [[channel]]"),
    (("recipient: ",), "ask whether the address still exists, and correct it under [[channel]]"),
    (("ours: 5",), "ask who runs the mail server why it refuses the text"),
    (("ours: ",), "this is a mistake of Wetwacht: report it with this line"),
)
THEN = "then: wetwacht deliver --retry-dead"


def remedy(reason: str) -> str:
    """What to do before the delivery is tried again."""
    found = (told for words, told in _REMEDIES if any(word in reason for word in words))
    return f"{next(found, 'see the reason')}; {THEN}"
