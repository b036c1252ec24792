"""The table of readings through the window, by keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.comparison.variations import variations_of
from tests.ui.window.conftest import WAIT_MS
from ui.readings.model import CELL_ROLE, LINE_ROLE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.main_window import MainWindow
    from ui.readings.page import ReadingsPage


@pytest.fixture
def told(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    """A window that shows the readings of the bridge's collapse."""
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([sample / "bridge-collapse"])
    qtbot.keyClick(window.frame.comparison.table, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: readings(window).model.rowCount() > 0, timeout=WAIT_MS)
    return window


def readings(window: MainWindow) -> ReadingsPage:
    return window.frame.readings


def page(window: MainWindow) -> QWidget:
    return window.frame.page


def story_of(window: MainWindow) -> OpenStory:
    assert window.desk.story is not None
    return window.desk.story


def test_every_variation_that_is_not_trivial_is_a_line(told: MainWindow) -> None:
    QAbstractItemModelTester(readings(told).model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    variations = [one for one in variations_of(story_of(told).comparison) if not one.change_class.is_trivial]
    lines = readings(told).model.sheet.lines
    assert [(line.row, line.change_class) for line in lines] == [(one.row, one.change_class) for one in variations]
    assert len(readings(told).model.sheet.names) == len(story_of(told).articles)


def test_equal_readings_bear_one_letter_and_the_base_bears_the_first(told: MainWindow) -> None:
    for line in readings(told).model.sheet.lines:
        assert line.cells[0].letter == "a"
        assert line.cells[0].is_base
        texts: dict[str | None, set[str | None]] = {}
        for cell in line.cells:
            if cell.letter is not None:
                texts.setdefault(cell.letter, set()).add(cell.text)
        assert all(len(found) == 1 for found in texts.values())


def test_enter_goes_to_the_place_in_the_comparison(told: MainWindow, qtbot: QtBot) -> None:
    table, model = readings(told).table, readings(told).model
    table.setCurrentIndex(model.index(model.rowCount() // 2, 2))
    line = table.currentIndex().data(LINE_ROLE)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page(told) is told.frame.comparison
    variation = told.frame.comparison.cursor_place.variation
    assert variation is not None
    assert line.change in variation.members


def test_slash_filters_and_nothing_found_shows_nothing(told: MainWindow, qtbot: QtBot) -> None:
    table, model = readings(told).table, readings(told).model
    total = model.rowCount()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier)  # as on a German keyboard
    assert readings(told).filter.hasFocus()
    qtbot.keyClicks(readings(told).filter, "figure")
    assert 0 < model.rowCount() < total
    qtbot.keyClicks(readings(told).filter, " zeppelin")
    assert model.rowCount() == 0
    readings(told).filter.clear()
    assert model.rowCount() == total


def test_every_cell_is_told_in_words(told: MainWindow) -> None:
    model = readings(told).model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert f"Row {model.index(row, column).data(LINE_ROLE).row + 1}" in said
        assert model.index(row, 0).data(CELL_ROLE) is None
