"""Findings: where words stand in the passages of the open story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from reader.base.span import Span
from ui.comparison.cell_painter import SIDE, TOP
from ui.comparison.marks import draw_outline
from ui.comparison.unified import Side
from ui.comparison.view_state import FurnitureCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    from ui.comparison.cell_layout import CellLayout
    from ui.comparison.model import ComparisonModel

MOST = 5000
"""More findings than a person walks through; a letter alone stands everywhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words found in the cell at ``row`` of the column at place ``shown``."""

    row: int
    shown: int
    span: Span

    def draw(self, painter: QPainter, cell: QRectF, layout: CellLayout, colour: QColor, *, is_current: bool) -> None:
        """Draw a box round the words, a double one round those of the current finding."""
        corner = QPointF(cell.left() + SIDE, cell.top() + TOP)
        rects = [rect.translated(corner) for rect in layout.rects(self.span)]
        if is_current:
            draw_outline(painter, [rect.adjusted(-2, -2, 2, 2) for rect in rects], colour)
        painter.save()
        painter.setPen(QPen(colour, 1))
        for rect in rects:
            painter.drawRect(rect.adjusted(-1, 0, 1, 2))
        painter.restore()


def findings_of(words: str, model: ComparisonModel) -> tuple[Finding, ...]:
    """Return where ``words`` stand in passages, row by row and column by column, at most ``MOST`` places.

    Case does not matter, white space may be any.
    """
    pieces = words.split()
    if not pieces:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)), re.IGNORECASE)
    found: list[Finding] = []
    for finding in _all(pattern, model):
        found.append(finding)
        if len(found) == MOST:
            break
    return tuple(found)


def _all(pattern: re.Pattern[str], model: ComparisonModel) -> Iterator[Finding]:
    for row in range(model.rowCount()):
        for shown in range(1 if model.is_unified and model.columnCount() > 1 else 0, model.columnCount()):
            for span in _spans(pattern, model, row, shown):
                yield Finding(row, shown, span)


def _spans(pattern: re.Pattern[str], model: ComparisonModel, row: int, shown: int) -> list[Span]:
    """Return where ``pattern`` stands in a cell; in a unified one, what the base or the article reads counts."""
    unified, cell = model.unified_text(row, shown), model.cell(row, shown)
    if unified is None:
        return [] if isinstance(cell, FurnitureCell) else [Span(*match.span()) for match in pattern.finditer(cell.text)]
    found = set()
    for side in (Side.BASE, Side.ARTICLE):
        words, places = unified.reading(side)
        found |= {Span(places[match.start()], places[match.end() - 1] + 1) for match in pattern.finditer(words)}
    return sorted(found)
