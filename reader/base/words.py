"""Words of a text, folded so that the same word in another spelling of letters is found again."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import regex

# Scripts without spaces give one word a character; elsewhere a word keeps its apostrophes and hyphens.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    r"|[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*"
)
_APOSTROPHES = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
_BEYOND_PLAIN = re.compile(r"[^\x00-\x7f‘’“”„‚«»–—…€£]")


class Word(NamedTuple):
    """A word: its folded form and the code points ``[start, end)`` that it takes in the text."""

    folded: str
    start: int
    end: int


def is_plain(text: str) -> bool:
    """Tell whether ``text`` has no letter, digit or space beyond ASCII; its marks, dashes and currencies may be others.

    Most texts are so, and the plain engine reads them with patterns of ASCII letters two to three times as fast.
    """
    return text.isascii() or _BEYOND_PLAIN.search(text) is None


def folded(word: str) -> str:
    """Return ``word`` without case, accents and compatibility forms; for matching, never for showing."""
    if word.isascii():
        # Most words are; without accents and compatibility forms all the rest changes nothing.
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).casefold())
    if decomposed.isascii():
        return decomposed
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order, punctuation left out."""
    return tuple(Word(folded(match.group()), match.start(), match.end()) for match in _WORD.finditer(text))


def word_count(text: str) -> int:
    """Return how many words ``text`` has; a character of a script without spaces counts as one."""
    return len(_WORD.findall(text))
