"""Spoken text: what a screen reader says of a cell, its changes with both wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.comparison.chips import chip_text
from ui.comparison.class_names import class_name
from ui.comparison.row_tie import tie_words
from ui.comparison.view_state import GapKind
from ui.pieces import counted
from ui.text_units import hidden_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.change import Change
    from ui.comparison.cursor import ChangeCursor
    from ui.comparison.view_state import ShownCell, ViewState


def spoken_cell(state: ViewState, row: int, column: int) -> str:
    """Return the text of a cell of passages with row, outlet and its changes, one sentence each."""
    cell = state.passage_cell(row, column)
    number = state.rows[row].number
    if cell is None or number is None:
        return ""
    name = state.columns[column].name
    head = _translated("row {row}, {outlet}: {text}").format(
        row=number + 1, outlet=name, text=cell.text or gap_text(cell.gap, name)
    )
    return " ".join((head, *_details(state, number, cell, column)))


def gap_text(gap: GapKind | None, name: str) -> str:
    """Return what stands in a cell without passages."""
    if gap is GapKind.CUT:
        return _translated("cut by {outlet}").format(outlet=name)
    if gap is GapKind.APART:
        return _translated("set apart by you")
    return _translated("not in {outlet}").format(outlet=name)


def folded_rows(count: int) -> str:
    """Return what stands for ``count`` rows of passages that are folded."""
    if count == 1:
        return _translated("1 row without changes")
    return _translated("{number} rows without changes").format(number=count)


def spoken_change(change: Change) -> str:
    """Return both wordings of ``change`` and its class: ``removed: X added: Y (figure)``."""
    parts = []
    if change.left:
        parts.append(_translated("removed: {text}").format(text=change.left))
    if change.right:
        parts.append(_translated("added: {text}").format(text=change.right))
    return f"{' '.join(parts)} ({class_name(change.change_class)})"


def spoken_place(cursor: ChangeCursor, change: Change) -> str:
    """Return what is announced when the change of ``cursor`` becomes the current one and ``change`` of it is shown."""
    words = spoken_change(change)
    others = len(cursor.members) - 1
    if others > 0:
        words = _translated("{words}, otherwise in {number} more").format(words=words, number=others)
    if cursor.position is None:
        return _translated("Trivial change: {words}").format(words=words)
    return _translated("Change {position} of {total}: {words}").format(
        position=cursor.position, total=cursor.total, words=words
    )


def _details(state: ViewState, number: int, cell: ShownCell, column: int) -> Iterator[str]:
    for chip in cell.chips:
        yield f"({chip_text(chip)})"
    tie = state.ties[number]
    words = tie_words(tie) if column == state.base or tie.is_by_hand or not tie.is_sure else ""
    if words and cell.text:
        yield f"({words})"
    hidden = hidden_characters(cell.text)
    if hidden:
        yield _translated("(hidden characters: {names})").format(names=", ".join(hidden))
    if column == state.base:
        told = sum(one.row == number for one in state.variations_in_sight)
        if told:
            more = _translated("({0} changes in the other columns)")
            yield counted(told, _translated("({0} change in the other columns)"), more)
        return
    for mark in cell.marks:
        yield spoken_change(state.changes[mark.change].change)


def _translated(text: str) -> str:
    return QCoreApplication.translate("spoken", text)
