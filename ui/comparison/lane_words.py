"""Lane words: what a place of the overview stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.comparison.spoken import gap_text, spoken_change

if TYPE_CHECKING:
    from ui.comparison.cursor import ChangeFilter
    from ui.comparison.view_state import ViewState


def lane_words(state: ViewState, row: int, column: int, shown: ChangeFilter) -> str:
    """Return outlet and row, and what is told there: the heaviest change of those ``shown`` walks, or a gap."""
    name, number = state.columns[column].name, state.rows[row].number
    cell = state.passage_cell(row, column)
    if number is None or cell is None:
        return QCoreApplication.translate("overview", "Furniture, {outlet}").format(outlet=name)
    head = QCoreApplication.translate("overview", "Row {row}, {outlet}").format(row=number + 1, outlet=name)
    if not cell.text:
        return f"{head}\n{gap_text(cell.gap, name)}"
    changes = (state.changes[mark.change].change for mark in cell.marks if state.changes[mark.change].column == column)
    told = [change for change in changes if shown.walks(change.change_class)]
    heaviest = min(told, key=lambda change: change.change_class.weight, default=None)
    return head if heaviest is None else f"{head}\n{spoken_change(heaviest)}"
