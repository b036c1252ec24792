"""The page of the change list: which change its line stands for, and that the reader keeps the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.comparison.change_list import ChangeList
from ui.comparison.change_list_page import ChangeListPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

TOLD = ChangeList(("3 changes", "", "1. Figure", "2. Wording", "3. Name"), (None, None, 0, 4, 7))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ChangeListPage:
    shown = ChangeListPage(theme)
    qtbot.addWidget(shown)
    shown.resize(600, 300)
    shown.show_list(TOLD, 0)
    return shown


def line(page: ChangeListPage) -> int:
    return page.text.textCursor().blockNumber()


def test_change_of_the_line_is_told_when_a_person_goes_there(page: ChangeListPage) -> None:
    told: list[int | None] = []
    page.change_reached.connect(told.append)
    assert line(page) == 2
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(page.text, key)
    assert told == [4, 7, 4]
    QTest.keyClick(page.text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert told == [4, 7, 4, None], "the head of the list tells no change"


def test_nothing_is_told_when_the_list_goes_to_a_change(page: ChangeListPage) -> None:
    told: list[int | None] = []
    page.change_reached.connect(told.append)
    page.show_list(TOLD, 7)
    page.show_list(ChangeList(TOLD.lines[:4], TOLD.changes[:4]), 4)
    assert line(page) == 3
    assert told == []


def test_line_that_is_read_stays_when_the_list_is_told_anew(page: ChangeListPage) -> None:
    hidden = ChangeList((*TOLD.lines[:3], TOLD.lines[4]), (None, None, 0, 7))
    page.show_list(hidden, 4)
    assert line(page) == 2, "the current change is in no line"
    page.show_list(ChangeList((*TOLD.lines[:2], TOLD.lines[4]), (None, None, 7)), 4)
    page.show_list(ChangeList((*TOLD.lines[:3], TOLD.lines[4]), (None, None, 0, 7)), 4)
    assert line(page) == 3, "a line came before it, and the reader is moved with the line"


def test_window_stays_where_it_is_when_a_long_list_is_told_anew(page: ChangeListPage, qtbot: QtBot) -> None:
    with qtbot.waitExposed(page):
        page.show()
    lines = tuple(f"{number}. Figure" for number in range(200))
    page.show_list(ChangeList(lines, tuple(range(200))), 100)
    bar = page.text.verticalScrollBar()
    bar.setValue(97)
    page.show_list(ChangeList((*lines[:9], "9. Figure; verdict: noise", *lines[10:]), tuple(range(200))), 100)
    assert (line(page), bar.value()) == (100, 97)
