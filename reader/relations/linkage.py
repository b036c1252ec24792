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

    def grow(self, threshold: float, lone: float = 0.0) -> tuple[tuple[int, ...], ...]:
        """Merge the closest groups until none are alike by ``threshold``; return all groups, sorted.

        Two single items merge only when they are alike by ``lone``: they have no third to bear them out.
        It may be called again with a lower threshold and goes on from there.
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
            self._merge(a, b)
            for mean, one, other in self._entries(a, threshold, lone):
                heapq.heappush(heap, (mean, min(one, other), max(one, other)))
        return self.groups()

    def attach(self, smallest: int, threshold: float, ratio: float) -> frozenset[int]:
        """Merge small groups into the larger one they are most alike; return the items that joined so.

        A group of fewer than ``smallest`` items joins one of at least that many when it is more alike it than any other
        group, alike by ``threshold``, and ``ratio`` times as much as the next large one. What joins is settled before
        anything is merged.
        """
        small = [group for group, members in self._members.items() if len(members) < smallest]
        found = [choice for group in small if (choice := self._choice(group, smallest, threshold, ratio)) is not None]
        joined: set[int] = set()
        for _, group, host in sorted(found):
            if self._is_allowed(host, group):
                joined.update(self._members[group])
                self._merge(host, group)
        return frozenset(joined)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups as they stand, sorted."""
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values()))

    def _choice(self, group: int, smallest: int, threshold: float, ratio: float) -> tuple[float, int, int] | None:
        """Return the mean likeness (negative), the small group and the larger one that it clearly belongs to."""
        means = sorted((-self._mean(group, other), other) for other in self._sums[group])
        hosts = [(mean, other) for mean, other in means if len(self._members[other]) >= smallest]
        if not hosts or hosts[0] != means[0] or -hosts[0][0] < threshold:
            return None
        if len(hosts) > 1 and hosts[0][0] > ratio * hosts[1][0]:
            return None
        return means[0][0], group, means[0][1]

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
