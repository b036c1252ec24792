"""Back and forward through the places visited, by keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.listed import listing, rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.base.ids import StoryId
    from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([sample])
    return window


def story_of(window: MainWindow) -> StoryId:
    assert window.desk.story is not None
    return window.desk.story.row.id


def other_story(window: MainWindow) -> StoryId:
    return next(row.id for row in rows_of(window) if row.id != story_of(window))


def page(window: MainWindow) -> QWidget:
    return window.frame.page


def cell(window: MainWindow) -> tuple[int, int]:
    index = window.frame.comparison.table.currentIndex()
    return index.row(), index.column()


def test_back_leads_to_view_story_and_cell_and_forward_again(opened: MainWindow, qtbot: QtBot) -> None:
    window, table = opened, opened.frame.comparison.table
    first, second = story_of(window), other_story(window)
    table.show_cell(5, 1)
    qtbot.keyClick(table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page(window) is window.frame.ledgers
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.navigation.open_story(second)
    assert page(window) is window.frame.comparison

    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: page(window) is window.frame.ledgers, timeout=WAIT_MS)
    assert story_of(window) == first
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert page(window) is window.frame.comparison
    assert cell(window) == (5, 1)
    assert not window.history.can_go_back

    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: story_of(window) == second, timeout=WAIT_MS)
    assert not window.history.can_go_forward
    assert page(window) is window.frame.comparison


def test_going_elsewhere_forgets_what_lay_ahead(opened: MainWindow) -> None:
    opened.run_command(CommandId.LEDGERS)
    opened.run_command(CommandId.BACK)
    assert opened.history.can_go_forward
    opened.run_command(CommandId.TIMELINE)
    assert not opened.history.can_go_forward
    assert opened.commands[CommandId.BACK].isEnabled()
    assert not opened.commands[CommandId.FORWARD].isEnabled()


def test_the_same_place_is_visited_once(opened: MainWindow) -> None:
    for _ in range(3):
        opened.run_command(CommandId.COMPARE)
    assert not opened.history.can_go_back


def test_story_that_is_gone_is_passed_over(opened: MainWindow, qtbot: QtBot) -> None:
    first, second = story_of(opened), other_story(opened)
    with qtbot.waitSignal(opened.desk.story_opened, timeout=WAIT_MS):
        opened.navigation.open_story(second)
    opened.desk._on_listed(listing([row for row in rows_of(opened) if row.id != first]))
    opened.run_command(CommandId.BACK)
    assert story_of(opened) == second
    assert not opened.history.can_go_back
