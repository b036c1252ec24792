"""Decisions: constraints made by hand, turned into groups that stay together and pairs that stay apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.relations.graph import pair_of

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.graph import Pair
    from reader.relations.grouping import Constraint


@dataclass(frozen=True)
class Decisions:
    """Groups of articles that were put together by hand, and pairs of articles that were kept apart."""

    together: tuple[tuple[ArticleId, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()

    @cached_property
    def _groups(self) -> dict[ArticleId, tuple[ArticleId, ...]]:
        return {one: group for group in self.together for one in group}

    def partners(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """Return the others that ``article`` was put together with."""
        return tuple(other for other in self._groups.get(article, ()) if other != article)

    def together_among(self, articles: Collection[ArticleId]) -> tuple[tuple[ArticleId, ...], ...]:
        """Return the groups that stand among ``articles``."""
        return tuple(sorted({self._groups[one] for one in articles if one in self._groups}))

    def apart_among(self, articles: Collection[ArticleId]) -> tuple[Pair, ...]:
        """Return the pairs kept apart of which both stand among ``articles``."""
        return tuple(sorted(pair for pair in self.apart if pair[0] in articles and pair[1] in articles))

    def are_apart(self, a: ArticleId, b: ArticleId) -> bool:
        """Tell whether two articles were kept apart."""
        return bool(self.apart) and pair_of(a, b) in self.apart


def decisions_of(constraints: Sequence[Constraint], articles: Container[ArticleId]) -> Decisions:
    """Return what ``constraints`` (oldest first) ask for.

    Where decisions contradict each other the later one holds. Those about others than ``articles`` are left out.
    """
    groups: dict[ArticleId, frozenset[ArticleId]] = {}
    apart: set[Pair] = set()
    for constraint in reversed(constraints):
        a, b = constraint.a, constraint.b
        if a not in articles or b not in articles or a == b:
            continue
        group_a, group_b = groups.get(a, frozenset({a})), groups.get(b, frozenset({b}))
        if not constraint.is_together:
            if group_a != group_b:
                apart.add(pair_of(a, b))
        elif not any(pair_of(one, other) in apart for one in group_a for other in group_b):
            joined = group_a | group_b
            groups.update(dict.fromkeys(joined, joined))
    return Decisions(tuple(sorted({tuple(sorted(group)) for group in groups.values()})), frozenset(apart))
