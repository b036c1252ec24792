"""Traits: what is counted of an article, in five kinds of evidence, before one knows how rare it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import regex

from reader.relations.hashing import run_hashes, word_hash, word_hashes
from reader.relations.vocabulary import stem, word_worth, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.relations.profile import Profile

KINDS = ("text", "names", "figures", "lead", "phrases")
"""The kinds of evidence, in the order in which they stand in an article's traits."""
_BITS = {"text": 21, "names": 20, "figures": 20, "lead": 21, "phrases": 23}
STARTS = np.cumsum([0, *(1 << _BITS[kind] for kind in KINDS)]).astype(np.uint32)
"""The first slot of each kind, and the number of all slots at the end."""
SLOTS = int(STARTS[-1])
UNIT = 256
"""A word that stands once and is worth 1 counts so much."""
_FEWEST_DIGITS = 2
_YEAR = 0.5
_IS_YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """The slots that an article fills, rising, and how much stands in each: damped count times worth, in ``UNIT``.

    A slot is a hash of a word, name, figure or pair of words, each kind in slots of its own.
    Method: feature hashing (Weinberger et al. 2009).
    """

    slots: NDArray[np.uint32]
    amounts: NDArray[np.uint16]


def traits_of(profile: Profile) -> Traits:
    """Return the traits of an article."""
    parts = [
        _of_words(0, *_stems(profile.terms)),
        _of_words(1, *_stems(profile.names)),
        _of_words(2, *_figures(profile.figures)),
        _of_words(3, *_stems(profile.lead)),
        _phrases(profile),
    ]
    slots = np.concatenate([slots for slots, _ in parts])
    amounts = np.concatenate([amounts for _, amounts in parts])
    order = np.lexsort((-amounts, slots))
    slots, amounts = slots[order], amounts[order]
    is_first = np.ones(len(slots), dtype=bool)
    is_first[1:] = slots[1:] != slots[:-1]
    return Traits(slots[is_first].astype(np.uint32), np.rint(amounts[is_first] * UNIT).astype(np.uint16))


def word_slots(kind: int, words: Sequence[str]) -> list[tuple[int, str]]:
    """Return the slot of every word, taken as evidence of the kind with that number in ``KINDS``."""
    return list(zip(_slots(kind, word_hashes(words)).tolist(), words, strict=True))


@lru_cache(maxsize=100_000)
def stem_slot(word: str, language: str | None) -> int:
    """Return the slot that a word of the text fills."""
    return _slot(0, stem(word, language))


@lru_cache(maxsize=100_000)
def name_slot(word: str) -> int:
    """Return the slot that a word of a name fills."""
    return _slot(1, word)


def _stems(counts: Sequence[tuple[str, int]]) -> tuple[list[str], NDArray[np.float64]]:
    words = [word for word, _ in counts]
    damped = 1 + np.log(np.array([count for _, count in counts], dtype=np.float64))
    return words, damped * np.array([worth(word) for word in words], dtype=np.float64)


def _figures(figures: Sequence[str]) -> tuple[list[str], NDArray[np.float64]]:
    """Return figures of two digits and more; years are worth half."""
    long = [figure for figure in figures if len(figure) >= _FEWEST_DIGITS]
    return long, np.array([_YEAR if _IS_YEAR.fullmatch(figure) else 1.0 for figure in long], dtype=np.float64)


def _of_words(
    kind: int, words: Sequence[str], amounts: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    return _slots(kind, word_hashes(words)), amounts


def _phrases(profile: Profile) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the pairs of neighbouring words, each worth the mean of its words."""
    worths = np.array([word_worth(word, profile.language) for word in profile.words], dtype=np.float64)
    pairs = _slots(4, run_hashes(word_hashes(profile.words), 2))
    slots, places, counts = np.unique(pairs, return_index=True, return_counts=True)
    if not len(slots):
        return pairs, np.zeros(0)
    return slots, (1 + np.log(counts)) * (worths[places] + worths[places + 1]) / 2


def _slot(kind: int, word: str) -> int:
    return (word_hash(word) & ((1 << _BITS[KINDS[kind]]) - 1)) + int(STARTS[kind])


def _slots(kind: int, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    mask = np.uint64((1 << _BITS[KINDS[kind]]) - 1)
    return (hashes & mask).astype(np.int64) + int(STARTS[kind])
