"""The page of the change list: plain text to be read by ear, searched by eye or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from ui.comparison.change_list import ChangeList
from ui.pieces import column, plain
from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangeListPage(QFrame):
    """Shows a :class:`ChangeList`. ``change_chosen`` carries the change of the line on which Enter was pressed.

    ``change_reached`` carries the change of the line that a person went to, None where the line tells none.
    """

    change_chosen = Signal(object)
    change_reached = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self._list = ChangeList((), ())
        self._current: int | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("Changes of this story"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.installEventFilter(self)
        self.text.cursorPositionChanged.connect(self._on_moved)
        self.setFocusProxy(self.text)
        hint = plain(self.tr("Enter goes to a change, Esc back to the story"), "muted", wrap=True)
        heading = plain(self.tr("Changes as text"), "heading")
        layout = column(heading, hint, self.text, spacing=8, margins=(24, 18, 24, 14))
        layout.setStretchFactor(self.text, 1)
        self.setLayout(layout)
        self.refresh_theme()
        theme.changed.connect(self.refresh_theme)

    def refresh_theme(self) -> None:
        """Take the reading font from the theme anew."""
        self.text.setFont(self._theme.reading())
        self._mark_line()

    def show_list(self, told: ChangeList, current: int | None) -> None:
        """Show ``told`` with the cursor at the change ``current`` if it is another one now, else where it is read."""
        with QSignalBlocker(self.text):
            self._renew(told)
            line = told.line_of(current) if current != self._current else None
            self._current = current
            if line is not None and line != self._line:
                self._go_to(line)
        self._mark_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the change of a line on Enter."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if is_enter and event.type() == QEvent.Type.KeyPress:
            change = self._list.change_at(self._line)
            if change is not None:
                self.change_chosen.emit(change)
            return True
        return super().eventFilter(watched, event)

    @property
    def _line(self) -> int:
        """The line that the keys are at."""
        return self.text.textCursor().blockNumber()

    @Slot()
    def _on_moved(self) -> None:
        """Tell of the change of another line, so that a verdict goes to what is pointed out."""
        self._mark_line()
        change = self._list.change_at(self._line)
        if change != self._current:
            self._current = change
            self.change_reached.emit(change)

    def _renew(self, told: ChangeList) -> None:
        """Show the lines of ``told``; the line that is read stays in the window where it is."""
        before, line, bar = self._list, self._line, self.text.verticalScrollBar()
        self._list = told
        if told.lines == before.lines:
            return
        place = told.line_of(before.change_at(line))
        scrolled = bar.value()
        self.text.setPlainText(told.text)
        self._go_to(line if place is None else place)
        bar.setValue(scrolled if place is None else scrolled + place - line)
        self.text.ensureCursorVisible()

    def _mark_line(self) -> None:
        """Draw the ground of the change that the keys are at."""
        line = QTextEdit.ExtraSelection()
        line.cursor = QTextCursor(self.text.textCursor().block())
        line.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        line.format.setBackground(self._theme.colour(ColourRole.SELECTION))
        self.text.setExtraSelections([line])

    def _go_to(self, line: int) -> None:
        block = self.text.document().findBlockByNumber(line)
        if block.isValid():
            self.text.setTextCursor(QTextCursor(block))
            self.text.ensureCursorVisible()
