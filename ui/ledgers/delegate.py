"""How the cells of a ledger are drawn: entries under a line, words in the reading font, outlets by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.ledgers.entry import CARRIERS_COLUMN
from ui.ledgers.model import LINE_ROLE
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from ui.ledgers.entry import LedgerLine
    from ui.theme import Theme

_PADDING = 22


def shortened(names: Sequence[str], metrics: QFontMetricsF, width: float) -> str:
    """Return as many whole ``names`` as ``width`` has room for, and how many more there are: ``Courier, Post +3``."""
    for count in range(len(names), 0, -1):
        rest = len(names) - count
        text = ", ".join(names[:count]) + (f" +{rest}" if rest else "")
        if metrics.horizontalAdvance(text) <= width:
            return text
    if not names:
        return ""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    first: str = metrics.elidedText(names[0], Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(more))
    return first + more


class LedgerDelegate(QStyledItemDelegate):
    """Draws a line above each entry, so that its wordings stand together."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose the font of a cell, and shorten a list of outlets by whole names."""
        super().initStyleOption(option, index)
        line: LedgerLine = index.data(LINE_ROLE)
        if index.column() == 1:
            option.font = self._theme.reading(14)
        elif index.column() == CARRIERS_COLUMN and not line.is_everywhere:
            room = option.rect.width() - _PADDING
            option.text = shortened(line.carriers, QFontMetricsF(option.font), room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        if index.data(LINE_ROLE).is_first and index.row():
            painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
