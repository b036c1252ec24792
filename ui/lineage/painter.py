"""Draws a lineage: lanes, time line, lines and cards, as much of them as is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from ui.comparison.marks import Inks
from ui.lineage.line_look import LINE_LOOKS, draw_arrow, draw_line, draw_path
from ui.lineage.time_words import time_boxes
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFont, QPainter

    from reader.base.ids import ArticleId
    from reader.relations.edge import Edge
    from ui.lineage.layout import Card, Drawing, Lane
    from ui.lineage.words import Spot, Words
    from ui.theme import Theme

NAME_PIXELS, SMALL_PIXELS = 13.0, 12.0
_SMALLEST_EM = 8.0
_COARSE = 2.2
_RADIUS = 6.0
_PADDING = 0.75
_LINES = (1.45, 2.75, 3.95)
"""The base lines of name, date and credit on a card, in em from its top."""
_LABEL = 0.45
_BOW = 3.0


class LineagePainter:
    """Paints one drawing in the colours of the theme; made anew when either changes. ``em`` is its text size."""

    def __init__(self, theme: Theme, drawing: Drawing, words: Words, zoom: float) -> None:
        self._drawing, self._words = drawing, words
        self._inks = Inks(theme)
        self.em = em_of(theme, zoom)
        self._is_coarse = self.em < _SMALLEST_EM
        size = SMALL_PIXELS * zoom
        self._small, self._section = theme.sans(size), theme.sans(size, bold=True)
        self._bold = theme.sans(size * _COARSE if self._is_coarse else NAME_PIXELS * zoom, bold=True)
        self._time = time_boxes(drawing.axis, drawing.head, self._small)
        self._texts: dict[ArticleId, tuple[str, str, str]] = {}
        self._pointed = {article for article in drawing.cards if words.points(article)}

    def paint(self, painter: QPainter, sight: QRectF, spot: Spot | None, bows: Iterable[Edge]) -> None:
        """Paint what lies in ``sight``; ``spot`` has the focus, ``bows`` are edges beside the trees."""
        for lane in self._drawing.lanes:
            self._paint_lane(painter, lane, sight)
        self._paint_columns(painter, sight)
        for lane in self._drawing.lanes:
            self._paint_title(painter, lane, sight)
        lines = [line for line in self._drawing.lines if _bounds(line.points).intersects(sight)]
        for line in sorted(lines, key=lambda line: line.edge == spot):
            arrow, is_focused = line.edge.is_directed, line.edge == spot
            draw_line(painter, line.points, line.edge.kind, self._inks, has_arrow=arrow, is_focused=is_focused)
        for card in self._drawing.cards.values():
            if card.box.adjusted(-self.em, -2 * self.em, self.em, self.em).intersects(sight):
                self._paint_card(painter, card, is_focused=card.article == spot)
        if not self._is_coarse:
            for line in lines:
                self._paint_words(painter, line.edge, spot)
        for edge in bows:
            self._paint_bow(painter, edge, is_focused=edge == spot)

    def paint_head(self, painter: QPainter, left: float, width: float) -> None:
        """Paint the time line at the top of what is in sight, from ``left`` on."""
        inks, head = self._inks, self._drawing.head
        painter.fillRect(QRectF(left, 0, width, head), inks[ColourRole.BACKGROUND])
        painter.setPen(QPen(inks[ColourRole.SCROLL], 1))
        painter.drawLine(QPointF(left, head - 0.5), QPointF(left + width, head - 0.5))
        for moment in self._drawing.axis.lefts:
            painter.drawLine(QPointF(moment, head - 5), QPointF(moment, head))
        painter.setFont(self._small)
        painter.setPen(inks[ColourRole.MUTED])
        for box, text in self._time:
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lane(self, painter: QPainter, lane: Lane, sight: QRectF) -> None:
        band = QRectF(sight.left(), lane.top, sight.width(), lane.bottom - lane.top)
        if not band.intersects(sight):
            return
        if lane.is_family:
            painter.fillRect(band, self._inks[ColourRole.PANEL])
        painter.setPen(QPen(self._inks[ColourRole.LINE], 1))
        painter.drawLine(band.bottomLeft(), band.bottomRight())

    def _paint_title(self, painter: QPainter, lane: Lane, sight: QRectF) -> None:
        """Write what a lane is at the left of what is in sight, on its own ground."""
        text = self._words.lane(lane.articles, is_family=lane.is_family)
        metrics = QFontMetricsF(self._section)
        box = QRectF(sight.left() + self.em, lane.top + 3, metrics.horizontalAdvance(text) + 2, metrics.height())
        if not box.intersects(sight):
            return
        painter.fillRect(box, self._inks[ColourRole.PANEL if lane.is_family else ColourRole.BACKGROUND])
        painter.setPen(self._inks[ColourRole.MUTED])
        painter.setFont(self._section)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_columns(self, painter: QPainter, sight: QRectF) -> None:
        axis = self._drawing.axis
        painter.setPen(QPen(self._inks[ColourRole.LINE], 1))
        for left in axis.lefts:
            if sight.left() <= left <= sight.right():
                painter.drawLine(QPointF(left, sight.top()), QPointF(left, sight.bottom()))
        if axis.has_undated:
            painter.setPen(QPen(self._inks[ColourRole.SCROLL], 1, Qt.PenStyle.DashLine))
            border = axis.start - self.em
            painter.drawLine(QPointF(border, sight.top()), QPointF(border, sight.bottom()))

    def _paint_card(self, painter: QPainter, card: Card, *, is_focused: bool) -> None:
        inks, box = self._inks, card.box
        if card.reach is not None and card.reach > box.right():
            self._paint_reach(painter, card, card.reach)
        painter.setBrush(inks[ColourRole.BACKGROUND if card.is_undated else ColourRole.PAPER])
        style = Qt.PenStyle.DashLine if card.is_undated else Qt.PenStyle.SolidLine
        colour = ColourRole.ACCENT if is_focused else ColourRole.SCROLL
        painter.setPen(QPen(inks[colour], 2.5 if is_focused else 1.2, style))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        name, date, credit = self._texts_of(card)
        painter.setPen(inks[ColourRole.INK])
        painter.setFont(self._bold)
        left = box.left() + _PADDING * self.em
        if self._is_coarse:
            painter.drawText(box.adjusted(_PADDING * self.em, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        else:
            painter.drawText(QPointF(left, box.top() + _LINES[0] * self.em), name)
            painter.setFont(self._small)
            painter.setPen(inks[ColourRole.MUTED])
            painter.drawText(QPointF(left, box.top() + _LINES[1] * self.em), date)
            painter.drawText(QPointF(left, box.top() + _LINES[2] * self.em), credit)
        if card.article in self._pointed:
            self._paint_point(painter, box)

    def _paint_reach(self, painter: QPainter, card: Card, reach: float) -> None:
        y = card.box.bottom() - self.em
        painter.setPen(QPen(self._inks[ColourRole.SCROLL], 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(card.box.right(), y), QPointF(reach, y))
        painter.setPen(QPen(self._inks[ColourRole.SCROLL], 1.2))
        painter.drawLine(QPointF(reach, y - 4), QPointF(reach, y + 4))

    def _paint_point(self, painter: QPainter, box: QRectF) -> None:
        side = 1.3 * self.em
        sign = QRectF(box.right() - 0.4 * self.em - side, box.top() + 0.4 * self.em, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks[ColourRole.DANGER])
        painter.drawEllipse(sign)
        painter.setPen(self._inks[ColourRole.PAPER])
        painter.setFont(self._section)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "!")

    def _paint_words(self, painter: QPainter, edge: Edge, spot: Spot | None) -> None:
        """Write above a card what it is to the one that it hangs from; the edges of the focused card stand out."""
        box = self._drawing.cards[edge.b].box
        is_near = edge == spot or spot in (edge.a, edge.b)
        painter.setFont(self._section if is_near else self._small)
        painter.setPen(self._inks[ColourRole.INK if is_near else ColourRole.MUTED])
        painter.drawText(QPointF(box.left() + 2, box.top() - _LABEL * self.em), self._words.kind(edge))

    def _paint_bow(self, painter: QPainter, edge: Edge, *, is_focused: bool) -> None:
        path = self._drawing.bow(edge)
        colour = self._inks[ColourRole.ACCENT if is_focused else LINE_LOOKS[edge.kind].role]
        look, ground = LINE_LOOKS[edge.kind], self._inks[ColourRole.BACKGROUND]
        draw_path(painter, path, look, (colour, ground), is_focused=is_focused)
        if edge.is_directed:
            tip = path.pointAtPercent(1.0)
            draw_arrow(painter, tip + QPointF(_BOW * self.em, 0), tip, colour)
        if self._is_coarse:
            return
        text, metrics = self._words.kind(edge), QFontMetricsF(self._small)
        middle = path.pointAtPercent(0.5)
        label = QRectF(0, 0, metrics.horizontalAdvance(text) + self.em, metrics.height())
        label.moveCenter(middle)
        label.moveLeft(middle.x() - self.em / 2)
        painter.fillRect(label, self._inks[ColourRole.PAPER])
        painter.setFont(self._section if is_focused else self._small)
        painter.setPen(self._inks[ColourRole.INK])
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _texts_of(self, card: Card) -> tuple[str, str, str]:
        if card.article not in self._texts:
            width = card.box.width() - 2 * _PADDING * self.em
            short = width - 1.6 * self.em if card.article in self._pointed else width
            words, article = self._words, card.article
            self._texts[article] = (
                _elided(words.names[article], self._bold, short),
                _elided(words.card_date(article), self._small, width),
                _elided(words.credit(article), self._small, width),
            )
        return self._texts[card.article]


def em_of(theme: Theme, zoom: float) -> float:
    """Return the size of small text in a drawing, in pixels."""
    return SMALL_PIXELS * theme.scale * zoom


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _bounds(points: Sequence[QPointF]) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    return QRectF(min(xs) - 2, min(ys) - 2, max(xs) - min(xs) + 4, max(ys) - min(ys) + 4)
