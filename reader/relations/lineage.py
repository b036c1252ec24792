"""The lineage of a story: which article printed whose text, as far as it is known, as nodes and edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.relations.credit_conflicts import conflicts_in
from reader.relations.edge import Edge
from reader.relations.families import families_of
from reader.relations.moment import moment_of
from reader.relations.node import Node, node_of
from reader.relations.relation import Direction, RelationKind
from reader.relations.skeleton import Skeleton, Tie, skeleton_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.articles.article import Article
    from reader.base.ids import ArticleId
    from reader.relations.credit_conflicts import CreditConflict
    from reader.relations.relation import Relation

_CLOSEST_FIRST = {kind: place for place, kind in enumerate(RelationKind)}


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes by id; ``families`` are groups of two or more that copying ties.

    ``branches`` are trees, each node with at most one edge that leads to it; ``joints`` tie the trees of a family in
    which an article took from two sides; ``rest`` are all other copying relations. ``conflicts`` are findings.
    """

    nodes: tuple[Node, ...]
    families: tuple[tuple[ArticleId, ...], ...]
    branches: tuple[Edge, ...]
    joints: tuple[Edge, ...]
    rest: tuple[Edge, ...]
    conflicts: tuple[CreditConflict, ...]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every copying relation: branches, joints and the rest."""
        return (*self.branches, *self.joints, *self.rest)


def lineage_of(articles: Mapping[ArticleId, Article], relations: Iterable[Relation]) -> Lineage:
    """Return the lineage of ``articles``; relations with others, and between own reports, are left out.

    The result does not depend on the order of either.
    """
    nodes = {article: node_of(article, articles[article]) for article in sorted(articles)}
    known = sorted((one for one in relations if one.a in nodes and one.b in nodes), key=lambda one: (one.a, one.b))
    copying = [one for one in known if one.kind.is_copying]
    edges = sorted((_edge(one, nodes) for one in copying), key=_strongest_first)
    by_pair = {(edge.a, edge.b): edge for edge in edges}
    sorted_out = skeleton_of(Tie(edge.a, edge.b, edge.is_directed) for edge in edges)
    return Lineage(
        nodes=tuple(nodes.values()),
        families=families_of(nodes, copying),
        branches=tuple(_from_the_roots(sorted_out, by_pair, nodes)),
        joints=tuple(by_pair[tie.a, tie.b] for tie in sorted_out.joints),
        rest=tuple(by_pair[tie.a, tie.b] for tie in sorted_out.rest),
        conflicts=conflicts_in(nodes, copying),
    )


def _edge(relation: Relation, nodes: Mapping[ArticleId, Node]) -> Edge:
    direction, proof = (relation.direction, ()) if relation.direction else _by_clock(relation, nodes)
    both = relation.coverage_a + relation.coverage_b
    edge = Edge(
        a=relation.a,
        b=relation.b,
        kind=relation.kind,
        coverage_a=relation.coverage_a,
        coverage_b=relation.coverage_b,
        weight=2 * relation.coverage_a * relation.coverage_b / both if both else 0.0,
        density=_density(relation),
        is_directed=False,
        reasons=(*relation.reasons, *proof),
    )
    edge = edge.turned if direction is Direction.B_TO_A else edge
    return replace(edge, is_directed=direction is not None)


def _by_clock(relation: Relation, nodes: Mapping[ArticleId, Node]) -> tuple[Direction | None, tuple[str, ...]]:
    """Return which side gave, and the proof, where times of different zones prove it."""
    for direction, first, second in (
        (Direction.A_TO_B, nodes[relation.a], nodes[relation.b]),
        (Direction.B_TO_A, nodes[relation.b], nodes[relation.a]),
    ):
        if first.is_before(second):
            return direction, (f"{first.name} is dated {first.date}, {second.name} {second.date}.",)
    return None, ()


def _density(relation: Relation) -> float | None:
    lengths = [shared.a.end - shared.a.start for shared in relation.spans]
    return sum(length * length for length in lengths) / sum(lengths) if sum(lengths) else None


def _strongest_first(edge: Edge) -> tuple[float, int, bool, ArticleId, ArticleId]:
    low, high = sorted((edge.a, edge.b))
    return -edge.weight, _CLOSEST_FIRST[edge.kind], not edge.is_directed, low, high


def _from_the_roots(
    skeleton: Skeleton, edges: Mapping[tuple[ArticleId, ArticleId], Edge], nodes: Mapping[ArticleId, Node]
) -> Iterator[Edge]:
    """Yield the branches, those without a proven direction turned so that they lead away from the root.

    Of several articles that may be the root, one that only an agency is named for is taken, then the earliest.
    """
    beside: dict[ArticleId, list[Edge]] = {}
    for tie in skeleton.branches:
        for end in (tie.a, tie.b):
            beside.setdefault(end, []).append(edges[tie.a, tie.b])
    seen: set[ArticleId] = set()
    for root in sorted(skeleton.roots & beside.keys(), key=lambda article: _rank(nodes[article])):
        waiting = [root] if root not in seen else []
        while waiting:
            article = waiting.pop()
            seen.add(article)
            for edge in beside[article]:
                if {edge.a, edge.b} <= seen:
                    continue
                away = edge if edge.a == article else edge.turned
                yield away
                waiting.append(away.b)


def _rank(node: Node) -> tuple[bool, bool, str, ArticleId]:
    moment = moment_of(node.published)
    return not node.is_agency_text, moment is None, "" if moment is None else moment.first.isoformat(), node.article
