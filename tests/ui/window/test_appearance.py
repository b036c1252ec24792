"""The window finds room on its screen the first time, its own place afterwards, and zooms in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def test_window_larger_than_its_screen_wants_all_of_it_once(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.resize(window.screen().availableSize())
    assert window.appearance.wants_whole_screen(window)
    window.close()
    again = open_window()
    again.resize(again.screen().availableSize())
    assert not again.appearance.wants_whole_screen(again)


def test_window_with_room_to_spare_stays_as_it_is(window: MainWindow) -> None:
    window.setMinimumSize(100, 100)
    window.resize(400, 300)
    assert not window.appearance.wants_whole_screen(window)


def test_many_steps_of_zoom_dress_the_window_once(ferry: MainWindow, qtbot: QtBot) -> None:
    theme, table = ferry.appearance.theme, ferry.frame.comparison.table
    ferry.run_command(CommandId.NEXT_CHANGE)
    row = table.currentIndex()
    dressed: list[float] = []
    theme.changed.connect(lambda: dressed.append(theme.scale))
    for _ in range(14):
        ferry.run_command(CommandId.ZOOM_IN)
    qtbot.waitUntil(lambda: theme.scale == LARGEST_SCALE, timeout=WAIT_MS)
    assert dressed == [LARGEST_SCALE]
    assert table.currentIndex() == row
    assert table.visualRect(row).intersects(table.viewport().rect())
    for _ in range(40):
        ferry.run_command(CommandId.ZOOM_OUT)
    qtbot.waitUntil(lambda: theme.scale == SMALLEST_SCALE, timeout=WAIT_MS)
    assert dressed == [LARGEST_SCALE, SMALLEST_SCALE]


def test_zoom_asked_for_last_is_kept(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.run_command(CommandId.ZOOM_IN)
    window.close()
    assert open_window().appearance.theme.scale == 1.1
