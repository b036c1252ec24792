"""The walk through the changes: every step, every kind, and the place kept in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.ids import StoryId
from reader.relations.relation import RelationKind
from tests.ui.comparison.large_story import large_story
from tests.ui.open_stories import toll_story
from ui.comparison.cursor import ChangeFilter, TrivialState, Wanted
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.comparison.pane import ComparisonPane
    from ui.theme import Theme

_COPY, _OWN = RelationKind.COPY, RelationKind.OWN_REPORT


def place(pane: ComparisonPane) -> tuple[int, int]:
    index = pane.table.currentIndex()
    return index.row(), index.column()


def test_walk_goes_to_each_change_in_its_column(pane: ComparisonPane) -> None:
    visited = []
    for _ in range(10):
        pane.go(1)
        visited.append((pane.cursor_place.current, place(pane)))
    assert [current for current, _ in visited] == list(range(10))
    assert [at for _, at in visited[:5]] == [(0, 2), (0, 2), (0, 2), (2, 2), (3, 2)]
    assert (pane.cursor_place.position, pane.cursor_place.total) == (10, 10)


def test_readings_are_one_stop_shown_in_the_column_in_focus(pane: ComparisonPane) -> None:
    pane.show_story(replace(toll_story(), row=replace(toll_story().row, id=StoryId(7))))
    pane.go(1)
    assert (pane.cursor_place.current, place(pane)) == (0, (0, 1))
    assert pane.cursor_place.members == {0, 2}
    pane.go(1)
    assert (pane.cursor_place.current, place(pane)) == (1, (0, 2))
    pane.go(-1)
    assert (pane.cursor_place.current, place(pane)) == (0, (0, 2))
    assert pane.current_member == 2
    assert pane.citation().splitlines()[1:] == [
        "“14” - Wire, 12 Mar 2026 09:40, paragraph 1",
        "“15” - Post, 12 Mar 2026 09:40, paragraph 1",
        "“Sixteen” - Globe, 12 Mar 2026 09:40, paragraph 1",
    ]


def seen_words(pane: ComparisonPane) -> bool:
    """Tell whether the words of the current change and the column of the focus are in the window."""
    table, state, member = pane.table, pane.state, pane.current_member
    assert state is not None
    assert member is not None
    row, shown = place(pane)
    entry = state.changes[member]
    assert (state.shown_row(entry.row), state.column_order[shown]) == (row, entry.column)
    cell = table.visualRect(table.currentIndex())
    words = table.places.layout(row, shown).rects(entry.change.right_span)[0].translated(cell.topLeft().toPointF())
    columns = table.places.columns
    inside = columns.pinned_right <= cell.left() and cell.right() <= table.viewport().width()
    return inside and words.top() >= 0 and words.bottom() <= table.viewport().height()


@pytest.mark.parametrize("row", [3, 17])
@pytest.mark.parametrize("column", [1, 3])
def test_current_change_stays_in_sight_whatever_the_size(
    qtbot: QtBot, theme: Theme, pane: ComparisonPane, row: int, column: int
) -> None:
    story = large_story(4, 20)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(9))))
    assert pane.state is not None
    pane.set_trivial(TrivialState.SHOWN)
    wanted = [place for place, one in enumerate(pane.state.changes) if (one.row, one.column) == (row, column)]
    pane.go_to_change(wanted[-1])
    assert seen_words(pane)
    for size in ((848, 300), (1500, 900), (700, 420), (1000, 260), (848, 640)):
        pane.resize(*size)
        qtbot.waitUntil(lambda: pane.table.places.rows.next_unmeasured() is None, timeout=4000)
        assert seen_words(pane), size
    for scale in (2.0, 1.0, 1.5):
        theme.set_scale(scale)
        qtbot.waitUntil(lambda: pane.table.places.rows.next_unmeasured() is None, timeout=4000)
        assert seen_words(pane), scale


def test_what_was_scrolled_away_stays_away_in_another_size(qtbot: QtBot, pane: ComparisonPane) -> None:
    story = large_story()
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(9))))
    pane.go(1)
    qtbot.waitUntil(lambda: pane.table.places.rows.next_unmeasured() is None, timeout=4000)
    pane.table.scroll_to_share(0.8)
    pane.resize(900, 600)
    assert pane.table.visible_share()[0] > 0.5


def test_walk_by_kind(pane: ComparisonPane) -> None:
    pane.go(1, Wanted.FIGURE)
    assert pane.cursor_place.current == 1
    pane.go(1, Wanted.QUOTATION)
    assert pane.cursor_place.current == 3
    pane.go(1, Wanted.STATEMENT)
    assert pane.cursor_place.current == 4
    pane.go(-1, Wanted.HEAVY)
    assert pane.cursor_place.current == 3
    pane.go_to_end(1)
    assert pane.cursor_place.current == 9
    pane.go_to_end(-1)
    assert pane.cursor_place.current == 0


def test_walk_goes_on_from_the_row_in_focus(pane: ComparisonPane) -> None:
    pane.go(1)
    pane.table.show_cell(4, 0)
    pane.go(1)
    assert pane.cursor_place.current == 5
    pane.table.show_cell(1, 0)
    pane.go(1)
    assert pane.cursor_place.current == 3
    pane.table.show_cell(1, 0)
    pane.go(-1)
    assert pane.cursor_place.current == 2


def test_end_of_the_walk_is_said(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.go_to_end(1)
    with qtbot.waitSignal(pane.walk_ended) as told:
        pane.go(1)
    assert told.args == ["No further change of this kind"]
    assert pane.cursor_place.current == 9


def test_walk_passes_over_groups_that_are_off(qtbot: QtBot, pane: ComparisonPane) -> None:
    with qtbot.waitSignal(pane.filter_changed) as told:
        pane.toggle_group(ClassGroup.FIGURE)
    assert told.args == [ChangeFilter().toggled(ClassGroup.FIGURE)]
    visited = []
    for _ in range(3):
        pane.go(1)
        visited.append(pane.cursor_place.current)
    assert visited == [0, 2, 3]
    pane.show_all_classes()
    assert pane.shown == ChangeFilter()


def test_trivial_changes_are_walked_only_when_shown(pane: ComparisonPane) -> None:
    assert pane.trivial_count == 1
    pane.go_to_end(1)
    assert pane.cursor_place.current == 9
    pane.set_trivial(TrivialState.SHOWN)
    pane.go(1)
    assert pane.cursor_place.current == 10
    pane.cycle_trivial()
    assert pane.shown.trivial is TrivialState.DIMMED
