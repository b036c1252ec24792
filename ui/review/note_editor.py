"""The note editor: one note, Markdown source, kept as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

SAVE_AFTER_MS = 1000
_LINES = 4
_ROOM = 22


class NoteEditor(QPlainTextEdit):
    """Edits one note.

    ``note_changed`` carries key and text a second after a letter was typed, however fast the next ones follow, and
    when the focus leaves. ``left`` fires when Escape gives the keys back to the comparison.
    """

    note_changed = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: Hashable | None = None
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Note on this change"))
        self.setPlaceholderText(self.tr("Write a note, Markdown; Esc goes back"))
        self.textChanged.connect(self._on_text_changed)

    @property
    def key(self) -> Hashable | None:
        """What the note is on."""
        return self._key

    def show_note(self, key: Hashable | None, text: str) -> None:
        """Show the note on ``key``; a note in hand is kept first. The same key does not disturb what is being typed."""
        if key == self._key and (self._timer.isActive() or text == self.toPlainText()):
            return
        self.keep()
        self._key = key
        self._kept = text
        self.setPlainText(text)
        self._timer.stop()
        self.setEnabled(key is not None)

    @Slot()
    def keep(self) -> None:
        """Tell the text now if it differs from what was kept last."""
        self._timer.stop()
        text = self.toPlainText()
        if self._key is not None and text != self._kept:
            self._kept = text
            self.note_changed.emit(self._key, text)

    def sizeHint(self) -> QSize:
        """Four lines of text."""
        return QSize(200, round(QFontMetricsF(self.font()).lineSpacing() * _LINES) + _ROOM)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the note on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the note when the focus leaves."""
        super().focusOutEvent(event)
        self.keep()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
