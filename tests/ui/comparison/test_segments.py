"""What is drawn where several changes cover the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import RowChange
from ui.comparison.segments import is_whole, segments_of
from ui.comparison.view_state import CellMark, ShownCell

TEXT = "The bridge carried about 38,000 vehicles a day."
MARKS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), st.sampled_from(ChangeClass)), max_size=6)


def changes(*classes: ChangeClass) -> tuple[RowChange, ...]:
    return tuple(RowChange(0, 1, Change(one, "rule", "x", Span(0, 1), "y", Span(0, 1))) for one in classes)


@given(MARKS)
def test_every_marked_character_is_drawn_once_in_its_heaviest_class(
    marks: list[tuple[int, int, ChangeClass]],
) -> None:
    found = changes(*(one for _, _, one in marks))
    cell = ShownCell(
        TEXT,
        marks=tuple(
            CellMark(Span(start, min(len(TEXT), start + length)), index)
            for index, (start, length, _) in enumerate(marks)
        ),
    )
    segments = segments_of(cell, found, lambda _: True)
    for place in range(len(TEXT)):
        covering = [mark for mark in cell.marks if mark.span.start <= place < mark.span.end]
        drawn = [segment for segment in segments if segment.span.start <= place < segment.span.end]
        assert len(drawn) == min(1, len(covering))
        if covering:
            assert drawn[0].change_class.weight == min(marks[mark.change][2].weight for mark in covering)
            assert set(drawn[0].changes) == {mark.change for mark in covering}


def test_hidden_changes_are_not_drawn() -> None:
    cell = ShownCell(TEXT, marks=(CellMark(Span(0, 3), 0), CellMark(Span(4, 10), 1)))
    segments = segments_of(cell, changes(ChangeClass.TYPOGRAPHY, ChangeClass.NAME), lambda index: index == 1)
    assert [(segment.span, segment.change_class) for segment in segments] == [(Span(4, 10), ChangeClass.NAME)]


def test_an_empty_side_is_a_place() -> None:
    cell = ShownCell(TEXT, marks=(CellMark(Span(10, 10), 0),))
    assert [segment.span for segment in segments_of(cell, changes(ChangeClass.FIGURE), lambda _: True)] == [
        Span(10, 10)
    ]


def test_a_statement_that_is_the_whole_cell_is_told_beside_it() -> None:
    mark = CellMark(Span(0, len(TEXT)), 0)
    cell = ShownCell(TEXT, marks=(mark,))
    assert is_whole(cell, mark, changes(ChangeClass.STATEMENT_REMOVED))
    assert not segments_of(cell, changes(ChangeClass.STATEMENT_REMOVED), lambda _: True)
    assert not is_whole(cell, mark, changes(ChangeClass.QUOTATION))
    assert not is_whole(cell, CellMark(Span(0, 10), 0), changes(ChangeClass.STATEMENT_REMOVED))
