"""Own reports: the relations between articles of one story that do not copy each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reader.relations.closeness import closeness_of
from reader.relations.relating import explained, relation_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.graph import Graph, Pair
    from reader.relations.relation import Relation

_ALL_PAIRS = 12
"""In a story of more articles only pairs with its first articles are looked at: all pairs grow with its square."""
_FIRST = 3


def own_reports_of(members: Sequence[ArticleId], copying: Container[Pair]) -> list[Pair]:
    """Return the pairs in one story that copy nothing from each other and are related."""
    return [pair for pair in _pairs(members) if pair not in copying]


def own_report(pair: Pair, graph: Graph) -> Relation | None:
    """Return the relation of two articles that copy nothing from each other; None where one has no words to compare.

    It depends on nothing but these two, so that it holds as long as they stand in one story.
    """
    one, other = (graph.print(article) for article in pair)
    if not len(one.shingles) or not len(other.shingles):
        return None
    relation = relation_of(one.profile, other.profile, closeness_of(one, other))
    return explained(relation, one, other)


def _pairs(group: Sequence[ArticleId]) -> Iterator[Pair]:
    if len(group) <= _ALL_PAIRS:
        yield from combinations(group, 2)
    else:
        yield from ((one, other) for one, other in combinations(group, 2) if one in group[:_FIRST])
