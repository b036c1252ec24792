"""The page in the middle while no story is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from ui.commands import CommandId
from ui.pieces import column, plain

if TYPE_CHECKING:
    from ui.keymap import Keymap


class WelcomePage(QFrame):
    """Says that the library is being opened, and then how to open a story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._choice = ""
        self._heading = plain(kind="heading", wrap=True)
        self._advice = plain(self.tr("Opening the library…"), "muted", wrap=True)
        self.setLayout(column(None, self._heading, self._advice, None, spacing=8, margins=(60, 28, 60, 28)))

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        words = self.tr(
            "Move through the list with {0} and {1}, and open a story with Enter. {2} finds one by its name."
        )
        ways = (CommandId.NEXT_ITEM, CommandId.PREVIOUS_ITEM, CommandId.PALETTE)
        is_shown = self._advice.text() == self._choice
        self._choice = words.format(*(keymap[command].way for command in ways))
        if is_shown:
            self._advice.setText(self._choice)

    def show_opening(self) -> None:
        """Say that a story is being opened."""
        self._heading.setText("")
        self._advice.setText(self.tr("Opening the story…"))

    def show_closed(self) -> None:
        """Say that no library could be opened."""
        self._heading.setText(self.tr("The library could not be opened"))
        self._advice.setText(
            self.tr(
                "The bar above says why. Nothing was changed; start Variorum again when the reason is gone, or choose "
                "another library or “Restore from a backup…” in the menu."
            )
        )

    def show_choice(self) -> None:
        """Say how to open a story."""
        self._heading.setText(self.tr("Choose a story"))
        self._advice.setText(self._choice)
