"""How the map of a story is drawn: boxes for what is carried, hatching for what is left out, shades for shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.comparison.marks import Inks, draw_focus, draw_hatch, draw_underline
from ui.coverage.models import CELL_ROLE
from ui.coverage.sheet import Carried, MapCell
from ui.theme import MARK_LOOKS, ColourRole

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from ui.theme import Theme

_PAD = 10
_MOVED = "↕"
_SOLID = 0.55


class CoverageDelegate(QStyledItemDelegate):
    """Draws a cell of the map or of the matrix; no cell is told by its colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inks = Inks(theme)

    def refresh(self) -> None:
        """Take the colours of the theme anew."""
        self._inks = Inks(self._theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line of text with air round it."""
        return QSize(0, round(QFontMetricsF(self._theme.sans()).height() * 1.9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        painter.save()
        found = index.data(CELL_ROLE)
        painter.fillRect(option.rect, self._inks[ColourRole.PAPER])
        if isinstance(found, MapCell):
            self._draw_carried(painter, option.rect, found)
        elif isinstance(found, float):
            self._draw_share(painter, option.rect, found, str(index.data()))
        else:
            self._draw_words(painter, option.rect, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, option.rect, self._inks)
        painter.restore()

    def _draw_words(self, painter: QPainter, place: QRect, words: str) -> None:
        font = self._theme.reading(14)
        painter.setFont(font)
        painter.setPen(self._inks[ColourRole.INK])
        inner = place.adjusted(_PAD, 0, -_PAD, 0)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_carried(self, painter: QPainter, place: QRect, cell: MapCell) -> None:
        box = QRectF(place).adjusted(2, 2, -3, -3)
        if cell.carried is Carried.LEFT_OUT:
            draw_hatch(painter, box, self._inks[ColourRole.BACKGROUND], self._inks[ColourRole.GAP])
            return
        look = MARK_LOOKS[cell.group] if cell.group is not None else None
        fill = look.fill if look is not None and look.fill is not None else ColourRole.GAP
        painter.fillRect(box, self._inks[fill])
        if look is not None:
            draw_underline(painter, box.left(), box.right(), box.bottom() - 3, look, self._inks[look.line])
        text = str(cell.changes) if cell.carried is Carried.CHANGED else ""
        text = "+" if cell.carried is Carried.ONLY_HERE else text
        painter.setFont(self._theme.sans(12))
        painter.setPen(self._inks[ColourRole.INK])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{text} {_MOVED}".strip() if cell.is_moved else text)

    def _draw_share(self, painter: QPainter, place: QRect, share: float, text: str) -> None:
        box = QRectF(place).adjusted(2, 2, -3, -3)
        if not text:
            draw_hatch(painter, box, self._inks[ColourRole.BACKGROUND], self._inks[ColourRole.GAP])
            return
        painter.fillRect(box, self._inks[ColourRole.BACKGROUND])
        bar = QRectF(box.left(), box.top(), box.width() * share, box.height())
        painter.fillRect(bar, self._inks[ColourRole.SELECTION])
        painter.fillRect(QRectF(bar.left(), bar.bottom() - 2, bar.width(), 2), self._inks[ColourRole.ACCENT])
        painter.setFont(self._theme.sans(13, bold=share >= _SOLID))
        painter.setPen(self._inks[ColourRole.INK])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
