"""Comparing: an alignment and every change from the base's cells to those of the other columns."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.alignment.aligning import align
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import LEFT_OUT, MOVED, ONLY_HERE, Comparison, RowChange
from reader.comparison.diff import changes_between
from reader.comparison.translation import translation_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.alignment.alignment import Anchor, Isolation


def compare(
    columns: Sequence[Sequence[str]],
    base: int,
    *,
    anchors: Sequence[Anchor] = (),
    languages: Sequence[str | None] = (),
    isolations: Sequence[Isolation] = (),
) -> Comparison:
    """Return the columns aligned, with every change from column ``base`` to the others in reading order.

    A passage that one side leaves out is a statement change of the whole cell, one that stands elsewhere a reordering
    of the whole cell besides the changes inside it. ``languages`` are those of the columns, all of them or none; cells
    in two languages differ by their figures and by being translated.
    """
    alignment = align(columns, anchors, languages, isolations)
    bare = Comparison(tuple(tuple(column) for column in columns), base, alignment, ())
    return replace(bare, changes=tuple(_changes(bare, list(languages) or [None] * len(columns))))


def _changes(bare: Comparison, languages: Sequence[str | None]) -> Iterator[RowChange]:
    for row in range(len(bare.alignment.rows)):
        for column in range(len(bare.columns)):
            if column != bare.base:
                spoken = languages[bare.base], languages[column]
                yield from (RowChange(row, column, change) for change in _cell_changes(bare, row, column, spoken))


def _cell_changes(
    bare: Comparison, row: int, column: int, languages: tuple[str | None, str | None]
) -> Iterator[Change]:
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
        yield from _inner_changes(left_text, right_text, *languages)


@lru_cache(maxsize=4096)
def _inner_changes(left: str, right: str, left_language: str | None, right_language: str | None) -> tuple[Change, ...]:
    """Return the changes inside two cells; remembered, since a window compares the same passages again and again."""
    if left == right:
        return ()
    if left_language and right_language and left_language != right_language:
        return translation_changes(left, left_language, right, right_language)
    return changes_between(left, right, left_language or right_language)


def _whole(change_class: ChangeClass, rule: str, left: str, right: str) -> Change:
    return Change(change_class, rule, left, Span(0, len(left)), right, Span(0, len(right)))
