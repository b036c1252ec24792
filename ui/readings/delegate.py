"""How the table of readings is drawn: the letter of a reading, its words on two lines, equal ones quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.comparison.readings import Standing
from ui.comparison.class_names import class_name
from ui.comparison.marks import Inks, draw_focus, draw_hatch, draw_swatch
from ui.readings.model import CELL_ROLE, LINE_ROLE
from ui.text_units import shown_text
from ui.theme import GROUP_OF, MARK_LOOKS, ColourRole

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from ui.readings.sheet import ReadingCell, ReadingLine
    from ui.theme import Theme

_PAD = 9
_SWATCH = 12
_LETTER = 15
_LONGEST = 200


class ReadingDelegate(QStyledItemDelegate):
    """Draws row and class in the first column and a reading in each other one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inks = Inks(theme)

    def refresh(self) -> None:
        """Take the colours of the theme anew."""
        self._inks = Inks(self._theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of reading."""
        return QSize(0, round(2 * QFontMetricsF(self._theme.reading(14)).height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        painter.save()
        ground = ColourRole.SELECTION if option.state & QStyle.StateFlag.State_Selected else ColourRole.PAPER
        painter.fillRect(option.rect, self._inks[ground])
        cell: ReadingCell | None = index.data(CELL_ROLE)
        if cell is None:
            self._draw_class(painter, option.rect, index.data(LINE_ROLE))
        elif cell.letter is None and not cell.text:
            box = QRectF(option.rect).adjusted(1, 1, -1, -2)
            draw_hatch(painter, box, self._inks[ColourRole.BACKGROUND], self._inks[ColourRole.GAP])
        else:
            self._draw_reading(painter, option.rect, cell)
        painter.setPen(QPen(self._inks[ColourRole.LINE], 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, option.rect, self._inks)
        painter.restore()

    def _draw_class(self, painter: QPainter, place: QRect, line: ReadingLine) -> None:
        group = GROUP_OF[line.change_class]
        font = self._theme.sans(12)
        height = QFontMetricsF(font).height()
        swatch = QRectF(place.left() + _PAD, place.top() + 6 + (height - _SWATCH) / 2, 1.2 * _SWATCH, _SWATCH)
        draw_swatch(painter, swatch, group, MARK_LOOKS[group], self._inks)
        painter.setFont(font)
        painter.setPen(self._inks[ColourRole.INK])
        left = round(swatch.right()) + 7
        inner = QRect(left, place.top() + 5, place.right() - left - 4, place.height() - 8)
        name = QFontMetricsF(font).elidedText(class_name(line.change_class), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setPen(self._inks[ColourRole.MUTED])
        row = self.tr("row {0}").format(line.row + 1)
        painter.drawText(inner.adjusted(0, round(height) + 2, 0, 0), Qt.AlignmentFlag.AlignLeft, row)

    def _draw_reading(self, painter: QPainter, place: QRect, cell: ReadingCell) -> None:
        is_quiet = cell.is_base or cell.letter is None
        if cell.letter is not None:
            painter.setFont(self._theme.sans(11, bold=True))
            painter.setPen(self._inks[ColourRole.MUTED if cell.is_base else ColourRole.ACCENT])
            corner = QRectF(place.left() + _PAD, place.top() + 6, _LETTER, place.height())
            painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cell.letter)
        font = self._theme.reading(14, bold=cell.standing is Standing.MAJORITY and not cell.is_base)
        font.setItalic(cell.text is None or cell.text == "")
        painter.setFont(font)
        painter.setPen(self._inks[ColourRole.MUTED if is_quiet else ColourRole.INK])
        inner = place.adjusted(_PAD + _LETTER, 4, -6, -3)
        painter.save()
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        words = shown_text((cell.text or self.tr("nothing"))[:_LONGEST])
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(inner, flags, words)
        painter.restore()
