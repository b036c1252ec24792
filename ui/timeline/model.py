"""A timeline as a table: events across, outlets and threads down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.pieces import plain_tooltip
from ui.timeline.sheet import LineKind, TimelineLine, TimelineSheet

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The TimelineLine of a row."""
EVENT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The TimelineEvent of a column, in the header too; None in the column of titles."""


class TimelineModel(QAbstractTableModel):
    """The lines of a sheet; the first column holds their titles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = TimelineSheet()

    def show(self, sheet: TimelineSheet) -> None:
        """Show ``sheet``."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of events, and one for the titles."""
        return 0 if parent.isValid() else len(self.sheet.events) + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings of parts cannot be walked to."""
        is_heading = index.isValid() and self.sheet.lines[index.row()].kind is LineKind.HEADING
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an event with its day, in words for those who hear it."""
        if orientation != Qt.Orientation.Horizontal or not 0 < section <= len(self.sheet.events):
            return None
        event = self.sheet.events[section - 1]
        if role == EVENT_ROLE:
            return event
        if role == Qt.ItemDataRole.DisplayRole:
            return event.title
        said = " · ".join(part for part in (event.when, event.gap, event.title) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; for those who hear it also whose and when they are."""
        if not index.isValid():
            return None
        line = self.sheet.lines[index.row()]
        event = self.sheet.events[index.column() - 1] if index.column() else None
        if role == LINE_ROLE:
            return line
        if role == EVENT_ROLE:
            return event
        shown = line.text(index.column() - 1) if event is not None else line.title
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(line, index.column(), shown)
        return plain_tooltip(shown) if role == Qt.ItemDataRole.ToolTipRole and shown else None

    def _said(self, line: TimelineLine, column: int, shown: str) -> str:
        if not column or line.kind is LineKind.HEADING:
            return line.title
        event = self.sheet.events[column - 1]
        return f"{line.title}, {event.when}, {event.title}: {shown or self.tr('nothing')}"
