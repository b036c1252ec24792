"""Storylines: stories of one saga, tied by rare names and words that come back over time."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.relations.grouping import Storyline
from reader.relations.linkage import Linkage
from reader.relations.weights import product

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.relations.evidence import Evidence
    from reader.relations.grouping import Story
    from reader.relations.weights import Vector

SAME_SAGA = 0.015
"""Average likeness at which two stories belong to one storyline."""
_TITLE_TERMS = 3


def storylines_of(
    groups: Sequence[Sequence[int]], stories: Sequence[Story], evidence: Evidence
) -> tuple[Storyline, ...]:
    """Return the storylines of two stories and more; ``groups`` and ``stories`` stand side by side."""
    number_of = {index: number for number, group in enumerate(groups) for index in group}
    linkage = Linkage(evidence.alike, [None] * len(evidence.profiles), groups)
    sagas = [sorted({number_of[index] for index in saga}) for saga in linkage.grow(SAME_SAGA)]
    return tuple(_storyline(saga, groups, stories, evidence) for saga in sagas if len(saga) > 1)


def _storyline(
    saga: Sequence[int], groups: Sequence[Sequence[int]], stories: Sequence[Story], evidence: Evidence
) -> Storyline:
    """Return the storyline of the stories numbered in ``saga``, in order of date, undated ones last."""
    ordered = sorted(saga, key=lambda number: (stories[number].first or "9999", number))
    centres = {number: _centre(evidence.space.vectors[index] for index in groups[number]) for number in ordered}
    reasons = []
    for one, other in pairwise(ordered):
        terms = evidence.space.telling_terms(product(centres[one], centres[other]))
        if terms:
            reasons.append(f"“{stories[one].title}” and “{stories[other].title}” share {', '.join(terms)}.")
    shared = _shared(list(centres.values()))
    return Storyline(", ".join(evidence.space.telling_terms(shared, _TITLE_TERMS)), tuple(ordered), tuple(reasons))


def _shared(centres: Sequence[Vector]) -> Vector:
    """Return the mean of the centres over what at least two of them have."""
    carriers: defaultdict[int, int] = defaultdict(int)
    for centre in centres:
        for feature in centre:
            carriers[feature] += 1
    whole = _centre(centres)
    return {feature: weight * carriers[feature] for feature, weight in whole.items() if carriers[feature] > 1}


def _centre(vectors: Iterable[Vector]) -> Vector:
    total: defaultdict[int, float] = defaultdict(float)
    for vector in vectors:
        for feature, weight in vector.items():
            total[feature] += weight
    return dict(total)
