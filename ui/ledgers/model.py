"""A ledger as a table: the lines of its entries, filtered and sorted with what belongs together kept together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.ledgers.entry import CARRIERS_COLUMN
from ui.pieces import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.ledgers.entry import LedgerEntry, LedgerLine

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The LedgerLine of a row."""


class LedgerModel(QAbstractTableModel):
    """Lines under column titles. Column -1 to sort by stands for the order of the ledger: contested entries first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._entries: tuple[LedgerEntry, ...] = ()
        self._lines: tuple[LedgerLine, ...] = ()
        self._words: tuple[str, ...] = ()
        self._is_contested_only = False
        self._order = (-1, Qt.SortOrder.AscendingOrder)
        self.entry_count = 0
        """How many entries are shown."""

    def show(self, titles: Sequence[str], entries: Sequence[LedgerEntry]) -> None:
        """Show ``entries`` under ``titles``, filtered and sorted as the last ones were."""
        self._titles, self._entries = tuple(titles), tuple(entries)
        self._renew()

    def filter_by(self, words: str, *, contested_only: bool) -> None:
        """Show the entries that hold every one of ``words``, and of these only the contested ones if asked so."""
        self._words, self._is_contested_only = tuple(words.split()), contested_only
        self._renew()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the entries by their first line in ``column``."""
        self._order = (column, order)
        self._renew()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._titles[section] if section < len(self._titles) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or its line; the outlets in full where they are not seen but said."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        text = ", ".join(line.carriers) if index.column() == CARRIERS_COLUMN else line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _renew(self) -> None:
        column, order = self._order
        entries = [
            entry
            for entry in self._entries
            if (entry.is_contested or not self._is_contested_only) and entry.holds(self._words)
        ]
        if column >= 0:
            is_backwards = order == Qt.SortOrder.DescendingOrder
            entries.sort(key=lambda entry: _place(entry, column), reverse=is_backwards)
        self.beginResetModel()
        self._lines = tuple(line for entry in entries for line in entry.lines)
        self.entry_count = len(entries)
        self.endResetModel()


def _place(entry: LedgerEntry, column: int) -> tuple[float, str]:
    """Return what an entry is sorted by: a figure's values by number, everything else by its words."""
    text = entry.lines[0].cells[column].casefold().strip("“”‘’\"'«» ")
    return (entry.number, text) if column == 1 and entry.number is not None else (0.0, text)
