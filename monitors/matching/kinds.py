"""What kind of passage a text is, by its wording; for `wetwacht match` and unknown events. Pure.

Each cue speaks for one kind; a cue in the title speaks twice as loud, the first sentences more than
the rest. The kind with the loudest cues wins, and a text without any is background.
"""

from __future__ import annotations

from collections import defaultdict

from monitors.matching.cues import CUES
from monitors.matching.plaintext import plain, without_furniture
from monitors.model import Matches

_TITLE, _LEAD = 2.0, 1.5
_LEAD_LENGTH = 250


def kind_of(text: str, matches: Matches) -> str:
    """status-change, new-document, agenda, news, background, or unrelated where no dossier matched.

    The first line is taken for the title.
    """
    if not matches.dossiers:
        return "unrelated"
    title, _, body = without_furniture(plain(text)).partition("\n")
    loud: dict[str, float] = defaultdict(float)
    for piece, weight in ((title, _TITLE), (body[:_LEAD_LENGTH], _LEAD), (body[_LEAD_LENGTH:], 1.0)):
        for kind, cue, pattern in CUES:
            if pattern.search(piece):
                loud[kind] += cue * weight
    return max(loud, key=lambda kind: loud[kind], default="background")
