"""The walk to a moved passage's own place in its article, and back to where it stands level with its twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.comparison.model import ComparisonModel
    from ui.comparison.table import ComparisonTable
    from ui.comparison.view_state import ViewState


class TwinWalk:
    """Goes there and back; from anywhere else than where it went to, it starts anew."""

    def __init__(self, table: ComparisonTable, model: ComparisonModel) -> None:
        self._table, self._model = table, model
        self._there: tuple[int, int] | None = None
        self._back: tuple[int, int] | None = None

    def forget(self) -> None:
        """Forget where it went, since other rows are shown."""
        self._there = self._back = None

    def go(self) -> str:
        """Go on from the cell in focus; return what is to be said of it."""
        state, index = self._model.state, self._table.currentIndex()
        if state is None or not index.isValid() or index.row() >= len(state.rows):
            return ""
        here = index.row(), index.column()
        if self._back is not None and here == self._there:
            self._table.show_cell(*self._back)
            self.forget()
            return _translated("Both level again")
        shown = self._moved(state, *here)
        row = None if shown is None else state.twin_row(here[0], self._model.source_column(shown))
        if row is None or shown is None:
            return _translated("This passage was not moved")
        self._there, self._back = (row, shown), here
        self._table.show_cell(row, shown)
        name = state.columns[self._model.source_column(shown)].name
        return _translated("In {outlet} it stands beside this passage; the same key shows both level again").format(
            outlet=name
        )

    def _moved(self, state: ViewState, row: int, shown: int) -> int | None:
        """Return the place of the moved cell: the one in focus, else the first one in its row."""
        places = (shown, *(place for place in range(self._model.columnCount()) if place != shown))
        return next((place for place in places if _is_moved(state, row, self._model.source_column(place))), None)


def _is_moved(state: ViewState, row: int, column: int) -> bool:
    number = state.rows[row].number
    cell = state.comparison.cell(number, column) if number is not None else None
    return cell is not None and cell.is_moved


def _translated(text: str) -> str:
    return QCoreApplication.translate("twins", text)
