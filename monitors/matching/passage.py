"""The sentence by which a new document was found, for readers who decide whether to open it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.document import Document
from monitors.comparing.detect import is_row
from monitors.matching.evidence import BETWEEN
from monitors.matching.plaintext import folded, plain
from monitors.model import Matches

WORDS_AT_MOST = 40
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z‘'\"])")
_SALUTATION = re.compile(r"^(?:geachte|beste)\b", re.IGNORECASE)


def passage(document: Document, matches: Matches) -> str | None:
    """The first sentence of the text with words that matched, else its first; None without a text."""
    sentences = tuple(sentences_of(document))
    reasons = [_words(why.text) for match in matches.dossiers for why in match.why if why.text]
    found = (one for one in sentences if any(_holds(one, words) for words in reasons))
    return next(found, next(iter(sentences), None))


def first_sentence(document: Document) -> str:
    """The first sentence of the text, empty without one."""
    return next(sentences_of(document), "")


def sentences_of(document: Document) -> Iterator[str]:
    """The sentences of the text and the files, rows and salutations left out."""
    texts = [section.text for section in document.sections if not is_row(section.key)]
    for text in (*texts, *(attachment.text or "" for attachment in document.attachments)):
        for paragraph in text.split("\n"):
            for sentence in _SENTENCE.split(paragraph):
                if len(sentence.split()) > 3 and not _SALUTATION.match(sentence):
                    yield sentence


def _words(reason: str) -> tuple[str, ...]:
    return tuple(_read(word) for word in reason.split(BETWEEN))


def _holds(sentence: str, words: tuple[str, ...]) -> bool:
    read = _read(sentence)
    return all(word in read for word in words)


def _read(text: str) -> str:
    return folded(plain(text))
