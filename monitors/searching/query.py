"""What somebody typed, as terms and as an expression of FTS5 that is never a syntax error. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitors.searching.folding import WORD, fold, words

LONGEST_TEXT = 300
_MOST_TERMS = 12
_SHORTEST_PREFIX = 3
_SHORTEST_PART = 3
_TEXTS = "{headline title added removed numbers}"
_TITLES = "{headline title}"
_PHRASE = re.compile(
    r'["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]*)["\u201c\u201d\u201e\u00ab\u00bb]'
)
_NUMBER = re.compile(
    r"(?<![^\W_])(\d{2})[ .]?(\d{3})(?![^\W_])(?!\.\d)(?:[- ]([IVXL]+)(?![^\W_]))?"
    r"(?:(?:,? ?(?:nrs?\.?|nummer|letter|ondernummer) ?|, ?(?=[A-Z]{1,2}(?![^\W_]))|[-/])"
    r"(\d{1,4}|[A-Z]{1,2})(?![^\W_]))?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a dossier, perhaps with a chapter and a paper: "36704", "VII", "12"."""

    number: str
    chapter: str = ""
    paper: str = ""

    @property
    def token(self) -> str:
        """The number as one word of the index, whatever the spelling was."""
        return number_token(f"{self.number}-{self.chapter}" if self.chapter else self.number, self.paper)

    @property
    def spaced(self) -> str:
        """The digits as most papers write them."""
        return f"{self.number[:2]} {self.number[2:]}"

    @property
    def written(self) -> str:
        """The whole number in the most usual spelling."""
        bill = f"{self.spaced} {self.chapter.upper()}".strip()
        letter = self.paper.upper()
        kind = "nr. " if letter.isdigit() else "letter "
        return f"{bill}, {kind}{letter}" if letter else bill


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks for: all of the words, phrases (folded words in order) and numbers."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[Number, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.numbers)


def parse(text: str) -> Asked:
    """What a text asks for; for any text whatever. Without a word or digit in it: nothing, which is falsy."""
    plain = " ".join(unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).split())
    phrases = tuple(found for each in _PHRASE.findall(plain) if (found := words(each)))
    rest = _PHRASE.sub(" ", plain)
    found_numbers = tuple(
        Number(f"{found[1]}{found[2]}", (found[3] or "").lower(), (found[4] or "").lower())
        for found in _NUMBER.finditer(rest)
    )
    single = tuple(dict.fromkeys(words(_NUMBER.sub(" ", rest))))
    return Asked(
        single[:_MOST_TERMS], phrases[:_MOST_TERMS], tuple(dict.fromkeys(found_numbers))[:_MOST_TERMS]
    )


def terms(asked: Asked) -> tuple[str, ...]:
    """Each word, phrase and number of a question as a question of its own."""
    phrases = (f'"{" ".join(phrase)}"' for phrase in asked.phrases)
    return (*(number.written for number in asked.numbers), *phrases, *asked.words)


def number_token(number: str, paper: str = "") -> str:
    """One word for a bill ("36704", "36800-VII") or one of its papers: letters and digits only."""
    bare = "".join(WORD.findall(fold(number)))
    return f"n{bare}p{fold(paper)}" if paper else f"n{bare}"


def mark(kind: str, value: str) -> str:
    """One word of the index for a filter and its value, whatever the value is made of."""
    return f"{kind}{value.encode('utf-8', 'surrogatepass').hex()}"


def parts_wanted(asked: Asked) -> tuple[str, ...]:
    """The words that may also be a part of a compound in a title or headline."""
    return tuple(word for word in asked.words if len(word) >= _SHORTEST_PART)


def expression(asked: Asked, compounds: Mapping[str, Sequence[str]], marks: Sequence[str] = ()) -> str | None:
    """The expression for what is asked and every mark; None where that is everything.

    `compounds` are the known words of titles that hold a word of the question.
    """
    terms = (
        *(_phrase(phrase) for phrase in asked.phrases),
        *(_number(number) for number in asked.numbers),
        *(_word(word, compounds.get(word, ())) for word in asked.words),
        *(f'{{marks}} : "{one}"' for one in marks),
    )
    return " AND ".join(f"({term})" for term in terms) or None


def in_titles(asked: Asked) -> str:
    """The expression for what has every whole word of the question in its title or headline."""
    terms = (
        *(_quoted(" ".join(phrase)) for phrase in asked.phrases),
        *(
            f"{_quoted(number.token)} OR {_quoted(number.spaced)} OR {_quoted(number.number)}"
            for number in asked.numbers
        ),
        *(_quoted(word) for word in asked.words),
    )
    return " AND ".join(f"({_TITLES} : ({term}))" for term in terms)


def _phrase(phrase: tuple[str, ...]) -> str:
    return f"{_TEXTS} : {_quoted(' '.join(phrase))}"


def _number(number: Number) -> str:
    if number.chapter or number.paper:
        return f"{{numbers}} : {_quoted(number.token)}"
    spellings = (number.token, number.number, number.spaced)
    return f"{_TEXTS} : ({' OR '.join(map(_quoted, spellings))})"


def _word(word: str, compounds: Sequence[str]) -> str:
    anywhere = f"{_TEXTS} : {_quoted(word)}" + ("*" if len(word) >= _SHORTEST_PREFIX else "")
    if not compounds:
        return anywhere
    return f"({anywhere}) OR ({_TITLES} : ({' OR '.join(map(_quoted, compounds))}))"


def _quoted(text: str) -> str:
    # Only folded words and spaces come here; doubled quotes keep it a string whatever comes.
    return '"' + text.replace('"', '""') + '"'
