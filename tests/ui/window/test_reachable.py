"""What a screen reader and a keyboard find: every control has a name and is reached, and none keeps the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from tests.ui.window.conftest import PAGES, WAIT_MS
from ui.commands import CommandId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextBrowser,
)
_MOST_STEPS = 120


@pytest.fixture
def at_change(ferry: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window at a change, active, so that keys move the focus."""
    with qtbot.waitActive(ferry):
        ferry.activateWindow()
    ferry.run_command(CommandId.NEXT_CHANGE)
    return ferry


def show(window: MainWindow, view: CommandId, qtbot: QtBot) -> None:
    """Show ``view`` over the comparison."""
    window.run_command(CommandId.COMPARE)
    window.run_command(view)
    qtbot.wait(50)


def controls_of(window: QWidget) -> Iterator[QWidget]:
    """Return what can be used or read step by step and is visible; parts of a control are no controls."""
    for part in window.findChildren(QWidget):
        owner = part.parentWidget()
        is_inner = part.objectName().startswith("qt_") or isinstance(owner, QAbstractItemView | QComboBox | QLineEdit)
        if isinstance(part, _CONTROLS) and part.isVisible() and not is_inner:
            yield part


def name_of(part: QWidget) -> str:
    """Return what a screen reader says first of ``part``."""
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name) if interface else ""


def described(part: QWidget | None) -> str:
    """Return a line that tells ``part`` from others."""
    return f"{type(part).__name__} in {type(part.parentWidget()).__name__}: {name_of(part)!r}" if part else "nothing"


@pytest.mark.parametrize("view", PAGES)
def test_every_control_has_a_name(at_change: MainWindow, qtbot: QtBot, view: CommandId) -> None:
    show(at_change, view, qtbot)
    controls = list(controls_of(at_change))
    assert len(controls) > 8
    assert [described(part) for part in controls if not name_of(part).strip()] == []


def test_first_page_and_dialogs_have_names(window: MainWindow) -> None:
    assert [described(part) for part in controls_of(window) if not name_of(part).strip()] == []


def takes_tab(part: QWidget) -> bool:
    """Tell whether Tab should come to ``part``."""
    return part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None


@pytest.mark.parametrize("view", [view for view in PAGES if view is not CommandId.COMPARE])
def test_tab_goes_round_and_comes_to_every_control(at_change: MainWindow, qtbot: QtBot, view: CommandId) -> None:
    show(at_change, view, qtbot)
    first = QApplication.focusWidget()
    assert first is not None
    assert first is at_change.frame.page or at_change.frame.page.isAncestorOf(first)
    visited = walked(at_change)
    missing = [part for part in controls_of(at_change) if takes_tab(part) and part not in visited]
    assert [described(part) for part in missing] == []


def walked(window: MainWindow) -> list[QWidget]:
    """Press Tab until the focus comes to where it was before; that is where it began, or the first it came to.

    Returns where it went.
    """
    visited: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in visited:
            assert here is visited[0], f"a trap at {described(here)}"
            break
        visited.append(here)
    return visited


def test_the_comparison_is_left_by_f6_and_its_neighbours_by_tab(at_change: MainWindow, qtbot: QtBot) -> None:
    frame = at_change.frame
    frame.comparison.setFocus()
    table = frame.comparison.table
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_F6)
    here = QApplication.focusWidget()
    assert here is not None
    assert frame.inspector is here or frame.inspector.isAncestorOf(here)
    QTest.keyClick(here, Qt.Key.Key_F6)
    here = QApplication.focusWidget()
    assert here is not None
    assert frame.stories.isAncestorOf(here)
    QTest.keyClick(here, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table, timeout=WAIT_MS)


@pytest.mark.parametrize("view", PAGES)
def test_focus_goes_through_the_window_from_top_to_bottom(at_change: MainWindow, qtbot: QtBot, view: CommandId) -> None:
    """Parts of one pane follow each other: the chain never leaves a pane and comes back to it."""
    show(at_change, view, qtbot)
    frame = at_change.frame
    panes: list[QWidget] = [frame.header, frame.stories, frame.page, frame.inspector, frame.footer]
    order: list[int] = []
    part = frame.header.nextInFocusChain()
    while part is not frame.header and part is not None:
        if part.isVisible() and takes_tab(part):
            place = next((n for n, pane in enumerate(panes) if pane is part or pane.isAncestorOf(part)), None)
            if place is not None and (not order or order[-1] != place):
                order.append(place)
        part = part.nextInFocusChain()
    assert len(order) == len(set(order)), order
