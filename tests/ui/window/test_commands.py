from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from reader.base.lexicon import RESOURCES
from ui.commands import BY_ID, COMMANDS, Command, CommandId, Group

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def test_every_id_has_one_row() -> None:
    assert Counter(command.id for command in COMMANDS) == Counter(CommandId)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id.value)
def test_row_is_complete(command: Command) -> None:
    assert command.text
    assert command.tooltip
    assert not command.icon or (RESOURCES / "icons" / f"{command.icon}.svg").is_file()
    assert all(not QKeySequence(key).isEmpty() for key in command.keys)


def test_every_command_does_something(window: MainWindow) -> None:
    assert window.handled_commands == frozenset(CommandId)


def test_every_command_stands_in_the_menu(window: MainWindow) -> None:
    parts = [action.menu() for action in window.frame.header.menu.actions()]
    shown = {action.objectName() for part in parts if isinstance(part, QMenu) for action in part.actions()}
    assert shown == {command.value for command in CommandId}
    assert len(parts) == len(Group)


def test_every_command_that_is_possible_stands_in_the_palette(window: MainWindow) -> None:
    window.run_command(CommandId.PALETTE)
    palette = window.frame.palette_box
    offered = {choice.command for choice in palette.choices}
    possible = {command for command, action in window.commands.items() if action.isEnabled()}
    assert offered == possible - {CommandId.PALETTE}
    palette.hide()


def test_a_letter_in_a_text_field_is_a_letter(window: MainWindow) -> None:
    field = QLineEdit(window.frame)
    window.activateWindow()
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "nvdubz?1jk")
    assert field.text() == "nvdubz?1jk"


def test_ctrl_v_in_a_text_field_pastes_there(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(window.imports.importer, "start", started.append)
    field = QLineEdit(window.frame)
    field.show()
    field.setFocus()
    QGuiApplication.clipboard().setText("a headline")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a headline"
    assert not started


def test_story_commands_wait_for_a_story(window: MainWindow) -> None:
    waiting = {command.id for command in COMMANDS if command.needs_story}
    assert not any(window.commands[command].isEnabled() for command in waiting)


def test_tooltips_name_the_key() -> None:
    assert BY_ID[CommandId.NEXT_CHANGE].shown_tooltip.endswith("(n)")
    assert re.search(r"Ctrl\+K", BY_ID[CommandId.PALETTE].shown_tooltip)
