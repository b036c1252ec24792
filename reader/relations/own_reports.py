"""Own reports: the relations between articles of one story that do not copy each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reader.relations.closeness import closeness_of
from reader.relations.relating import relation_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.graph import Graph, Pair
    from reader.relations.relation import Relation

_ALL_PAIRS = 12
"""In a story of more articles only pairs with its first articles are looked at: all pairs grow with its square."""
_FIRST = 3


def own_reports_of(members: Sequence[ArticleId], graph: Graph, copying: Container[Pair]) -> dict[Pair, Relation]:
    """Return the relations of pairs in one story that copy nothing from each other."""
    relations: dict[Pair, Relation] = {}
    profiles = {article: graph.profile(article) for article in members}
    prints = {article: graph.print(article) for article in members} if len(members) > 1 else {}
    for a, b in _pairs(members):
        if (a, b) in copying or not len(prints[a].shingles) or not len(prints[b].shingles):
            continue
        closeness = closeness_of(prints[a], prints[b])
        relations[a, b] = relation_of((profiles[a], prints[a]), (profiles[b], prints[b]), closeness)
    return relations


def _pairs(group: Sequence[ArticleId]) -> Iterator[Pair]:
    if len(group) <= _ALL_PAIRS:
        yield from combinations(group, 2)
    else:
        yield from ((one, other) for one, other in combinations(group, 2) if one in group[:_FIRST])
