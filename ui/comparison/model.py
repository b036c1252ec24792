"""The model of the comparison: rows of passages and furniture, a column for each article, base first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.base.span import Span
from ui.comparison.furniture import FurnitureState, folded_text, role_name
from ui.comparison.heading import heading_lines
from ui.comparison.row_tie import tie_words
from ui.comparison.spoken import folded_rows, spoken_cell
from ui.comparison.unified_cells import UnifiedCells
from ui.comparison.view_state import FurnitureCell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.comparison.cursor import ChangeFilter
    from ui.comparison.row_tie import RowTie
    from ui.comparison.unified import UnifiedText
    from ui.comparison.view_state import ShownCell, ViewState

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """A table over one :class:`ViewState`; columns are counted as shown, the base is column 0.

    While it is unified, the cells of the other columns tell what the base has there too. ``retold`` says that cells
    of the same story have another text than before.
    """

    retold = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._order: tuple[int, ...] = ()
        self._furniture = FurnitureState.FOLDED
        self._unified = UnifiedCells()
        self._folds: Mapping[int, int] = {}
        self.is_unified = False

    @property
    def state(self) -> ViewState | None:
        """What the table shows, None while no story is open."""
        return self._state

    def set_state(self, state: ViewState | None) -> None:
        """Show ``state``, or nothing."""
        self.beginResetModel()
        self._state = state
        self._order = state.column_order if state else ()
        self._folds = {}
        self._unified.take(state)
        self.endResetModel()

    def set_unified(self, is_unified: bool) -> None:  # noqa: FBT001 - one of two states
        """Tell base and article in one text, or each in its own column."""
        self.is_unified = is_unified
        self._tell_changed()
        self.retold.emit()

    def tell(self, shown: ChangeFilter, outlined: frozenset[int]) -> bool:
        """Tell these changes in unified cells; say whether the text of any that is shown is another one now."""
        is_other = self._unified.tell(shown, outlined) and self.is_unified
        if is_other:
            self._tell_changed()
            self.retold.emit()
        return is_other

    def set_folds(self, folds: Mapping[int, int]) -> None:
        """Tell rows as folded: by the row that a fold stands at, how many rows of passages it holds."""
        self._folds = folds
        self._tell_changed()

    def unified_text(self, row: int, shown: int) -> UnifiedText | None:
        """Return the text of a unified cell in its pieces, None in furniture, the base, or while each has its own."""
        number = self._state.rows[row].number if self._state else None
        if not self.is_unified or not shown or number is None:
            return None
        return self._unified.text(number, self._order[shown])

    def words(self, change: int) -> Span:
        """Return where the words of ``change`` stand in the text of its cell as it is shown."""
        assert self._state is not None
        place = self._state.changes[change]
        if self.is_unified:
            marks = self._unified.text(place.row, place.column).marks
            return next((mark.span for mark in marks if mark.change == change), Span(0, 0))
        return place.change.right_span

    def replace_marks(self, state: ViewState) -> None:
        """Show ``state``, which differs from the present one in verdicts and notes only."""
        self._state = state
        self._tell_changed()

    def set_furniture(self, furniture: FurnitureState) -> None:
        """Tell furniture as a count or in full."""
        self._furniture = furniture
        self._tell_changed()

    def _tell_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def source_column(self, shown: int) -> int:
        """Return the column of the comparison that stands at place ``shown``."""
        return self._order[shown]

    def shown_column(self, column: int) -> int:
        """Return the place at which ``column`` of the comparison is shown."""
        return self._order.index(column)

    def cell(self, row: int, shown: int) -> ShownCell | FurnitureCell:
        """Return the cell at ``row`` in the column shown at place ``shown``, with what the base has if unified."""
        unified = self._unified.cell(row, self._order[shown]) if self.is_unified and shown else None
        return unified or self.own_cell(row, shown)

    def own_cell(self, row: int, shown: int) -> ShownCell | FurnitureCell:
        """Return what the article at place ``shown`` has in ``row``, without the base."""
        if self._state is None:
            raise IndexError("no story is open")
        return self._state.rows[row].cells[self._order[shown]]

    def letters(self, row: int, shown: int) -> int:
        """Return how many letters a cell has, in a unified one about how many; no text is made for it."""
        columns = (shown, 0) if self.is_unified else (shown,)
        cells = (self.own_cell(row, one) for one in columns)
        return max(0 if isinstance(cell, FurnitureCell) else len(cell.text) for cell in cells)

    def tie(self, row: int) -> RowTie | None:
        """Return how firmly the cells of ``row`` stand for each other, None for furniture."""
        number = self._state.rows[row].number if self._state else None
        return None if number is None or self._state is None else self._state.ties[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows, those of furniture too."""
        return 0 if parent.isValid() or self._state is None else len(self._state.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be walked through, never edited."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or what a screen reader says of it."""
        if not index.isValid() or self._state is None:
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._furniture_text(cell) if isinstance(cell, FurnitureCell) else cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            folded = self._folds.get(index.row())
            return folded_rows(folded) if folded else self._spoken(index.row(), index.column(), cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number of a row, or name and facts of a column."""
        if self._state is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if not 0 <= section < len(self._order):
            return None
        column = self._state.columns[self._order[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(heading_lines(column))
        return None

    def _row_head(self, row: int, role: int) -> str | None:
        if self._state is None or not 0 <= row < len(self._state.rows):
            return None
        number = self._state.rows[row].number
        if number is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number + 1)
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        decided = self.tr("decided") if number in self._state.decided_rows() else ""
        head = self.tr("Row {row}").format(row=number + 1) if role == Qt.ItemDataRole.ToolTipRole else str(number + 1)
        return ", ".join(words for words in (head, decided, tie_words(self._state.ties[number])) if words)

    def _furniture_text(self, cell: FurnitureCell) -> str:
        if self._furniture is FurnitureState.FOLDED:
            return folded_text(cell.blocks)
        return "\n".join(f"{role_name(block.role)}: {block.text}" for block in cell.blocks)

    def _spoken(self, row: int, shown: int, cell: ShownCell | FurnitureCell) -> str:
        assert self._state is not None
        column = self._order[shown]
        if isinstance(cell, FurnitureCell):
            text = self._furniture_text(cell) or self.tr("no furniture")
            return self.tr("{outlet}: {text}").format(outlet=self._state.columns[column].name, text=text)
        return spoken_cell(self._state, row, column)
