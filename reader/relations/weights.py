"""Weights: every article as a vector of its rarer terms, and how alike the vectors of two articles are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.relations.vocabulary import background_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.relations.profile import Profile

Vector = dict[str, float]
Pair = tuple[int, int]

_BACKGROUND = 200
"""Imagined articles on everything that stand beside the library, so that a small one knows what is rare."""
_FAINTEST = 0.02
"""Likeness below this counts as none."""


def vectors_of(profiles: Sequence[Profile]) -> list[Vector]:
    """Return a vector of length 1 for each profile: damped counts times the rarity of each term."""
    in_library = Counter(term for profile in profiles for term, _ in profile.terms)
    rarity = {term: _rarity(term, count, len(profiles)) for term, count in in_library.items()}
    return [_unit({term: (1 + math.log(n)) * rarity[term] for term, n in profile.terms}) for profile in profiles]


def _rarity(term: str, count: int, articles: int) -> float:
    expected = _BACKGROUND * background_share(term)
    return max(0.0, math.log((articles + _BACKGROUND + 1) / (count + expected + 0.5)))


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items() if weight > 0} if length else {}


def likenesses(vectors: Sequence[Mapping[str, float]]) -> dict[Pair, float]:
    """Return the cosine of every pair ``(i, j)``, ``i < j``, of vectors that is not faint."""
    carriers: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: dict[Pair, float] = {}
    for index, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, other_weight in carriers[term]:
                sums[other] += weight * other_weight
            carriers[term].append((index, weight))
        found.update({(other, index): value for other, value in sums.items() if value >= _FAINTEST})
    return found
