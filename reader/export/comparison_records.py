"""Records of comparisons: rows, changes with their direction, variations with their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.comparison.direction import direction_in
from reader.comparison.readings import readings_of
from reader.comparison.variations import variations_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.alignment.alignment import Row
    from reader.base.ids import ArticleId
    from reader.base.span import Span
    from reader.comparison.change import Change
    from reader.comparison.comparison import Comparison
    from reader.comparison.direction import KnownDirection
    from reader.comparison.readings import Reading
    from reader.comparison.variations import Variation

Record = dict[str, Any]


def comparison_record(
    comparison: Comparison,
    articles: Sequence[ArticleId],
    names: Mapping[ArticleId, str | None],
    families: Sequence[int],
) -> Record:
    """Return rows, changes and variations of a comparison whose columns are ``articles``.

    ``names`` are their external ids; columns with one number in ``families`` copy one text.
    """
    base = articles[comparison.base]
    return {
        "articles": list(articles),
        "external_ids": [names.get(article) for article in articles],
        "base": base,
        "rows": [_row(comparison, number, row) for number, row in enumerate(comparison.alignment.rows)],
        "changes": [
            {
                "row": one.row,
                "left_article": base,
                "right_article": articles[one.column],
                **change_record(one.change, direction_in(comparison, one)),
            }
            for one in comparison.changes
        ],
        "variations": [
            _variation(one, readings_of(comparison, one, families), articles) for one in variations_of(comparison)
        ],
    }


def change_record(change: Change, known: KnownDirection | None) -> Record:
    """Return one change between two texts with its direction, None where that is not known."""
    return {
        "class": change.change_class.value,
        "rule": change.rule,
        "left": change.left,
        "right": change.right,
        "left_span": _span(change.left_span),
        "right_span": _span(change.right_span),
        "direction": known.direction.value if known else None,
        "direction_rule": known.rule if known else None,
    }


def _variation(variation: Variation, readings: Sequence[Reading], articles: Sequence[ArticleId]) -> Record:
    return {
        "row": variation.row,
        "class": variation.change_class.value,
        "base_span": _span(variation.base_span),
        "readings": [
            {
                "text": one.text,
                "articles": [articles[column] for column in one.columns],
                "sources": one.sources,
                "standing": one.standing.value,
                "is_majority": one.is_majority,
                "is_base": one.is_base,
            }
            for one in readings
        ],
        "changes": list(variation.members),
    }


def _row(comparison: Comparison, number: int, row: Row) -> Record:
    cells = [
        None
        if cell is None
        else {
            "passages": list(cell.passages),
            "text": comparison.cell_text(number, column),
            "moved": cell.is_moved,
        }
        for column, cell in enumerate(row.cells)
    ]
    return {"cells": cells, "strength": round(row.strength, 4), "sure": row.is_sure}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
