"""Neighbours: the pairs of articles that are alike at all, found without looking at every pair."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.relations.weights import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.weights import Vector

Pair = tuple[int, int]

_FAINTEST = 0.01
"""Likeness below this counts as none."""
_HINT = 0.012
"""Likeness by the heaviest features alone from which a pair is looked at in full."""
_HEAVIEST = 80
"""How many features of an article look for pairs."""
_HOT = 150
"""A feature that stands in more articles than this, or than twice the root of the library, finds no pairs."""
_MOST_NEIGHBOURS = 120


def likenesses(vectors: Sequence[Vector]) -> dict[Pair, float]:
    """Return the likeness of the pairs ``(i, j)``, ``i < j``, of vectors that are among each other's nearest.

    Only the heaviest features of an article look for pairs, none that very many articles have, and each article keeps
    its ``_MOST_NEIGHBOURS`` nearest: cost grows with the number of articles and of what they really share.
    """
    found: dict[Pair, float] = {}
    for index, hints in enumerate(_hints(vectors)):
        vector = vectors[index]
        for other in hints:
            value = likeness(vector, vectors[other])
            if value >= _FAINTEST:
                found[other, index] = value
    return _nearest(found, len(vectors))


def _hints(vectors: Sequence[Vector]) -> Iterable[list[int]]:
    """Yield for each vector the earlier ones that share heavy features with it, in order."""
    hot = max(_HOT, 2 * math.isqrt(len(vectors)))
    frequency = Counter(feature for vector in vectors for feature in vector)
    carriers: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for feature, weight in _heaviest(vector, frequency, hot):
            for other, other_weight in carriers[feature]:
                sums[other] += weight * other_weight
            carriers[feature].append((index, weight))
        yield sorted(other for other, value in sums.items() if value >= _HINT)


def _heaviest(vector: Vector, frequency: Mapping[int, int], hot: int) -> list[tuple[int, float]]:
    shared = [(weight, feature) for feature, weight in vector.items() if frequency[feature] <= hot]
    return [(feature, weight) for weight, feature in heapq.nlargest(_HEAVIEST, shared)]


def _nearest(found: dict[Pair, float], size: int) -> dict[Pair, float]:
    """Return the pairs in which one is among the nearest of the other, in order."""
    if size <= _MOST_NEIGHBOURS:
        return found
    ranked: list[list[tuple[float, Pair]]] = [[] for _ in range(size)]
    for pair, value in found.items():
        for index in pair:
            ranked[index].append((-value, pair))
    kept = {pair for own in ranked for _, pair in heapq.nsmallest(_MOST_NEIGHBOURS, own)}
    return {pair: found[pair] for pair in sorted(kept)}
