from __future__ import annotations

from reader.base.ids import ArticleId
from reader.relations.families import families_of
from reader.relations.relation import Relation, RelationKind


def relation(a: int, b: int, kind: RelationKind) -> Relation:
    return Relation(ArticleId(a), ArticleId(b), kind, 1.0, 1.0, None, (), ())


def test_copying_relations_tie_and_own_reports_do_not() -> None:
    articles = [ArticleId(number) for number in (5, 1, 2, 3)]
    found = [
        relation(2, 5, RelationKind.CUT),
        relation(1, 2, RelationKind.COPY),
        relation(2, 3, RelationKind.OWN_REPORT),
        relation(3, 9, RelationKind.COPY),
    ]
    assert families_of(articles, found) == ((1, 2, 5),)
