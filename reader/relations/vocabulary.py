"""What words are worth: stop words, words that any news text uses, and the stems under which terms are counted."""

from __future__ import annotations

from functools import cache, lru_cache

import snowballstemmer

from reader.base.lexicon import lexicon
from reader.base.words import folded

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_FREQUENT_SHARE = 0.25
_USUAL_SHARE = 0.1
_OTHER_SHARE = 0.002


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None) -> str:
    """Return the stem of a folded word; words of languages without a stemmer and figures stay as they are.

    A text of unknown language is stemmed as English. Possessive endings go first.
    """
    word = word.removesuffix("'s")
    name = _STEMMERS.get(language or "en")
    if name is None or not word.isalpha():
        return word
    return str(_stemmer(name).stemWord(word))


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Return the folded stop words of ``language``; those of English where it is unknown or has no list."""
    lists = lexicon("relation_stop_words")
    return frozenset(lists.get(language or "en", lists["en"]).split())


@cache
def _background() -> dict[str, float]:
    """Return the share of news texts that a stem stands in, for the stems that are not rare."""
    lists = lexicon("relation_common_words")
    shares = {stem(folded(word), "en"): _USUAL_SHARE for word in lists["usual"].split()}
    shares.update({stem(folded(word), "en"): _FREQUENT_SHARE for word in lists["frequent"].split()})
    return shares


def background_share(term: str) -> float:
    """Return the share of news texts at large that ``term`` may stand in, 0 to 1."""
    return _background().get(term, _OTHER_SHARE)


def is_common(term: str) -> bool:
    """Tell whether ``term`` is a word that many news texts use whatever they are about."""
    return term in _background()
