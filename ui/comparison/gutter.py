"""The gutter: numbers of rows with how firmly each is tied, whether it is decided, and what a person did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ui.comparison.cell_painter import TOP
from ui.comparison.row_tie import STEPS
from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.comparison.cell_painter import CellLook, CellPainter
    from ui.comparison.model import ComparisonModel
    from ui.comparison.row_tie import RowTie

_SIDE = 8
_LEFT = 3
_DOWN = 2
_SIGN = 10.0
_GAP = 4.0
_STEP_WIDTH = 2.5
_LEAST_WIDTH = 36
_WORD_PIXELS = 10
_DASH, _DASH_WIDTH = 5, 2


class Gutter:
    """Draws the room left of the columns, and says how much of it a row needs."""

    def __init__(self, model: ComparisonModel, cells: CellPainter) -> None:
        self._model, self._cells = model, cells

    @property
    def width(self) -> int:
        """The width that the longest number, three signs side by side and the word for doubt need."""
        digits = "0" * max(2, len(str(self._model.rowCount())))
        needed = self._number_metrics().horizontalAdvance(digits) + 2 * _SIDE - 1
        ties = self._model.state.ties if self._model.state else ()
        if any(tie.is_by_hand for tie in ties):
            needed = max(needed, 3 * _SIGN + 2 * _GAP + _LEFT + _SIDE)
        if any(not tie.is_sure for tie in ties):
            needed = max(needed, QFontMetricsF(self._word_font()).horizontalAdvance(_unsure()) + _LEFT + _SIDE)
        return max(_LEAST_WIDTH, round(needed))

    def height(self, row: int) -> int:
        """Return the least height of ``row`` that shows all its signs."""
        tie = self._model.tie(row)
        if tie is None or (tie.is_sure and tie.strength is None):
            return 0
        if tie.is_sure:
            return round(self._signs_top() + _SIGN) + 2 * _DOWN
        return round(self._words_top() + QFontMetricsF(self._word_font()).height()) + _DOWN

    def paint(self, painter: QPainter, rect: QRect, row: int, look: CellLook, *, is_current: bool) -> None:
        """Draw the gutter of ``row`` into ``rect``."""
        inks = self._cells.inks
        painter.fillRect(rect, inks[ColourRole.BACKGROUND])
        number = self._model.state.rows[row].number if self._model.state else None
        tie = self._model.tie(row)
        if number is not None and rect.height() < self._signs_top():
            self._paint_number(painter, rect.adjusted(0, -_DOWN - TOP, 0, 0), number, is_current=is_current)
        elif number is not None and tie is not None:
            self._paint_number(painter, rect, number, is_current=is_current)
            self._paint_signs(painter, rect, tie, is_decided=number in look.decided_rows)
            if not tie.is_sure:
                self._paint_doubt(painter, rect)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, inks[ColourRole.LINE])

    def _paint_number(self, painter: QPainter, rect: QRect, number: int, *, is_current: bool) -> None:
        font = QFont(self._cells.folded_font)
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(self._cells.inks[ColourRole.ACCENT if is_current else ColourRole.MUTED])
        inside = rect.adjusted(0, TOP + _DOWN, -_SIDE, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(number + 1))

    def _paint_signs(self, painter: QPainter, rect: QRect, tie: RowTie, *, is_decided: bool) -> None:
        """Draw side by side from the right: steps of strength, tick of a decided row, sign of a row made by hand."""
        place = QPointF(rect.right() - _SIDE - _SIGN + 1, rect.top() + self._signs_top())
        left = QPointF(-_SIGN - _GAP, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tie.strength is not None:
            self._paint_steps(painter, place, tie.steps)
            place += left
        if is_decided:
            self._paint_tick(painter, place)
            place += left
        if tie.is_by_hand:
            self._paint_hand(painter, place, is_apart=tie.is_apart)
        painter.restore()

    def _paint_steps(self, painter: QPainter, at: QPointF, steps: int) -> None:
        """Draw three steps, as many as are reached in full, of the others only the feet."""
        pitch = (_SIGN - _STEP_WIDTH) / (STEPS - 1)
        for step in range(STEPS):
            height = _SIGN - 3.0 * (STEPS - 1 - step) if step < steps else 1.5
            box = QRectF(at.x() + step * pitch, at.y() + _SIGN - height, _STEP_WIDTH, height)
            painter.fillRect(box, self._cells.inks[ColourRole.MUTED if step < steps else ColourRole.SCROLL])

    def _paint_tick(self, painter: QPainter, at: QPointF) -> None:
        """Draw a tick: everything in this row is decided."""
        painter.setPen(QPen(self._cells.inks[ColourRole.MUTED], 1.5))
        points = (QPointF(0, 5), QPointF(3, 8), QPointF(_SIGN, 1))
        painter.drawPolyline(QPolygonF([at + point for point in points]))

    def _paint_hand(self, painter: QPainter, at: QPointF, *, is_apart: bool) -> None:
        """Draw two level lines, struck through where the passage was set apart."""
        painter.setPen(QPen(self._cells.inks[ColourRole.ACCENT], 1.6))
        lines = [((0.5, 3.0), (8.5, 3.0)), ((0.5, 6.5), (8.5, 6.5))]
        if is_apart:
            lines.append(((7.0, 0.0), (2.0, 9.5)))
        for start, end in lines:
            painter.drawLine(at + QPointF(*start), at + QPointF(*end))

    def _paint_doubt(self, painter: QPainter, rect: QRect) -> None:
        """Draw the word for doubt, and a dashed edge between the gutter and the row."""
        ink = self._cells.inks[ColourRole.MUTED]
        painter.setFont(self._word_font())
        painter.setPen(ink)
        inside = QRectF(rect).adjusted(0, self._words_top(), -_SIDE + 2, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, _unsure())
        for top in range(rect.top(), rect.bottom(), 2 * _DASH):
            left = rect.right() + 1 - _DASH_WIDTH
            painter.fillRect(left, top, _DASH_WIDTH, min(_DASH, rect.bottom() - top), ink)

    def _signs_top(self) -> float:
        return TOP + _DOWN + self._number_metrics().height() + _GAP

    def _words_top(self) -> float:
        return self._signs_top() + _SIGN + _GAP - 1

    def _number_metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._cells.folded_font)

    def _word_font(self) -> QFont:
        return self._cells.sans(_WORD_PIXELS)


def _unsure() -> str:
    return QCoreApplication.translate("gutter", "unsure")
