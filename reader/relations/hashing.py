"""Numbers for words and for runs of words, the same in every run of the program and on every machine."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


@lru_cache(maxsize=300_000)
def word_hash(word: str) -> int:
    """Return 64 bits for a word."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def word_hashes(words: Iterable[str]) -> Hashes:
    """Return 64 bits for each word, in order."""
    return np.fromiter(map(word_hash, words), dtype=np.uint64)


def run_hashes(words: Hashes, size: int) -> Hashes:
    """Return 64 bits for every run of ``size`` words, given those of the words; empty where there are fewer.

    Method: a polynomial of the words' hashes, its bits mixed as in splitmix64 (Steele et al. 2014).
    """
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        total = total * _FACTOR + words[offset : offset + count]
    total = (total ^ (total >> _SHIFT)) * _MIX
    mixed: Hashes = total ^ (total >> _SHIFT)
    return mixed


def shingles_of(words: Sequence[str], size: int) -> NDArray[np.uint32]:
    """Return 32 bits for every run of ``size`` words, in order: enough to compare two texts, not a library."""
    return (run_hashes(word_hashes(words), size) >> np.uint64(32)).astype(np.uint32)
