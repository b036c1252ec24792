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
FEWEST_SHARED = 1
"""Sampled shingles in common from which two articles are looked at in full."""
_SAMPLE = np.uint64(8)


def fingerprint_of(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return one in eight of the different shingles of a text, rising: those whose hash is divisible by eight.

    It is the same one in eight in every text, so that copies, cuts and quoted passages share them.
    Method: FracMinHash (Irber et al. 2022).
    """
    return np.unique(sampled(run_hashes(word_hashes(words), SIZE)))


def sampled(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return those of some shingles that are in the sample, as numbers of 63 bits."""
    halved = hashes >> np.uint64(1)
    kept: NDArray[np.uint64] = halved[halved % _SAMPLE == 0]
    return kept
