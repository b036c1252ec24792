"""The table layout: text set cell by cell when it is first seen, and from it the places of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF

from ui.comparison.cell_layout import line_height
from ui.comparison.cell_painter import BOTTOM, LONGEST_SHOWN, SIDE, TOP
from ui.comparison.column_places import ColumnPlaces, column_width
from ui.comparison.furniture import FurnitureState
from ui.comparison.gutter import Gutter
from ui.comparison.row_heights import RowHeights
from ui.comparison.view_state import FurnitureCell, ShownCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.comparison.cell_layout import CellLayout
    from ui.comparison.cell_painter import CellPainter
    from ui.comparison.model import ComparisonModel

_FOLDED_SPACE = 10


class TableLayout:
    """Places of everything in the table, in pixels of its contents, and the set text of the cells seen so far."""

    def __init__(self, model: ComparisonModel, painter: CellPainter) -> None:
        self._model = model
        self._painter = painter
        self.gutter = Gutter(model, painter)
        self._layouts: dict[tuple[int, int], CellLayout] = {}
        self.furniture = FurnitureState.FOLDED
        self.hidden: frozenset[int] = frozenset()
        """Rows that are not shown now and take no height."""
        self.columns = ColumnPlaces(0, 1, 0)
        self.rows = RowHeights(())

    def rebuild(self, window: int) -> None:
        """Forget all set text and place everything anew for a window ``window`` pixels wide."""
        self._layouts.clear()
        count = self._model.columnCount()
        numbers = self.gutter.width
        em = float(self._painter.reading_font.pixelSize())
        width = column_width(window, numbers, count, em)
        self.columns = ColumnPlaces(count, width, numbers, self.columns.offset)
        self.rows = RowHeights([self._estimate(row) for row in range(self._model.rowCount())])

    def scroll_sideways(self, offset: int) -> None:
        """Move the columns beside the base by ``offset`` pixels from their places at rest."""
        self.columns = ColumnPlaces(self.columns.count, self.columns.width, self.columns.numbers, offset)

    def measure(self, row: int) -> bool:
        """Set the text of ``row`` if that was not done; tell whether the rows below it moved."""
        return not self.rows.is_measured(row) and self.rows.measure(row, self._height(row))

    def layout(self, row: int, shown: int) -> CellLayout:
        """Return the set text of a cell, set now if it was not yet."""
        key = (row, shown)
        if key not in self._layouts:
            self._layouts[key] = self._set(row, shown)
        return self._layouts[key]

    def cell_rect(self, row: int, shown: int) -> QRect:
        """Return the rectangle of a cell; x as shown now, y in the whole contents."""
        columns = self.columns
        return QRect(columns.left(shown), self.rows.top(row), columns.width, self.rows.height(row))

    @property
    def text_width(self) -> int:
        """The width of the text in a cell."""
        return self.columns.width - 2 * SIDE - 1

    @property
    def line_height(self) -> int:
        """The distance of two lines of text."""
        return round(line_height(self._painter.reading_font))

    def _set(self, row: int, shown: int) -> CellLayout:
        cell = self._model.cell(row, shown)
        if isinstance(cell, FurnitureCell):
            text = self._model.index(row, shown).data() or ""
            return self._painter.furniture_layout(str(text), self.text_width)
        return self._painter.passage_layout(cell, self.text_width)

    def _height(self, row: int) -> int:
        if row in self.hidden:
            return 0
        if self._is_furniture(row) and self.furniture is not FurnitureState.GREY:
            return self._folded_height()
        heights = (self.layout(row, shown).height for shown in self._told_columns(row))
        return max(round(max(heights, default=0.0)) + TOP + BOTTOM, self.gutter.height(row))

    def _told_columns(self, row: int) -> Iterator[int]:
        """Return the columns that have any text in ``row``; gaps take no height."""
        for shown in range(self._model.columnCount()):
            cell = self._model.cell(row, shown)
            if cell.blocks if isinstance(cell, FurnitureCell) else cell.text:
                yield shown

    def _estimate(self, row: int) -> int:
        if row in self.hidden:
            return 0
        if self._is_furniture(row):
            return self._folded_height()
        cells = (self._model.cell(row, shown) for shown in range(self._model.columnCount()))
        letters = max(len(cell.text) for cell in cells if isinstance(cell, ShownCell))
        font = self._painter.reading_font
        per_line = max(1.0, self.text_width / (font.pixelSize() * 0.5))
        return int((min(letters, LONGEST_SHOWN) // per_line + 1) * line_height(font)) + TOP + BOTTOM

    def _folded_height(self) -> int:
        if self.furniture is FurnitureState.HIDDEN:
            return 0
        return round(QFontMetricsF(self._painter.folded_font).height()) + _FOLDED_SPACE

    def _is_furniture(self, row: int) -> bool:
        return isinstance(self._model.cell(row, 0), FurnitureCell)
