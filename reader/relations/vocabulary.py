"""What words are worth: stop words, words that any news text uses, and the stems under which terms are counted."""

from __future__ import annotations

import sys
from functools import cache, lru_cache

import snowballstemmer

from reader.base.lexicon import lexicon
from reader.base.words import folded

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_MARKUP = frozenset({"http", "https", "www", "com", "html", "htm", "php", "aspx"})
_STOP, _FREQUENT, _USUAL, _NAME = 0.3, 0.65, 0.75, 0.8
"""What stop words, words of every fourth and of every tenth news text, and everyday names are worth."""


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str | None) -> str:
    """Return the stem of a folded word; words of languages without a stemmer and figures stay as they are.

    A text of unknown language is stemmed as English. Possessive endings go first.
    """
    word = word.removesuffix("'s")
    name = _STEMMERS.get(language or "en")
    if name is None or not word.isalpha():
        return word
    return str(_stemmer(name).stemWord(word))


@lru_cache(maxsize=200_000)
def term_of(word: str, language: str | None) -> str | None:
    """Return the stem under which a folded word is counted; None for stop words, letters and parts of addresses."""
    if len(word) <= 1 or word in _MARKUP or word in stop_words(language):
        return None
    return sys.intern(stem(word, language))


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Return the folded stop words of ``language``; those of English where it is unknown or has no list."""
    lists = lexicon("relation_stop_words")
    return frozenset(lists.get(language or "en", lists["en"]).split())


@cache
def _everyday() -> dict[str, float]:
    """Return what words and stems that stand in many news texts are worth."""
    lists = lexicon("relation_common_words")
    worths = {form: _NAME for word in lists["names"].split() for form in (folded(word), stem(folded(word), "en"))}
    worths.update({stem(folded(word), "en"): _USUAL for word in lists["usual"].split()})
    worths.update({stem(folded(word), "en"): _FREQUENT for word in lists["frequent"].split()})
    return worths


def worth(term: str) -> float:
    """Return how much a stem tells of what a text is about, 0 to 1, before one knows the library."""
    return _everyday().get(term, 1.0)


@lru_cache(maxsize=100_000)
def word_worth(word: str, language: str | None) -> float:
    """Return the worth of the stem of a word, and that of any stop word for those."""
    return _STOP if word in stop_words(language) else worth(stem(word, language))


def is_common(term: str) -> bool:
    """Tell whether ``term`` is a word, not a name, that many news texts use whatever they are about."""
    return _everyday().get(term, 1.0) < _NAME
