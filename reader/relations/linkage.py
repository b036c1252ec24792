"""Linkage: groups of items that are alike on average, grown from the closest pair up."""

from __future__ import annotations

import heapq
from datetime import date
from typing import TYPE_CHECKING

from reader.relations.days import joined_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.relations.days import Days

    Pair = tuple[int, int]


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

    def grow(self, threshold: float, lone: float = 0.0) -> tuple[tuple[int, ...], ...]:
        """Merge the closest groups until none are alike by ``threshold``; return all groups, sorted.

        Two single items merge only when they are alike by ``lone``: they have no third to bear them out.
        """
        heap = [
            entry
            for group in sorted(self._members)
            for entry in self._entries(group, threshold, lone)
            if entry[2] > group
        ]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or -negative != self._mean(a, b):
                continue
            if not self._is_allowed(a, b):  # one of the two grew since, and is as alike as before by chance
                continue
            self._merge(a, b)
            for mean, one, other in self._entries(a, threshold, lone):
                heapq.heappush(heap, (mean, min(one, other), max(one, other)))
        return self.groups()

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups as they stand, sorted."""
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values()))

    def _mean(self, a: int, b: int) -> float:
        return self._sums[a].get(b, 0.0) / (len(self._members[a]) * len(self._members[b]))

    def _entries(self, group: int, threshold: float, lone: float) -> list[tuple[float, int, int]]:
        entries = []
        for other in self._sums[group]:
            if not self._is_allowed(group, other):
                continue
            mean = self._mean(group, other)
            is_pair = len(self._members[group]) == len(self._members[other]) == 1
            if mean >= (max(threshold, lone) if is_pair else threshold):
                entries.append((-mean, group, other))
        return entries

    def _is_allowed(self, a: int, b: int) -> bool:
        return b not in self._apart[a] and self._gap(a, b) <= self._longest

    def _gap(self, a: int, b: int) -> int:
        """Return the days from the earliest to the latest window in the two groups together."""
        one, other = self._windows[a], self._windows[b]
        both = joined_days(one, other)
        return both.length - 1 if one and other and both else 0

    def _merge(self, kept: int, gone: int) -> None:
        self._windows[kept] = joined_days(self._windows[kept], self._windows[gone])
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
