"""The map of a story through the window, by keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.coverage.models import CELL_ROLE
from ui.coverage.sheet import Carried, MapCell

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.coverage.page import CoveragePage
    from ui.main_window import MainWindow


@pytest.fixture
def mapped(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    """A window that shows the map of the bridge's collapse."""
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([sample / "bridge-collapse"])
    qtbot.keyClick(window.frame.comparison.table, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.frame.coverage.map.rowCount() > 0, timeout=WAIT_MS)
    return window


def story_of(window: MainWindow) -> OpenStory:
    assert window.desk.story is not None
    return window.desk.story


def page(window: MainWindow) -> QWidget:
    return window.frame.page


def coverage(window: MainWindow) -> CoveragePage:
    return window.frame.coverage


def test_map_tells_what_every_outlet_carries(mapped: MainWindow) -> None:
    story, shown = story_of(mapped), coverage(mapped).map.map
    QAbstractItemModelTester(coverage(mapped).map, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(coverage(mapped).matrix, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert list(shown.carried) == sorted(shown.carried, reverse=True)
    columns = {one.row.id: number for number, one in enumerate(story.articles)}
    for row in shown.rows:
        for article, cell in zip(shown.articles, row.cells, strict=True):
            own = story.comparison.cell(row.number, columns[article])
            assert (cell.carried is Carried.LEFT_OUT) == (own is None)
            assert cell.is_moved == (own is not None and own.is_moved)


def test_o_reads_only_what_an_outlet_left_out_and_again_everything(mapped: MainWindow, qtbot: QtBot) -> None:
    table, shown = coverage(mapped).table, coverage(mapped).map
    total = shown.rowCount()
    outlet = next(n for n in range(len(shown.map.names)) if 0 < len(shown.map.left_out_by(n)) < total)
    table.setCurrentIndex(shown.index(0, outlet + 1))
    qtbot.keyClick(table, Qt.Key.Key_O)
    assert shown.rowCount() == len(shown.map.left_out_by(outlet))
    found = [shown.index(row, outlet + 1).data(CELL_ROLE) for row in range(shown.rowCount())]
    assert all(isinstance(cell, MapCell) and cell.carried is Carried.LEFT_OUT for cell in found)
    qtbot.keyClick(table, Qt.Key.Key_O)
    assert shown.rowCount() == total


def test_enter_opens_the_passage(mapped: MainWindow, qtbot: QtBot) -> None:
    table, shown = coverage(mapped).table, coverage(mapped).map
    place = next(
        (number, column)
        for number, row in enumerate(shown.rows)
        for column, cell in enumerate(row.cells)
        if cell.carried is Carried.CHANGED
    )
    table.setCurrentIndex(shown.index(place[0], place[1] + 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page(mapped) is mapped.frame.comparison, timeout=WAIT_MS)
    pane = mapped.frame.comparison
    assert pane.state is not None
    row = pane.state.rows[pane.table.currentIndex().row()]
    assert row.number == shown.rows[place[0]].number


def test_enter_in_the_matrix_makes_the_article_across_the_base(mapped: MainWindow, qtbot: QtBot) -> None:
    matrix = coverage(mapped).matrix
    wanted = matrix.map.articles[1]
    coverage(mapped).pairs.setCurrentIndex(matrix.index(0, 2))
    with qtbot.waitSignal(mapped.desk.story_opened, timeout=WAIT_MS):
        qtbot.keyClick(coverage(mapped).pairs, Qt.Key.Key_Return)
    story = story_of(mapped)
    assert story.articles[story.comparison.base].row.id == wanted
    assert page(mapped) is mapped.frame.comparison


def test_every_cell_is_told_in_words(mapped: MainWindow) -> None:
    for model in (coverage(mapped).map, coverage(mapped).matrix):
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_map_of_another_story_replaces_this_one(mapped: MainWindow, qtbot: QtBot, sample: Path) -> None:
    names = coverage(mapped).map.map.articles
    with qtbot.waitSignal(mapped.desk.stories_listed, timeout=WAIT_MS):
        mapped.import_paths([sample / "first-ships"])
    qtbot.waitUntil(lambda: len(mapped.desk.listing.whole.ids) == 2, timeout=WAIT_MS)
    other = next(row.id for row in rows_of(mapped) if row.id != story_of(mapped).row.id)
    with qtbot.waitSignal(mapped.desk.story_opened, timeout=WAIT_MS):
        mapped.navigation.open_story(other)
    assert coverage(mapped).map.rowCount() == 0
    mapped.run_command(CommandId.COVERAGE)
    qtbot.waitUntil(lambda: coverage(mapped).map.rowCount() > 0, timeout=WAIT_MS)
    assert not set(coverage(mapped).map.map.articles) & set(names)
