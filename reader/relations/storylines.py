"""Storylines: stories of one saga, tied by rare names and words that come back over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.base.words import folded
from reader.relations.linkage import Linkage
from reader.relations.names import RUN
from reader.relations.telling import shown_terms, words_of_saga
from reader.relations.traits import KINDS
from reader.relations.vectors import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reader.base.ids import ArticleId
    from reader.relations.graph import Graph
    from reader.relations.profile import Profile

SAME_SAGA = 0.055
"""Average likeness at which two stories belong to one storyline."""
_TITLE_TERMS = 3
_LONGEST_NAME = 3
_MOST = 12
_TEXT, _LEAD = KINDS.index("text"), KINDS.index("lead")


@dataclass(frozen=True, slots=True)
class Saga:
    """Stories of one saga, each named by its core, in order of date, with the title and the reasons."""

    title: str
    stories: tuple[ArticleId, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a story is to a saga: the day it begins and its title."""

    first: str | None
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Centre:
    """The sum of the weights of the words of a story's articles: text first, then ``text_end``, then leads."""

    slots: NDArray[np.uint32]
    sums: NDArray[np.int64]
    text_end: int
    size: int


def centre_of(members: Sequence[ArticleId], graph: Graph) -> Centre:
    """Return the centre of a story."""
    vectors = graph.vectors(members)
    slots, sums = [], []
    for vector in vectors:
        for kind in (_TEXT, _LEAD):
            part = slice(int(vector.bounds[kind]), int(vector.bounds[kind + 1]))
            slots.append(vector.slots[part])
            sums.append(vector.weights[part].astype(np.int64))
    own, places = np.unique(np.concatenate(slots), return_inverse=True)
    totals = np.zeros(len(own), dtype=np.int64)
    np.add.at(totals, places, np.concatenate(sums))
    return Centre(own, totals, int(np.searchsorted(own, 1 << 21)), len(vectors))


def likeness(a: Centre, b: Centre) -> float:
    """Return how alike two stories are in what they are about, 0 to 1: the mean over all pairs of their articles."""
    _, left, right = np.intersect1d(a.slots, b.slots, assume_unique=True, return_indices=True)
    total = int((a.sums[left] * b.sums[right]).sum())
    return total / (2 * SCALE * SCALE * a.size * b.size)


def grown_sagas(
    edges: Mapping[tuple[ArticleId, ArticleId], float],
    together: Sequence[tuple[ArticleId, ...]] = (),
    apart: Sequence[tuple[ArticleId, ArticleId]] = (),
) -> list[tuple[ArticleId, ...]]:
    """Return the groups of two or more stories that are one saga, given how alike those are that are alike at all.

    Average linkage inside every set of stories that hang together: none reaches further. Each group of ``together``
    is one saga whatever its stories tell, no pair of ``apart`` ever is.
    """
    names = sorted({story for group in (*edges, *together, *apart) for story in group})
    numbers = {story: number for number, story in enumerate(names)}
    numbered = {(numbers[a], numbers[b]): value for (a, b), value in edges.items()}
    linkage = Linkage(
        numbered,
        [None] * len(names),
        [[numbers[story] for story in group] for group in together],
        [(numbers[a], numbers[b]) for a, b in apart],
    )
    groups = linkage.grow(SAME_SAGA)
    return [tuple(names[number] for number in group) for group in groups if len(group) > 1]


class Narrator:
    """Names a saga and says what its stories share."""

    def __init__(
        self,
        chapters: Mapping[ArticleId, Chapter],
        centres: Mapping[ArticleId, Centre],
        profiles: Sequence[Profile],
    ) -> None:
        self._chapters = chapters
        self._centres = centres
        self._profiles = profiles
        self._stems, self._shown = words_of_saga(profiles)

    def saga(self, by_hand: Iterable[tuple[ArticleId, ...]] = ()) -> Saga:
        """Return the storyline, its stories in order of date, undated ones last; ``by_hand`` were put into it."""
        ordered = sorted(self._chapters, key=lambda story: (self._chapters[story].first or "9999", story))
        reasons = [self._by_hand([story for story in ordered if story in group]) for group in by_hand]
        for one, other in pairwise(ordered):
            terms = shown_terms(self._telling(_product(self._text(one), self._text(other))), self._shown)
            if terms:
                names = f"“{self._chapters[one].title}” and “{self._chapters[other].title}”"
                reasons.append(f"{names} share {', '.join(terms)}.")
        shared = self._telling(_shared([self._text(story) for story in ordered]))
        title = self._title(shared) or self._chapters[ordered[0]].title
        return Saga(title, tuple(ordered), tuple(reasons))

    def _by_hand(self, stories: Sequence[ArticleId]) -> str:
        *others, last = (f"“{self._chapters[story].title}”" for story in stories)
        return f"{', '.join(others)} and {last} were put into one storyline by hand."

    def _text(self, story: ArticleId) -> dict[int, float]:
        """Return the mean weight of every word of a story's texts."""
        centre = self._centres[story]
        slots, sums = centre.slots[: centre.text_end].tolist(), centre.sums[: centre.text_end].tolist()
        return {slot: total / centre.size for slot, total in zip(slots, sums, strict=True)}

    def _telling(self, weights: Mapping[int, float]) -> list[str]:
        told = sorted((-weight, self._stems[slot]) for slot, weight in weights.items() if slot in self._stems)
        return [*dict.fromkeys(word for _, word in told)][:_MOST]

    def _title(self, terms: Sequence[str]) -> str:
        """Return the names among ``terms`` in full, as the headlines write them; other words where there are few."""
        written = shown_terms(terms, self._shown, len(terms))
        ordered = sorted(written, key=lambda word: not word[:1].isupper())
        named = dict.fromkeys(self._in_full(word) for word in ordered)
        return ", ".join([*named][:_TITLE_TERMS])

    def _in_full(self, word: str) -> str:
        runs = self._runs.get(folded(word)) if word[:1].isupper() else None
        return min(runs, key=lambda run: (-runs[run], run)) if runs else word

    @cached_property
    def _runs(self) -> dict[str, Counter[str]]:
        """For every word of a name in the headlines the short runs of capitalised words it stands in."""
        runs: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for profile in self._profiles:
            for run in RUN.findall(profile.title):
                words = run.removesuffix("’s").removesuffix("'s").split()
                if len(words) <= _LONGEST_NAME:
                    for word in words:
                        runs[folded(word)][" ".join(words)] += 1
        return runs


def _product(a: Mapping[int, float], b: Mapping[int, float]) -> dict[int, float]:
    return {slot: weight * b[slot] for slot, weight in a.items() if slot in b}


def _shared(centres: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Return the sum of the centres over what at least two of them have, times how many do."""
    totals: defaultdict[int, list[float]] = defaultdict(list)
    for centre in centres:
        for slot, weight in centre.items():
            totals[slot].append(weight)
    return {slot: sum(weights) * len(weights) for slot, weights in totals.items() if len(weights) > 1}
