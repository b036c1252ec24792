"""Outlines of passages while they are aligned by hand: the taken one double, the one aimed at dashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.comparison.cell_painter import SIDE, TOP

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader.base.span import Span
    from ui.comparison.cell_layout import CellLayout

_AROUND = 5.0
_RADIUS = 4.0
_WIDTH = 2.0
_DASHES = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class PassageOutline:
    """A line round a passage in the cell at ``row`` and place ``shown``; ``span`` None: round the whole cell."""

    row: int
    shown: int
    span: Span | None
    is_taken: bool

    def draw(self, painter: QPainter, cell: QRectF, layout: CellLayout, colour: QColor) -> None:
        """Draw the outline into ``cell``, whose text is set in ``layout``."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, _WIDTH)
        if not self.is_taken:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        box = self._box(cell, layout)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if self.is_taken:
            painter.setPen(QPen(colour, 1))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), _RADIUS - 2, _RADIUS - 2)
        painter.restore()

    def _box(self, cell: QRectF, layout: CellLayout) -> QRectF:
        inside = cell.adjusted(_AROUND, 4, -_AROUND - 1, -4)
        rects = layout.rects(self.span) if self.span is not None else ()
        if not rects:
            return inside
        top = cell.top() + TOP + rects[0].top() - 3
        bottom = cell.top() + TOP + rects[-1].bottom() + 5
        left = cell.left() + SIDE - _AROUND - 4
        return QRectF(left, max(top, inside.top()), inside.right() - left, min(bottom, inside.bottom()) - top)
