"""Marks: how a change is drawn on text, in the overview and as a swatch, each class by colour and by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from ui.theme import ClassGroup, ColourRole, LineShape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor

    from ui.theme import MarkLook, Theme

_DASHES = {
    LineShape.DASHED: (6.0, 3.0),
    LineShape.DOTTED: (2.0, 2.0),
    LineShape.LONG_DASHED: (12.0, 3.0),
    LineShape.FINE_DOTTED: (1.0, 2.0),
}
_WAVE_LENGTH = 5.0
_WAVE_HEIGHT = 2.0
_OUTLINE = 2.0
_OUTLINE_RADIUS = 3.0
_SWATCH_RADIUS = 2.0


class Inks:
    """The colours of the theme shown now, each made once; to be made anew when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._colours = {role: theme.colour(role) for role in ColourRole}

    def __getitem__(self, role: ColourRole) -> QColor:
        return self._colours[role]


def draw_underline(painter: QPainter, left: float, right: float, top: float, look: MarkLook, colour: QColor) -> None:
    """Draw the line of ``look`` from ``left`` to ``right``, starting ``top`` pixels down."""
    width = float(look.width)
    if look.shape is LineShape.SOLID:
        painter.fillRect(QRectF(left, top, right - left, width), colour)
    elif look.shape is LineShape.DOUBLE:
        painter.fillRect(QRectF(left, top - 1, right - left, width), colour)
        painter.fillRect(QRectF(left, top + 1, right - left, width), colour)
    elif look.shape is LineShape.WAVE:
        _draw_wave(painter, left, right, top, colour)
    else:
        _draw_dashes(painter, left, right, top, look, colour)


def _draw_dashes(painter: QPainter, left: float, right: float, top: float, look: MarkLook, colour: QColor) -> None:
    dash, space = _DASHES[look.shape]
    x = left
    while x < right:
        painter.fillRect(QRectF(x, top, min(dash, right - x), look.width), colour)
        x += dash + space


def _draw_wave(painter: QPainter, left: float, right: float, top: float, colour: QColor) -> None:
    points = []
    x, is_low = left, True
    while x < right + _WAVE_LENGTH / 2:
        points.append(QPointF(min(x, right), top + (_WAVE_HEIGHT if is_low else 0.0)))
        x, is_low = x + _WAVE_LENGTH / 2, not is_low
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def draw_caret(painter: QPainter, at: QRectF, colour: QColor) -> None:
    """Draw a wedge below the line at ``at``, where words stand in another column and not here."""
    x, bottom = at.center().x(), at.bottom() + 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x - 4, bottom), QPointF(x + 4, bottom), QPointF(x, bottom - 6)]))
    painter.restore()


def draw_outline(painter: QPainter, rects: Iterable[QRectF], colour: QColor) -> None:
    """Draw one rounded line round ``rects``, which may stand on several lines of text."""
    path = QPainterPath()
    for rect in rects:
        grown = QPainterPath()
        grown.addRoundedRect(rect.adjusted(-2, -1, 2, 3), _OUTLINE_RADIUS, _OUTLINE_RADIUS)
        path = path.united(grown)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _OUTLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def draw_swatch(painter: QPainter, rect: QRectF, group: ClassGroup, look: MarkLook, inks: Inks) -> None:
    """Draw the sign of ``group`` for lists: its colour, filled, with its line in the paper's colour across it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if group is ClassGroup.TRIVIAL:
        painter.setPen(QPen(inks[ColourRole.MUTED], 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _SWATCH_RADIUS, _SWATCH_RADIUS)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks[look.line])
        painter.drawRoundedRect(rect, _SWATCH_RADIUS, _SWATCH_RADIUS)
    painter.restore()
    if group is not ClassGroup.TRIVIAL:
        inside = rect.adjusted(2, 0, -2, 0)
        draw_underline(painter, inside.left(), inside.right(), rect.center().y() - 1, look, inks[ColourRole.PAPER])


def draw_focus(painter: QPainter, place: QRect, inks: Inks) -> None:
    """Draw the frame of the cell that has the focus, inside ``place``."""
    painter.setPen(QPen(inks[ColourRole.ACCENT], 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1))


def draw_hatch(painter: QPainter, rect: QRectF, ground: QColor, stripe: QColor) -> None:
    """Fill ``rect`` with ``ground`` and slanted stripes: nothing stands here."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(stripe, 6.0))
    height = rect.height()
    x = rect.left() - height
    while x < rect.right() + 6:
        painter.drawLine(QPointF(x, rect.bottom() + 3), QPointF(x + height + 6, rect.top() - 3))
        x += 17
    painter.restore()
