"""The order of columns in which a story is opened: the base first, then the others by how much they share with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation
    from reader.store.rows import ArticleRow

_UNDATED = "9999"


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
