"""Records of a lineage: what ``lineage`` prints with --json, and the same as an indented tree for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.base.ids import ArticleId, StoryId
    from reader.relations.credit_conflicts import CreditConflict
    from reader.relations.edge import Edge
    from reader.relations.lineage import Lineage
    from reader.relations.node import Node

    Record = dict[str, Any]


def lineage_record(story: StoryId, lineage: Lineage, names: Mapping[ArticleId, str | None]) -> Record:
    """Return the lineage of a story; ``names`` are external ids."""
    places = {"branch": lineage.branches, "joint": lineage.joints, "rest": lineage.rest}
    return {
        "story": story,
        "families": [list(family) for family in lineage.families],
        "nodes": [_node(node, names) for node in lineage.nodes],
        "edges": [_edge(edge, place) for place, edges in places.items() for edge in edges],
        "findings": [conflict_record(one) for one in lineage.conflicts],
    }


def conflict_record(conflict: CreditConflict) -> Record:
    """Return a finding on credits that do not agree."""
    return {"kind": conflict.kind.value, "message": conflict.message, "articles": list(conflict.articles)}


def lineage_text(lineage: Lineage) -> str:
    """Return every tree with what hangs from what, ``>`` where the direction is proved, and the findings below."""
    nodes = {node.article: node for node in lineage.nodes}
    below: dict[ArticleId, list[Edge]] = {}
    for edge in lineage.branches:
        below.setdefault(edge.a, []).append(edge)
    roots = nodes.keys() - {edge.b for edge in lineage.branches}
    lines = [line for root in sorted(roots) for line in _tree(root, nodes, below)]
    return "\n".join([*lines, *(f"! {one.message}" for one in lineage.conflicts)])


def _tree(root: ArticleId, nodes: Mapping[ArticleId, Node], below: Mapping[ArticleId, list[Edge]]) -> Iterator[str]:
    waiting: list[tuple[ArticleId, int, str]] = [(root, 0, "")]
    while waiting:
        article, depth, tie = waiting.pop()
        node = nodes[article]
        yield f"{'    ' * depth}{tie}{article} {node.name} · {node.date or 'undated'}"
        for edge in reversed(below.get(article, [])):
            sign = ">" if edge.is_directed else "-"
            share = f" {edge.coverage_b:.0%}" if edge.weight else ""
            waiting.append((edge.b, depth + 1, f"{sign} {edge.kind.value}{share}: "))


def _node(node: Node, names: Mapping[ArticleId, str | None]) -> Record:
    return {
        "article": node.article,
        "external_id": names.get(node.article),
        "title": node.title,
        "outlet": node.outlet.value if node.outlet else None,
        "agency": node.agency.value if node.agency else None,
        "signed_by": list(node.signed_by),
        "credit_chain": list(node.credits),
        "published": node.date or None,
        "published_precision": node.published.precision.value if node.published else None,
        "published_bounds": list(node.bounds),
    }


def _edge(edge: Edge, place: str) -> Record:
    return {
        "a": edge.a,
        "b": edge.b,
        "relation": edge.kind.value,
        "directed": edge.is_directed,
        "coverage_a": round(edge.coverage_a, 4),
        "coverage_b": round(edge.coverage_b, 4),
        "weight": round(edge.weight, 4),
        "density": None if edge.density is None else round(edge.density, 1),
        "place": place,
        "reasons": list(edge.reasons),
    }
