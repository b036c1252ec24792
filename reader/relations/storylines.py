"""Storylines: stories of one saga, tied by rare names and words that come back over time."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.relations.evidence import shown_terms
from reader.relations.grouping import Storyline
from reader.relations.linkage import Linkage
from reader.relations.weights import OF_A_SAGA, likeness, product, space_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.evidence import Evidence
    from reader.relations.grouping import Story
    from reader.relations.neighbours import Pair
    from reader.relations.weights import Space, Vector

SAME_SAGA = 0.055
"""Average likeness at which two stories belong to one storyline."""
_TITLE_TERMS = 3


def storylines_of(
    groups: Sequence[Sequence[int]], stories: Sequence[Story], evidence: Evidence
) -> tuple[Storyline, ...]:
    """Return the storylines of two stories and more; ``groups`` and ``stories`` stand side by side."""
    space = space_of(evidence.profiles, OF_A_SAGA)
    centres = [_centre(space.vectors[index] for index in group) for group in groups]
    edges = {(a, b): likeness(centres[a], centres[b]) for a, b in _neighbours(groups, evidence)}
    sagas = Linkage(edges, [None] * len(groups)).grow(SAME_SAGA)
    return tuple(
        _storyline(saga, centres, stories, (space, _shown(saga, groups, evidence))) for saga in sagas if len(saga) > 1
    )


def _neighbours(groups: Sequence[Sequence[int]], evidence: Evidence) -> list[Pair]:
    """Return the pairs of groups that hold articles which are alike at all."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    pairs = {(group_of[a], group_of[b]) for a, b in evidence.alike}
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _shown(saga: Sequence[int], groups: Sequence[Sequence[int]], evidence: Evidence) -> dict[str, str]:
    """Return how the words of the articles of a saga are written."""
    shown: dict[str, str] = {}
    for number in saga:
        for index in groups[number]:
            shown = evidence.profiles[index].shown() | shown
    return shown


def _storyline(
    saga: Sequence[int], centres: Sequence[Vector], stories: Sequence[Story], words: tuple[Space, Mapping[str, str]]
) -> Storyline:
    """Return the storyline of the stories numbered in ``saga``, in order of date, undated ones last."""
    space, shown = words
    ordered = sorted(saga, key=lambda number: (stories[number].first or "9999", number))
    reasons = []
    for one, other in pairwise(ordered):
        terms = shown_terms(space.telling_terms(product(centres[one], centres[other])), shown)
        if terms:
            reasons.append(f"“{stories[one].title}” and “{stories[other].title}” share {', '.join(terms)}.")
    shared = space.telling_terms(_shared([centres[number] for number in ordered]))
    return Storyline(", ".join(shown_terms(shared, shown, _TITLE_TERMS)), tuple(ordered), tuple(reasons))


def _shared(centres: Sequence[Vector]) -> Vector:
    """Return the mean of the centres over what at least two of them have."""
    carriers: defaultdict[int, int] = defaultdict(int)
    for centre in centres:
        for feature in centre:
            carriers[feature] += 1
    whole = _centre(centres)
    return {feature: weight * carriers[feature] for feature, weight in whole.items() if carriers[feature] > 1}


def _centre(vectors: Iterable[Vector]) -> Vector:
    """Return the mean of the vectors."""
    total: defaultdict[int, float] = defaultdict(float)
    count = 0
    for vector in vectors:
        count += 1
        for feature, weight in vector.items():
            total[feature] += weight
    return {feature: weight / count for feature, weight in total.items()}
