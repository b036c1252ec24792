"""Families: articles of one story that copy each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation


def families_of(articles: Iterable[ArticleId], relations: Iterable[Relation]) -> tuple[tuple[ArticleId, ...], ...]:
    """Return the groups of two or more ``articles`` that copying relations tie, sorted."""
    roots = {article: article for article in articles}

    def root(article: ArticleId) -> ArticleId:
        while roots[article] != article:
            roots[article] = roots[roots[article]]
            article = roots[article]
        return article

    for relation in relations:
        if relation.kind.is_copying and relation.a in roots and relation.b in roots:
            first, second = sorted((root(relation.a), root(relation.b)))
            roots[second] = first
    families: dict[ArticleId, list[ArticleId]] = {}
    for article in sorted(roots):
        families.setdefault(root(article), []).append(article)
    return tuple(tuple(family) for family in families.values() if len(family) > 1)
