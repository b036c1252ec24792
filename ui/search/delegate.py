"""Paints search hits: the article above, the passage below with the words that were found marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pieces import one_line
from ui.search.model import HIT_ROLE, HitModel
from ui.text import height_of
from ui.text_units import TextUnits, shown_text
from ui.theme import ColourRole

if TYPE_CHECKING:
    from reader.store.rows import SearchHit
    from ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_SIDE = 16
_TOP = 10
_GAP = 3
_SNIPPET_LINES = 3


class HitDelegate(QStyledItemDelegate):
    """Draws a hit in three lines at most of its passage."""

    def __init__(self, theme: Theme, model: HitModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height for the width of the view."""
        width = self._view.viewport().width()
        head = QFontMetricsF(self._theme.sans(12)).height()
        snippet = height_of(self._snippet(index.data(HIT_ROLE), width - 2 * _SIDE))
        return QSize(width, round(_TOP + head + _GAP + snippet + _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one hit."""
        hit: SearchHit = index.data(HIT_ROLE)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._theme.colour(ColourRole.SELECTION))
        painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inner = place.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        head = self._paint_head(painter, inner, hit)
        painter.setPen(self._theme.colour(ColourRole.INK))
        self._snippet(hit, inner.width()).draw(painter, QPointF(inner.left(), inner.top() + head + _GAP))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour(ColourRole.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRectF, hit: SearchHit) -> float:
        bold, usual = self._theme.sans(12, bold=True), self._theme.sans(12)
        metrics, height = QFontMetricsF(usual), QFontMetricsF(usual).height()
        origin = self._model.origin(hit)
        room = place.width() - metrics.horizontalAdvance(origin) - 16
        title = QFontMetricsF(bold).elidedText(one_line(hit.title), Qt.TextElideMode.ElideRight, max(40.0, room))
        line = QRectF(place.left(), place.top(), place.width(), height)
        painter.setFont(bold)
        painter.setPen(self._theme.colour(ColourRole.INK))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(usual)
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, origin)
        return height

    def _snippet(self, hit: SearchHit, width: float) -> QTextLayout:
        layout = QTextLayout(shown_text(hit.snippet.replace("\n", " ")), self._theme.reading(14))
        units = TextUnits(hit.snippet)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._mark(*units.units(span)) for span in hit.marks])
        layout.beginLayout()
        top = 0.0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, length
        look = QTextCharFormat()
        look.setBackground(self._theme.colour(ColourRole.FIGURE_FILL))
        look.setFontUnderline(True)
        mark.format = look
        return mark
