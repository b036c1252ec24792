"""A verdict button: what one decides, with its key beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

_KEY_PIXELS = 11
_SPACE = 5.0
_HEIGHT_ROOM = 12
_RADIUS = 6


class VerdictButton(QAbstractButton):
    """A checkable button with a key cap: filled in the accent while it is the verdict."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_key(self, key: str) -> None:
        """Show ``key`` beside the text, nothing where it is empty."""
        self._key = key
        words = self.tr("{verdict}, key {key}") if key else "{verdict}"
        self.setAccessibleName(words.format(verdict=self.text(), key=key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for text and key."""
        text = QFontMetricsF(self._theme.sans())
        return QSize(round(self._content_width() + 10), round(text.height()) + _HEIGHT_ROOM)

    def minimumSizeHint(self) -> QSize:
        """Text and key without room to spare."""
        return QSize(round(self._content_width() + 4), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, text, key cap and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        ink = colour(self._ink())
        is_marked = self.isChecked() or (self.underMouse() and self.isEnabled())
        painter.setPen(QPen(colour(ColourRole.ACCENT if is_marked else ColourRole.LINE), 1))
        painter.setBrush(colour(ColourRole.ACCENT if self.isChecked() else ColourRole.BACKGROUND))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(colour(ColourRole.ON_ACCENT if self.isChecked() else ColourRole.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), _RADIUS - 2, _RADIUS - 2)
        left = (self.width() - self._content_width()) / 2
        painter.setPen(ink)
        painter.setFont(self._theme.sans())
        width = QFontMetricsF(self._theme.sans()).horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            self._draw_key(painter, left + width + _SPACE)
        painter.end()

    def _draw_key(self, painter: QPainter, left: float) -> None:
        box = QRectF(left, (self.height() - self._key_height()) / 2, self._key_width(), self._key_height())
        edge = self._ink() if self.isChecked() else ColourRole.LINE
        painter.setPen(QPen(self._theme.colour(edge), 1))
        painter.setBrush(self._theme.colour(ColourRole.ACCENT if self.isChecked() else ColourRole.PAPER))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._theme.colour(ColourRole.ON_ACCENT if self.isChecked() else ColourRole.MUTED))
        painter.setFont(self._theme.sans(_KEY_PIXELS))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> ColourRole:
        if self.isChecked():
            return ColourRole.ON_ACCENT
        return ColourRole.INK if self.isEnabled() else ColourRole.MUTED

    def _content_width(self) -> float:
        width = QFontMetricsF(self._theme.sans()).horizontalAdvance(self.text())
        return width + _SPACE + self._key_width() if self._key else width

    def _key_width(self) -> float:
        metrics = QFontMetricsF(self._theme.sans(_KEY_PIXELS))
        return max(self._key_height(), metrics.horizontalAdvance(self._key) + 8)

    def _key_height(self) -> float:
        return QFontMetricsF(self._theme.sans(_KEY_PIXELS)).height() + 1
