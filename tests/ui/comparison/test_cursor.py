"""The walk through the changes: every shown one, in order, both ways, and no hidden one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.variations import Variation
from ui.comparison.cursor import ChangeCursor, ChangeFilter, TrivialState, Wanted
from ui.theme import GROUP_OF, ClassGroup

CLASSES = st.lists(st.sampled_from(ChangeClass), max_size=12)
FILTERS = st.builds(ChangeFilter, st.frozensets(st.sampled_from([*ClassGroup])), st.sampled_from([*TrivialState]))


def changes(*classes: ChangeClass) -> tuple[Variation, ...]:
    """A variation of one reading for each of ``classes``, two in a row."""
    return tuple(
        Variation(index // 2, change_class, Span(index, index + 1), (index,))
        for index, change_class in enumerate(classes)
    )


def walk(cursor: ChangeCursor, step: int, wanted: Wanted = Wanted.ANY) -> list[int]:
    found = []
    following = cursor.moved(step, wanted)
    while following != cursor:
        cursor = following
        assert cursor.current is not None
        found.append(cursor.current)
        following = cursor.moved(step, wanted)
    return found


@given(CLASSES, FILTERS, st.sampled_from(Wanted))
def test_walk_visits_every_shown_change_once_both_ways(
    classes: list[ChangeClass], shown: ChangeFilter, wanted: Wanted
) -> None:
    cursor = ChangeCursor(changes(*classes), shown)
    expected = [index for index, one in enumerate(classes) if shown.walks(one) and wanted.matches(one)]
    assert walk(cursor, 1, wanted) == expected
    assert walk(cursor, -1, wanted) == expected[::-1]


@given(CLASSES, FILTERS)
def test_ends_are_the_ends_of_the_walk(classes: list[ChangeClass], shown: ChangeFilter) -> None:
    cursor = ChangeCursor(changes(*classes), shown)
    visited = walk(cursor, 1)
    ends = [cursor.at_end(-1).current, cursor.at_end(1).current]
    assert ends == ([visited[0], visited[-1]] if visited else [None, None])


@given(CLASSES, FILTERS, st.integers(0, 6))
def test_from_a_row_the_walk_goes_on_there(classes: list[ChangeClass], shown: ChangeFilter, row: int) -> None:
    cursor = ChangeCursor(changes(*classes), shown)
    walked = [(index, change.row) for index, change in enumerate(cursor.variations) if shown.walks(classes[index])]
    after = [index for index, at in walked if at >= row]
    before = [index for index, at in walked if at <= row]
    assert cursor.moved_from_row(row, 1).current == (after[0] if after else None)
    assert cursor.moved_from_row(row, -1).current == (before[-1] if before else None)


def test_dimmed_changes_are_drawn_and_passed_over() -> None:
    cursor = ChangeCursor(changes(ChangeClass.FIGURE, ChangeClass.TYPOGRAPHY, ChangeClass.NAME))
    assert walk(cursor, 1) == [0, 2]
    assert cursor.shown.draws(ChangeClass.TYPOGRAPHY)
    assert walk(cursor.with_filter(ChangeFilter(trivial=TrivialState.SHOWN)), 1) == [0, 1, 2]
    assert not ChangeFilter(trivial=TrivialState.HIDDEN).draws(ChangeClass.TYPOGRAPHY)


def test_position_counts_what_is_not_trivial() -> None:
    cursor = ChangeCursor(changes(ChangeClass.HOUSE_STYLE, ChangeClass.FIGURE, ChangeClass.WORDING))
    assert (cursor.at(2).position, cursor.total) == (2, 2)
    assert cursor.at(0).position is None
    all_shown = cursor.with_filter(ChangeFilter(trivial=TrivialState.SHOWN))
    assert (all_shown.at(0).position, all_shown.total) == (1, 3)


def test_hidden_groups_still_count() -> None:
    shown = ChangeFilter().toggled(ClassGroup.WORDING)
    cursor = ChangeCursor(changes(ChangeClass.WORDING, ChangeClass.FIGURE), shown)
    assert walk(cursor, 1) == [1]
    assert cursor.total == 2


def test_readings_of_one_change_are_one_stop() -> None:
    cursor = ChangeCursor(
        (
            Variation(0, ChangeClass.FIGURE, Span(4, 9), (0, 3)),
            Variation(0, ChangeClass.WORDING, Span(4, 9), (1,)),
            Variation(0, ChangeClass.NAME, Span(6, 12), (2, 4, 5)),
        )
    )
    assert walk(cursor, 1) == [0, 1, 2]
    assert walk(cursor, -1) == [2, 1, 0]
    assert (cursor.at(5).current, cursor.at(5).position, cursor.total) == (2, 3, 3)
    assert cursor.at(3).members == {0, 3}
    assert cursor.at(1).moved(1).members == {2, 4, 5}
    assert cursor.members == frozenset()


def test_there_is_no_change_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        ChangeCursor(changes(ChangeClass.FIGURE)).at(1)


def test_states_go_round() -> None:
    assert TrivialState.SHOWN.following is TrivialState.DIMMED
    assert TrivialState.HIDDEN.following is TrivialState.SHOWN
    assert ChangeFilter().toggled(ClassGroup.TRIVIAL).trivial is TrivialState.HIDDEN


def test_every_class_has_a_group_that_can_be_switched() -> None:
    shown = ChangeFilter(groups=frozenset())
    assert not any(shown.walks(change_class) for change_class in ChangeClass)
    assert set(GROUP_OF) == set(ChangeClass)
    assert shown.with_all() == ChangeFilter()
