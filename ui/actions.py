"""The actions of the window, one for every command of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.commands import COMMANDS, CommandId, Scope

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.keymap import Keymap
    from ui.theme import Theme


def make_actions(parent: QObject, theme: Theme, keymap: Keymap) -> dict[CommandId, QAction]:
    """Return one action for every command, owned by ``parent``, not yet added to any widget.

    A single letter never reaches an action while a text field has the focus: Qt lets the field have it first.
    """
    actions = {}
    for command in COMMANDS:
        action = QAction(command.shown_text, parent)
        action.setObjectName(command.id.value)
        action.setShortcutContext(_CONTEXTS[command.scope])
        action.setAutoRepeat(command.id in _REPEATING)
        actions[command.id] = action
    bind_actions(actions, keymap)
    dress_actions(actions, theme)
    return actions


def bind_actions(actions: dict[CommandId, QAction], keymap: Keymap) -> None:
    """Give the actions the keys in force, and tooltips that name them."""
    for command in keymap.commands:
        action = actions[command.id]
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(command.shown_tooltip)
        action.setStatusTip(command.shown_tooltip)


def dress_actions(actions: dict[CommandId, QAction], theme: Theme) -> None:
    """Give the actions the icons of the theme shown now."""
    for command in COMMANDS:
        if command.icon:
            actions[command.id].setIcon(theme.icon(command.icon))


_CONTEXTS = {
    Scope.WINDOW: Qt.ShortcutContext.WindowShortcut,
    Scope.COMPARISON: Qt.ShortcutContext.WidgetWithChildrenShortcut,
    Scope.STORIES: Qt.ShortcutContext.WidgetWithChildrenShortcut,
}
_REPEATING = frozenset(
    command.id for command in COMMANDS if command.id.value.startswith(("next_", "previous_", "page_", "zoom_"))
)
