"""Columns of the pane, moved, widened, hidden and chosen, with the focus where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.comparison.pane_reading import names, place, sandwich, top
from tests.ui.open_stories import bridge_story
from ui.comparison.head_drag import Grip, drag_at

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.comparison.pane import ComparisonPane


def test_column_in_focus_is_moved_with_the_focus_and_the_row_stays(pane: ComparisonPane) -> None:
    sandwich(pane)
    at = top(pane)
    pane.columns.step(-1)
    assert names(pane) == ["Outlet 1", "Outlet 3", "Outlet 2", "Outlet 4"]
    assert place(pane) == (20, 1)
    assert top(pane) == at
    pane.columns.step(-1)
    assert place(pane) == (20, 1)
    pane.move_column(-1)
    pane.columns.step(1)
    assert names(pane)[0] == "Outlet 1"


def test_hidden_column_is_left_out_of_the_walk_and_comes_back_when_asked_for(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    assert names(pane) == ["Northern Wire", "Merren Herald"]
    assert pane.columns.hidden_count == 1
    pane.go_to_end(-1)
    assert pane.cursor_place.current == 5
    assert pane.cursor_place.total == 2
    pane.go_to_change(3)
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]
    assert pane.cursor_place.current == 3


def test_focus_that_is_asked_for_beyond_the_last_column_goes_to_it(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    pane.table.show_cell(2, 2)
    assert place(pane) == (2, 1)


def test_heads_and_overview_tell_screen_readers_of_the_columns_shown(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 1)
    pane.columns.hide()
    assert "Merren Herald" not in pane.heads.accessibleDescription()
    assert "Daily Tribune" in pane.heads.accessibleDescription()
    assert pane.overview.accessibleDescription() == "2 articles, 9 changes"


def test_base_is_neither_hidden_nor_moved(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 0)
    for act in (pane.columns.hide, lambda: pane.columns.step(1)):
        with qtbot.waitSignal(pane.columns.refused):
            act()
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]


def test_columns_are_chosen_in_a_menu(pane: ComparisonPane) -> None:
    menu = pane.columns.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Northern Wire"].isEnabled()
    actions["Merren Herald"].trigger()
    assert names(pane) == ["Northern Wire", "Daily Tribune"]
    pane.columns.menu().actions()[-1].trigger()
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]


def test_column_is_widened_by_key_and_by_its_edge(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 1)
    columns = pane.table.places.columns
    usual = columns.width(1)
    pane.columns.widen(1)
    assert pane.table.places.columns.width(1) == pytest.approx(usual * 1.2, abs=2)
    pane.columns.widen(-1)
    edge = QPoint(columns.left(1) + usual, 10)
    QTest.mousePress(pane.heads, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(pane.heads, edge + QPoint(60, 0))
    QTest.mouseRelease(pane.heads, Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    assert pane.table.places.columns.width(1) == pytest.approx(usual + 60, abs=2)
    assert pane.table.places.columns.width(2) == usual


def test_column_is_moved_by_dragging_its_head(pane: ComparisonPane) -> None:
    columns = pane.table.places.columns
    start, end = QPoint(columns.left(2) + 60, 10), QPoint(columns.left(1) + 20, 10)
    QTest.mousePress(pane.heads, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pane.heads, end)
    QTest.mouseRelease(pane.heads, Qt.MouseButton.LeftButton, pos=end)
    assert names(pane) == ["Northern Wire", "Daily Tribune", "Merren Herald"]


def test_base_is_widened_and_not_dragged(pane: ComparisonPane) -> None:
    columns = pane.table.places.columns
    edge = drag_at(columns.pinned_right, columns, is_alone=False)
    assert edge is not None
    assert (edge.grip, edge.shown) == (Grip.EDGE, 0)
    assert drag_at(columns.left(0) + 50, columns, is_alone=False) is None
    assert drag_at(columns.left(1) + 50, columns, is_alone=True) is None


def test_arrangement_of_a_story_is_kept_while_another_is_shown(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.step(-1)
    sandwich(pane)
    pane.show_story(bridge_story())
    assert names(pane) == ["Northern Wire", "Daily Tribune", "Merren Herald"]


# Size of the text
