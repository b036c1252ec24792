"""Shingles: hashed runs of five words, and the pairs of articles that share rare ones."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.profile import Profile

SIZE = 5
"""Words in a shingle."""
HOT = 200
"""A shingle that stands in more articles than this is furniture of the trade and ties nobody."""
_FEWEST_SHARED = 2
_SAMPLE_ABOVE = 2_000_000
_SAMPLE = 8


@lru_cache(maxsize=500_000)
def word_id(word: str) -> int:
    """Return a number for a word that is the same in every run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def shingles_of(words: Sequence[str], size: int = SIZE) -> list[int]:
    """Return the hash of every run of ``size`` words, in order."""
    ids = [word_id(word) for word in words]
    return [hash(run) for run in zip(*(ids[offset:] for offset in range(size)), strict=False)]


def sharing_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs ``(i, j)``, ``i < j``, of profiles that share rare shingles: who may copy whom.

    Shingles of more than ``HOT`` articles are left out. Large libraries are sampled: one shingle in eight (a hash
    divisible by eight, so the same one in every article) suffices to find the pair; the pair is then checked in full.
    Cost grows with the number of words and of pairs found, never with the number of possible pairs.
    Method: FracMinHash (Irber et al. 2022) with a cap on frequency.
    """
    total = sum(len(profile.words) for profile in profiles)
    step = _SAMPLE if total > _SAMPLE_ABOVE else 1
    carriers: dict[int, int | list[int]] = {}
    for index, profile in enumerate(profiles):
        for shingle in set(shingles_of(profile.words)):
            if shingle % step:
                continue
            carrier = carriers.get(shingle)
            if carrier is None:
                carriers[shingle] = index
            elif isinstance(carrier, int):
                carriers[shingle] = [carrier, index]
            else:
                carrier.append(index)
    groups = Counter(tuple(c) for c in carriers.values() if isinstance(c, list) and len(c) <= HOT)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for group, count in groups.items():
        for pair in combinations(group, 2):
            shared[pair] += count
    fewest = 1 if step > 1 else _FEWEST_SHARED
    return sorted(pair for pair, count in shared.items() if count >= fewest)
