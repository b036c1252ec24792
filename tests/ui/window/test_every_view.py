"""Every view, and the boxes that commands open: reached, walked and left by keys alone; no call into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.window.conftest import WAIT_MS
from ui.commands import BY_ID, CommandId

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

VIEWS = {
    CommandId.LEDGERS: "ledgers",
    CommandId.LINEAGE: "lineage",
    CommandId.TIMELINE: "timeline",
    CommandId.REVIEW: "review",
    CommandId.COVERAGE: "coverage",
    CommandId.READINGS: "readings",
    CommandId.SEARCH: "search",
    CommandId.IMPORT_RESULTS: "results",
    CommandId.SHOW_CLEANING: "cleaning",
    CommandId.CHANGE_LIST: "change_list",
}
BOXES = (
    CommandId.CHEAT_SHEET,
    CommandId.REPORT,
    CommandId.EDIT_ARTICLE,
    CommandId.STORY_DETAILS,
    CommandId.TAG,
    CommandId.PUT_IN_STORYLINE,
    CommandId.CHANGE_KEYS,
    CommandId.ABOUT,
    CommandId.BIN,
)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(command: CommandId) -> None:
    """Press the key of ``command`` where the focus is; what has none is found in the palette, as by a person."""
    if BY_ID[command].keys:
        QTest.keySequence(focus(), QKeySequence(BY_ID[command].keys[0]))
    else:
        press(CommandId.PALETTE)
        QTest.keyClicks(focus(), BY_ID[command].text)
        QTest.keyClick(focus(), Qt.Key.Key_Return)


def page_of(window: MainWindow, name: str) -> QWidget:
    page = getattr(window.frame, name)
    assert isinstance(page, QWidget)
    return page


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window on the sample library, opened from the palette, with its first story open."""
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    press(CommandId.PALETTE)
    qtbot.waitUntil(window.frame.palette_box.isVisible, timeout=WAIT_MS)
    QTest.keyClicks(focus(), "open the sample")
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame.page is window.frame.comparison, timeout=WAIT_MS)
    window.activateWindow()  # without a desktop nobody else does so when a popup closes
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    return window


def test_the_first_view_is_walked_and_decided(opened: MainWindow, qtbot: QtBot) -> None:
    pane = opened.frame.comparison
    press(CommandId.NEXT_HEAVY)
    qtbot.waitUntil(lambda: pane.cursor_place.current is not None, timeout=WAIT_MS)
    assert pane.isAncestorOf(focus())
    before = pane.cursor_place.current
    press(CommandId.MATTERS)
    qtbot.waitUntil(lambda: pane.cursor_place.current != before, timeout=WAIT_MS)


@pytest.mark.parametrize("command", VIEWS, ids=lambda command: command.value)
def test_a_view_is_reached_walked_and_left(opened: MainWindow, qtbot: QtBot, command: CommandId) -> None:
    page = page_of(opened, VIEWS[command])
    press(command)
    qtbot.waitUntil(lambda: opened.frame.page is page, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.isAncestorOf(focus()), timeout=WAIT_MS)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(focus(), key)
    assert page.isAncestorOf(focus())
    press(CommandId.NEXT_PANE)
    assert not page.isAncestorOf(focus())
    press(CommandId.PREVIOUS_PANE)
    assert page.isAncestorOf(focus())
    press(CommandId.GO_BACK)
    qtbot.waitUntil(lambda: opened.frame.page is opened.frame.comparison, timeout=WAIT_MS)
    if command in (
        CommandId.SHOW_CLEANING,
        CommandId.CHANGE_LIST,
    ):  # show what has the focus, are no places of their own
        return
    press(CommandId.BACK)
    qtbot.waitUntil(lambda: opened.frame.page is not opened.frame.comparison, timeout=WAIT_MS)
    press(CommandId.FORWARD)
    qtbot.waitUntil(lambda: opened.frame.page is opened.frame.comparison, timeout=WAIT_MS)


@pytest.mark.parametrize("command", BOXES, ids=lambda command: command.value)
def test_a_box_opens_with_the_focus_in_it_and_closes(opened: MainWindow, qtbot: QtBot, command: CommandId) -> None:
    seen: list[str] = []
    if command is CommandId.BIN:  # has nothing to show before
        with qtbot.waitSignal(opened.desk.story_renewed, timeout=WAIT_MS):
            press(CommandId.REMOVE_ARTICLE)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and box.focusWidget() is not None:
            seen.append(box.windowTitle())
            QTest.keyClick(box, Qt.Key.Key_Escape)
        else:
            QTimer.singleShot(20, opened, look)

    QTimer.singleShot(20, opened, look)
    press(command)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    assert seen[0]
    assert QApplication.activeModalWidget() is None


def test_every_view_of_the_window_is_visited(opened: MainWindow) -> None:
    frame = opened.frame
    shown_by_themselves = {frame.empty, frame.welcome, frame.summary, frame.comparison}
    pages = {frame.pages.widget(number) for number in range(frame.pages.count())}
    assert pages - shown_by_themselves == {page_of(opened, name) for name in VIEWS.values()}
