"""The map of a story as two tables: passages by outlets, and outlets by outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.coverage.sheet import Carried, StoryMap
from ui.pieces import breakable, counted, plain_tooltip

if TYPE_CHECKING:
    from ui.coverage.sheet import MapCell, MapRow

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PERCENT = 100

CELL_ROLE = Qt.ItemDataRole.UserRole
"""The MapCell of a cell of the map; the share, 0 to 1, of a cell of the matrix; None in the column of titles."""


class CoverageModel(QAbstractTableModel):
    """Passages down, outlets across; ``only`` shows nothing but what one outlet leaves out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map = StoryMap()
        self.only: int | None = None
        self.rows: tuple[MapRow, ...] = ()

    def show(self, shown: StoryMap, only: int | None = None) -> None:
        """Show ``shown``, of it only what the outlet in column ``only`` leaves out."""
        self.beginResetModel()
        self.map, self.only = shown, only
        self.rows = shown.rows if only is None else shown.left_out_by(only)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of passages shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of outlets, and one for the words."""
        return 0 if parent.isValid() else len(self.map.names) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an outlet, or the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return str(self.rows[section].number + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 < section <= len(self.map.names):
            return None
        name = self.map.names[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return breakable(name)
        said = self.tr("{0}: {1} of {2} passages").format(name, self.map.carried[section - 1], len(self.map.rows))
        return said if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a passage, or how an outlet carries it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cell = row.cells[index.column() - 1] if index.column() else None
        if role == CELL_ROLE:
            return cell
        if cell is None:
            return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.map.names[index.column() - 1]}: {self.words(cell)}. {row.words}"
        return plain_tooltip(self.words(cell)) if role == Qt.ItemDataRole.ToolTipRole else None

    def words(self, cell: MapCell) -> str:
        """Return in words how a passage is carried."""
        said = {
            Carried.SAME: self.tr("the same"),
            Carried.CHANGED: counted(cell.changes, self.tr("{0} change"), self.tr("{0} changes")),
            Carried.LEFT_OUT: self.tr("left out"),
            Carried.ONLY_HERE: self.tr("only here"),
        }[cell.carried]
        return self.tr("{0}, moved").format(said) if cell.is_moved else said


class MatrixModel(QAbstractTableModel):
    """Outlets down and across: what share of the one down stands word for word in the one across."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map = StoryMap()

    def show(self, shown: StoryMap) -> None:
        """Show the shares of ``shown``."""
        self.beginResetModel()
        self.map = shown
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of outlets."""
        return 0 if parent.isValid() else len(self.map.names)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of outlets, and one for their names."""
        return 0 if parent.isValid() else len(self.map.names) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an outlet."""
        is_name = orientation == Qt.Orientation.Horizontal and 0 < section <= len(self.map.names)
        return _head(self.map.names[section - 1], role) if is_name else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or a share as a number of a hundred."""
        if not index.isValid():
            return None
        name = self.map.names[index.row()]
        if not index.column():
            return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        share = self.map.shares[index.row()][index.column() - 1]
        if role == CELL_ROLE:
            return share
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if index.row() == index.column() - 1 else self.tr("{0} %").format(round(share * _PERCENT))
        said = self.words(index.row(), index.column() - 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else None

    def words(self, row: int, column: int) -> str:
        """Return in words what a cell tells."""
        names = self.map.names
        if row == column:
            return self.tr("{0} itself").format(names[row])
        share = round(self.map.shares[row][column] * _PERCENT)
        return self.tr("{0} % of what {1} prints stands word for word in {2}").format(share, names[row], names[column])


def _head(name: str, role: int) -> str | None:
    """Return what stands at the head of a column: a name that may go on in a second line, whole as its tooltip."""
    if role == Qt.ItemDataRole.DisplayRole:
        return breakable(name)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return name
    return plain_tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else None
