"""The table painter: draws the rows in sight, their numbers, the row in focus, and finds what was clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.comparison.cell_painter import SIDE, TOP, CellLook, is_mark_drawn
from ui.comparison.cursor import ChangeFilter
from ui.comparison.furniture import FurnitureState
from ui.comparison.spoken import folded_rows, gap_text
from ui.comparison.view_state import FurnitureCell
from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.comparison.cell_painter import CellPainter
    from ui.comparison.finding import Finding
    from ui.comparison.model import ComparisonModel
    from ui.comparison.passage_outline import PassageOutline
    from ui.comparison.table_layout import TableLayout
    from ui.comparison.view_state import ShownCell

_TRIANGLE = 3.0
_NARROWEST_TEXT = 70


class TablePainter:
    """Draws a part of the table. ``current`` is the cell in focus as row and place."""

    def __init__(self, model: ComparisonModel, places: TableLayout, cells: CellPainter) -> None:
        self._model = model
        self._places = places
        self._cells = cells
        self.look = CellLook((), ChangeFilter())
        self.current: tuple[int, int] | None = None
        self.has_focus = False
        self.outlines: tuple[PassageOutline, ...] = ()
        """Passages outlined while they are aligned by hand."""
        self._findings: dict[tuple[int, int], list[Finding]] = {}
        self._finding: Finding | None = None

    def show_findings(self, findings: tuple[Finding, ...], current: Finding | None) -> None:
        """Draw boxes round ``findings``, another one round ``current``."""
        self._finding = current
        self._findings = {}
        for one in findings:
            self._findings.setdefault((one.row, one.shown), []).append(one)

    def paint(self, viewport: QWidget, part: QRect, offset: int, base_offset: int) -> None:
        """Draw ``part`` of ``viewport``, whose contents are scrolled down by ``offset``, the base by its own."""
        painter = QPainter(viewport)
        painter.setClipRect(part)
        painter.fillRect(part, self._cells.inks[ColourRole.BACKGROUND])
        edge = self._places.columns.pinned_right
        base, others = (part.intersected(place) for place in _split(part, edge))
        parts = ((part, offset),) if base_offset == offset else ((base, base_offset), (others, offset))
        for place, its_offset in parts if len(self._places.rows) else ():
            painter.setClipRect(place)
            self._paint_rows(painter, place, its_offset)
        painter.end()

    def _paint_rows(self, painter: QPainter, part: QRect, offset: int) -> None:
        rows = self._places.rows
        row = rows.row_at(part.top() + offset)
        while not part.isEmpty() and row < len(rows) and rows.top(row) - offset <= part.bottom():
            if rows.height(row):
                self._paint_row(painter, row, part, offset)
            row += 1

    def change_at(self, point: QPoint, offset: int) -> int | None:
        """Return the change whose words stand under ``point``, the heaviest where several do."""
        shown = self._places.columns.at(point.x())
        rows = self._places.rows
        y = point.y() + offset
        if shown is None or not len(rows) or not 0 <= y < rows.total:
            return None
        row = rows.row_at(y)
        cell = self._model.cell(row, shown)
        if isinstance(cell, FurnitureCell) or row in self._places.folds:
            return None
        corner = self._places.cell_rect(row, shown).topLeft() + QPoint(SIDE, TOP - offset)
        place = self._places.layout(row, shown).place_at(QPointF(point - corner)) if cell.text else 0
        return None if place is None else self._heaviest(cell, place)

    def _heaviest(self, cell: ShownCell, place: int) -> int | None:
        """Return the heaviest change of a column shown at ``place`` of ``cell``; a gap is one place."""
        changes, state = self.look.changes, self._model.state
        columns = state.column_order if state else ()
        found = [
            mark.change
            for mark in cell.marks
            if changes[mark.change].column in columns
            and (
                (not cell.text and self.look.shown.draws(changes[mark.change].change.change_class))
                or (mark.span.start <= place < mark.span.end and is_mark_drawn(self.look, cell, mark))
            )
        ]
        return min(found, key=lambda index: changes[index].change.change_class.weight, default=None)

    def _paint_row(self, painter: QPainter, row: int, part: QRect, offset: int) -> None:
        columns = self._places.columns
        if row in self._places.folds:
            self._paint_fold(painter, row, offset)
            return
        top, height = self._places.rows.top(row) - offset, self._places.rows.height(row)
        window = part.right() + 1
        if part.left() < columns.numbers:
            gutter = QRect(0, top, columns.numbers, height)
            is_current = self.current is not None and self.current[0] == row
            self._places.gutter.paint(painter, gutter, row, self.look, is_current=is_current)
        painter.save()
        right = QRect(columns.pinned_right, top, max(0, window - columns.pinned_right), height)
        painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
        visible = columns.visible(window)
        for shown in visible:
            if shown and part.right() >= columns.pinned_right:
                self._paint_cell(painter, row, shown, offset)
        painter.restore()
        if 0 in visible and part.left() < columns.pinned_right:
            self._paint_cell(painter, row, 0, offset)

    def _paint_fold(self, painter: QPainter, row: int, offset: int) -> None:
        """Draw the strip that stands for folded rows, over the whole width."""
        top, height = self._places.rows.top(row) - offset, self._places.rows.height(row)
        rect = QRect(0, top, painter.viewport().width(), height)
        inks = self._cells.inks
        painter.fillRect(rect, inks[ColourRole.PANEL])
        left = self._places.columns.numbers
        self._paint_folded_text(painter, rect.adjusted(left, 0, 0, 0), folded_rows(self._places.folds[row]))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, inks[ColourRole.LINE])
        if self.current is not None and self.current[0] == row:
            self._paint_focus(painter, rect.adjusted(left, 0, 0, 0), is_focused=self.has_focus)

    def _paint_cell(self, painter: QPainter, row: int, shown: int, offset: int) -> None:
        rect = self._places.cell_rect(row, shown).translated(0, -offset)
        inks = self._cells.inks
        cell = self._model.cell(row, shown)
        inside = QRectF(rect.adjusted(0, 0, -1, -1))
        if isinstance(cell, FurnitureCell):
            self._paint_furniture(painter, rect, row, shown, cell)
        elif cell.text:
            painter.fillRect(rect, inks[ColourRole.PAPER])
            layout = self._places.layout(row, shown)
            self._cells.draw_passages(painter, inside, cell, layout, self.look)
            for outline in self.outlines:
                if (outline.row, outline.shown) == (row, shown):
                    outline.draw(painter, inside, layout, inks[ColourRole.ACCENT])
            for finding in self._findings.get((row, shown), ()):
                is_current = finding is self._finding
                finding.draw(painter, inside, layout, inks[ColourRole.ACCENT], is_current=is_current)
        else:
            self._paint_gap(painter, inside, shown, cell)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, inks[ColourRole.LINE])
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), inks[ColourRole.LINE])
        if self.current is not None and self.current[0] == row:
            self._paint_focus(painter, rect, is_focused=self.has_focus and self.current[1] == shown)

    def _paint_focus(self, painter: QPainter, rect: QRect, *, is_focused: bool) -> None:
        """Draw the frame of the row in focus, twice as wide round the cell that the keys move."""
        width = 2 if is_focused else 1
        painter.setPen(QPen(self._cells.inks[ColourRole.ACCENT], width, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))

    def _paint_furniture(self, painter: QPainter, rect: QRect, row: int, shown: int, cell: FurnitureCell) -> None:
        inks = self._cells.inks
        painter.fillRect(rect, inks[ColourRole.BACKGROUND])
        if not cell.blocks:
            return
        painter.setPen(inks[ColourRole.MUTED])
        if self._places.furniture is FurnitureState.GREY:
            at = QPointF(rect.left() + SIDE, rect.top() + TOP)
            self._places.layout(row, shown).draw(painter, at, painter.clipBoundingRect())
            return
        self._paint_folded_text(painter, rect, str(self._model.index(row, shown).data()))

    def _paint_folded_text(self, painter: QPainter, rect: QRect, text: str) -> None:
        self._paint_triangle(painter, QPointF(rect.left() + SIDE + 3, rect.center().y() + 0.5))
        painter.setFont(self._cells.folded_font)
        painter.setPen(self._cells.inks[ColourRole.MUTED])
        inside = rect.adjusted(SIDE + 14, 0, -SIDE, 0)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_triangle(self, painter: QPainter, at: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._cells.inks[ColourRole.MUTED])
        points = [QPointF(-_TRIANGLE, -_TRIANGLE - 1), QPointF(_TRIANGLE, 0), QPointF(-_TRIANGLE, _TRIANGLE + 1)]
        painter.drawPolygon(QPolygonF([at + point for point in points]))
        painter.restore()

    def _paint_gap(self, painter: QPainter, rect: QRectF, shown: int, cell: ShownCell) -> None:
        """Draw a gap, its text in the middle of what the base does not cover and the window shows."""
        columns = self._places.columns
        seen = QRectF(rect)
        if shown > 0:
            seen.setLeft(max(rect.left(), columns.pinned_right))
        seen.setRight(max(seen.left(), min(rect.right(), painter.viewport().width())))
        if seen.width() < _NARROWEST_TEXT:
            seen = rect
        self._cells.draw_gap(painter, rect, seen, cell, gap_text(cell.gap, self._name(shown)), self.look)

    def _name(self, shown: int) -> str:
        return str(self._model.headerData(shown, Qt.Orientation.Horizontal))


def _split(part: QRect, edge: int) -> tuple[QRect, QRect]:
    """Return what lies left and right of ``edge``, as high as ``part``."""
    right = max(0, part.right() + 1 - edge)
    return QRect(0, part.top(), edge, part.height()), QRect(edge, part.top(), right, part.height())
