"""The page in the middle while no story is open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.pieces import column, plain


class WelcomePage(QFrame):
    """Says how to open a story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        heading = plain(self.tr("Choose a story"), "heading", wrap=True)
        how = plain(
            self.tr("Move through the list with j and k, and open a story with Enter. Ctrl+K finds one by its name."),
            "muted",
            wrap=True,
        )
        self.setLayout(column(None, heading, how, None, spacing=8, margins=(60, 28, 60, 28)))
