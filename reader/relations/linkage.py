"""Linkage: groups of items that are alike on average, grown from the closest pair up."""

from __future__ import annotations

import heapq
from datetime import date
from typing import TYPE_CHECKING, overload

from reader.relations.days import Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.neighbours import Pair


class Linkage:
    """Average linkage on a sparse graph: a pair without an edge counts as not alike at all.

    Items are numbered from 0 and may have a window of days. ``together`` groups are joined from the start; no group
    ever holds a pair of ``apart`` or grows to more than ``longest`` days between windows. Cost: n log n in the number
    of edges.
    Method: Sokal and Michener 1958, with a heap of candidate merges.
    """

    def __init__(
        self,
        edges: Mapping[Pair, float],
        windows: Sequence[Days | None],
        together: Iterable[Sequence[int]] = (),
        apart: Iterable[Pair] = (),
        *,
        longest: int = date.max.toordinal(),
    ) -> None:
        size = len(windows)
        self._longest = longest
        self._windows = list(windows)
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
            if other in self._apart[group] or self._gap(group, other) > self._longest:
                continue
            mean = self._mean(group, other)
            if mean >= threshold:
                entries.append((-mean, group, other))
        return entries

    def _gap(self, a: int, b: int) -> int:
        """Return the days from the earliest to the latest window in the two groups together."""
        one, other = self._windows[a], self._windows[b]
        return _joined(one, other).length - 1 if one and other else 0

    def _merge(self, kept: int, gone: int) -> None:
        self._windows[kept] = _joined(self._windows[kept], self._windows[gone])
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


@overload
def _joined(a: Days, b: Days) -> Days: ...
@overload
def _joined(a: Days | None, b: Days | None) -> Days | None: ...
def _joined(a: Days | None, b: Days | None) -> Days | None:
    """Return the days from the start of the earlier window to the end of the later one."""
    if a is None or b is None:
        return a or b
    return Days(min(a.first, b.first), max(a.last, b.last))
