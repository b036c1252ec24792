"""The first steps: beside the first story, by keys and by mouse, without the focus, and put away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.commands import BY_ID, CommandId, Group
from ui.first_steps import STEP_COUNT
from ui.key_button import KeyButton
from ui.theme import LARGEST_SCALE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def first_steps() -> str:
    return ""


def text(window: MainWindow) -> str:
    return window.frame.first_steps.text


def click(window: MainWindow, label: str) -> None:
    button = next(one for one in window.frame.first_steps.findChildren(KeyButton) if one.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_library_shows_no_steps(window: MainWindow) -> None:
    assert text(window) == ""
    assert not window.commands[CommandId.END_FIRST_STEPS].isEnabled()


def test_each_step_names_its_keys_and_the_last_one_ends_them(ferry: MainWindow) -> None:
    seen = []
    for _ in range(STEP_COUNT):
        seen.append(text(ferry))
        ferry.run_command(CommandId.FIRST_STEPS)
    walk, decide, why, keys = seen
    assert "n goes to the next" in walk
    assert "p to the one before" in walk
    assert all(f"{key} " in decide for key in "vdu")
    assert "i shows" in why
    assert "? opens" in keys
    assert text(ferry) == ""


def test_a_step_names_the_key_in_force_as_soon_as_it_changes(ferry: MainWindow) -> None:
    ferry.keymap.give(CommandId.NEXT_CHANGE, ("F3",))
    assert "F3 goes to the next" in text(ferry)
    ferry.keymap.give(CommandId.NEXT_CHANGE, ())
    assert "“Next change” goes to the next" in text(ferry)


def test_steps_go_on_and_away_by_mouse(ferry: MainWindow) -> None:
    first = text(ferry)
    click(ferry, "next")
    assert text(ferry) not in ("", first)
    click(ferry, "put away")
    assert text(ferry) == ""


def test_steps_go_on_and_away_by_keys_and_leave_the_focus_where_it_is(ferry: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(ferry):
        ferry.activateWindow()
    ferry.run_command(CommandId.NEXT_CHANGE)
    focus, first = QApplication.focusWidget(), text(ferry)
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F4)
    assert text(ferry) not in ("", first)
    assert QApplication.focusWidget() is focus
    QTest.keyClick(focus, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert text(ferry) == ""
    assert QApplication.focusWidget() is focus


@pytest.mark.parametrize("left_at", [1, STEP_COUNT])
def test_what_is_put_away_stays_away_until_it_is_asked_for(
    ferry: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot, left_at: int
) -> None:
    if left_at == STEP_COUNT:
        for _ in range(STEP_COUNT):
            ferry.run_command(CommandId.FIRST_STEPS)
    else:
        ferry.run_command(CommandId.END_FIRST_STEPS)
    ferry.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.desk.story is not None, timeout=WAIT_MS)
    assert text(again) == ""
    again.run_command(CommandId.FIRST_STEPS)
    assert text(again).startswith("Walk the changes")


def test_what_was_not_put_away_is_there_at_the_next_start(
    ferry: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    ferry.close()
    again = open_window()
    qtbot.waitUntil(lambda: text(again).startswith("Walk the changes"), timeout=WAIT_MS)


def test_steps_stand_beside_the_comparison_only(ferry: MainWindow) -> None:
    assert text(ferry)
    ferry.run_command(CommandId.LEDGERS)
    assert text(ferry) == ""
    ferry.run_command(CommandId.COMPARE)
    assert text(ferry)


def test_a_session_is_worked_through_without_steps(ferry: MainWindow, qtbot: QtBot) -> None:
    assert text(ferry)
    ferry.run_command(CommandId.NEW_SESSION)
    qtbot.waitUntil(lambda: ferry.sessions.session is not None, timeout=WAIT_MS)
    assert text(ferry) == ""
    ferry.run_command(CommandId.FIRST_STEPS)
    assert text(ferry) == ""
    ferry.run_command(CommandId.PAUSE_SESSION)
    ferry.run_command(CommandId.COMPARE)
    assert text(ferry)


def test_both_stand_under_help() -> None:
    assert BY_ID[CommandId.FIRST_STEPS].group is Group.HELP
    assert BY_ID[CommandId.END_FIRST_STEPS].group is Group.HELP


def test_a_notice_lies_above_the_steps_and_comes_down_when_they_go(ferry: MainWindow, qtbot: QtBot) -> None:
    notice, strip = ferry.frame.passing, ferry.frame.first_steps
    notice.say("Something passed")
    qtbot.waitUntil(lambda: notice.geometry().bottom() < strip.geometry().top(), timeout=WAIT_MS)
    above = notice.geometry().bottom()
    ferry.run_command(CommandId.END_FIRST_STEPS)
    assert notice.isVisible()
    qtbot.waitUntil(lambda: notice.geometry().bottom() > above, timeout=WAIT_MS)
    ferry.run_command(CommandId.FIRST_STEPS)
    qtbot.waitUntil(lambda: notice.geometry().bottom() < strip.geometry().top(), timeout=WAIT_MS)


@pytest.mark.parametrize("scale", [1.0, LARGEST_SCALE])
def test_every_step_stands_whole_in_a_small_window(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path, scale: float
) -> None:
    window = open_window()
    write_ferry(tmp_path / "ferry")
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([tmp_path / "ferry"])
    window.appearance.theme.set_scale(scale)
    window.resize(1024, 640)
    strip = window.frame.first_steps
    for _ in range(STEP_COUNT):
        qtbot.wait(20)
        assert window.width() == 1024
        for label in strip.findChildren(QLabel):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed
        for button in strip.findChildren(KeyButton):
            assert button.width() >= button.sizeHint().width()
            assert strip.rect().contains(button.mapTo(strip, QPoint(button.width() - 1, button.height() - 1)))
        window.run_command(CommandId.FIRST_STEPS)
