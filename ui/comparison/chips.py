"""Chips: the small rounded signs before a cell's text and in the heads of columns, with their drawn arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from ui.comparison.view_state import ChipKind
from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from ui.comparison.marks import Inks
    from ui.comparison.view_state import CellChip

_SIDE = 7.0
_ARROW = 9.0
_ARROW_SPACE = 4.0


def chip_text(chip: CellChip) -> str:
    """Return what ``chip`` says, in the language of the window."""
    text = {
        ChipKind.MOVED_UP: QCoreApplication.translate("chips", "moved from {number}"),
        ChipKind.MOVED_DOWN: QCoreApplication.translate("chips", "moved from {number}"),
        ChipKind.SPLIT: QCoreApplication.translate("chips", "split in {number}"),
        ChipKind.MERGED: QCoreApplication.translate("chips", "merged from {number}"),
        ChipKind.TOO_LARGE: QCoreApplication.translate("chips", "too large to compare word by word"),
    }[chip.kind]
    return text.format(number=chip.number)


def chip_width(text: str, font: QFont, *, has_arrow: bool) -> float:
    """Return the width of a chip that says ``text``."""
    arrow = _ARROW + _ARROW_SPACE if has_arrow else 0.0
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * _SIDE + arrow


def chip_height(font: QFont) -> float:
    """Return the height of a chip."""
    return QFontMetricsF(font).height() + 1


def draw_chip(
    painter: QPainter, rect: QRectF, text: str, ink: QColor, inks: Inks, arrow: ChipKind | None = None
) -> None:
    """Draw a chip that says ``text`` in ``ink``, in the painter's font, with the arrow of ``arrow`` before it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(inks[ColourRole.LINE], 1))
    painter.setBrush(inks[ColourRole.PAPER if arrow is None else ColourRole.BACKGROUND])
    radius = rect.height() / 2
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    left = rect.left() + _SIDE
    if arrow is not None:
        pen = QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_arrow(arrow, QPointF(left, rect.center().y() - _ARROW / 2)))
        left += _ARROW + _ARROW_SPACE
    painter.setPen(ink)
    painter.drawText(
        QRectF(left, rect.top(), rect.right() - left, rect.height()),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
        text,
    )
    painter.restore()


def _arrow(kind: ChipKind, at: QPointF) -> QPainterPath:
    """Return the arrow of ``kind`` in a square of nine pixels at ``at``."""
    lines = {
        ChipKind.MOVED_UP: (((4.5, 8.5), (4.5, 1.0)), ((1.5, 4.0), (4.5, 1.0), (7.5, 4.0))),
        ChipKind.MOVED_DOWN: (((4.5, 0.5), (4.5, 8.0)), ((1.5, 5.0), (4.5, 8.0), (7.5, 5.0))),
        ChipKind.SPLIT: (((0.5, 1.5), (6.0, 1.5), (6.0, 8.0)), ((3.5, 5.5), (6.0, 8.0), (8.5, 5.5))),
        ChipKind.MERGED: (((0.5, 7.5), (6.0, 7.5), (6.0, 1.0)), ((3.5, 3.5), (6.0, 1.0), (8.5, 3.5))),
        ChipKind.TOO_LARGE: (((0.5, 2.0), (8.5, 2.0)), ((0.5, 4.5), (8.5, 4.5)), ((0.5, 7.0), (4.5, 7.0))),
    }[kind]
    path = QPainterPath()
    for line in lines:
        path.moveTo(at + QPointF(*line[0]))
        for point in line[1:]:
            path.lineTo(at + QPointF(*point))
    return path
