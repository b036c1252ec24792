"""Citations: a passage or both wordings of a change as plain text, with outlet, date and paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.comparison.class_names import class_name
from ui.comparison.heading import published_text

if TYPE_CHECKING:
    from ui.comparison.view_state import ViewState


def citation(state: ViewState, row: int, column: int, change: int | None) -> str:
    """Return what is copied for the cell at ``row`` and ``column``: the change if it stands in that row, else all.

    A change gives its class and a line for each side, ``“words” - Outlet, date, paragraph 3``.
    """
    number = state.rows[row].number
    if number is None:
        return ""
    if change is not None and state.changes[change].row == number:
        return _of_change(state, change)
    text = state.comparison.cell_text(number, column)
    return f"{_quoted(text)} - {_source(state, number, column)}" if text else ""


def _of_change(state: ViewState, index: int) -> str:
    place = state.changes[index]
    sides = ((place.change.left, state.base), (place.change.right, place.column))
    lines = [f"{_quoted(text)} - {_source(state, place.row, column)}" for text, column in sides]
    return "\n".join((class_name(place.change.change_class), *lines))


def _quoted(text: str) -> str:
    return f"“{text}”" if text else QCoreApplication.translate("citation", "(nothing)")


def _source(state: ViewState, row: int, column: int) -> str:
    head = state.columns[column]
    cell = state.comparison.cell(row, column)
    parts = [head.name, published_text(head.published)]
    if cell is not None:
        numbers = ", ".join(str(passage + 1) for passage in cell.passages)
        parts.append(QCoreApplication.translate("citation", "paragraph {numbers}").format(numbers=numbers))
    return ", ".join(parts)
