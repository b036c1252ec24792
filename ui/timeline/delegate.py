"""How the timeline is drawn: marks of outlets, words of threads, headings of parts, and events over their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.text import laid_out
from ui.theme import ColourRole
from ui.timeline.model import EVENT_ROLE, LINE_ROLE
from ui.timeline.sheet import LineKind

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QColor

    from ui.theme import Theme
    from ui.timeline.sheet import TimelineLine

_PAD = 12
_DOT = 5.0
_TITLE_LINES = 2
_LINES = {
    LineKind.QUOTATION: ColourRole.QUOTATION_LINE,
    LineKind.FIGURE: ColourRole.FIGURE_LINE,
    LineKind.LABEL: ColourRole.NAME_LINE,
}


class TimelineDelegate(QStyledItemDelegate):
    """Draws a line through the events that an outlet or a thread runs through, and a mark in each of them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line of text, more air over the heading of a part."""
        line: TimelineLine = index.data(LINE_ROLE)
        height = QFontMetricsF(self._theme.sans()).height()
        return QSize(0, round(height * (2.6 if line.kind is LineKind.HEADING else 2.0)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        line: TimelineLine = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is LineKind.HEADING:
            self._draw_heading(painter, option.rect, line.title if not index.column() else "")
        else:
            self._draw_ground(painter, option)
            if index.column():
                self._draw_spots(painter, option.rect, line, index.column() - 1)
            else:
                self._draw_title(painter, option.rect, line)
        painter.restore()

    def _draw_heading(self, painter: QPainter, place: QRect, title: str) -> None:
        painter.setPen(QPen(self._colour(ColourRole.LINE), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if title:
            painter.setPen(self._colour(ColourRole.MUTED))
            painter.setFont(self._theme.sans(12, bold=True))
            inner = place.adjusted(_PAD, 0, 600, -6)
            painter.setClipping(False)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_chosen or has_focus:
            painter.fillRect(option.rect, self._colour(ColourRole.SELECTION))
        if has_focus:
            painter.setPen(QPen(self._colour(ColourRole.ACCENT), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 3, 3)

    def _draw_title(self, painter: QPainter, place: QRect, line: TimelineLine) -> None:
        is_quoted = line.kind is LineKind.QUOTATION
        font = self._theme.reading(14) if is_quoted else self._theme.sans()
        painter.setFont(font)
        painter.setPen(self._colour(ColourRole.INK))
        inner = place.adjusted(_PAD, 0, -_PAD, 0)
        text = QFontMetricsF(font).elidedText(line.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_spots(self, painter: QPainter, place: QRect, line: TimelineLine, column: int) -> None:
        colour = self._colour(_LINES.get(line.kind, ColourRole.ACCENT))
        middle = place.center().y() + 0.5
        taken = [number for number, cell in enumerate(line.cells) if cell]
        if taken and taken[0] <= column <= taken[-1]:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.SolidLine if line.cells[column] else Qt.PenStyle.DotLine))
            left = place.left() + (_PAD if column == taken[0] else 0)
            right = place.left() + _PAD if column == taken[-1] else place.right() + 1
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        spots = line.cells[column]
        if not spots:
            return
        is_dated = all(spot.is_dated for spot in spots)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(colour if is_dated else self._colour(ColourRole.PAPER))
        painter.drawEllipse(QPointF(place.left() + _PAD + _DOT, middle), _DOT, _DOT)
        self._draw_words(painter, place, line, column)

    def _draw_words(self, painter: QPainter, place: QRect, line: TimelineLine, column: int) -> None:
        font = self._theme.reading(13) if line.kind is LineKind.QUOTATION else self._theme.sans(12)
        text = line.text(column)
        count = len(line.cells[column])
        if line.kind is LineKind.OUTLET and count > 1:
            text = f"{text}  ×{count}"
        start = place.left() + _PAD + 2 * _DOT + 7
        room = place.right() - start - 6
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = min(room, QFontMetricsF(font).horizontalAdvance(shown) + 6)
        ground = QRectF(start - 2, place.top() + 3, width, place.height() - 6)
        painter.fillRect(ground, self._colour(ColourRole.PAPER))
        painter.setFont(font)
        painter.setPen(self._colour(ColourRole.INK))
        painter.drawText(ground.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _colour(self, role: ColourRole) -> QColor:
        return self._theme.colour(role)


class EventHeader(QHeaderView):
    """The events over their columns: the day, how long after the one before, and the title on two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Room for a line of dates and two of title."""
        day = QFontMetricsF(self._theme.sans(12)).height()
        title = QFontMetricsF(self._theme.serif(14, bold=True)).height()
        return QSize(super().sizeHint().width(), round(day + _TITLE_LINES * title + 20))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw an event."""
        painter.save()
        painter.fillRect(rect, self._theme.colour(ColourRole.BACKGROUND))
        painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        event = self.model().headerData(section, Qt.Orientation.Horizontal, EVENT_ROLE)
        if event is not None:
            inner = rect.adjusted(_PAD, 6, -8, -8)
            self._draw_day(painter, inner, event.when, event.gap)
            painter.setPen(self._theme.colour(ColourRole.INK))
            top = round(QFontMetricsF(self._theme.sans(12)).height()) + 3
            title = laid_out(event.title, self._theme.serif(14, bold=True), inner.width(), _TITLE_LINES)
            title.draw(painter, QPointF(inner.left(), inner.top() + top))
        painter.restore()

    def _draw_day(self, painter: QPainter, place: QRect, when: str, gap: str) -> None:
        painter.setFont(self._theme.sans(12, bold=True))
        painter.setPen(self._theme.colour(ColourRole.ACCENT))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, when)
        room = place.width() - painter.fontMetrics().horizontalAdvance(when) - _PAD
        painter.setFont(self._theme.sans(12))
        if painter.fontMetrics().horizontalAdvance(gap) <= room:
            painter.setPen(self._theme.colour(ColourRole.MUTED))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, gap)
