"""The page in the middle while no story is open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.pieces import column, plain


class WelcomePage(QFrame):
    """Says that the library is being opened, and then how to open a story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._heading = plain(kind="heading", wrap=True)
        self._advice = plain(self.tr("Opening the library…"), "muted", wrap=True)
        self.setLayout(column(None, self._heading, self._advice, None, spacing=8, margins=(60, 28, 60, 28)))

    def show_opening(self) -> None:
        """Say that a story is being opened."""
        self._heading.setText("")
        self._advice.setText(self.tr("Opening the story…"))

    def show_closed(self) -> None:
        """Say that no library could be opened."""
        self._heading.setText(self.tr("The library could not be opened"))
        self._advice.setText(
            self.tr("The bar above says why. Nothing was changed; start Variorum again when the reason is gone.")
        )

    def show_choice(self) -> None:
        """Say how to open a story."""
        self._heading.setText(self.tr("Choose a story"))
        self._advice.setText(
            self.tr("Move through the list with j and k, and open a story with Enter. Ctrl+K finds one by its name.")
        )
