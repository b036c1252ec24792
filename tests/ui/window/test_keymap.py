"""The keys in force: a person's own, kept, shown everywhere, and refused where they would clash or never arrive."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QKeyCombination, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

import ui
from tests.ui.themed import keys_as_delivered
from tests.ui.window.conftest import WAIT_MS
from ui.cheat_sheet import CheatSheet, divided
from ui.commands import BY_ID, COMMANDS, CommandId, Scope
from ui.keymap import FIXED, Keymap, portable
from ui.keys.dialog import KeysDialog
from ui.native_keys import NATIVE_KEYS
from ui.view_page import ViewPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_TRANSLATING = {"tr", "_tr", "translate"}


@pytest.fixture
def keymap(tmp_path: Path) -> Keymap:
    return keys_as_delivered(tmp_path)


def test_keys_are_as_delivered_until_a_person_changes_them(keymap: Keymap) -> None:
    assert keymap.commands == COMMANDS


def test_own_keys_outlive_the_program(keymap: Keymap, tmp_path: Path) -> None:
    assert keymap.give(CommandId.NEXT_CHANGE, ("Ctrl+J",)) == ""
    again = keys_as_delivered(tmp_path)
    assert again[CommandId.NEXT_CHANGE].shown_keys == ("Ctrl+J",)
    assert again[CommandId.NEXT_CHANGE].shown_tooltip.endswith("(Ctrl+J)")
    assert [row for row in again.commands if again.is_changed(row.id)] == [again[CommandId.NEXT_CHANGE]]


@pytest.mark.parametrize("key", ["Ctrl+,", "Ctrl+\\", ";", "Ctrl+Space", "Ctrl+%", 'Ctrl+"'])
def test_odd_keys_come_back_from_the_settings_as_they_went(keymap: Keymap, tmp_path: Path, key: str) -> None:
    assert keymap.give(CommandId.ABOUT, (key,)) == ""
    assert keys_as_delivered(tmp_path)[CommandId.ABOUT].keys == (key,)


def test_key_of_another_command_is_refused_with_its_name(keymap: Keymap) -> None:
    told = keymap.give(CommandId.MATTERS, ("N",))
    assert "“Next change”" in told
    assert told.startswith("n ")
    assert keymap[CommandId.MATTERS].keys == ("V",)


def test_key_that_another_command_gave_up_can_be_had(keymap: Keymap) -> None:
    assert keymap.give(CommandId.NEXT_CHANGE, ("Alt+Down",)) == ""
    assert keymap.give(CommandId.MATTERS, ("N",)) == ""
    assert "“Matters”" in keymap.reset(CommandId.NEXT_CHANGE)
    assert keymap.reset(CommandId.MATTERS) == ""
    assert keymap.reset(CommandId.NEXT_CHANGE) == ""
    assert keymap.commands == COMMANDS


@pytest.mark.parametrize(
    ("command", "key", "is_free"),
    [
        (CommandId.ABOUT, "Space", False),  # the comparison pages with it, buttons are pressed with it
        (CommandId.PAGE_DOWN, "V", False),  # the comparison lies in the window
        (CommandId.SELECT_DOWN, "Shift+Space", False),
        (CommandId.PAGE_UP, "Shift+Down", True),  # the list of stories is not in the comparison
        (CommandId.PAGE_UP, "Shift+Space", True),  # its own
        (CommandId.SELECT_DOWN, "Tab", False),  # it leaves the list
    ],
)
def test_places_where_keys_work_are_considered(keymap: Keymap, command: CommandId, key: str, *, is_free: bool) -> None:
    assert (keymap.refusal(command, key) == "") is is_free


def test_key_that_a_view_takes_for_itself_is_refused_with_its_name(keymap: Keymap) -> None:
    told = keymap.refusal(CommandId.IMPORT_FILES, "=")
    assert "Lineage" in told
    assert "Larger or smaller" in told
    assert keymap.refusal(CommandId.MATTERS, "=") == ""  # means nothing in the lineage


def test_the_way_out_and_the_palette_keep_a_key(keymap: Keymap) -> None:
    assert keymap.give(CommandId.GO_BACK, ("Ctrl+J",))
    assert keymap.give(CommandId.PALETTE, ())
    assert keymap.give(CommandId.PALETTE, ("Ctrl+J",)) == ""


def test_settings_that_name_what_is_not_there_or_clash_do_no_harm(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "keys.ini"), QSettings.Format.IniFormat)
    settings.setValue("keys/no_such_command", "X")
    settings.setValue(f"keys/{CommandId.IMPORT_FILES.value}", "N Ctrl+J")
    settings.setValue(f"keys/{CommandId.REPORT.value}", "Ctrl+J")
    settings.setValue(f"keys/{CommandId.PALETTE.value}", "")
    found = Keymap(settings)
    assert found[CommandId.IMPORT_FILES].keys == ("N", "Ctrl+J")
    assert found[CommandId.NEXT_CHANGE].keys == ("Alt+Down",)
    assert found[CommandId.REPORT].keys == ()
    assert found[CommandId.PALETTE].keys == ("Ctrl+K",)


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_N, _NONE, "N"),
        (Qt.Key.Key_N, _SHIFT, "Shift+N"),
        (Qt.Key.Key_Question, _SHIFT, "?"),
        (Qt.Key.Key_Plus, _CTRL | _SHIFT, "Ctrl++"),
        (Qt.Key.Key_Backtab, _SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "Return"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5"),
        (Qt.Key.Key_F5, _CTRL, "Ctrl+F5"),
        (Qt.Key.Key_Shift, _SHIFT, ""),
        (Qt.Key.Key_CapsLock, _NONE, ""),
    ],
)
def test_what_is_pressed_is_written_as_the_table_writes_it(
    key: Qt.Key, held: Qt.KeyboardModifier, expected: str
) -> None:
    assert portable(QKeyCombination(held, key)) == expected


def test_table_and_fixed_keys_are_written_portably() -> None:
    keys = [key for row in COMMANDS for key in row.keys] + [key for native in NATIVE_KEYS for key in native.keys]
    assert [key for key in keys if QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) != key] == []


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(widget, key, held)


def change_keys(window: MainWindow, act: Callable[[KeysDialog], None]) -> None:
    """Open the box of keys by its command, let ``act`` use it, and close it."""
    failures: list[BaseException] = []

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, KeysDialog)
            act(dialog)
        except AssertionError as error:
            failures.append(error)
        finally:
            if dialog is not None:
                dialog.close()

    QTimer.singleShot(0, window, use)
    window.run_command(CommandId.CHANGE_KEYS)
    if failures:
        raise failures[0]


def rebind(dialog: KeysDialog, words: str, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    """Find a command, and press Enter and the new key, as a person does."""
    dialog.field.setFocus()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, words)
    press(dialog.field, Qt.Key.Key_Return)
    press(dialog.table, Qt.Key.Key_Return)
    press(dialog.capture, key, held)


def test_keys_are_changed_by_keys_alone(ferry: MainWindow, qtbot: QtBot) -> None:
    def act(dialog: KeysDialog) -> None:
        rebind(dialog, "next change", Qt.Key.Key_J, _CTRL)
        assert dialog.told == "“Next change”: Ctrl+J."
        assert dialog.focusWidget() is dialog.table

    change_keys(ferry, act)
    table = ferry.frame.comparison.table
    with qtbot.waitActive(ferry):
        ferry.activateWindow()
    table.setFocus()
    press(table, Qt.Key.Key_N)
    assert ferry.frame.comparison.cursor_place.current is None
    press(table, Qt.Key.Key_J, _CTRL)
    qtbot.waitUntil(lambda: ferry.frame.comparison.cursor_place.current is not None, timeout=WAIT_MS)


def test_refusal_is_said_and_changes_nothing(window: MainWindow) -> None:
    def act(dialog: KeysDialog) -> None:
        rebind(dialog, "unsure", Qt.Key.Key_N)
        assert "“Next change”" in dialog.told
        assert dialog.current is CommandId.UNSURE
        press(dialog.table, Qt.Key.Key_Return)
        press(dialog.capture, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        press(dialog.table, Qt.Key.Key_Insert)
        press(dialog.capture, Qt.Key.Key_F8)

    change_keys(window, act)
    assert window.keymap[CommandId.UNSURE].keys == ("U", "F8")


def test_key_is_taken_away_and_comes_back(window: MainWindow) -> None:
    def act(dialog: KeysDialog) -> None:
        dialog.go_to(CommandId.UNSURE)
        dialog.table.setFocus()
        press(dialog.table, Qt.Key.Key_Delete)
        assert window.commands[CommandId.UNSURE].shortcuts() == []
        assert dialog.current is CommandId.UNSURE
        dialog.reset.click()
        assert window.keymap[CommandId.UNSURE].keys == ("U",)
        rebind(dialog, "unsure", Qt.Key.Key_F8)
        dialog.field.clear()
        dialog.reset_all.click()

    change_keys(window, act)
    assert window.keymap.commands == COMMANDS


def test_fixed_keys_are_listed_and_cannot_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = KeysDialog(window.keymap, window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.field, "whole storyline")
    assert dialog.model.rowCount() == 1
    assert not dialog.change.isEnabled()
    assert dialog.current is None
    listed = len(COMMANDS) + len(NATIVE_KEYS)
    dialog.field.clear()
    assert dialog.model.rowCount() == listed


def words_in(window: QWidget) -> set[str]:
    """Return every text, tooltip and name that the parts of ``window`` show."""
    parts = window.findChildren(QWidget)
    shown = [text for part in parts for text in (part.toolTip(), part.accessibleName())]
    shown += [part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)]
    return {text for text in shown if text}


# key, and a way to write it that stands in no other word
_OTHERS = {
    command: f"Ctrl+Alt+F{1 + place % 12}" if place < 12 else f"Ctrl+Alt+Shift+{chr(65 + place - 12)}"
    for place, command in enumerate(
        (
            CommandId.IMPORT_FILES,
            CommandId.PASTE_ARTICLE,
            CommandId.PALETTE,
            CommandId.CHEAT_SHEET,
            CommandId.COMPARE,
            CommandId.NEXT_CHANGE,
            CommandId.MATTERS,
            CommandId.EDIT_NOTE,
            CommandId.NOTE_ON,
            CommandId.CYCLE_TRIVIAL,
            CommandId.IMPORT_RESULTS,
            CommandId.FLIP_BLOCK,
            CommandId.PAUSE_IMPORT,
            CommandId.CANCEL_IMPORT,
            CommandId.NEXT_ITEM,
            CommandId.TOGGLE_FIGURE,
        )
    )
}


def test_every_part_of_the_window_shows_the_keys_in_force(ferry: MainWindow, qtbot: QtBot) -> None:
    ferry.run_command(CommandId.NEXT_CHANGE)
    qtbot.waitUntil(lambda: ferry.frame.comparison.cursor_place.current is not None, timeout=WAIT_MS)
    ferry.frame.welcome.show_choice()
    for command, key in _OTHERS.items():
        assert ferry.keymap.give(command, (key,)) == ""
    shown = words_in(ferry)
    for command, key in _OTHERS.items():
        assert any(key in text for text in shown), command
    old = [f"({BY_ID[command].shown_key})" for command in _OTHERS]
    shown -= words_in(ferry.frame.review)  # its n and m are its own
    assert [text for text in shown if any(key in text for key in old)] == []
    assert not any("Ctrl+O" in text or "Ctrl+K" in text for text in shown)
    sheet = CheatSheet(ferry, ferry.keymap, has_story=True, view=CommandId.COMPARE)
    qtbot.addWidget(sheet)
    assert set(_OTHERS.values()) <= words_in(sheet)


def test_letter_given_to_a_command_stays_a_letter_while_typing(window: MainWindow) -> None:
    assert window.keymap.give(CommandId.ABOUT, (";",)) == ""
    assert window.keymap.give(CommandId.SORT_STORIES, ()) == ""
    assert window.keymap.give(CommandId.MATTERS, ("S",)) == ""
    field = QLineEdit(window.frame)
    window.activateWindow()
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "s;")
    assert field.text() == "s;"


_TRIED = (*map(chr, range(33, 97)), "Return", "Up", "Down", "Left", "Right", "Home", "End", "F2", "Del", "Backspace")


def taken_by(widget: QWidget) -> set[str]:
    """Return which of the usual keys ``widget`` takes before the shortcuts of the window do."""
    taken = set()
    for key in _TRIED:
        code = QKeySequence(key)[0].key()  # type: ignore[index]
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, code, _NONE, key if len(key) == 1 else "")
        event.ignore()
        QApplication.sendEvent(widget, event)
        if event.isAccepted():
            taken.add(key)
    return taken


@pytest.mark.parametrize(
    "view",
    [
        CommandId.COMPARE,
        CommandId.COVERAGE,
        CommandId.LEDGERS,
        CommandId.LINEAGE,
        CommandId.READINGS,
        CommandId.REVIEW,
        CommandId.TIMELINE,
    ],
)
def test_keys_that_a_view_takes_for_itself_are_named(ferry: MainWindow, qtbot: QtBot, view: CommandId) -> None:
    """A key that a view takes and the table does not name could be given to a command and never arrive."""
    ferry.run_command(view)
    page = ferry.frame.page
    if isinstance(page, ViewPage) and view is not CommandId.TIMELINE:  # the ferry is of no storyline
        qtbot.waitUntil(lambda: page.lead is not page, timeout=WAIT_MS)
    here = page.lead if isinstance(page, ViewPage) else page.focusProxy() or page
    taken = taken_by(here)
    if view is CommandId.REVIEW:
        for number in (2, 3):
            press(here, getattr(Qt.Key, f"Key_{number}"))
            taken |= taken_by(here)
    named = {key for native in NATIVE_KEYS if native.view in (view, None) for key in native.keys}
    assert taken - named == set()
    own = {key for native in NATIVE_KEYS if native.view is view for key in native.keys}
    assert own - {"Return", "Home", "End", "Left", "Right", "Up", "Down"} <= taken


def test_scopes_of_fixed_keys_leave_every_command_its_own(keymap: Keymap) -> None:
    assert {keymap.refusal(row.id, key) for row in COMMANDS for key in row.keys} == {""}
    assert {row.scope for row in COMMANDS} == set(Scope)
    assert all(keymap[command].keys for command in FIXED)


def test_parts_of_the_cheat_sheet_are_divided_evenly() -> None:
    assert divided([5, 5, 5, 5], 2) == [range(2), range(2, 4)]
    assert divided([9, 1, 1, 1], 4) == [range(1), range(1, 4)]
    assert divided([3, 3, 3], 1) == [range(3)]


def test_no_part_names_a_key_past_the_keymap() -> None:
    """A part that takes a key from the table would name the one delivered, whatever a person chose."""
    folder = Path(ui.__file__).parent
    past = re.compile(r"BY_ID\[[^]]*\]\.(shown_key|shown_keys|shown_tooltip|way|with_key)\b")
    allowed = {folder / "keys" / "model.py"}  # says which keys a command came with
    found = [str(path) for path in folder.rglob("*.py") if path not in allowed and past.search(path.read_text("utf-8"))]
    assert found == []


def test_no_text_names_a_key_of_a_command() -> None:
    """A key written into a text would stay there when a person chooses another one."""
    folder = Path(ui.__file__).parent
    named = re.compile(r"\b(Ctrl|Alt)\+")
    found = [
        f"{path.name}: {part.value}"
        for path in folder.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in _TRANSLATING
        for part in call.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and named.search(part.value)
    ]
    assert found == []
