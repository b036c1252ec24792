"""The keymap: the table of commands with the keys in force, those a person chose before those as delivered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from ui.command import shown_key
from ui.commands import BY_ID, COMMANDS, CommandId, Group, Scope
from ui.native_keys import NATIVE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QSettings

    from ui.commands import Command

FIXED = frozenset({CommandId.GO_BACK})
"""Commands whose keys nobody can change."""
_PLACE = "keys"
_HELD_ALONE = frozenset(
    {
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_Control,
        Qt.Key.Key_Meta,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_unknown,
    }
)
_SAME_AS = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}


class Keymap(QObject):
    """Gives the rows of COMMANDS with the keys in force, and keeps a person's own keys in ``settings``.

    One object, made by the window; whoever shows a key takes the row from here and renews it on ``changed``.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows = _in_force(self._chosen())

    def __getitem__(self, command: CommandId) -> Command:
        """Return the row of ``command`` with its keys in force."""
        return self._rows[command]

    @property
    def commands(self) -> tuple[Command, ...]:
        """All rows with their keys in force, in the order of the table."""
        return tuple(self._rows.values())

    def is_changed(self, command: CommandId) -> bool:
        """Tell whether ``command`` has other keys than those it came with."""
        return self._rows[command].keys != BY_ID[command].keys

    def give(self, command: CommandId, keys: tuple[str, ...]) -> str:
        """Give ``command`` the portable ``keys`` in place of those it has, none: no key.

        Returns a sentence that says why one of them is refused, with nothing changed, and "" where all are taken.
        """
        if command in FIXED:
            return self.tr("This command keeps its key, since every bar and box is left with it too.")
        if command is CommandId.PALETTE and not keys:
            return self.tr("This command keeps a key, since it finds every other one.")
        for key in keys:
            refusal = self.refusal(command, key)
            if refusal:
                return refusal
        self._keep({command: tuple(dict.fromkeys(keys))})
        return ""

    def reset(self, command: CommandId) -> str:
        """Give ``command`` back the keys it came with; returns a sentence where another command has one of them now."""
        return self.give(command, BY_ID[command].keys)

    def reset_all(self) -> None:
        """Give every command back the keys it came with."""
        self._keep({command: row.keys for command, row in BY_ID.items()})

    def refusal(self, command: CommandId, key: str) -> str:
        """Return why ``command`` cannot have the portable ``key``, as a sentence, "" where it can."""
        row, shown = BY_ID[command], shown_key(key)
        for other in self.commands:
            if other.id is not command and key in other.keys and _meet(row.scope, other.scope):
                told = self.tr("{key} is the key of “{other}”. Give that command another key first, or choose again.")
                return told.format(key=shown, other=other.shown_text.rstrip("…"))
        if key in row.keys:
            return ""
        for native in NATIVE_KEYS:
            if key not in native.keys:
                continue
            if native.view is None and row.scope in native.scopes:
                told = self.tr("{key} belongs to lists and fields everywhere ({what}). Choose another key.")
                return told.format(key=shown, what=native.shown_text)
            if native.view is not None and not _is_of_comparison(row):
                told = self.tr(
                    "{key} would not arrive in the view {view}, where it means “{what}”. Choose another key."
                )
                return told.format(key=shown, view=native.shown_place, what=native.shown_text)
        return ""

    def _keep(self, given: Mapping[CommandId, tuple[str, ...]]) -> None:
        for command, keys in given.items():
            name = f"{_PLACE}/{command.value}"
            if keys == BY_ID[command].keys:
                self._settings.remove(name)
            else:
                self._settings.setValue(name, " ".join(keys))
        self._settings.sync()
        self._rows = _in_force(self._chosen())
        self.changed.emit()

    def _chosen(self) -> dict[CommandId, tuple[str, ...]]:
        """Return the keys that a person chose, of commands that there are."""
        chosen = {}
        for command in set(CommandId) - FIXED:
            kept = self._settings.value(f"{_PLACE}/{command.value}")
            if isinstance(kept, str):
                chosen[command] = tuple(key for key in kept.split() if not QKeySequence(key).isEmpty())
        return chosen


def portable(held: QKeyCombination) -> str:
    """Return what was pressed as a portable key, as COMMANDS writes it; "" where only Shift and its like are held.

    A sign that needs Shift, as the question mark, is itself without Shift; a letter keeps it.
    """
    key = _SAME_AS.get(held.key(), held.key())
    if key in _HELD_ALONE:
        return ""
    modifiers = held.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    if len(name) == 1 and not name.isalpha():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _in_force(chosen: Mapping[CommandId, tuple[str, ...]]) -> dict[CommandId, Command]:
    """Return every row with its keys: a person's own before those as delivered, earlier rows before later ones."""
    taken: list[tuple[str, Scope]] = []
    keys: dict[CommandId, tuple[str, ...]] = {}
    delivered = {row.id: row.keys for row in COMMANDS if row.id not in chosen}
    for command, wanted in (*sorted(chosen.items(), key=lambda one: list(CommandId).index(one[0])), *delivered.items()):
        keys[command] = tuple(_free(wanted, BY_ID[command].scope, taken))
        taken += [(key, BY_ID[command].scope) for key in keys[command]]
    if not keys[CommandId.PALETTE]:
        keys[CommandId.PALETTE] = BY_ID[CommandId.PALETTE].keys
    return {row.id: replace(row, keys=keys[row.id]) for row in COMMANDS}


def _free(wanted: Iterable[str], scope: Scope, taken: Iterable[tuple[str, Scope]]) -> Iterable[str]:
    return (key for key in wanted if not any(key == one and _meet(scope, place) for one, place in taken))


def _meet(one: Scope, other: Scope) -> bool:
    """Tell whether a key of both scopes would mean two things at one place."""
    return one is other or Scope.WINDOW in (one, other)


def _is_of_comparison(row: Command) -> bool:
    """Tell whether a command is about the comparison alone, so that other views may take its key for themselves."""
    return row.needs_story and row.group is not Group.GO
