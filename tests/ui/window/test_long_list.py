"""A library of 100,000 articles in the real window: the list is read, scrolled, filtered and sorted without a halt."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.ui.long_list import write_long_list
from tests.ui.watchdog import Watchdog
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.stories.row_cache import BLOCK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

STORIES, MEMBERS = 33_334, 3
GOAL_MS = 50
ALLOWED_MS = 1500
"""By the clock a loaded test machine is allowed more."""


def test_the_window_never_stands_still(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_long_list(tmp_path / "library.variorum", STORIES, MEMBERS)
    window = open_window()
    panel, desk = window.frame.stories, window.desk
    assert len(panel.ids) == STORIES
    qtbot.wait(100)
    watchdog = Watchdog()
    bar = panel._view.verticalScrollBar()
    for place in range(0, 100, 3):
        bar.setValue(bar.maximum() * place // 100)
        qtbot.wait(10)
    for _ in range(BLOCK + 20):
        panel.step(1)
        qtbot.wait(1)
    asked = (
        desk.list_stories,
        lambda: panel.filter_bar.ask_for("overby 77"),
        lambda: panel.filter_bar.ask_for('-outlet:"Outlet 7" after:2010'),
        panel.filter_bar.clear,
        panel.filter_bar._orders.actions()[2].trigger,
    )
    for ask in asked:
        with qtbot.waitSignal(desk.stories_listed, timeout=WAIT_MS):
            ask()
        qtbot.wait(50)
    window.run_command(CommandId.PALETTE)
    with qtbot.waitSignal(window.listed._named.arrived, timeout=WAIT_MS):
        qtbot.keyClicks(window.frame.palette_box._field, "overby 777")
    qtbot.wait(50)
    words = f"{watchdog.longest_ms} ms, of it at work {watchdog.longest_work_ms:.0f} ms (goal {GOAL_MS} ms)"
    with capsys.disabled():
        sys.stdout.write(f"\nlongest gap of the event loop with {STORIES} stories: {words}\n")
    assert watchdog.longest_work_ms <= GOAL_MS
    assert watchdog.longest_ms <= ALLOWED_MS


def is_read(index: QModelIndex) -> bool:
    return bool(index.data() != "…")


def test_rows_come_in_sight_wherever_one_scrolls(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    write_long_list(tmp_path / "library.variorum", STORIES)
    window = open_window()
    view = window.frame.stories._view
    for place in (99, 40, 70):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * place // 100)
        top = view.indexAt(view.viewport().rect().center())
        qtbot.waitUntil(partial(is_read, top), timeout=WAIT_MS)
        assert top.data().startswith(("Harbour of Overby", "The long affair"))
