"""Unified cells: base and article told in one text for each row, made when first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.comparison.cursor import ChangeFilter, TrivialState
from ui.comparison.unified import UnifiedText, unified_text
from ui.comparison.view_state import ShownCell

if TYPE_CHECKING:
    from reader.comparison.change import Change
    from ui.comparison.view_state import ViewState


class UnifiedCells:
    """Cells of a story by row and column of the comparison, with the changes in them that are shown."""

    def __init__(self) -> None:
        self._state: ViewState | None = None
        self._told = ChangeFilter(), frozenset[int]()
        self._changes: dict[tuple[int, int], list[tuple[int, Change]]] = {}
        self._texts: dict[tuple[int, int], UnifiedText] = {}
        self._cells: dict[tuple[int, int], ShownCell] = {}

    def take(self, state: ViewState | None) -> None:
        """Tell the cells of ``state``."""
        self._state = state
        self._changes.clear()
        self._forget()

    def tell(self, shown: ChangeFilter, outlined: frozenset[int]) -> bool:
        """Tell the changes that ``shown`` draws, and ``outlined`` too; say whether any text is another one now.

        Of the others the words of the base are kept.
        """
        changes = self._state.changes if self._state else ()
        besides = frozenset(index for index in outlined if not shown.draws(changes[index].change.change_class))
        is_same = _drawn(shown) == _drawn(self._told[0]) and besides == self._told[1]
        self._told = shown, besides
        if not is_same:
            self._forget()
        return not is_same

    def text(self, number: int, column: int) -> UnifiedText:
        """Return what base and ``column`` say in the aligned row ``number``, in one text."""
        key = number, column
        if key not in self._texts:
            assert self._state is not None
            told = [one for one in self._changes_by_cell().get(key, ()) if self._is_told(*one)]
            comparison = self._state.comparison
            left, right = (comparison.cell_text(number, one) for one in (comparison.base, column))
            self._texts[key] = unified_text(left, right, told)
        return self._texts[key]

    def cell(self, row: int, column: int) -> ShownCell | None:
        """Return the cell at the shown row ``row``, None where furniture stands there."""
        key = row, column
        if key not in self._cells:
            assert self._state is not None
            number, own = self._state.rows[row].number, self._state.passage_cell(row, column)
            if number is None or own is None:
                return None
            found = self.text(number, column)
            self._cells[key] = ShownCell(found.text, own.gap, own.chips, found.marks, is_unified=True)
        return self._cells[key]

    def _changes_by_cell(self) -> dict[tuple[int, int], list[tuple[int, Change]]]:
        """Return the changes of every cell, sorted out when the first text is asked for."""
        if not self._changes and self._state is not None:
            for index, place in enumerate(self._state.changes):
                self._changes.setdefault((place.row, place.column), []).append((index, place.change))
        return self._changes

    def _is_told(self, index: int, change: Change) -> bool:
        return self._told[0].draws(change.change_class) or index in self._told[1]

    def _forget(self) -> None:
        self._texts.clear()
        self._cells.clear()


def _drawn(shown: ChangeFilter) -> tuple[object, bool]:
    return shown.groups, shown.trivial is TrivialState.HIDDEN
