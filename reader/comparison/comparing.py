"""Comparing: an alignment and every change from the base's cells to those of the other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.aligning import align
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, RowChange
from reader.comparison.diff import changes_between
from reader.comparison.readings import readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.alignment import Anchor

__all__ = ["LEFT_OUT", "MOVED", "ONLY_HERE", "compare", "readings_of"]

LEFT_OUT = "passage-left-out"
ONLY_HERE = "passage-only-here"
MOVED = "passage-moved"


def compare(
    columns: Sequence[Sequence[str]],
    base: int,
    *,
    anchors: Sequence[Anchor] = (),
    languages: Sequence[str | None] = (),
) -> Comparison:
    """Return the columns aligned, with every change from column ``base`` to the others in reading order.

    A passage that one side leaves out is a statement change of the whole cell, one that stands elsewhere a reordering
    of the whole cell besides the changes inside it. ``languages`` are those of the columns; words are compared by the
    rules of a language only where both columns are written in it.
    """
    bare = Comparison(tuple(tuple(column) for column in columns), base, align(columns, anchors), ())
    return Comparison(bare.columns, base, bare.alignment, tuple(_changes(bare, languages)))


def _changes(bare: Comparison, languages: Sequence[str | None]) -> Iterator[RowChange]:
    for row in range(len(bare.alignment.rows)):
        for column in range(len(bare.columns)):
            if column != bare.base:
                language = _common(languages, bare.base, column)
                yield from (RowChange(row, column, change) for change in _cell_changes(bare, row, column, language))


def _cell_changes(bare: Comparison, row: int, column: int, language: str | None) -> Iterator[Change]:
    left, right = bare.cell(row, bare.base), bare.cell(row, column)
    left_text, right_text = bare.cell_text(row, bare.base), bare.cell_text(row, column)
    if left is None and right is None:
        return
    if right is None:
        yield _whole(ChangeClass.STATEMENT_REMOVED, LEFT_OUT, left_text, "")
    elif left is None:
        yield _whole(ChangeClass.STATEMENT_ADDED, ONLY_HERE, "", right_text)
    else:
        if left.is_moved != right.is_moved:
            yield _whole(ChangeClass.REORDERING, MOVED, left_text, right_text)
        if left_text != right_text:
            yield from changes_between(left_text, right_text, language)


def _whole(change_class: ChangeClass, rule: str, left: str, right: str) -> Change:
    return Change(change_class, rule, left, Span(0, len(left)), right, Span(0, len(right)))


def _common(languages: Sequence[str | None], base: int, column: int) -> str | None:
    if not languages or languages[base] != languages[column]:
        return None
    return languages[base]
