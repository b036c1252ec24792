"""The order of columns in which a story is opened: the base first, then the others by how much they share with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.relation import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow

_UNDATED = "9999"


def base_of(articles: Sequence[ArticleRow], relations: Sequence[Relation]) -> ArticleId:
    """Return the article that the others are best read against.

    The one most often copied from comes first, then the one in most copying relations, then a dated wire original
    before anything else, the earliest date, the longest text and the smallest id.
    """
    given = dict.fromkeys((article.id for article in articles), 0)
    tied = dict.fromkeys(given, 0)
    for relation in relations:
        if not relation.kind.is_copying or relation.a not in given or relation.b not in given:
            continue
        tied[relation.a] += 1
        tied[relation.b] += 1
        if relation.direction is not None:
            given[relation.a if relation.direction is Direction.A_TO_B else relation.b] += 1

    def rank(article: ArticleRow) -> tuple[int, int, bool, str, int, int]:
        is_dated_wire = article.agency is not None and article.published is not None
        date = article.published or _UNDATED
        return -given[article.id], -tied[article.id], not is_dated_wire, date, -article.words, article.id

    return min(articles, key=rank).id


def column_order(
    articles: Sequence[ArticleRow], relations: Sequence[Relation], base: ArticleId
) -> tuple[ArticleId, ...]:
    """Return the ids with ``base`` first, then by coverage with the base, date and id."""
    coverage: dict[ArticleId, float] = {}
    for relation in relations:
        if base in (relation.a, relation.b):
            other = relation.b if relation.a == base else relation.a
            coverage[other] = max(relation.coverage_a, relation.coverage_b)

    def rank(article: ArticleRow) -> tuple[bool, float, str, int]:
        is_other = article.id != base
        return is_other, -coverage.get(article.id, 0.0), article.published or _UNDATED, article.id

    return tuple(article.id for article in sorted(articles, key=rank))
