"""The bar of the alignment by hand: which passage was taken, what is aimed at, and which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.comparison.aligning import Outcome
from ui.comparison.passage_place import first_words
from ui.key_button import ButtonLook, KeyButton
from ui.pieces import plain, row
from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.comparison.aligning import Aligning
    from ui.comparison.view_state import ViewState
    from ui.theme import Theme

_ICON = 16


class AlignBar(QFrame):
    """Hidden while nothing is aligned. ``take_asked`` and ``leave_asked`` come from its hints, which are buttons."""

    take_asked = Signal()
    leave_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aligning")
        self._theme = theme
        self._icon = QLabel()
        self._text = plain(wrap=True)
        self._take = {
            outcome: KeyButton(theme, text, "", ButtonLook.HINT)
            for outcome, text in (
                (Outcome.TAKE, self.tr("take it")),
                (Outcome.LEVEL, self.tr("put both level")),
                (Outcome.APART, self.tr("set it apart")),
            )
        }
        self._leave = KeyButton(theme, self.tr("leave"), self.tr("Esc"), ButtonLook.HINT)
        for button in self._take.values():
            button.clicked.connect(self.take_asked)
        self._leave.clicked.connect(self.leave_asked)
        layout = row(self._icon, self._text, *self._take.values(), self._leave, margins=(14, 6, 14, 6), spacing=14)
        layout.setStretchFactor(self._text, 1)
        self.setLayout(layout)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_key(self, key: str) -> None:
        """Show ``key`` as the one that takes a passage."""
        for button in self._take.values():
            button.show_key(key)

    def show_aligning(self, state: ViewState, aligning: Aligning) -> None:
        """Say where the alignment stands, and have it read out."""
        text = self._words(state, aligning)
        for outcome, button in self._take.items():
            button.setVisible(outcome is aligning.outcome)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _words(self, state: ViewState, aligning: Aligning) -> str:
        taken = first_words(state, aligning.taken)
        if aligning.outcome is Outcome.NOTHING or aligning.aim is None:
            return self.tr("Taken: {taken}. No passage stands here to put level with it.").format(taken=taken)
        aim = first_words(state, aligning.aim)
        if aligning.outcome is Outcome.LEVEL:
            return self.tr("Taken: {taken}. Put level with {aim}?").format(taken=taken, aim=aim)
        if aligning.outcome is Outcome.APART:
            return self.tr("Taken: {taken}. Go to a passage of another article, or set this one apart.").format(
                taken=taken
            )
        return self.tr("Align by hand: {aim}. Take it, or go to another passage.").format(aim=aim)

    @Slot()
    def _on_theme(self) -> None:
        side = round(_ICON * self._theme.scale)
        self._icon.setPixmap(self._theme.icon("link", ColourRole.ACCENT).pixmap(QSize(side, side)))
