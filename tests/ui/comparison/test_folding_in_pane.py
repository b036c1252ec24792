"""Rows folded in the pane: opened by keys, clicks and what is looked for, and kept as a person left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.comparison.pane_reading import equal_story, model_of, place
from ui.comparison.layouts import Layout
from ui.comparison.passage_place import PassagePlace
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.comparison.pane import ComparisonPane


def strips(pane: ComparisonPane) -> dict[int, int]:
    return dict(pane.table.places.folds)


def test_equal_rows_are_folded_with_so_many_kept_as_asked(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    assert strips(pane) == {0: 10, 11: 9}
    assert pane.hidden_row_count == 19
    pane.layouts.change_context(2)
    assert strips(pane) == {0: 8, 13: 7}
    pane.layouts.change_context(-9)
    assert strips(pane) == {0: 10, 11: 9}
    pane.layouts.show(Layout.COLUMNS)
    assert pane.hidden_row_count == 0


def test_focus_goes_to_the_strip_and_back_to_its_row(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(4, 2)
    pane.layouts.show(Layout.CHANGES)
    assert place(pane) == (0, 2)
    pane.layouts.show(Layout.COLUMNS)
    assert place(pane) == (4, 2)


def test_strip_is_opened_by_enter_by_click_and_by_what_is_looked_for(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(11, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert strips(pane) == {0: 10}
    pane.table.verticalScrollBar().setValue(0)
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 8))
    assert strips(pane) == {}
    pane.layouts.show(Layout.COLUMNS)
    pane.layouts.show(Layout.CHANGES)
    pane.finding.begin()
    pane.find_bar.field.setText("the 14th time")
    assert strips(pane) == {11: 9}
    assert place(pane)[0] == 4


def test_passages_out_of_sight_are_unfolded_before_they_are_aligned(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(0, 1)
    pane.layouts.begin_aligning()
    assert strips(pane) == {11: 9}
    pane.table.show_cell(10, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert strips(pane) == {}
    assert place(pane) == (11, 1)
    assert pane.aligning.now is not None
    assert pane.aligning.now.aim == PassagePlace(1, 11)
    pane.layouts.toggle_fold()
    assert not pane.aligning.is_active
    assert strips(pane) == {11: 9}
    with qtbot.assertNotEmitted(pane.aligning.apart_asked), qtbot.waitSignal(pane.aligning.refused):
        pane.aligning.set_apart()
    assert strips(pane) == {}


def test_passage_that_a_filter_folds_is_not_taken(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story(changed=0))
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(0, 1)
    pane.layouts.begin_aligning()
    for group in ClassGroup:
        pane.toggle_group(group)
    assert place(pane)[0] in strips(pane)
    with qtbot.assertNotEmitted(pane.aligning.level_asked):
        pane.aligning.take()
    assert pane.aligning.now is not None
    assert not pane.aligning.now.is_taken
    assert strips(pane) == {}


def test_furniture_between_changes_is_not_folded_by_hand(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(1, 2)
    height = pane.table.places.rows.height(1)
    with qtbot.waitSignal(pane.walk_ended):
        pane.layouts.toggle_fold()
    assert (strips(pane), pane.table.places.rows.height(1)) == ({}, height)


def test_focus_goes_on_when_its_furniture_is_hidden_and_comes_back(pane: ComparisonPane) -> None:
    pane.table.show_cell(1, 2)
    pane.layouts.show(Layout.CHANGES)
    assert place(pane) == (2, 2)
    pane.layouts.show(Layout.COLUMNS)
    assert place(pane) == (1, 2)


@pytest.mark.parametrize("act", [lambda pane: pane.columns.step(-1), lambda pane: pane.columns.hide()])
def test_what_was_folded_by_hand_stays_so_among_other_columns(
    qtbot: QtBot, pane: ComparisonPane, act: Callable[[ComparisonPane], None]
) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(15, 2)
    pane.layouts.toggle_fold()
    with qtbot.assertNotEmitted(pane.columns.resized), qtbot.waitSignal(pane.layout_changed):
        act(pane)
    assert strips(pane) == {11: 9}
    assert pane.hidden_row_count == 9
    pane.layouts.show(Layout.CHANGES)
    pane.table.open_text()
    pane.columns.show_all()
    assert strips(pane) == {0: 10}


def test_equal_rows_round_the_focus_are_folded_in_any_layout(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(15, 1)
    pane.layouts.toggle_fold()
    assert strips(pane) == {11: 9}
    assert place(pane) == (11, 1)
    pane.layouts.toggle_fold()
    assert strips(pane) == {}
    assert place(pane) == (15, 1)
    pane.table.show_cell(10, 1)
    with qtbot.waitSignal(pane.walk_ended):
        pane.layouts.toggle_fold()
    assert strips(pane) == {}


def test_strip_is_told_to_screen_readers(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    told = model_of(pane).index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "10 rows without changes"


# Columns
