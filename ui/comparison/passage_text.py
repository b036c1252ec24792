"""The passage text: the text of one cell laid over it, for selecting and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.comparison.cell_painter import SIDE, TOP
from ui.text_units import TextUnits

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent

    from reader.base.span import Span


class PassageText(QTextEdit):
    """A read-only plain text, hidden until asked for. ``closed`` fires when Escape gives the keys back."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: 0; border-radius: 0; padding: 0; }")
        self.setViewportMargins(SIDE, TOP, SIDE, 0)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Text of the passage"))
        self.hide()

    def show_text(self, text: str, place: QRect, font: QFont, line_height: float) -> None:
        """Show ``text`` at ``place`` in lines of ``line_height`` pixels, as the cell sets it, with the keys in it."""
        self.setFont(font)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(spacing)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setGeometry(place.adjusted(2, 2, -2, -2))
        self.setViewportMargins(SIDE - 2, TOP - 2, SIDE - 2, 0)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def selected_words(self) -> Span | None:
        """The selected words, in code points of the text shown; None while it is hidden or none are selected."""
        cursor = self.textCursor()
        if not self.isVisible() or not cursor.hasSelection():
            return None
        units = TextUnits(self.toPlainText())
        return units.span(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape or Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the keys go elsewhere, except to the menu of this text."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()
