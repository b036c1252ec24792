"""Storylines: stories of one saga, tied by rare names and words that come back over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.base.words import folded
from reader.relations.evidence import shown_terms
from reader.relations.grouping import Storyline
from reader.relations.linkage import Linkage
from reader.relations.names import RUN
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
_LONGEST_NAME = 3


def storylines_of(
    groups: Sequence[Sequence[int]], stories: Sequence[Story], evidence: Evidence
) -> tuple[Storyline, ...]:
    """Return the storylines of two stories and more; ``groups`` and ``stories`` stand side by side."""
    space = space_of(evidence.profiles, OF_A_SAGA)
    centres = [_centre(space.vectors[index] for index in group) for group in groups]
    edges = {(a, b): likeness(centres[a], centres[b]) for a, b in _neighbours(groups, evidence)}
    sagas = Linkage(edges, [None] * len(groups)).grow(SAME_SAGA)
    return tuple(
        _storyline(saga, centres, stories, _Words(space, _shown(saga, groups, evidence), _runs(saga, groups, evidence)))
        for saga in sagas
        if len(saga) > 1
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a saga: what they weigh, how each is written, and the names in its headlines that hold it."""

    space: Space
    shown: Mapping[str, str]
    runs: Mapping[str, Counter[str]]

    def title(self, terms: Sequence[str]) -> str:
        """Return the names among ``terms`` in full, as the headlines write them; other words where there are few."""
        written = shown_terms(terms, self.shown, len(terms))
        ordered = sorted(written, key=lambda word: not word[:1].isupper())
        named = dict.fromkeys(self._in_full(word) for word in ordered)
        return ", ".join([*named][:_TITLE_TERMS])

    def _in_full(self, word: str) -> str:
        runs = self.runs.get(folded(word)) if word[:1].isupper() else None
        return min(runs, key=lambda run: (-runs[run], run)) if runs else word


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


def _runs(saga: Sequence[int], groups: Sequence[Sequence[int]], evidence: Evidence) -> dict[str, Counter[str]]:
    """Return for every word of a name in the headlines of a saga the short runs of capitalised words it stands in."""
    runs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number in saga:
        for index in groups[number]:
            for run in RUN.findall(evidence.profiles[index].title):
                words = run.removesuffix("’s").removesuffix("'s").split()
                if len(words) <= _LONGEST_NAME:
                    for word in words:
                        runs[folded(word)][" ".join(words)] += 1
    return runs


def _storyline(saga: Sequence[int], centres: Sequence[Vector], stories: Sequence[Story], words: _Words) -> Storyline:
    """Return the storyline of the stories numbered in ``saga``, in order of date, undated ones last."""
    ordered = sorted(saga, key=lambda number: (stories[number].first or "9999", number))
    reasons = []
    for one, other in pairwise(ordered):
        terms = shown_terms(words.space.telling_terms(product(centres[one], centres[other])), words.shown)
        if terms:
            reasons.append(f"“{stories[one].title}” and “{stories[other].title}” share {', '.join(terms)}.")
    shared = words.space.telling_terms(_shared([centres[number] for number in ordered]))
    return Storyline(words.title(shared), tuple(ordered), tuple(reasons))


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
