"""Segments: the marks of a cell cut so that every character is drawn in the class of its heaviest change."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.comparison import MOVED, TRANSLATED
from ui.comparison.view_state import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.comparison.comparison import RowChange
    from ui.comparison.view_state import CellMark, ShownCell

_WHOLE = 0.9
_ROUND_THE_WORDS = (MOVED, TRANSLATED, TOO_LARGE)
"""Rules of changes that no words of a unified cell stand for."""
_WHOLE_CLASSES = (ChangeClass.STATEMENT_ADDED, ChangeClass.STATEMENT_REMOVED, ChangeClass.REORDERING)


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters drawn alike: the class they are drawn in and all the changes that cover them, heaviest first.

    An empty span is a place where another column has words. Struck words are those that the article took out.
    """

    span: Span
    change_class: ChangeClass
    changes: tuple[int, ...]
    is_struck: bool = False


def segments_of(cell: ShownCell, changes: Sequence[RowChange], is_drawn: Callable[[int], bool]) -> tuple[Segment, ...]:
    """Return the segments of ``cell`` for the drawn changes, in order; what takes the whole cell is left out."""
    marks = [mark for mark in cell.marks if is_drawn(mark.change) and not is_whole(cell, mark, changes)]
    marks.sort(key=lambda mark: changes[mark.change].change.change_class.weight)
    edges = sorted({edge for mark in marks for edge in (mark.span.start, mark.span.end)})
    found = []
    for start, end in itertools.pairwise(edges):
        over = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        if over:
            numbers = tuple(mark.change for mark in over)
            change_class = changes[numbers[0]].change.change_class
            found.append(Segment(Span(start, end), change_class, numbers, any(mark.is_struck for mark in over)))
    carets = _carets(marks, changes)
    return tuple(sorted((*_joined(found), *carets), key=lambda segment: (segment.span, segment.changes)))


def is_whole(cell: ShownCell, mark: CellMark, changes: Sequence[RowChange]) -> bool:
    """Tell whether ``mark`` takes the whole cell, left out or moved, which a bar beside the text says better."""
    change = changes[mark.change].change
    if cell.is_unified:
        return change.rule in _ROUND_THE_WORDS
    if change.change_class not in _WHOLE_CLASSES:
        return False
    return not cell.text or (len(mark.span) >= _WHOLE * len(cell.text))


def _carets(marks: Iterable[CellMark], changes: Sequence[RowChange]) -> list[Segment]:
    places: dict[int, list[int]] = {}
    for mark in marks:
        if not len(mark.span):
            places.setdefault(mark.span.start, []).append(mark.change)
    return [
        Segment(Span(place, place), changes[found[0]].change.change_class, tuple(found))
        for place, found in places.items()
    ]


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Join neighbours that are drawn alike and belong to the same changes."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        is_one = last and last.changes == segment.changes and last.is_struck == segment.is_struck
        if last and is_one and last.span.end == segment.span.start:
            joined[-1] = replace(last, span=Span(last.span.start, segment.span.end))
        else:
            joined.append(segment)
    return joined
