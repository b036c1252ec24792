"""Families: articles of one story that copy each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.disjoint_sets import DisjointSets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation


def families_of(articles: Iterable[ArticleId], relations: Iterable[Relation]) -> tuple[tuple[ArticleId, ...], ...]:
    """Return the groups of two or more ``articles`` that copying relations tie, sorted."""
    sets = DisjointSets(sorted(articles))
    for relation in relations:
        if relation.kind.is_copying and relation.a in sets and relation.b in sets:
            sets.join(relation.a, relation.b)
    return tuple(tuple(family) for family in sets.groups().values() if len(family) > 1)


def family_numbers(articles: Sequence[ArticleId], relations: Iterable[Relation]) -> tuple[int, ...]:
    """Return for each of ``articles`` the number of its family; one that copies nothing is a family of its own."""
    family_of = {article: family[0] for family in families_of(articles, relations) for article in family}
    firsts = {article: number for number, article in enumerate(articles)}
    return tuple(firsts[family_of.get(article, article)] for article in articles)
