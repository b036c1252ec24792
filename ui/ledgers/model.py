"""Ledgers as tables: one row a rendering of a quotation, or a value of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.pieces import one_line, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.comparison.figures import FigureEntry
    from reader.comparison.quotations import QuotationEntry

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The LedgerLine of a row."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of a ledger: its cells, the article it leads to, and whether it opens a new entry."""

    cells: tuple[str, ...]
    article: ArticleId | None
    is_first: bool


class LedgerModel(QAbstractTableModel):
    """Lines under column titles."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._lines: tuple[LedgerLine, ...] = ()

    def show(self, lines: Sequence[LedgerLine]) -> None:
        """Show ``lines``."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

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
        return self._titles[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or its line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.cells[index.column()])
        return None


def quotation_lines(
    entries: Sequence[QuotationEntry], names: Mapping[ArticleId, str], ways: Mapping[str, str], absent: str
) -> list[LedgerLine]:
    """Return a line for each rendering of each quotation, and one naming who does not carry it.

    ``names`` are the outlets by article, ``ways`` the words for how a rendering stands to the canonical wording,
    ``absent`` the word for not carrying it.
    """
    lines = []
    for entry in entries:
        for place, rendering in enumerate(entry.renderings):
            how = ways.get(rendering.how, str(rendering.how))
            cells = (
                (entry.speaker or "") if place == 0 else "",
                f"“{one_line(rendering.text)}”",
                names.get(rendering.article, ""),
                how,
            )
            lines.append(LedgerLine(cells, rendering.article, place == 0))
        if entry.absent:
            outlets = ", ".join(names.get(article, "") for article in entry.absent)
            lines.append(LedgerLine(("", "", outlets, absent), None, is_first=False))
    return lines


def figure_lines(
    entries: Sequence[FigureEntry], names: Mapping[ArticleId, str], conflict: str, *, conflicts_only: bool = False
) -> list[LedgerLine]:
    """Return a line for each value of each figure; ``conflict`` is the word for values that contradict each other."""
    lines = []
    for entry in entries:
        if conflicts_only and not entry.conflict:
            continue
        for place, value in enumerate(entry.values):
            counted = one_line(f"{entry.counts or ''} {entry.unit or ''}") if place == 0 else ""
            shown = one_line(value.text)
            mark = conflict if entry.conflict and place == 0 else ""
            lines.append(LedgerLine((counted, shown, names.get(value.article, ""), mark), value.article, place == 0))
    return lines
