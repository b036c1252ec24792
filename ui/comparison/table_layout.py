"""The table layout: text set cell by cell when it is first seen, and from it the places of rows and columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF

from ui.comparison.cell_painter import BOTTOM, LONGEST_SHOWN, SIDE, TOP
from ui.comparison.column_places import ColumnPlaces, alone_width, column_width, column_widths
from ui.comparison.furniture import FurnitureState
from ui.comparison.gutter import Gutter
from ui.comparison.row_heights import RowHeights
from ui.comparison.view_state import FurnitureCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        self.folds: Mapping[int, int] = {}
        """By the row that a fold stands at, how many rows of passages it holds."""
        self.factors: tuple[float, ...] = ()
        """How much wider than usual each column is."""
        self.alone: int | None = None
        """The place of the only column that is shown, None where all are."""
        self.usual_width = 0
        """How wide a column is that nobody made wider or narrower."""
        self.columns = ColumnPlaces((), 0)
        self.rows = RowHeights(())

    def rebuild(self, window: int) -> None:
        """Forget all set text and place everything anew for a window ``window`` pixels wide."""
        self._layouts.clear()
        numbers = self.gutter.width
        self.columns = ColumnPlaces(self._widths(window, numbers), numbers, self.columns.offset)
        self.rows = RowHeights([self._estimate(row) for row in range(self._model.rowCount())])

    def forget_rows(self) -> None:
        """Forget where rows stand, until others are placed."""
        self.rows = RowHeights(())

    def scroll_sideways(self, offset: int) -> None:
        """Move the columns beside the base by ``offset`` pixels from their places at rest."""
        self.columns = replace(self.columns, offset=offset)

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
        return QRect(columns.left(shown), self.rows.top(row), columns.width(shown), self.rows.height(row))

    def text_width(self, shown: int) -> int:
        """Return the width of the text in the cells of the column at place ``shown``."""
        return self.columns.width(shown) - 2 * SIDE - 1

    @property
    def line_height(self) -> int:
        """The distance of two lines of text."""
        return round(self._painter.line_height)

    def _set(self, row: int, shown: int) -> CellLayout:
        cell = self._model.cell(row, shown)
        if isinstance(cell, FurnitureCell):
            text = self._model.index(row, shown).data() or ""
            return self._painter.furniture_layout(str(text), self.text_width(shown))
        return self._painter.passage_layout(cell, self.text_width(shown))

    def _height(self, row: int) -> int:
        if row in self.hidden:
            return 0
        if row in self.folds:
            return self._folded_height()
        if self._is_furniture(row) and self.furniture is not FurnitureState.GREY:
            return self._furniture_height()
        heights = [self.layout(row, shown).height for shown in self._told_columns(row)]
        if not heights and not self._is_furniture(row):
            return self._folded_height()
        return max(round(max(heights, default=0.0)) + TOP + BOTTOM, self.gutter.height(row))

    def _told_columns(self, row: int) -> Iterator[int]:
        """Return the columns in sight that have any text in ``row``; gaps take no height."""
        for shown, width in enumerate(self.columns.widths):
            if not width:
                continue
            cell = self._model.cell(row, shown)
            if cell.blocks if isinstance(cell, FurnitureCell) else cell.text:
                yield shown

    def _estimate(self, row: int) -> int:
        if row in self.hidden:
            return 0
        if row in self.folds:
            return self._folded_height()
        if self._is_furniture(row):
            return self._furniture_height()
        letter = self._painter.reading_font.pixelSize() * 0.5
        lines = (
            min(self._model.letters(row, shown), LONGEST_SHOWN) // max(1.0, self.text_width(shown) / letter) + 1
            for shown, width in enumerate(self.columns.widths)
            if width
        )
        return int(max(lines, default=1) * self._painter.line_height) + TOP + BOTTOM

    def _widths(self, window: int, numbers: int) -> tuple[int, ...]:
        em = float(self._painter.reading_font.pixelSize())
        count = self._model.columnCount()
        self.usual_width = column_width(window, numbers, count, em)
        if self.alone is not None:
            width = alone_width(window, numbers, em)
            return tuple(width if shown == self.alone else 0 for shown in range(count))
        factors = self.factors if len(self.factors) == count else (1.0,) * count
        return column_widths(window, numbers, factors, self.usual_width, em)

    def _furniture_height(self) -> int:
        """Return the height of a row of furniture that is not shown in full."""
        return 0 if self.furniture is FurnitureState.HIDDEN else self._folded_height()

    def _folded_height(self) -> int:
        return round(QFontMetricsF(self._painter.folded_font).height()) + _FOLDED_SPACE

    def _is_furniture(self, row: int) -> bool:
        return isinstance(self._model.cell(row, 0), FurnitureCell)
