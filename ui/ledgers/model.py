"""Ledgers as tables: one row a rendering of a quotation, or a value of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

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
    """Return a line for each wording of each quotation with all who carry it, and one naming who does not.

    ``names`` are the outlets by article, ``ways`` the words for how a rendering stands to the canonical wording,
    ``absent`` the word for not carrying it.
    """
    lines = []
    for entry in entries:
        same: dict[tuple[str, str], list[ArticleId]] = {}
        for rendering in entry.renderings:
            same.setdefault((one_line(rendering.text), rendering.how), []).append(rendering.article)
        for place, ((text, how), articles) in enumerate(same.items()):
            speaker = (entry.speaker or "") if place == 0 else ""
            cells = (speaker, f"“{text}”", _listed(articles, names), ways.get(how, how))
            lines.append(LedgerLine(cells, articles[0], place == 0))
        if entry.absent:
            lines.append(LedgerLine(("", "", _listed(entry.absent, names), absent), None, is_first=False))
    return lines


def figure_lines(
    entries: Sequence[FigureEntry], names: Mapping[ArticleId, str], conflict: str, *, conflicts_only: bool = False
) -> list[LedgerLine]:
    """Return a line for each wording of each figure with all who carry it.

    ``conflict`` is the word for values that contradict each other.
    """
    lines = []
    for entry in entries:
        if conflicts_only and not entry.conflict:
            continue
        same: dict[str, list[ArticleId]] = {}
        for value in entry.values:
            same.setdefault(one_line(value.text), []).append(value.article)
        for place, (text, articles) in enumerate(same.items()):
            counted = _counted(entry) if place == 0 else ""
            mark = conflict if entry.conflict and place == 0 else ""
            lines.append(LedgerLine((counted, text, _listed(articles, names), mark), articles[0], place == 0))
    return lines


def _listed(articles: Sequence[ArticleId], names: Mapping[ArticleId, str]) -> str:
    """Return the outlets of ``articles``; where there are several, those of all articles are told by their number."""
    if len(names) > 2 and set(articles) == set(names):
        return QCoreApplication.translate("LedgerModel", "all {0}").format(len(names))
    return ", ".join(dict.fromkeys(names.get(article, "") for article in articles))


def _counted(entry: FigureEntry) -> str:
    """Return what a figure counts, with its unit where that says more."""
    what, unit = one_line(entry.counts or ""), one_line(entry.unit or "")
    return what if not unit or unit in what else f"{what} ({unit})" if what else unit
