"""The offer line: one quiet line above the footer that offers something and never does it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.key_button import ButtonLook, KeyButton
from ui.pieces import ElidedLabel, row

if TYPE_CHECKING:
    from ui.theme import Theme


class OfferLine(QFrame):
    """Hidden until something is offered. ``taken`` says that the offer was clicked; its key belongs to a command."""

    taken = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aligning")
        self._text = ElidedLabel()
        self._take = KeyButton(theme, text, "", ButtonLook.HINT)
        self._not_now = KeyButton(theme, self.tr("Go on here"), "", ButtonLook.HINT)
        layout = row(self._text, self._take, self._not_now, None, margins=(14, 5, 14, 5), spacing=18)
        self.setLayout(layout)
        self._take.clicked.connect(self.taken)
        self._not_now.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is offered, empty while nothing is."""
        return "" if self.isHidden() else self._text.accessibleName()

    def show_key(self, key: str) -> None:
        """Show ``key`` as the one that takes the offer."""
        self._take.show_key(key)

    def offer(self, text: str) -> None:
        """Offer something; the keys stay where they are."""
        self._text.show_text(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
