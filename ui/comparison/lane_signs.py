"""Lane signs: how a change is drawn in a lane of the overview, a shape of its own for each group of classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui.theme import ClassGroup

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def draw_sign(painter: QPainter, box: QRectF, group: ClassGroup, colour: QColor) -> None:
    """Draw the sign of ``group`` in a lane: a shape of its own for each."""
    left, top, width, height = box.left(), box.top(), box.width(), box.height()
    bar = (width - 1) / 2
    if group in (ClassGroup.MODALITY, ClassGroup.NAME):
        _draw_round_sign(painter, box, group, colour)
        return
    parts = {
        ClassGroup.FIGURE: (box,),
        ClassGroup.QUOTATION: (QRectF(left, top, bar, height), QRectF(left + bar + 1, top, bar, height)),
        ClassGroup.ATTRIBUTION: (QRectF(left, top, width, 3), QRectF(left, top + 4, width, 3)),
        ClassGroup.STATEMENT: (QRectF(left, top, 2, height), QRectF(left, top + 2.5, width, 2)),
    }.get(group, (QRectF(left, top, width, 1),))
    for part in parts:
        painter.fillRect(part, colour)


def _draw_round_sign(painter: QPainter, box: QRectF, group: ClassGroup, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if group is ClassGroup.MODALITY:
        painter.drawEllipse(box)
    else:
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    painter.restore()
