"""Citations: a passage or all wordings of a change as plain text, with outlet, date and paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.comparison.witnesses import witnesses_of
from ui.comparison.class_names import class_name
from ui.comparison.heading import published_text

if TYPE_CHECKING:
    from reader.base.span import Span
    from reader.comparison.variations import Variation
    from ui.comparison.view_state import ViewState


def citation(state: ViewState, row: int, column: int, change: Variation | None, words: Span | None = None) -> str:
    """Return what is copied for the cell at ``row`` and ``column``: ``words`` of it, else the change in its row or all.

    A change gives its class, a line for the base and one for each reading, ``“words” - Outlet, date, paragraph 3``.
    """
    number = state.rows[row].number
    if number is None:
        return ""
    if words is not None:
        selected = words.of(state.comparison.cell_text(number, column))
        return f"{_quoted(selected)} - {_source(state, number, column)}"
    if change is not None and change.row == number:
        return _of_change(state, change)
    text = state.comparison.cell_text(number, column)
    return f"{_quoted(text)} - {_source(state, number, column)}" if text else ""


def _of_change(state: ViewState, variation: Variation) -> str:
    words = witnesses_of(state.comparison, variation)
    told = dict.fromkeys(state.changes[index].column for index in variation.members)
    lines = [
        f"{_quoted(words[column].text or '')} - {_source(state, variation.row, column)}"
        for column in (state.base, *told)
    ]
    return "\n".join((class_name(variation.change_class), *lines))


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
