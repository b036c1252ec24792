"""Paints the blocks of an article: role and rule in the margin, the text beside it, greyed where it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.cleaning.model import BLOCK_ROLE, CleaningModel, ShownBlock
from ui.cleaning.rule_words import rule_words
from ui.comparison.furniture import role_name
from ui.reading_look import LineSpacing
from ui.text import height_of, laid_out
from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

    from ui.theme import Theme

_EDGE = 16
_GAP = 22
_TOP = 7
_LINE = 3
_MARGIN_PIXELS = 190
_MOST_LINES = 60
_MARGIN_LINES = 4
_LONGEST = 8_000
_LEADINGS = {LineSpacing.CLOSE: 1.0, LineSpacing.USUAL: 1.25, LineSpacing.WIDE: 1.4}
_COLUMN_PIXELS = 760


class CleaningDelegate(QStyledItemDelegate):
    """Draws a block as high as its text asks for."""

    def __init__(self, theme: Theme, model: CleaningModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a block for the width of the view."""
        block: ShownBlock = index.data(BLOCK_ROLE)
        text, rule = self._text(block), self._rule(block)
        margin = QFontMetricsF(self._theme.sans(12)).height() + height_of(rule)
        return QSize(self._view.viewport().width(), round(max(height_of(text, self._leading), margin)) + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a block."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        block: ShownBlock = index.data(BLOCK_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = ColourRole.PAPER if block.is_text else ColourRole.BACKGROUND
        painter.fillRect(rect, self._theme.colour(paper))
        self._paint_margin(painter, rect, block)
        self._paint_rule_line(painter, rect, block)
        ink = ColourRole.INK if block.is_text else ColourRole.MUTED
        painter.setPen(self._theme.colour(ink))
        self._text(block).draw(painter, QPointF(rect.left() + self._text_left, rect.top() + _TOP))
        if state & QStyle.StateFlag.State_Selected:
            width = 2 if state & QStyle.StateFlag.State_HasFocus else 1
            painter.setPen(QPen(self._theme.colour(ColourRole.ACCENT), width, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_margin(self, painter: QPainter, rect: QRect, block: ShownBlock) -> None:
        font = self._theme.sans(12, bold=True)
        painter.setFont(font)
        role = ColourRole.FIGURE_LINE if block.is_proposed else ColourRole.INK if block.is_text else ColourRole.MUTED
        painter.setPen(self._theme.colour(role))
        line = QFontMetricsF(font).height()
        name = self._model.tr("repeated?") if block.is_proposed else role_name(block.role)
        painter.drawText(QRectF(rect.left() + _EDGE, rect.top() + _TOP, self._margin, line), 0, name)
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        self._rule(block).draw(painter, QPointF(rect.left() + _EDGE, rect.top() + _TOP + line))

    def _paint_rule_line(self, painter: QPainter, rect: QRect, block: ShownBlock) -> None:
        """Draw the line between margin and text: solid beside text, dashed beside what is left out."""
        role = (
            ColourRole.FIGURE_LINE if block.is_proposed else ColourRole.ACCENT if block.is_text else ColourRole.SCROLL
        )
        style = Qt.PenStyle.DotLine if block.is_proposed else Qt.PenStyle.SolidLine
        pen = QPen(self._theme.colour(role), _LINE, style if block.is_text else Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = rect.left() + self._text_left - _GAP / 2
        painter.drawLine(QPointF(x, rect.top() + _TOP / 2), QPointF(x, rect.bottom() - _TOP / 2))

    @property
    def _margin(self) -> float:
        return min(_MARGIN_PIXELS * self._theme.scale, self._view.viewport().width() / 3)

    @property
    def _text_left(self) -> float:
        return _EDGE + self._margin + _GAP

    @property
    def _leading(self) -> float:
        return _LEADINGS[self._theme.reading_look.spacing]

    def _rule(self, block: ShownBlock) -> QTextLayout:
        return laid_out(rule_words(block.rule), self._theme.sans(11), self._margin, _MARGIN_LINES)

    def _text(self, block: ShownBlock) -> QTextLayout:
        text = block.text[:_LONGEST]
        if len(text) < len(block.text):
            left = QLocale().toString(len(block.text) - _LONGEST)
            text += self._model.tr(" … {0} more characters").format(left)
        room = self._view.viewport().width() - self._text_left - _EDGE
        width = min(room, _COLUMN_PIXELS * self._theme.scale)
        return laid_out(text, self._theme.reading(), width, _MOST_LINES, self._leading)
