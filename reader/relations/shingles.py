"""Shingles: hashed runs of five words, of which a fixed sample finds the articles that may copy each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.relations.hashing import run_hashes, word_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SIZE = 5
"""Words in a shingle."""
HOT = 200
"""A shingle that stands in more articles than this is furniture of the trade and ties nobody."""
_LEAST_SHARE = 0.1
"""Two articles are looked at in full when they share this part of the sampled shingles of the smaller one: the lines
that an outlet adds to all it prints are less."""
_SAMPLE = np.uint64(8)
_TRAITS_A_SHINGLE = 12


def fingerprint_of(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return one in eight of the different shingles of a text, rising: those whose hash is divisible by eight.

    It is the same one in eight in every text, so that copies, cuts and quoted passages share them.
    Method: FracMinHash (Irber et al. 2022).
    """
    return np.unique(sampled(run_hashes(word_hashes(words), SIZE)))


def size_of(traits: int) -> float:
    """Return about how many sampled shingles an article of so many traits has: one for eight words.

    Traits are words, pairs of words and names, about one and a half a word.
    """
    return traits / _TRAITS_A_SHINGLE


def are_many(shared: NDArray[np.int64], a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell for pairs of articles whether they share enough sampled shingles, given how many each of them has."""
    many: NDArray[np.bool_] = shared >= _LEAST_SHARE * np.minimum(a, b)
    return many


def sampled(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return those of some shingles that are in the sample, as numbers of 63 bits."""
    halved = hashes >> np.uint64(1)
    kept: NDArray[np.uint64] = halved[halved % _SAMPLE == 0]
    return kept
