"""The window finds room on its screen the first time, and its own place afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
