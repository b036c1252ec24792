"""The lines of one list of the review page as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.pieces import plain_tooltip

if TYPE_CHECKING:
    from ui.review.lists import ReviewLine

_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class ReviewListModel(QAbstractTableModel):
    """Frozen lines under titles; both are replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._lines: tuple[ReviewLine, ...] = ()

    def show(self, titles: tuple[str, ...], lines: tuple[ReviewLine, ...]) -> None:
        """Show ``lines``, each with as many cells as there are ``titles``."""
        self.beginResetModel()
        self._titles, self._lines = titles, lines
        self.endResetModel()

    def line(self, index: AnyIndex) -> ReviewLine | None:
        """Return the line at ``index``."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell; a tooltip and what a screen reader says tell it in full."""
        line = self.line(index)
        if line is None:
            return None
        text = line.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles[index.column()]}: {text}" if text else self._titles[index.column()]
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if section < len(self._titles) else None
        return None
