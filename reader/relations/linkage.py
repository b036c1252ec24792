"""Linkage: groups of items that are alike on average, grown from the closest pair up."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.weights import Pair


class Linkage:
    """Average linkage on a sparse graph: a pair without an edge counts as not alike at all.

    Items are numbered from 0. ``together`` groups are joined from the start; no group ever holds a pair of ``apart``.
    Edges may be negative: they speak against. Cost: n log n in the number of edges.
    Method: Sokal and Michener 1958, with a heap of candidate merges.
    """

    def __init__(
        self,
        size: int,
        edges: Mapping[Pair, float],
        together: Iterable[Sequence[int]] = (),
        apart: Iterable[Pair] = (),
    ) -> None:
        self._members: dict[int, list[int]] = {item: [item] for item in range(size)}
        self._sums: list[dict[int, float]] = [{} for _ in range(size)]
        self._apart: list[set[int]] = [set() for _ in range(size)]
        for (a, b), value in sorted(edges.items()):
            self._sums[a][b] = self._sums[b][a] = value
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)
        for group in together:
            first, *others = sorted(group)
            for other in others:
                self._merge(first, other)

    def grow(self, threshold: float) -> tuple[tuple[int, ...], ...]:
        """Merge the closest groups until none are alike by ``threshold``; return all groups, sorted.

        It may be called again with a lower threshold and goes on from there.
        """
        heap = [
            entry for group in sorted(self._members) for entry in self._entries(group, threshold) if entry[2] > group
        ]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or -negative != self._mean(a, b):
                continue
            self._merge(a, b)
            for mean, one, other in self._entries(a, threshold):
                heapq.heappush(heap, (mean, min(one, other), max(one, other)))
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values()))

    def _mean(self, a: int, b: int) -> float:
        return self._sums[a].get(b, 0.0) / (len(self._members[a]) * len(self._members[b]))

    def _entries(self, group: int, threshold: float) -> list[tuple[float, int, int]]:
        entries = []
        for other in self._sums[group]:
            if other in self._apart[group]:
                continue
            mean = self._mean(group, other)
            if mean >= threshold:
                entries.append((-mean, group, other))
        return entries

    def _merge(self, kept: int, gone: int) -> None:
        self._members[kept] += self._members.pop(gone)
        for other in self._apart[gone]:
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
        self._sums[kept].pop(gone, None)
        for other, value in self._sums[gone].items():
            if other == kept:
                continue
            del self._sums[other][gone]
            total = self._sums[kept].get(other, 0.0) + value
            self._sums[kept][other] = self._sums[other][kept] = total
        self._sums[gone] = {}
        self._apart[gone] = set()
