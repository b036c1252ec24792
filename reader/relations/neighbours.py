"""Neighbours: the pairs of articles that are alike at all, found without looking at every pair."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.weights import Feature, Vector

Pair = tuple[int, int]

_FAINTEST = 0.01
"""Likeness below this counts as none."""
_MOST_NEIGHBOURS = 120
_HOT = 150
"""A feature that stands in more articles than this, or than three times the root of the library, finds no pairs."""


def likenesses(vectors: Sequence[Vector]) -> dict[Pair, float]:
    """Return the likeness of the pairs ``(i, j)``, ``i < j``, of vectors that are among each other's nearest.

    Features of very many articles are left out, and each article keeps its ``_MOST_NEIGHBOURS`` nearest, so that cost
    grows with the number of articles and of what they really share.
    """
    hot = max(_HOT, 3 * math.isqrt(len(vectors)))
    frequency = Counter(feature for vector in vectors for feature in vector)
    carriers: defaultdict[Feature, list[tuple[int, float]]] = defaultdict(list)
    found: dict[Pair, float] = {}
    for index, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for feature, weight in vector.items():
            if not 1 < frequency[feature] <= hot:
                continue
            for other, other_weight in carriers[feature]:
                sums[other] += weight * other_weight
            carriers[feature].append((index, weight))
        found.update({(other, index): value for other, value in sums.items() if value >= _FAINTEST})
    return _nearest(found, len(vectors))


def _nearest(found: dict[Pair, float], size: int) -> dict[Pair, float]:
    """Return the pairs in which one is among the nearest of the other."""
    if size <= _MOST_NEIGHBOURS:
        return found
    ranked: list[list[tuple[float, Pair]]] = [[] for _ in range(size)]
    for pair, value in found.items():
        for index in pair:
            ranked[index].append((-value, pair))
    kept = {pair for own in ranked for _, pair in heapq.nsmallest(_MOST_NEIGHBOURS, own)}
    return {pair: found[pair] for pair in sorted(kept)}
