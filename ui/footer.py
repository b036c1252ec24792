"""The bar at the bottom: where one is, how much is decided, what is hidden, and the next keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from ui.commands import CommandId
from ui.key_button import ButtonLook, KeyButton
from ui.pieces import ElidedLabel, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.keymap import Keymap
    from ui.theme import Theme

_STORY_HINTS = (CommandId.NEXT_CHANGE, CommandId.NEXT_HEAVY, CommandId.MAKE_BASE, CommandId.CHEAT_SHEET)
_HINT_TEXTS = {
    CommandId.NEXT_CHANGE: "next change",
    CommandId.NEXT_HEAVY: "next heavy",
    CommandId.MAKE_BASE: "base",
    CommandId.CHEAT_SHEET: "all keys",
}


class FooterBar(QFrame):
    """Shows facts at the left and hints at the right. ``hint_chosen`` carries the CommandId of a clicked hint."""

    hint_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setAccessibleName(self.tr("Status"))
        self._facts = ElidedLabel(kind="muted")
        self._hints: dict[CommandId, KeyButton] = {}
        layout = row(self._facts, margins=(14, 3, 14, 3), spacing=14)
        layout.addStretch(1)
        for command in _STORY_HINTS:
            hint = KeyButton(theme, self.tr(_HINT_TEXTS[command]), "", ButtonLook.HINT)
            hint.setObjectName(command.value)
            hint.clicked.connect(self._on_clicked)
            self._hints[command] = hint
            layout.addWidget(hint)
        self.setLayout(layout)

    def show_keys(self, keymap: Keymap) -> None:
        """Show the keys in force."""
        for command, hint in self._hints.items():
            hint.show_key(keymap[command].shown_key)
            hint.setToolTip(keymap[command].shown_tooltip)

    def show_facts(self, facts: Sequence[str]) -> None:
        """Show ``facts``, the empty ones left out, from the left."""
        self._facts.show_text("   ·   ".join(fact for fact in facts if fact))

    def show_story_hints(self, *, visible: bool) -> None:
        """Show the keys of the comparison, or only the key of the cheat sheet."""
        for command, hint in self._hints.items():
            hint.setVisible(visible or command is CommandId.CHEAT_SHEET)

    @Slot()
    def _on_clicked(self) -> None:
        self.hint_chosen.emit(CommandId(self.sender().objectName()))
