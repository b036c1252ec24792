"""The readings as a table: variations down, outlets across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.comparison.readings import Standing
from ui.comparison.class_names import class_name
from ui.pieces import plain_tooltip
from ui.readings.sheet import ReadingSheet

if TYPE_CHECKING:
    from ui.readings.sheet import ReadingCell, ReadingLine

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The ReadingLine of a row."""
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ReadingCell of a cell, None in the column of classes."""


class ReadingModel(QAbstractTableModel):
    """The lines of a sheet that hold ``words`` somewhere; the first column tells row and class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = ReadingSheet()
        self._lines = self.sheet.lines
        self._words = ""

    def show(self, sheet: ReadingSheet) -> None:
        """Show ``sheet``, filtered as the last one was."""
        self.sheet = sheet
        self.filter_by(self._words)

    def filter_by(self, words: str) -> None:
        """Show only lines that hold every one of ``words``."""
        self._words = words
        wanted = words.casefold().split()
        self.beginResetModel()
        self._lines = tuple(line for line in self.sheet.lines if all(one in self._text(line) for one in wanted))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of lines shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of outlets, and one for row and class."""
        return 0 if parent.isValid() else len(self.sheet.names) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an outlet."""
        if orientation != Qt.Orientation.Horizontal or not 0 < section <= len(self.sheet.names):
            return None
        name = self.sheet.names[section - 1]
        shown = self.tr("{0} · base").format(name) if section == 1 else name
        return shown if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return row and class of a line, or the words of an outlet."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cell = line.cells[index.column() - 1] if index.column() else None
        if role == LINE_ROLE:
            return line
        if role == CELL_ROLE:
            return cell
        head = self.tr("Row {0} · {1}").format(line.row + 1, class_name(line.change_class))
        if role == Qt.ItemDataRole.DisplayRole:
            return head if cell is None else (cell.text or "")
        said = head if cell is None else f"{self.sheet.names[index.column() - 1]}: {self.words(cell)}. {head}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else None

    def words(self, cell: ReadingCell) -> str:
        """Return in words what an outlet has and how that stands among the readings."""
        standing = {
            Standing.MAJORITY: self.tr("the reading of most"),
            Standing.SINGULAR: self.tr("alone with it"),
            Standing.OTHER: "",
            Standing.WIDER: self.tr("told in other words"),
            Standing.ABSENT: self.tr("left out"),
        }[cell.standing]
        return ", ".join(part for part in (cell.text or self.tr("(nothing)"), standing) if part)

    def _text(self, line: ReadingLine) -> str:
        said = [class_name(line.change_class), *(cell.text or "" for cell in line.cells)]
        return " ".join(said).casefold()
