"""The mode of folding: which rows without changes are folded now, and where the focus stays meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.comparison.folding import MOST_CONTEXT, Folding, Folds, folds_of, run_at

if TYPE_CHECKING:
    from ui.comparison.model import ComparisonModel
    from ui.comparison.table import ComparisonTable


class FoldMode(QObject):
    """Folds rows of ``table``. ``changed`` says that other rows are folded than before."""

    changed = Signal()

    def __init__(self, table: ComparisonTable, model: ComparisonModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._folding = Folding()
        self._different: frozenset[int] = frozenset()
        self._folds = Folds(frozenset(), {})
        self._came_from: tuple[int, int] | None = None
        table.row_asked.connect(self.open)

    @property
    def context(self) -> int:
        """How many rows are shown before and behind one with changes while the others are folded."""
        return self._folding.context

    @property
    def count(self) -> int:
        """How many rows of passages are folded."""
        return sum(self._folds.strips.values())

    def forget(self) -> None:
        """Forget what was folded and unfolded by hand, since other rows are shown."""
        self._folding = replace(self._folding, opened=frozenset(), closed=frozenset())
        self._folds = Folds(frozenset(), {})
        self._came_from = None

    def show_changes(self, different: frozenset[int]) -> None:
        """Take the aligned rows in which something shown differs."""
        self._different = different
        self._renew()

    def set_on(self, is_on: bool) -> None:  # noqa: FBT001 - one of two states
        """Fold all rows without changes, or none."""
        self._folding = Folding(is_on, self._folding.context)
        self._renew()

    def set_context(self, context: int) -> None:
        """Show ``context`` rows before and behind each row with changes."""
        held = min(MOST_CONTEXT, max(0, context))
        self._folding = replace(self._folding, context=held, opened=frozenset())
        self._renew()

    @Slot(int)
    def open(self, row: int) -> None:
        """Unfold the strip that ``row`` is in."""
        state = self._model.state
        if state is not None and 0 <= row < len(state.rows):
            run = self._run(row)
            self._folding = replace(self._folding, opened=self._folding.opened | run, closed=self._folding.closed - run)
            self._renew()

    def toggle(self) -> bool:
        """Fold the rows without changes round the focus, or unfold them; False where the row in focus has changes."""
        state, row = self._model.state, self._table.currentIndex().row()
        if state is None or not 0 <= row < len(state.rows):
            return False
        run = run_at(state.rows, self._different, row)
        if not run:
            return False
        if row in self._folds.strips:
            self.open(row)
        else:
            folding = self._folding
            self._folding = replace(folding, opened=folding.opened - run, closed=folding.closed | run)
            self._renew()
        return True

    def _run(self, row: int) -> frozenset[int]:
        """Return the folded rows that stand together with ``row``."""
        first = last = self._folds.strip_of(row)
        while last + 1 in self._folds.hidden:
            last += 1
        while first - 1 in self._folds.hidden:
            first -= 1
        return frozenset(range(first, last + 1))

    def _renew(self) -> None:
        rows = self._model.state.rows if self._model.state else ()
        self._folds = folds_of(rows, self._different, self._folding)
        index = self._table.currentIndex()
        row, shown = index.row(), index.column()
        at = self._table.top_in_window(row) if index.isValid() else 0
        self._table.fold_rows(self._folds.hidden, self._folds.strips)
        if 0 <= row < len(rows):
            self._keep_focus(row, shown, at)
        self.changed.emit()

    def _keep_focus(self, row: int, shown: int, at: int) -> None:
        """Give the focus to where its row is to be seen now, and back when it is unfolded; it stands where it stood."""
        seen = self._folds.seen_from(row, self._model.rowCount())
        came_from, self._came_from = self._came_from, None
        if row in self._folds.strips:
            self._came_from = came_from if came_from and came_from[0] == row else (row, row)
        elif seen != row:
            self._came_from = seen, row
            self._table.show_cell(seen, shown)
            self._table.put_at(seen, at)
        elif came_from is not None and came_from[0] == row and came_from[1] not in self._folds.hidden:
            self._table.show_cell(came_from[1], shown)
            self._table.put_at(came_from[1], at)
