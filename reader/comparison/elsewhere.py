"""Words of languages whose rules are not kept: enough to tell a changed figure, date, source or direction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.words import folded
from reader.comparison.language import known_words
from reader.comparison.tokens import word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.tokens import Token

NUMERAL = "numeral"
CALENDAR = "calendar"
CURRENCY = "currency"
_LETTERS = regex.compile(r"[іїєґğışãõłąęśźćńřůěťďșțåìò\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]+")
_KINDS = (
    ("numerals", NUMERAL),
    ("calendar", CALENDAR),
    ("currencies", CURRENCY),
    ("negations", "negation"),
    ("verbs", "report"),
    ("introductions", "source"),
    ("sources", "source noun"),
    ("hedges", "hedge"),
    ("qualifiers", "qualifier"),
)
_SMALL_KINDS = (("determiners", "determiner"), ("prepositions", "preposition"), ("auxiliarys", "auxiliary"))
_SMALL = ("determiners", "prepositions", "auxiliarys", "clauses")


@cache
def _signs() -> frozenset[str]:
    return frozenset(word_key(word) for word in lexicon("change_elsewhere")["signs"])


@cache
def _shared() -> frozenset[str]:
    """Return words that some of the six share with others, so that they speak for none; most small words among them."""
    words = lexicon("change_elsewhere")
    kinds = ("shared", *(kind for kind, _ in _SMALL_KINDS))
    return frozenset(word_key(word) for kind in kinds for word in words[kind])


@cache
def _small_words(language: str) -> frozenset[str]:
    tables = lexicon("change_grammar")[language]
    return frozenset(folded(word) for kind in _SMALL for word in tables[kind])


@cache
def _evidence(language: str) -> frozenset[str]:
    """Return the words that speak for a language that is none of the six in text read as ``language``.

    Where scripts part the languages, letters alone do.
    """
    if not known_words(language):
        return frozenset()
    single = frozenset(
        key for key, entries in phrases_elsewhere().items() if any(len(words) == 1 for words, _ in entries)
    )
    return (single | _signs()) - _small_words(language) - known_words(language) - _shared()


def is_elsewhere(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether the tokens show a language that is none of the six, though it is read as ``language``."""
    keys = {token.key for token in tokens}
    if len(keys & _evidence(language)) > len((keys & _small_words(language)) - _signs() - _shared()):
        return True
    return any(not token.text.isascii() and _shows(token.text) for token in tokens)


def _shows(text: str) -> bool:
    """Tell whether a word has letters that none of the six writes; the Turkish capital would match a plain i."""
    return "İ" in text or _LETTERS.search(text.lower()) is not None


@cache
def phrases_elsewhere() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases to look for, as keys of their words, by their first key, each with the role it gives."""
    words = lexicon("change_elsewhere")
    entries = [(entry, tag) for kind, tag in (*_KINDS, *_SMALL_KINDS) for entry in words[kind]]
    entries.extend((entry, f"label:elsewhere {row}") for row, group in enumerate(words["labels"]) for entry in group)
    for row, sides in enumerate(words["opposites"]):
        for sign, side in zip("+-", sides, strict=True):
            entries.extend((entry, f"opposite:elsewhere {row}{sign}") for entry in side)
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry, tag in entries:
        parts = list(entry) if CJK.fullmatch(entry) else entry.split()
        keys = tuple(word_key(part) for part in parts)
        table.setdefault(keys[0], []).append((keys, tag))
    return table
