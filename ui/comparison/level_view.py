"""The level view: a table whose rows are as high as their tallest cell, set when seen, steady under the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.comparison.model import ComparisonModel
    from ui.comparison.table_layout import TableLayout

Index = QModelIndex | QPersistentModelIndex
_ROWS_A_TICK = 4
MARGIN = 24
"""Pixels left above and below what is brought into sight."""


class LevelView(QTableView):
    """Places rows and columns where a :class:`TableLayout` says, the first column pinned; draws nothing.

    It is a QTableView for the sake of screen readers, which know the cells and heads of tables by it; where things
    stand it decides itself. Rows outside the window are set in idle time, a few at once; whatever changes above the
    window, what is read stays where it is. Who derives from it calls ``setModel`` when it is ready to draw.
    ``scrolled`` fires when another part of the contents is seen.
    """

    scrolled = Signal()

    def __init__(self, model: ComparisonModel, places: TableLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self._model = model
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._measure_some)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):
            corner.hide()  # the button between the heads that a QTableView brings along
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
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

    def scroll_page(self, step: int) -> bool:
        """Scroll a page down (1) or up (-1); tell whether there was anywhere to go."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * max(1, self.viewport().height() - 2 * MARGIN))
        return bar.value() != before

    # What an item view has to answer

    def visualRect(self, index: Index) -> QRect:
        """Return where the cell stands in the window."""
        if not index.isValid():
            return QRect()
        rect = self.places.cell_rect(index.row(), index.column())
        return rect.translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell under ``point``."""
        y = point.y() + self.verticalOffset()
        shown = self.places.columns.at(point.x())
        if shown is None or not self._model.rowCount() or not 0 <= y < self.places.rows.total:
            return QModelIndex()
        return self._model.index(self.places.rows.row_at(y), shown)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring the cell into sight with as little movement as possible, or as ``hint`` says."""
        if not index.isValid():
            return
        row, window = index.row(), self.viewport().height()
        self._measure_round(row)
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
        sideways = self.places.columns.offset_showing(index.column(), self.viewport().width())
        self.horizontalScrollBar().setValue(sideways)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the cell that an arrow key, Home, End or Page key goes to; hidden rows are passed over."""
        current = self.currentIndex()
        if not current.isValid():
            return self._model.index(self._shown_row(0, 1), 0)
        actions = QAbstractItemView.CursorAction
        row, column = current.row(), current.column()
        last = self._model.columnCount() - 1
        if action in (actions.MoveLeft, actions.MovePrevious):
            return self._model.index(row, max(0, column - 1))
        if action in (actions.MoveRight, actions.MoveNext):
            return self._model.index(row, min(last, column + 1))
        page = max(1, self.viewport().height() - 2 * MARGIN)
        target, step = {
            actions.MoveUp: (row - 1, -1),
            actions.MoveDown: (row + 1, 1),
            actions.MoveHome: (0, 1),
            actions.MoveEnd: (self._model.rowCount() - 1, -1),
            actions.MovePageUp: (self.places.rows.row_at(self.places.rows.top(row) - page), -1),
            actions.MovePageDown: (self.places.rows.row_at(self.places.rows.top(row) + page), 1),
        }.get(action, (row, 1))
        return self._model.index(self._shown_row(target, step), column)

    def horizontalOffset(self) -> int:
        """Return how far the columns beside the base are scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """Return how far the rows are scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Tell whether the row is furniture that is not shown."""
        return index.isValid() and self.places.rows.height(index.row()) == 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cell under the corner of ``rect``; a selection is always one cell."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        """Return the part of the window to draw again: all of it, since the number and outlines change too."""
        return QRegion(self.viewport().rect())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the window; what is read stays where it is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.rebuild()
        else:
            self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn already and draw the rest."""
        if dx:
            self.places.scroll_sideways(self.horizontalOffset())
        moved = self.measure_sight()
        if dx or moved:
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)
        self.scrolled.emit()

    def updateGeometries(self) -> None:
        """Fit the scroll bars to the contents."""
        window = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(window.height())
        vertical.setSingleStep(round(self.places.line_height))
        vertical.setRange(0, max(0, self.places.rows.total + MARGIN - window.height()))
        horizontal.setPageStep(window.width())
        horizontal.setSingleStep(40)
        horizontal.setRange(0, max(0, self.places.columns.total - window.width()))
        self.places.scroll_sideways(horizontal.value())

    # Places

    def rebuild(self) -> None:
        """Place everything anew for another width, font or content; what is read stays where it is."""
        row, at = self._anchor()
        columns_left = self.horizontalOffset() / self.places.columns.width
        self.places.rebuild(self.viewport().width())
        self.updateGeometries()
        self.horizontalScrollBar().setValue(round(columns_left * self.places.columns.width))
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
        row = rows.row_at(self.verticalOffset())
        bottom = self.verticalOffset() + self.viewport().height()
        while row < len(rows) and rows.top(row) < bottom:
            moved = self.places.measure(row) or moved
            row += 1
        if moved:
            self.updateGeometries()
        return moved

    def _measure_round(self, row: int) -> None:
        """Set the text of ``row`` and of the rows that fill the window round it."""
        rows = self.places.rows
        for way in (range(row - 1, -1, -1), range(row, len(rows))):
            reach = self.viewport().height()
            for place in way:
                self.places.measure(place)
                reach -= rows.height(place)
                if reach <= 0:
                    break
        self.updateGeometries()

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

    def _shown_row(self, row: int, step: int) -> int:
        count = self._model.rowCount()
        place = min(max(0, row), count - 1)
        while 0 <= place < count and self.places.rows.height(place) == 0:
            place += step
        return place if 0 <= place < count else max(0, self.currentIndex().row())
