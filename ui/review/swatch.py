"""A swatch: the colour and line of a group of changes, as a small sign in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.comparison.marks import Inks, draw_swatch
from ui.theme import MARK_LOOKS, ClassGroup

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

WIDTH = 14
HEIGHT = 10


class Swatch(QWidget):
    """Shows the sign of one group. It has no name of its own: the words beside it say what it stands for."""

    def __init__(self, theme: Theme, group: ClassGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = group
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_group(self, group: ClassGroup) -> None:
        """Show the sign of ``group``."""
        self._group = group
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the sign, with a pixel round it."""
        return QSize(WIDTH + 2, HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign in the middle."""
        painter = QPainter(self)
        box = QRectF(1, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        draw_swatch(painter, box, self._group, MARK_LOOKS[self._group], Inks(self._theme))
        painter.end()
