"""The layouts in the real window: by keyboard alone, with verdicts, and as they were when the window opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.review.mark import Verdict
from tests.ui.window.conftest import WAIT_MS
from ui.comparison.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a person does."""
    window.activateWindow()
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifiers)


def column_names(window: MainWindow) -> list[str]:
    state = window.frame.comparison.state
    assert state is not None
    return [state.columns[column].name for column in state.column_order]


def test_one_key_goes_through_all_layouts(ferry: MainWindow) -> None:
    frame, pane = ferry.frame, ferry.frame.comparison
    seen = []
    for _ in range(5):
        seen.append((frame.page is frame.readings, pane.layouts.shown))
        press(ferry, Qt.Key.Key_W)
    assert seen == [
        (False, Layout.COLUMNS),
        (False, Layout.UNIFIED),
        (False, Layout.CHANGES),
        (True, Layout.CHANGES),
        (False, Layout.COLUMNS),
    ]


def test_changes_are_decided_in_unified_text_and_the_walk_goes_on(ferry: MainWindow, qtbot: QtBot) -> None:
    pane = ferry.frame.comparison
    press(ferry, Qt.Key.Key_W)
    press(ferry, Qt.Key.Key_N)
    first = pane.cursor_place.variation
    assert first is not None
    with qtbot.waitSignal(ferry.desk.marks_changed, timeout=WAIT_MS):
        press(ferry, Qt.Key.Key_V)
    assert pane.state is not None
    assert pane.state.verdict_on(first) is Verdict.MATTERS
    current = pane.cursor_place
    assert current.variation is not None
    assert current.variation != first
    assert pane.layouts.shown is Layout.UNIFIED


def test_aligning_by_hand_shows_the_columns(ferry: MainWindow) -> None:
    press(ferry, Qt.Key.Key_W)
    press(ferry, Qt.Key.Key_A)
    assert ferry.frame.comparison.layouts.shown is Layout.COLUMNS
    assert ferry.frame.comparison.aligning.is_active
    press(ferry, Qt.Key.Key_Escape)


def test_columns_are_moved_widened_and_hidden_by_keys(ferry: MainWindow) -> None:
    pane = ferry.frame.comparison
    before = column_names(ferry)
    press(ferry, Qt.Key.Key_Tab)
    press(ferry, Qt.Key.Key_Right, _CONTROL)
    assert column_names(ferry) == [before[0], before[2], before[1]]
    width = pane.table.places.columns.width(2)
    press(ferry, Qt.Key.Key_Left, _CONTROL | _SHIFT)
    assert pane.table.places.columns.width(2) < width
    press(ferry, Qt.Key.Key_H, _CONTROL)
    assert column_names(ferry) == [before[0], before[2]]
    assert "1 column hidden" in ferry.frame.footer.accessibleDescription() + footer_text(ferry)


def footer_text(window: MainWindow) -> str:
    window.facts.show_facts()
    return " ".join(window.facts._facts())


def test_rows_round_changes_are_folded_and_unfolded_by_keys(ferry: MainWindow) -> None:
    pane = ferry.frame.comparison
    press(ferry, Qt.Key.Key_Period)
    assert pane.layouts.shown is Layout.CHANGES
    assert pane.folding.context == 1
    press(ferry, Qt.Key.Key_Comma)
    assert pane.folding.context == 0
    folded = pane.hidden_row_count
    assert folded > 0
    strip = next(iter(pane.table.places.folds))
    pane.table.show_cell(strip, 1)
    press(ferry, Qt.Key.Key_Period, _CONTROL)
    assert pane.hidden_row_count < folded


def test_base_is_held_by_a_key(ferry: MainWindow) -> None:
    table = ferry.frame.comparison.table
    press(ferry, Qt.Key.Key_L)
    assert table.is_base_held
    press(ferry, Qt.Key.Key_L)
    assert not table.is_base_held


def test_articles_are_made_larger_by_keys(ferry: MainWindow) -> None:
    both = _CONTROL | Qt.KeyboardModifier.AltModifier
    press(ferry, Qt.Key.Key_Equal, both)
    assert ferry.frame.comparison.layouts.scale > 1
    press(ferry, Qt.Key.Key_0, both)
    assert ferry.frame.comparison.layouts.scale == 1


def test_view_is_as_it_was_when_the_window_opens_again(
    ferry: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    press(ferry, Qt.Key.Key_Tab)
    press(ferry, Qt.Key.Key_Right, _CONTROL)
    order = column_names(ferry)
    press(ferry, Qt.Key.Key_W)
    ferry.layouts.zoom(1)
    ferry.close()
    again = open_window()
    pane = again.frame.comparison
    qtbot.waitUntil(lambda: pane.state is not None, timeout=WAIT_MS)
    assert column_names(again) == order
    assert pane.layouts.shown is Layout.UNIFIED
    assert pane.table.places.alone is not None
    assert round(pane.layouts.scale, 2) == 1.1


def test_verdict_in_the_list_goes_to_the_line_that_the_arrows_went_to(ferry: MainWindow, qtbot: QtBot) -> None:
    frame, pane = ferry.frame, ferry.frame.comparison
    press(ferry, Qt.Key.Key_F7)
    press(ferry, Qt.Key.Key_N)
    press(ferry, Qt.Key.Key_Down)
    text = frame.change_list.text
    assert text.textCursor().block().text().startswith("2. ")
    with qtbot.waitSignal(ferry.desk.marks_changed, timeout=WAIT_MS):
        press(ferry, Qt.Key.Key_V)
    assert pane.state is not None
    verdicts = [pane.state.verdict_on(one) for one in pane.state.variations]
    assert verdicts[:3] == [None, Verdict.MATTERS, None]
    assert text.textCursor().block().text().startswith("3. ")
    press(ferry, Qt.Key.Key_Home, _CONTROL)
    pane.set_marks({})
    assert text.textCursor().blockNumber() == 0, "what is told anew leaves the reader at the head of the list"


def test_list_of_changes_is_walked_decided_and_left_by_keys(ferry: MainWindow, qtbot: QtBot) -> None:
    frame, pane = ferry.frame, ferry.frame.comparison
    press(ferry, Qt.Key.Key_F7)
    text = frame.change_list.text
    assert text.hasFocus()
    assert text.toPlainText().splitlines()[2].startswith("1. ")
    press(ferry, Qt.Key.Key_N)
    assert text.textCursor().block().text().startswith("1. ")
    with qtbot.waitSignal(ferry.desk.marks_changed, timeout=WAIT_MS):
        press(ferry, Qt.Key.Key_D)
    assert text.toPlainText().splitlines()[2].endswith("verdict: noise")
    assert text.textCursor().block().text().startswith("2. ")
    press(ferry, Qt.Key.Key_Down)
    press(ferry, Qt.Key.Key_Return)
    assert pane.isVisible()
    assert pane.state is not None
    assert pane.cursor_place.variation == pane.state.variations[2]
    press(ferry, Qt.Key.Key_F7)
    press(ferry, Qt.Key.Key_Escape)
    assert pane.isVisible()
