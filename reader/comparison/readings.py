"""Readings: what each column has where a change stands in the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.text import folded_space
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, Reading, RowChange

if TYPE_CHECKING:
    from collections.abc import Sequence


def readings_of(comparison: Comparison, change: RowChange) -> tuple[Reading, ...]:
    """Return for each column what it has at the base span of ``change``; None where the row is left out.

    ``is_same`` says that the column has what the base has there; the base itself always has.
    """
    return tuple(_reading(comparison, change, column) for column in range(len(comparison.columns)))


def _reading(comparison: Comparison, change: RowChange, column: int) -> Reading:
    base_text = comparison.cell_text(change.row, comparison.base)
    span = change.change.left_span
    has_base = comparison.cell(change.row, comparison.base) is not None
    if comparison.cell(change.row, column) is None:
        return Reading(column, None, not has_base)
    text = comparison.cell_text(change.row, column)
    if column == comparison.base:
        return Reading(column, span.of(base_text), is_same=True)
    if not has_base:
        return Reading(column, text, is_same=False)
    if span == Span(0, len(base_text)):
        return Reading(column, text, folded_space(text) == folded_space(base_text))
    return _inner_reading(column, span, base_text, text, _changes_at(comparison, change.row, column))


def _inner_reading(column: int, span: Span, base_text: str, text: str, changes: Sequence[Change]) -> Reading:
    touched = [change for change in changes if _touches(change.left_span, span)]
    if not touched:
        return Reading(column, span.of(base_text), is_same=True)
    start = _carried(span.start, changes, is_end=False)
    end = _carried(span.end, changes, is_end=True)
    own = text[start : max(start, end)] if len(touched) > 1 or touched[0].left_span != span else touched[0].right
    return Reading(column, own, own == span.of(base_text))


def _changes_at(comparison: Comparison, row: int, column: int) -> list[Change]:
    """Return the changes of one cell that stand in order on both sides."""
    return [
        entry.change
        for entry in comparison.changes
        if entry.row == row and entry.column == column and entry.change.change_class is not ChangeClass.REORDERING
    ]


def _touches(other: Span, span: Span) -> bool:
    """Tell whether a change at ``other`` bears on ``span``; an addition does inside it, or at the very same place."""
    if len(other) and len(span):
        return other.overlaps(span)
    if len(span):
        return span.start < other.start < span.end
    return other.start <= span.start <= other.end


def _carried(place: int, changes: Sequence[Change], *, is_end: bool) -> int:
    """Return where ``place`` of the base stands in the other text; inside a change, the change's own edge."""
    moved_by = 0
    for change in changes:
        left, right = change.left_span, change.right_span
        if left.start < place < left.end:
            return right.end if is_end else right.start
        if left.end < place or (left.end == place and (len(left) or is_end)):
            moved_by = right.end - left.end
    return place + moved_by
