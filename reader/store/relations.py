"""Relations in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.relations.relation import Direction, Relation, RelationKind, SharedSpan
from reader.store.metadata import dumped, loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.store.database import Row, Store

_COLUMNS = "a, b, kind, coverage_a, coverage_b, direction, reasons, spans"


def write_relations(store: Store, relations: Iterable[Relation]) -> None:
    """Keep new relations."""
    store.write_many(
        f"INSERT INTO relations ({_COLUMNS})"
        " VALUES (:a, :b, :kind, :coverage_a, :coverage_b, :direction, :reasons, :spans)",
        (
            {
                "a": one.a,
                "b": one.b,
                "kind": one.kind.value,
                "coverage_a": one.coverage_a,
                "coverage_b": one.coverage_b,
                "direction": None if one.direction is None else one.direction.value,
                "reasons": dumped(one.reasons),
                "spans": dumped([[s.a.start, s.a.end, s.b.start, s.b.end] for s in one.spans]),
            }
            for one in relations
        ),
    )


def all_relations(store: Store) -> tuple[Relation, ...]:
    """Return every relation, by its two articles."""
    return store.made(relation_from, store.rows(f"SELECT {_COLUMNS} FROM relations ORDER BY a, b"))


def relations_among(store: Store, articles: Sequence[ArticleId]) -> tuple[Relation, ...]:
    """Return the relations of which both ends are among ``articles``."""
    ids = f"[{','.join(str(int(one)) for one in articles)}]"
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM relations"
        " WHERE a IN (SELECT value FROM json_each(:ids)) AND b IN (SELECT value FROM json_each(:ids)) ORDER BY a, b",
        {"ids": ids},
    )
    return store.made(relation_from, rows)


def relation_from(row: Row) -> Relation:
    """Return the relation of a row."""
    return Relation(
        a=ArticleId(row["a"]),
        b=ArticleId(row["b"]),
        kind=RelationKind(row["kind"]),
        coverage_a=row["coverage_a"],
        coverage_b=row["coverage_b"],
        direction=None if row["direction"] is None else Direction(row["direction"]),
        reasons=tuple(loaded(row["reasons"])),
        spans=tuple(SharedSpan(Span(*s[:2]), Span(*s[2:])) for s in loaded(row["spans"])),
    )
