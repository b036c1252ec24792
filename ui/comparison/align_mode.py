"""The mode in which two passages are put level by hand: its keys, its outlines and its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot

from ui.comparison.aligning import Aligning, Outcome
from ui.comparison.passage_outline import PassageOutline
from ui.comparison.passage_place import passage_span, passages_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from ui.comparison.align_bar import AlignBar
    from ui.comparison.model import ComparisonModel
    from ui.comparison.passage_place import PassagePlace
    from ui.comparison.table import ComparisonTable

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AlignMode(QObject):
    """Follows the cell in focus of ``table`` from ``begin`` to ``leave``, inside cells passage by passage.

    ``level_asked`` carries the two :class:`PassagePlace`, ``apart_asked`` one; ``refused`` a sentence.
    """

    level_asked = Signal(object, object)
    apart_asked = Signal(object)
    refused = Signal(str)

    def __init__(self, table: ComparisonTable, model: ComparisonModel, bar: AlignBar) -> None:
        super().__init__(table)
        self._table, self._model, self._bar = table, model, bar
        self._now: Aligning | None = None
        self._entering = 1
        self.last: PassagePlace | None = None
        """The passage that was put level or set apart last, until the focus goes on; it keeps the focus."""
        table.installEventFilter(self)
        table.current_cell_changed.connect(self._on_cell_changed)
        bar.take_asked.connect(self.take)
        bar.leave_asked.connect(self.leave)

    @property
    def is_active(self) -> bool:
        """Tell whether something is being aligned."""
        return self._now is not None

    @property
    def now(self) -> Aligning | None:
        """What is being aligned, None while nothing is."""
        return self._now

    def begin(self) -> None:
        """Start at the cell in focus, with its first passage; while something is aligned, start anew there."""
        self._unfold()
        found = self._passages()
        if not found:
            self.refused.emit(self.tr("No passage stands here that could be aligned"))
            return
        self._show(Aligning(found[0], found[0]))
        self._table.setFocus()

    @Slot()
    def leave(self) -> None:
        """Stop; nothing is put level."""
        self._show(None)

    @Slot()
    def set_apart(self) -> None:
        """Set the passage taken or aimed at apart, else the first one of the cell in focus, never one out of sight."""
        if self._unfold():
            self.refused.emit(self.tr("The rows folded here are shown now; the same key sets a passage apart"))
            return
        found = self._passages()
        place = (self._now.aim or self._now.taken) if self._now else next(iter(found), None)
        if place is None:
            self.refused.emit(self.tr("No passage stands here that could be set apart"))
            return
        self.leave()
        self.last = place
        self.apart_asked.emit(place)

    @Slot()
    def take(self) -> None:
        """Do what Space does: take the passage aimed at, put both level, or set the one apart; nothing over a gap."""
        now = self._now
        if now is None or self._unfold():
            return
        if now.outcome is Outcome.TAKE:
            self._show(now.with_taken())
        elif now.outcome is Outcome.APART:
            self.leave()
            self.last = now.taken
            self.apart_asked.emit(now.taken)
        elif now.outcome is Outcome.LEVEL:
            self.leave()
            self.last = now.aim
            self.level_asked.emit(now.taken, now.aim)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) passage inside the cell in focus; False where that was its last one."""
        found = self._passages()
        aim = self._now.aim if self._now else None
        place = found.index(aim) + by if aim in found else -1
        if self._now is None or not 0 <= place < len(found):
            self._entering = by
            return False
        self._show(self._now.aimed(found[place]))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the mode before the table sees them."""
        if self._now is None or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key_event: QKeyEvent = event  # type: ignore[assignment]
        key = Qt.Key(key_event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        return key in _STEPS and self.step(_STEPS[key])

    @Slot(int, int)
    def _on_cell_changed(self, _row: int, _shown: int) -> None:
        self.last = None
        if self._now is None:
            return
        entering = self._entering
        self._unfold()
        self._entering = 1
        found = self._passages()
        self._show(self._now.aimed(found[0 if entering > 0 else -1] if found else None))

    def _unfold(self) -> bool:
        """Unfold the rows whose strip has the focus, since nobody sees what stands there; tell whether there were."""
        row = self._table.currentIndex().row()
        if row not in self._table.places.folds:
            return False
        self._table.row_asked.emit(row)
        return True

    def _passages(self) -> tuple[PassagePlace, ...]:
        """Return the passages of the cell in focus."""
        state, index = self._model.state, self._table.currentIndex()
        if state is None or not index.isValid() or index.row() >= len(state.rows):
            return ()
        return passages_in(state, index.row(), self._model.source_column(index.column()))

    def _show(self, now: Aligning | None) -> None:
        self._now, self._entering = now, 1
        state = self._model.state
        if now is None or state is None:
            self._bar.hide()
            self._table.set_outlines(())
            return
        self._bar.show_aligning(state, now)
        self._table.set_outlines(tuple(self._outlines(now)))
        if now.aim is not None:
            self._bring(now.aim)

    def _bring(self, aim: PassagePlace) -> None:
        """Bring the passage aimed at into sight where its cell is higher than the window."""
        assert self._model.state is not None
        index = self._table.currentIndex()
        self._table.bring_words(index.row(), index.column(), passage_span(self._model.state, aim))

    def _outlines(self, now: Aligning) -> Iterator[PassageOutline]:
        if now.aim is not None and not (now.is_taken and now.aim == now.taken):
            yield self._outline(now.aim, is_taken=False)
        if now.is_taken:
            yield self._outline(now.taken, is_taken=True)

    def _outline(self, place: PassagePlace, *, is_taken: bool) -> PassageOutline:
        state = self._model.state
        assert state is not None
        number = state.row_of_passage(place.column, place.passage)
        assert number is not None
        row, shown = state.shown_row(number), self._model.shown_column(place.column)
        is_alone = len(passages_in(state, row, place.column)) == 1
        return PassageOutline(row, shown, None if is_alone else passage_span(state, place), is_taken)
