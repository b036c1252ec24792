"""A button that shows its key beside its text, as the tabs, the search field and the hints do."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.theme import Theme

_PADDING = 12
_GAP = 7
_KEY_PADDING = 5
_KEY_PIXELS = 11
_DISABLED_OPACITY = 0.55


class ButtonLook(StrEnum):
    """How a key button is drawn."""

    TAB = "tab"
    FIELD = "field"
    HINT = "hint"


class TabFold(StrEnum):
    """How much of a tab is shown: text and key, its icon and key, or its icon alone."""

    WHOLE = "whole"
    ICON_AND_KEY = "icon and key"
    ICON = "icon"


class KeyButton(QAbstractButton):
    """A button with its key drawn as a key cap. A ``FIELD`` has its text left and its key at the right edge.

    A ``TAB`` with an ``icon_name`` can be folded where room is short; its name stays in the tooltip.
    """

    def __init__(self, theme: Theme, text: str, key: str, look: ButtonLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key, self._look = theme, key, look
        self.icon_name = ""
        self._fold = TabFold.WHOLE
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(look is ButtonLook.TAB)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if look is ButtonLook.HINT else Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy.Policy.Expanding if look is ButtonLook.FIELD else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    @property
    def key(self) -> str:
        """The key that is shown, empty where there is none."""
        return self._key

    def show_key(self, key: str) -> None:
        """Show ``key`` as the key of the button, none where it is empty."""
        self._key = key
        self.updateGeometry()
        self.update()

    def fold(self, fold: TabFold) -> None:
        """Show so much of the tab."""
        if fold is not self._fold:
            self._fold = fold
            self.updateGeometry()
            self.update()

    def width_as(self, fold: TabFold) -> int:
        """Return how wide the tab is when so much of it is shown, in pixels."""
        key = 0.0 if fold is TabFold.ICON or not self._key else self._key_size().width() + _GAP
        return ceil(2 * _PADDING + self._face_width(fold) + key)

    def nextCheckState(self) -> None:
        """Stay as it is when clicked: a tab is on when its view is shown, not when it was asked for."""

    def sizeHint(self) -> QSize:
        """Return the room for text, key and padding."""
        text = QFontMetricsF(self._font())
        if self._look is ButtonLook.HINT:
            width = text.horizontalAdvance(self.text()) + self._key_size().width() + _GAP
            return QSize(ceil(width), round(text.height() + 4))
        return QSize(self.width_as(self._fold), round(text.height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Let a field shrink to its icon and key; other looks keep their text whole."""
        hint = self.sizeHint()
        narrow = self.width_as(TabFold.ICON_AND_KEY)
        return QSize(narrow, hint.height()) if self._look is ButtonLook.FIELD else hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, text, key and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else _DISABLED_OPACITY)
        self._paint_ground(painter)
        inset = 0.0 if self._look is ButtonLook.HINT else float(_PADDING)
        key = self._key_size()
        middle = self.height() / 2
        if self._look is ButtonLook.HINT:
            self._paint_key(painter, QRectF(0, middle - key.height() / 2, key.width(), key.height()))
            self._paint_text(painter, QRectF(key.width() + _GAP, 0, self.width(), self.height()))
            return
        left = self.width() - inset - key.width()
        whole = inset + self._face_width(self._fold) + _GAP
        is_whole = self._look is ButtonLook.TAB and whole <= left
        left = whole if is_whole else left
        room = left - inset - (0 if is_whole else _GAP)
        is_worded = self._look is not ButtonLook.FIELD or room >= self._face_width(TabFold.WHOLE)
        if self._fold is TabFold.WHOLE and (is_worded or not self.icon_name):
            self._paint_text(painter, QRectF(inset, 0, room, self.height()))
        else:
            self._paint_icon(painter, inset)
        if self._fold is not TabFold.ICON:
            self._paint_key(painter, QRectF(left, middle - key.height() / 2, key.width(), key.height()))

    def _paint_ground(self, painter: QPainter) -> None:
        is_raised = self._look is ButtonLook.FIELD or self.isChecked()
        edge = ColourRole.ACCENT if self.hasFocus() else ColourRole.LINE
        if not (is_raised or self.hasFocus() or (self.underMouse() and self._look is ButtonLook.TAB)):
            return
        painter.setPen(QPen(self._theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.colour(ColourRole.PAPER) if is_raised else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_text(self, painter: QPainter, place: QRectF) -> None:
        is_loud = self.isChecked() or (self.underMouse() and self.isEnabled())
        painter.setFont(self._font())
        painter.setPen(self._theme.colour(ColourRole.INK if is_loud else ColourRole.MUTED))
        text = QFontMetricsF(self._font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_icon(self, painter: QPainter, left: float) -> None:
        side = round(self._icon_side())
        role = ColourRole.INK if self.isChecked() or self.underMouse() else ColourRole.MUTED
        icon = self._theme.icon(self.icon_name, role)
        icon.paint(painter, round(left), round((self.height() - side) / 2), side, side)

    def _face_width(self, fold: TabFold) -> float:
        """Return the width of the text, or of the icon in its place."""
        metrics = QFontMetricsF(self._font())
        return metrics.horizontalAdvance(self.text()) if fold is TabFold.WHOLE else self._icon_side()

    def _icon_side(self) -> float:
        return 16 * self._theme.scale

    def _paint_key(self, painter: QPainter, place: QRectF) -> None:
        if not self._key:
            return
        paint_key_cap(painter, place, self._key, self._theme)

    def _font(self) -> QFont:
        return self._theme.sans(12 if self._look is ButtonLook.HINT else 13)

    def _key_size(self) -> QRectF:
        return key_cap_size(self._key, self._theme) if self._key else QRectF()


def key_cap_size(key: str, theme: Theme) -> QRectF:
    """Return the size of the key cap of ``key`` as a rectangle at the origin."""
    metrics = QFontMetricsF(theme.sans(_KEY_PIXELS))
    height = metrics.height() + 1
    return QRectF(0, 0, max(height, metrics.horizontalAdvance(key) + 2 * _KEY_PADDING), height)


def paint_key_cap(painter: QPainter, place: QRectF, key: str, theme: Theme) -> None:
    """Draw the key cap of ``key`` in ``place``."""
    line = theme.colour(ColourRole.LINE)
    painter.setPen(QPen(line, 1))
    painter.setBrush(theme.colour(ColourRole.PAPER))
    cap = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(cap, 4, 4)
    painter.drawLine(
        cap.bottomLeft() + QRectF(3, -1, 0, 0).topLeft(), cap.bottomRight() + QRectF(-3, -1, 0, 0).topLeft()
    )
    painter.setFont(theme.sans(_KEY_PIXELS))
    painter.setPen(theme.colour(ColourRole.MUTED))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
