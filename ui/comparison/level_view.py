"""The level view: a table whose rows are as high as their tallest cell, set when seen, steady under the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView

from ui.comparison.held_base import held_at
from ui.comparison.placed_view import MARGIN, Index, PlacedView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.comparison.model import ComparisonModel
    from ui.comparison.table_layout import TableLayout

_ROWS_A_TICK = 4


class LevelView(PlacedView):
    """Sets the text of rows when they are seen, and keeps in its place what is read.

    Rows outside the window are set in idle time, a few at once; whatever changes above the window, the row in focus
    stays where it is. ``scrolled`` fires when another part of the contents is seen, ``pushed_out`` when the cell in
    focus was seen and may not be so any more, because of another size of the window or of the text.
    """

    scrolled = Signal()
    pushed_out = Signal()

    def __init__(self, model: ComparisonModel, places: TableLayout, parent: QWidget | None = None) -> None:
        super().__init__(model, places, parent)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._measure_some)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What the pane asks for

    def visible_share(self) -> tuple[float, float]:
        """Return where the window starts and ends, as shares of the whole contents."""
        total = max(1, self.places.rows.total)
        top = self.verticalScrollBar().value()
        return top / total, min(1.0, (top + self.viewport().height()) / total)

    @Slot(float)
    def scroll_to_share(self, share: float) -> None:
        """Put the middle of the window at ``share`` of the contents."""
        half = self.viewport().height() / 2
        self.verticalScrollBar().setValue(round(share * self.places.rows.total - half))

    def hold_base(self, is_held: bool) -> None:  # noqa: FBT001 - one of two states
        """Keep the base where it is while the other columns scroll, or scroll all together from where the focus is."""
        if is_held == self.is_base_held or not len(self.places.rows):
            return
        offset = self.offset_of(max(0, self.currentIndex().column()))
        self._held = held_at(offset, self.places.rows) if is_held else None
        self.verticalScrollBar().setValue(offset)
        self.measure_sight()
        self.viewport().update()

    def scroll_base(self, pixels: int) -> None:
        """Scroll the base alone while it is held."""
        rows = self.places.rows
        if self._held is not None:
            last = max(0, rows.total - self.viewport().height())
            self._held = held_at(min(max(0, self.offset_of(0) + pixels), last), rows)
            self.viewport().update()

    def scroll_page(self, step: int) -> bool:
        """Scroll a page down (1) or up (-1); tell whether there was anywhere to go."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * max(1, self.viewport().height() - 2 * MARGIN))
        return bar.value() != before

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring the cell into sight with as little movement as possible, or as ``hint`` says."""
        if not index.isValid():
            return
        row, window = index.row(), self.viewport().height()
        self._measure_round(row)
        if self._held is not None and index.column() == 0:
            self._held = self._held.showing(row, self.places.rows, window, MARGIN)
            self.viewport().update()
            return
        top, height = self.places.rows.top(row), self.places.rows.height(row)
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif height + 2 * MARGIN > window:
            if not top <= bar.value() < top + height - window // 2:
                bar.setValue(top)  # a row higher than the window stays where one reads it
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (window - height) // 2)
        elif top - MARGIN < bar.value():
            bar.setValue(top - MARGIN)
        elif top + height + MARGIN > bar.value() + window:
            bar.setValue(top + height + MARGIN - window)
        self._show_column(index.column())

    def put_at(self, row: int, at: int) -> None:
        """Scroll so that ``row`` starts ``at`` pixels below the upper edge, as far as the contents reach."""
        self._measure_round(row)
        self.verticalScrollBar().setValue(self.places.rows.top(row) - at)

    def top_in_window(self, row: int) -> int:
        """Return how far below the upper edge ``row`` starts."""
        return self.places.rows.top(row) - self.verticalOffset()

    def keep_in_sight(self, index: Index) -> None:
        """Bring the cell into sight unless its row starts there."""
        top = self.places.rows.top(index.row()) - self.verticalOffset()
        if 0 <= top < self.viewport().height() - 2 * MARGIN:
            self._show_column(index.column())
        else:
            self.scrollTo(index)

    def _show_column(self, shown: int) -> None:
        sideways = self.places.columns.offset_showing(shown, self.viewport().width())
        self.horizontalScrollBar().setValue(sideways)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the window; what is read stays where it is, the cell in focus in sight."""
        was_seen = self._is_seen(self.currentIndex(), event.oldSize())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_anew()
        else:
            self.updateGeometries()
        if was_seen:
            self.pushed_out.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn already and draw the rest."""
        if dx:
            self.places.scroll_sideways(self.horizontalOffset())
        moved = self.measure_sight()
        if dx or moved:
            self.viewport().update()
        elif self.is_base_held:
            edge = self.places.columns.pinned_right
            self.viewport().scroll(0, dy, self.viewport().rect().adjusted(edge, 0, 0, 0))
        else:
            self.viewport().scroll(0, dy)
        self.scrolled.emit()

    # Places

    def rebuild(self) -> None:
        """Place everything anew for another font or content; what is read stays where it is."""
        was_seen = self._is_seen(self.currentIndex(), self.viewport().size())
        self._place_anew()
        if was_seen:
            self.pushed_out.emit()

    def _is_seen(self, index: Index, window: QSize) -> bool:
        """Tell whether any of the row of ``index`` stands in a window of that size."""
        if not index.isValid() or index.row() >= len(self.places.rows):
            return False
        top = self.places.rows.top(index.row()) - self.verticalOffset()
        return top < window.height() and top + self.places.rows.height(index.row()) > 0

    def _place_anew(self) -> None:
        row, at = self._anchor()
        sideways, before = self.horizontalOffset(), self.places.columns.inner
        self.places.rebuild(self.viewport().width())
        self.updateGeometries()
        self.horizontalScrollBar().setValue(round(sideways * self.places.columns.inner / max(1, before)))
        if row is not None:
            self._measure_round(row)
            self.verticalScrollBar().setValue(self.places.rows.top(row) - at)
        self.viewport().update()
        self._idle.start()
        self.scrolled.emit()

    def _anchor(self) -> tuple[int | None, int]:
        """Return the row that has to stay, and how far below the upper edge it stands: the row in focus if seen."""
        rows = self.places.rows
        count = min(len(rows), self._model.rowCount())
        if not count:
            return None, 0
        offset = self.verticalOffset()
        current = self.currentIndex().row()
        if 0 <= current < count and offset <= rows.top(current) + rows.height(current) <= offset + 2**30:
            at = rows.top(current) - offset
            if at < self.viewport().height():
                return current, at
        row = min(rows.row_at(offset), count - 1)
        return row, rows.top(row) - offset

    def measure_sight(self) -> bool:
        """Set the text of the rows in sight; tell whether any row moved."""
        rows, moved = self.places.rows, False
        if not len(rows):
            return False
        for offset in {self.verticalOffset(), self.offset_of(0)}:
            row = rows.row_at(offset)
            while row < len(rows) and rows.top(row) < offset + self.viewport().height():
                moved = self.places.measure(row) or moved
                row += 1
        if moved:
            self.updateGeometries()
        return moved

    def _measure_round(self, row: int) -> None:
        """Set the text of ``row`` and of the rows that fill the window round it."""
        rows, moved = self.places.rows, False
        for way in (range(row - 1, -1, -1), range(row, len(rows))):
            reach = self.viewport().height()
            for place in way:
                moved = self.places.measure(place) or moved
                reach -= rows.height(place)
                if reach <= 0:
                    break
        self.updateGeometries()
        if moved:
            self.viewport().update()  # rows moved, so that to scroll the picture is not enough

    @Slot()
    def _measure_some(self) -> None:
        """Set a few more rows while nothing else is to be done; what is seen stays where it is."""
        rows = self.places.rows
        row = rows.next_unmeasured()
        if row is None:
            self._idle.stop()
            self.scrolled.emit()
            return
        anchor, at = self._anchor()
        moved = False
        for _ in range(_ROWS_A_TICK):
            if row is not None:
                moved = self.places.measure(row) or moved
                row = rows.next_unmeasured(row)
        if moved and anchor is not None:
            self.updateGeometries()
            self.verticalScrollBar().setValue(rows.top(anchor) - at)
            self.viewport().update()
