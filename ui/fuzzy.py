"""Fuzzy matching of what a person types against names."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.base.words import folded

_WORD_START = re.compile(r"\b\w")
_CONSECUTIVE = 4
_AT_WORD = 6
_WHOLE = 40


@lru_cache(maxsize=20_000)
def _prepared(name: str) -> tuple[str, frozenset[int]]:
    plain = folded(name)
    return plain, frozenset(match.start() for match in _WORD_START.finditer(plain))


def score(typed: str, name: str) -> int | None:
    """Return how well ``typed`` matches ``name``, higher is better, None when a letter of it does not occur in order.

    Letters at the start of a word and letters that follow each other count more; a whole substring counts most.
    """
    name, starts = _prepared(name)
    wanted = "".join(folded(typed).split())
    if not wanted:
        return 0
    place, total, last = 0, 0, -2
    for letter in wanted:
        found = _next(letter, name, place, starts)
        if found < 0:
            return None
        total += 1 + (_AT_WORD if found in starts else 0) + (_CONSECUTIVE if found == last + 1 else 0)
        place, last = found + 1, found
    bonus = _WHOLE if folded(typed).strip() in name else 0
    return total * 10 + bonus * 10 - len(name)


def _next(letter: str, name: str, place: int, starts: frozenset[int]) -> int:
    """Return where ``letter`` comes next: right here, else at the start of a word, else anywhere."""
    first = name.find(letter, place)
    if first == place:
        return first
    for start in sorted(start for start in starts if start >= place):
        if name[start] == letter:
            return start
    return first
