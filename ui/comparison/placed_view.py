"""The placed view: a table that stands where its layout says, in the terms that item views are asked in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.comparison.held_base import HeldBase
    from ui.comparison.model import ComparisonModel
    from ui.comparison.table_layout import TableLayout

Index = QModelIndex | QPersistentModelIndex
MARGIN = 24
"""Pixels left above and below what is brought into sight."""


class PlacedView(QTableView):
    """Answers where rows and columns stand, as a :class:`TableLayout` says, the first column pinned.

    It is a QTableView for the sake of screen readers, which know the cells and heads of tables by it; its own heads
    and places are not used. Who derives from it calls ``setModel`` when it is ready to draw.
    """

    def __init__(self, model: ComparisonModel, places: TableLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self._model = model
        self._held: HeldBase | None = None
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

    def visualRect(self, index: Index) -> QRect:
        """Return where the cell stands in the window."""
        if not index.isValid():
            return QRect()
        rect = self.places.cell_rect(index.row(), index.column())
        return rect.translated(0, -self.offset_of(index.column()))

    @property
    def is_base_held(self) -> bool:
        """Tell whether the base stays where it is while the other columns scroll."""
        return self._held is not None

    def offset_of(self, shown: int) -> int:
        """Return how far the column at place ``shown`` is scrolled down: the base may be held elsewhere."""
        if self._held is None or shown or not len(self.places.rows):
            return self.verticalOffset()
        return self._held.offset(self.places.rows, self.viewport().height())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell under ``point``."""
        shown = self.places.columns.at(point.x())
        y = point.y() + self.offset_of(shown or 0)
        if shown is None or not self._model.rowCount() or not 0 <= y < self.places.rows.total:
            return QModelIndex()
        return self._model.index(self.places.rows.row_at(y), shown)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the cell that an arrow key, Home, End or Page key goes to; hidden rows are passed over."""
        current = self.currentIndex()
        if not current.isValid():
            return self._model.index(self._shown_row(0, 1), 0)
        actions = QAbstractItemView.CursorAction
        row, column = current.row(), current.column()
        last, first = self._model.columnCount() - 1, self.first_column
        if action in (actions.MoveLeft, actions.MovePrevious):
            return self._model.index(row, max(first, column - 1))
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

    @property
    def first_column(self) -> int:
        """The first place that the focus goes to: the base, or the first article that is told together with it."""
        return 1 if self._model.is_unified and self._model.columnCount() > 1 else 0

    def horizontalOffset(self) -> int:
        """Return how far the columns beside the base are scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """Return how far the rows are scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Tell whether the row or the column is not shown."""
        if not index.isValid():
            return False
        return not self.places.rows.height(index.row()) or not self.places.columns.width(index.column())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cell under the corner of ``rect``; a selection is always one cell."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        """Return the part of the window to draw again: all of it, since the number and outlines change too."""
        return QRegion(self.viewport().rect())

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

    def _shown_row(self, row: int, step: int) -> int:
        count = self._model.rowCount()
        place = min(max(0, row), count - 1)
        while 0 <= place < count and self.places.rows.height(place) == 0:
            place += step
        return place if 0 <= place < count else max(0, self.currentIndex().row())
