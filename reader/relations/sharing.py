"""Sharing: how much of one text stands word for word in another, for every pair of a few texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = 5


def shares_of(texts: Sequence[Sequence[str]]) -> tuple[tuple[float, ...], ...]:
    """Return for each text, given as its passages, what share of its phrases of five words stands in each text, 0 to 1.

    Containment of shingles (Broder, On the resemblance and containment of documents, 1997), with phrases inside
    passages only. The result is square, with ones on its diagonal except for texts too short to have a phrase.
    """
    phrases = [frozenset(_phrases(passages)) for passages in texts]
    return tuple(tuple(len(one & other) / len(one) if one else 0.0 for other in phrases) for one in phrases)


def _phrases(passages: Sequence[str]) -> list[tuple[str, ...]]:
    found = []
    for passage in passages:
        words = [word.folded for word in words_of(passage)]
        found += [tuple(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)]
    return found
