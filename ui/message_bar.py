"""The bar that says what went wrong: what happened, what is safe, what to do. Never a modal box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.pieces import column, plain, row
from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.commands import Command, CommandId
    from ui.keymap import Keymap
    from ui.theme import Theme


class MessageBar(QFrame):
    """Shows one message under the header until it is closed; what may pass by itself is a PassingNotice.

    A message may offer a command: ``offer_taken`` carries its CommandId, ``offer_declined`` comes when it is closed.
    """

    offer_taken = Signal(object)
    offer_declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._headline = plain(kind="title", wrap=True)
        self._advice = plain(kind="muted", wrap=True)
        self._copy = QPushButton(self.tr("Copy details"))
        self._close = QToolButton()
        self._offer = QPushButton(self.tr("Go on"))
        self._details = ""
        self._offered: CommandId | None = None
        self._icon.setAccessibleName(self.tr("Message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        text = QWidget()
        text.setLayout(column(self._headline, self._advice, spacing=1))
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self._icon, text, self._offer, self._copy, self._close, margins=(14, 8, 10, 8), spacing=12))
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self._on_close)
        self._offer.clicked.connect(self._on_offer)
        self.hide()

    def show_problem(self, happened: str, advice: str, details: str = "") -> None:
        """Say what ``happened``, and in ``advice`` what is safe and what to do; ``details`` can be copied."""
        self._show("message", "triangle-alert", ColourRole.DANGER, happened, advice)
        self._details = details
        self._copy.setVisible(bool(details))

    def show_offer(self, text: str, advice: str, command: Command) -> None:
        """Say something that ``command`` follows up: by its button, named with the key, or by the key."""
        self.show_notice(text, advice)
        self._offered = command.id
        self._offer.setText(command.with_key(command.shown_text))
        self._offer.setToolTip(command.shown_tooltip)
        self._offer.show()

    def show_keys(self, keymap: Keymap) -> None:
        """Name the key in force on the button of an offer."""
        if self._offered is not None:
            command = keymap[self._offered]
            self._offer.setText(command.with_key(command.shown_text))
            self._offer.setToolTip(command.shown_tooltip)

    def show_notice(self, text: str, advice: str = "") -> None:
        """Say something that is worth knowing and no problem."""
        self._show("notice", "info", ColourRole.ACCENT, text, advice)
        self._copy.hide()

    def _show(self, kind: str, icon: str, role: ColourRole, headline: str, advice: str) -> None:
        self._offer.hide()
        self._offered = None
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        side = round(20 * self._theme.scale)
        self._icon.setPixmap(self._theme.icon(icon, role).pixmap(QSize(side, side)))
        self._close.setIcon(self._theme.icon("x"))
        self._headline.setText(headline)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(f"{headline} {advice}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    @Slot()
    def _on_offer(self) -> None:
        self.hide()
        self.offer_taken.emit(self._offered)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        if self._offered is not None:
            self.offer_declined.emit()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
