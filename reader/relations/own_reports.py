"""Own reports: the relations between articles of one story that do not copy each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reader.relations.closeness import closeness_of
from reader.relations.relating import relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.relations.evidence import Evidence
    from reader.relations.neighbours import Pair
    from reader.relations.relation import Relation

_ALL_PAIRS = 24
"""In a story of more articles only pairs with its first articles are looked at: all pairs grow with its square."""
_FIRST = 3


def own_reports_of(groups: Sequence[Sequence[int]], evidence: Evidence) -> dict[Pair, Relation]:
    """Return the relations of pairs in one story that have none yet, by pair of indexes."""
    relations = {}
    for group in groups:
        for pair in _pairs(group):
            i, j = pair
            if pair in evidence.relations or not evidence.prints[i].shingles or not evidence.prints[j].shingles:
                continue
            closeness = closeness_of(evidence.prints[i], evidence.prints[j])
            one, other = ((evidence.profiles[index], evidence.prints[index]) for index in pair)
            relations[pair] = relation_of(one, other, closeness)
    return relations


def _pairs(group: Sequence[int]) -> Iterator[Pair]:
    if len(group) <= _ALL_PAIRS:
        yield from combinations(group, 2)
    else:
        yield from ((one, other) for one, other in combinations(group, 2) if one in group[:_FIRST])
