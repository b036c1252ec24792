"""The language of a short text, told by its script and its small words."""

from __future__ import annotations

from functools import cache

import regex

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES

_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_ARABIC = regex.compile(r"\p{Arabic}")
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"\p{L}+")
_LONGEST_SAMPLE = 2000


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in lexicon("change_languages").items()}


def language_of(text: str, language: str | None = None) -> str:
    """Return the code of the language whose rules fit ``text``: ``language`` if we know it, or what the text shows.

    The result is one of ``LANGUAGES``; text in none of them is treated as English.
    """
    if language is not None and language[:2].lower() in LANGUAGES:
        return language[:2].lower()
    sample = text[:_LONGEST_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if len(_CYRILLIC.findall(sample)) * 2 > letters:
        return "ru"
    if len(_ARABIC.findall(sample)) * 2 > letters:
        return "ar"
    words = [word.lower() for word in _WORD.findall(sample)]
    counts = {code: sum(word in small for word in words) for code, small in _small_words().items()}
    return max(counts, key=lambda code: (counts[code], code == "en"))
