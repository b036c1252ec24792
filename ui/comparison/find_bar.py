"""The bar that finds words in the open story: a field, which finding of how many is shown, and the keys to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui.key_button import ButtonLook, KeyButton
from ui.pieces import plain, row

if TYPE_CHECKING:
    from ui.theme import Theme

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Hidden while nothing is looked for. ``words_changed`` carries what was typed, ``stepped`` 1 or -1."""

    words_changed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aligning")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this story"))
        self.field.setAccessibleName(self.tr("Find in this story"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(220)
        self.field.installEventFilter(self)
        self._count = plain(kind="muted")
        self._next = KeyButton(theme, self.tr("next"), self.tr("Enter"), ButtonLook.HINT)
        self._previous = KeyButton(theme, self.tr("previous"), self.tr("Shift+Enter"), ButtonLook.HINT)
        self._leave = KeyButton(theme, self.tr("leave"), self.tr("Esc"), ButtonLook.HINT)
        layout = row(
            self.field, self._count, None, self._next, self._previous, self._leave, margins=(14, 6, 14, 6), spacing=14
        )
        layout.setStretchFactor(self.field, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.words_changed)
        self._next.clicked.connect(self._on_next)
        self._previous.clicked.connect(self._on_previous)
        self._leave.clicked.connect(self.left)
        self.hide()

    @property
    def count_text(self) -> str:
        """What it says of the findings."""
        return self._count.text()

    def show_count(self, place: int | None, total: int, *, is_capped: bool) -> None:
        """Say which of how many findings is the current one, and have it read out; None: none of them is."""
        words = self._words(place, total, is_capped=is_capped)
        self._count.setText(words)
        self._next.setEnabled(total > 0)
        self._previous.setEnabled(total > 0)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Esc in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() in (*_RETURNS, Qt.Key.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            is_backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_backwards else 1)

    def _words(self, place: int | None, total: int, *, is_capped: bool) -> str:
        if not self.field.text().strip():
            return ""
        if not total:
            return self.tr("nothing found")
        shown = self.tr("more than {0}").format(total) if is_capped else str(total)
        return shown if place is None else self.tr("{place} of {total}").format(place=place + 1, total=shown)

    @Slot()
    def _on_next(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _on_previous(self) -> None:
        self.stepped.emit(-1)
