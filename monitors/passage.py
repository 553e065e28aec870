"""The sentence by which a new document was found, for readers who decide whether to open it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.document import Document
from monitors.detect import is_row
from monitors.match import normalised
from monitors.model import Matches

WORDS_AT_MOST = 40
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z‘'\"])")
_SALUTATION = re.compile(r"^(?:geachte|beste)\b", re.IGNORECASE)


def passage(document: Document, matches: Matches) -> str | None:
    """The first sentence of the text with words that matched, else its first; None without a text."""
    sentences = tuple(_sentences(document))
    words = {normalised(why.text) for match in matches.dossiers for why in match.why if why.text}
    found = (one for one in sentences if any(word in normalised(one) for word in words))
    return next(found, next(iter(sentences), None))


def _sentences(document: Document) -> Iterator[str]:
    texts = [section.text for section in document.sections if not is_row(section.key)]
    for text in (*texts, *(attachment.text or "" for attachment in document.attachments)):
        for paragraph in text.split("\n"):
            for sentence in _SENTENCE.split(paragraph):
                if len(sentence.split()) > 3 and not _SALUTATION.match(sentence):
                    yield sentence
