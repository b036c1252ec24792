"""Decisions: constraints made by hand, turned into groups that stay together and pairs that stay apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.grouping import Constraint
    from reader.relations.neighbours import Pair


@dataclass(frozen=True, slots=True)
class Decisions:
    """Groups of indexes that were put together by hand, and pairs of indexes that were kept apart."""

    together: tuple[tuple[int, ...], ...]
    apart: tuple[Pair, ...]

    def partners(self, index: int) -> tuple[int, ...]:
        """Return the others that ``index`` was put together with."""
        return tuple(other for group in self.together if index in group for other in group if other != index)


def decisions_of(constraints: Sequence[Constraint], places: Mapping[ArticleId, int]) -> Decisions:
    """Return what ``constraints`` (oldest first) ask for, in terms of the indexes ``places``.

    Where decisions contradict each other the later one holds. Those about unknown articles are left out.
    """
    groups: dict[int, frozenset[int]] = {}
    apart: set[Pair] = set()
    for constraint in reversed(constraints):
        if constraint.a not in places or constraint.b not in places or constraint.a == constraint.b:
            continue
        a, b = places[constraint.a], places[constraint.b]
        group_a, group_b = groups.get(a, frozenset({a})), groups.get(b, frozenset({b}))
        if not constraint.is_together:
            if group_a != group_b:
                apart.add((min(a, b), max(a, b)))
        elif not _is_forbidden(group_a, group_b, apart):
            joined = group_a | group_b
            groups.update(dict.fromkeys(joined, joined))
    return Decisions(tuple(sorted({tuple(sorted(group)) for group in groups.values()})), tuple(sorted(apart)))


def _is_forbidden(one: Iterable[int], other: frozenset[int], apart: set[Pair]) -> bool:
    return any((min(a, b), max(a, b)) in apart for a in one for b in other)
