"""Storylines: stories of one saga, tied by rare names and words that come back over time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.relations.grouping import Story, Storyline
from reader.relations.stories import shared_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.weights import Feature, Vector

SAME_SAGA = 0.015
"""Average likeness at which two stories belong to one storyline."""
_TITLE_TERMS = 3


def storyline_of(
    numbers: Sequence[int], stories: Sequence[Story], groups: Sequence[Sequence[int]], vectors: Sequence[Vector]
) -> Storyline:
    """Return the storyline of the stories at the indexes ``numbers``, in order of date, undated ones last."""
    ordered = sorted(numbers, key=lambda number: (stories[number].first or "9999", number))
    centres = [_centre([vectors[index] for index in groups[number]]) for number in ordered]
    reasons = []
    for one, other, number in zip(centres, centres[1:], ordered[1:], strict=False):
        terms = shared_terms(one, other)
        if terms:
            reasons.append(f"“{stories[number].title}” goes on with {', '.join(terms)}.")
    whole = _centre(centres)
    title = _title(whole)
    return Storyline(title, tuple(ordered), tuple(reasons))


def _title(centre: Vector) -> str:
    words = [
        (-weight, str(feature).partition(":")[2]) for feature, weight in centre.items() if isinstance(feature, str)
    ]
    return ", ".join(list(dict.fromkeys(word for _, word in sorted(words)))[:_TITLE_TERMS])


def _centre(vectors: Sequence[Vector]) -> Vector:
    total: defaultdict[Feature, float] = defaultdict(float)
    for vector in vectors:
        for feature, weight in vector.items():
            total[feature] += weight / len(vectors)
    return dict(total)
