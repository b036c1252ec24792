"""The overlay that lies over the window while something is dragged on it, and names what a drop will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.theme import Theme

_MARGIN = 16
_VEIL = 225


class DropOverlay(QWidget):
    """Covers its parent with a veil and a sentence; takes no events of its own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._detail, self._is_refusal = "", "", False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("What dropping here does"))
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def say(self, text: str, detail: str = "", *, is_refusal: bool = False) -> None:
        """Cover the parent and say ``text``, with ``detail`` smaller below."""
        self._text, self._detail, self._is_refusal = text, detail, is_refusal
        self.setAccessibleDescription(f"{text}. {detail}")
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil, the edge and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.colour(ColourRole.BACKGROUND))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        role = ColourRole.DANGER if self._is_refusal else ColourRole.ACCENT
        style = Qt.PenStyle.DashLine if self._is_refusal else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.colour(role), 3, style))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 14, 14)
        icon = self._theme.icon("circle-alert" if self._is_refusal else "file-plus", role)
        side = round(44 * self._theme.scale)
        middle = self.rect().center()
        icon.paint(painter, middle.x() - side // 2, middle.y() - 2 * side, side, side)
        painter.setFont(self._theme.serif(22, bold=True))
        painter.setPen(self._theme.colour(ColourRole.INK))
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        line = painter.fontMetrics().height()
        painter.drawText(QRectF(40, middle.y() - side / 2, self.width() - 80, line), centred, self._text)
        painter.setFont(self._theme.sans(13))
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        painter.drawText(QRectF(40, middle.y() - side / 2 + line + 8, self.width() - 80, line), centred, self._detail)
