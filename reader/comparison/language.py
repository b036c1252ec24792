"""The language of a short text, told by its script and its small words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES
from reader.base.words import folded, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_ARABIC = regex.compile(r"\p{Arabic}")
_WORD = regex.compile(r"\p{L}+")
_PLAIN_WORD = re.compile(r"[A-Za-z]+")
_LONGEST_SAMPLE = 2000


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in lexicon("change_languages").items()}


_LETTERS = {"en": "", "fr": "èêçàùœîûë", "de": "äöüß", "es": "ñáíóú¿¡"}
"""Letters that speak for a language."""


def known_words(language: str) -> frozenset[str]:
    """Return the folded words that the lexicons of change hold for a language in Latin letters; none for others."""
    return _known_words().get(language, frozenset())


@cache
def _known_words() -> dict[str, frozenset[str]]:
    """Return the words of the lexicons of change by language."""
    found = {}
    for code in _LETTERS:
        entries: list[str] = []
        for name in ("numbers", "dates", "reporting", "modality", "negation", "labels", "grammar"):
            _collect(lexicon(f"change_{name}")[code], entries)
        found[code] = frozenset(folded(word) for entry in entries for word in _WORD.findall(entry))
    return found


def _collect(table: object, entries: list[str]) -> None:
    """Add every text in a table of a lexicon, keys that are words included."""
    if isinstance(table, str):
        entries.append(table)
    elif isinstance(table, list):
        for item in table:
            _collect(item, entries)
    elif isinstance(table, dict):
        for key, value in table.items():
            _collect(value, entries)
            if isinstance(value, int):
                entries.append(str(key))


class _Evidence(NamedTuple):
    """What one sample shows: its letters, those of two scripts, and for each other language what speaks for it."""

    letters: int
    cyrillic: int
    arabic: int
    counts: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def _evidence(sample: str) -> _Evidence:
    if is_plain(sample):
        words = [word.lower() for word in _PLAIN_WORD.findall(sample)]
        return _Evidence(sum(map(len, words)), 0, 0, tuple(_counts(words, words).items()))
    found = _WORD.findall(sample)
    words = [word.lower() for word in found]
    counts = _counts(words, [folded(word) for word in words])
    for code, letters in _LETTERS.items():
        counts[code] += sum([sample.count(letter) for letter in letters])
    cyrillic, arabic = len(_CYRILLIC.findall(sample)), len(_ARABIC.findall(sample))
    return _Evidence(sum(map(len, found)), cyrillic, arabic, tuple(counts.items()))


def _counts(words: Sequence[str], bare: Sequence[str]) -> dict[str, int]:
    """Return what speaks for each language: its small words count twice, all it knows of the words ``bare`` once."""
    counts = {code: 2 * len([word for word in words if word in small]) for code, small in _small_words().items()}
    for code, known in _known_words().items():
        counts[code] += len([word for word in bare if word in known])
    return counts


def language_of(text: str, language: str | None = None) -> str:
    """Return the code of the language whose rules fit ``text``: ``language`` if we know it, or what the text shows.

    The result is one of ``LANGUAGES``; text in none of them is treated as English.
    """
    return language_of_pair(text[:_LONGEST_SAMPLE], "", language)


def language_of_pair(one: str, other: str, language: str | None = None) -> str:
    """Return the code of the language that two samples show together; each of them is read only once."""
    if language is not None and language[:2].lower() in LANGUAGES:
        return language[:2].lower()
    first, second = _evidence(one), _evidence(other)
    letters = first.letters + second.letters
    if (first.cyrillic + second.cyrillic) * 2 > letters:
        return "ru"
    if (first.arabic + second.arabic) * 2 > letters:
        return "ar"
    counts = {code: count + more for (code, count), (_, more) in zip(first.counts, second.counts, strict=True)}
    return max(counts, key=lambda code: (counts[code], code == "en"))
