"""How the lines of a lineage look: a style and a colour for each kind, an arrow where the direction is proved."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from reader.relations.relation import RelationKind
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from ui.comparison.marks import Inks

_ARROW = 8.0
_SPREAD = 0.42
_WIDE, _FOCUSED, _TRUNK = 4.5, 1.0, 1.5


@dataclass(frozen=True, slots=True)
class LineLook:
    """The colour, the dashes (in widths of the line; empty: solid) and the width in pixels of a kind."""

    role: ColourRole
    dashes: tuple[float, ...]
    width: float
    is_double: bool = False


LINE_LOOKS = {
    RelationKind.COPY: LineLook(ColourRole.INK, (), 1.8),
    RelationKind.LATER_TAKE: LineLook(ColourRole.FIGURE_LINE, (6.0, 2.5, 1.0, 2.5), 1.8),
    RelationKind.CUT: LineLook(ColourRole.STATEMENT_LINE, (5.0, 2.5), 1.8),
    RelationKind.REWORDED: LineLook(ColourRole.NAME_LINE, (1.2, 2.2), 1.8),
    RelationKind.TRANSLATED: LineLook(ColourRole.QUOTATION_LINE, (), 1.3, is_double=True),
}


def draw_line(
    painter: QPainter,
    points: Sequence[QPointF],
    kind: RelationKind,
    inks: Inks,
    *,
    has_arrow: bool,
    is_focused: bool = False,
) -> None:
    """Draw the line of a kind through ``points``, with an arrow at its end where ``has_arrow``.

    Only the last stretch has the look of the kind: lines of several kinds share those before it.
    """
    look = LINE_LOOKS[kind]
    colour = inks[ColourRole.ACCENT if is_focused else look.role]
    painter.setPen(QPen(colour, look.width + _FOCUSED) if is_focused else QPen(inks[ColourRole.SCROLL], _TRUNK))
    painter.drawPolyline(QPolygonF(points[:-1]))
    path = QPainterPath(points[-2])
    path.lineTo(points[-1])
    draw_path(painter, path, look, (colour, inks[ColourRole.BACKGROUND]), is_focused=is_focused)
    if has_arrow:
        draw_arrow(painter, points[-2], points[-1], colour)


def draw_path(
    painter: QPainter, path: QPainterPath, look: LineLook, colours: tuple[QColor, QColor], *, is_focused: bool
) -> None:
    """Draw a way in the style of ``look``; the second colour is that of the ground between two lines."""
    colour, ground = colours
    extra = _FOCUSED if is_focused else 0.0
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.is_double:
        painter.strokePath(path, QPen(colour, _WIDE + extra))
        painter.strokePath(path, QPen(ground, _WIDE - 2 * look.width))
        return
    pen = QPen(colour, look.width + extra)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.dashes:
        pen.setDashPattern(list(look.dashes))
    painter.strokePath(path, pen)


def draw_arrow(painter: QPainter, before: QPointF, tip: QPointF, colour: QColor) -> None:
    """Draw the head of an arrow that comes from ``before`` and ends at ``tip``."""
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
    sides = [
        QPointF(tip.x() - _ARROW * math.cos(angle + turn), tip.y() - _ARROW * math.sin(angle + turn))
        for turn in (_SPREAD, -_SPREAD)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, *sides]))
