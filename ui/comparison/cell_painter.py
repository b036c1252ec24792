"""The cell painter: draws passages with their marks, gaps and furniture, and sets their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from ui.comparison.cell_layout import CellLayout
from ui.comparison.chips import chip_height, chip_text, chip_width, draw_chip
from ui.comparison.marks import Inks, draw_caret, draw_hatch, draw_outline, draw_underline
from ui.comparison.segments import Segment, is_whole, segments_of
from ui.reading_look import line_height
from ui.theme import READING_PIXELS, ColourRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

    from reader.comparison.change import ChangeClass
    from reader.comparison.comparison import RowChange
    from ui.comparison.cursor import ChangeFilter
    from ui.comparison.view_state import CellMark, ShownCell
    from ui.theme import Theme

SIDE = 14
TOP = 9
BOTTOM = 10
_CHIP_SPACE = 7.0
_BAR_WIDTH = 3.0
_GAP_PIXELS = 12
_CHIP_PIXELS = 11
_FURNITURE_PIXELS = 12.5
FOLDED_PIXELS = 11
LONGEST_SHOWN = 40_000
"""Characters of a cell that are set; a file without paragraphs must not keep the window waiting."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """What decides how the marks of a cell are drawn: filter, the changes outlined, those drawn faint as noise.

    ``column`` is the column in focus: places of the base where another column has more words are shown for it only.
    ``marked_in_base`` are the columns whose changes are drawn in the base, ``decided_rows`` the aligned rows in which
    nothing is left to decide.
    """

    changes: tuple[RowChange, ...]
    shown: ChangeFilter
    outlined: frozenset[int] = frozenset()
    noise: frozenset[int] = frozenset()
    column: int | None = None
    marked_in_base: frozenset[int] = frozenset()
    decided_rows: frozenset[int] = frozenset()


class CellPainter:
    """Sets and draws the contents of cells in the colours and fonts of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.scale = 1.0
        """How much larger than all other text that of the cells is."""
        self.refresh()

    def refresh(self) -> None:
        """Take colours and fonts from the theme anew."""
        self.inks = Inks(self._theme)
        self.reading_font = self._theme.reading(READING_PIXELS * self.scale)
        self._spacing = self._theme.reading_look.spacing
        self.furniture_font = self.sans(_FURNITURE_PIXELS)
        self._gap_font = self.sans(_GAP_PIXELS)
        self._chip_font = self.sans(_CHIP_PIXELS)
        self.folded_font = self.sans(FOLDED_PIXELS)

    @property
    def line_height(self) -> float:
        """The distance of two lines of an article, in whole pixels."""
        return line_height(self.reading_font, self._spacing)

    def sans(self, pixels: float) -> QFont:
        """Return the font of the interface, ``pixels`` high before the zoom."""
        return self._theme.sans(pixels * self.scale)

    def passage_layout(self, cell: ShownCell, width: float) -> CellLayout:
        """Set the text of ``cell`` in ``width`` pixels, with room for its chips."""
        indent = sum(self._chip_width(chip_text(chip)) + _CHIP_SPACE for chip in cell.chips)
        muted = self.inks[ColourRole.MUTED]
        faint = tuple((mark.span, muted) for mark in cell.marks if mark.is_struck)
        return CellLayout(
            _shortened(cell.text), self.reading_font, width, min(indent, width * 0.75), faint, self._spacing
        )

    def furniture_layout(self, text: str, width: float) -> CellLayout:
        """Set furniture in ``width`` pixels."""
        return CellLayout(_shortened(text), self.furniture_font, width, spacing=self._spacing)

    def draw_passages(
        self, painter: QPainter, rect: QRectF, cell: ShownCell, layout: CellLayout, look: CellLook
    ) -> None:
        """Draw the passages of ``cell`` into ``rect`` with chips, marks and the outline of the current change."""
        at = QPointF(rect.left() + SIDE, rect.top() + TOP)
        self._draw_chips(painter, at, rect, cell, layout)
        self._draw_bars(painter, rect, cell, look)
        segments = _segments(cell, layout, look)
        painter.translate(at)
        for segment in segments:
            self._draw_fill(painter, layout, segment, look)
        painter.setPen(self.inks[ColourRole.INK])
        layout.draw(painter, QPointF(0, 0), painter.clipBoundingRect())
        for segment in segments:
            self._draw_line(painter, layout, segment, look)
        self._draw_outlines(painter, cell, layout, look)
        painter.translate(-at)
        if any(mark.change in look.outlined and is_whole(cell, mark, look.changes) for mark in cell.marks):
            self._draw_frame(painter, rect)

    def draw_gap(
        self, painter: QPainter, rect: QRectF, seen: QRectF, cell: ShownCell, text: str, look: CellLook
    ) -> None:
        """Draw the hatching of a gap, and ``text`` (who leaves the passage out) in the part of it that is ``seen``."""
        draw_hatch(painter, rect, self.inks[ColourRole.BACKGROUND], self.inks[ColourRole.GAP])
        painter.setFont(self._gap_font)
        painter.setPen(self.inks[ColourRole.MUTED])
        inside = seen.adjusted(SIDE, 0, -SIDE, 0)
        metrics = QFontMetricsF(self._gap_font)
        if rect.height() < 2 * metrics.height():
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, line)
            return
        # a name may be one word that is wider than what is seen
        words = (metrics.elidedText(word, Qt.TextElideMode.ElideRight, inside.width()) for word in text.split(" "))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, " ".join(words))
        if any(mark.change in look.outlined for mark in cell.marks):
            self._draw_frame(painter, rect)

    def _draw_frame(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the outline of a current change that takes the whole cell."""
        draw_outline(painter, [rect.adjusted(7, 5, -7, -7)], self.inks[ColourRole.ACCENT])

    def _draw_chips(self, painter: QPainter, at: QPointF, rect: QRectF, cell: ShownCell, layout: CellLayout) -> None:
        painter.setFont(self._chip_font)
        height = chip_height(self._chip_font)
        top = at.y() + (layout.line_height - height) / 2
        x = at.x()
        for chip in cell.chips:
            text = chip_text(chip)
            width = self._chip_width(text)
            left = rect.right() - SIDE - (x - at.x()) - width if layout.is_right_to_left else x
            box = QRectF(left, top, width, height)
            draw_chip(painter, box, text, self.inks[ColourRole.ACCENT], self.inks, chip.kind)
            x += width + _CHIP_SPACE

    def _chip_width(self, text: str) -> float:
        return chip_width(text, self._chip_font, has_arrow=True)

    def _draw_bars(self, painter: QPainter, rect: QRectF, cell: ShownCell, look: CellLook) -> None:
        """Draw a bar at the edge where the whole cell stands in one column only."""
        for mark in cell.marks:
            if is_mark_drawn(look, cell, mark) and is_whole(cell, mark, look.changes):
                colour = self._line_colour(look.changes[mark.change].change.change_class, look, (mark.change,))
                painter.fillRect(QRectF(rect.left(), rect.top(), _BAR_WIDTH, rect.height() - 1), colour)
                return

    def _draw_fill(self, painter: QPainter, layout: CellLayout, segment: Segment, look: CellLook) -> None:
        fill = None if segment.is_struck else self._theme.mark(segment.change_class).fill
        if fill is None or _is_faint(look, segment.changes):
            return
        for rect in layout.rects(segment.span):
            painter.fillRect(rect, self.inks[fill])

    def _draw_line(self, painter: QPainter, layout: CellLayout, segment: Segment, look: CellLook) -> None:
        mark = self._theme.mark(segment.change_class)
        colour = self._line_colour(segment.change_class, look, segment.changes)
        if not len(segment.span):
            draw_caret(painter, layout.caret(segment.span.start), colour)
            return
        for rect in layout.rects(segment.span):
            y = rect.center().y() + 1 if segment.is_struck else rect.bottom()
            draw_underline(painter, rect.left(), rect.right(), y, mark, colour)

    def _draw_outlines(self, painter: QPainter, cell: ShownCell, layout: CellLayout, look: CellLook) -> None:
        rects = [
            rect
            for mark in cell.marks
            if mark.change in look.outlined and not is_whole(cell, mark, look.changes)
            for rect in (layout.rects(mark.span) if len(mark.span) else (layout.caret(mark.span.start),))
        ]
        if rects:
            draw_outline(painter, rects, self.inks[ColourRole.ACCENT])

    def _line_colour(self, change_class: ChangeClass, look: CellLook, changes: Sequence[int]) -> QColor:
        if change_class.is_trivial:
            return self.inks[ColourRole.LINE if look.shown.dims(change_class) else ColourRole.MUTED]
        if _is_faint(look, changes):
            return self.inks[ColourRole.SCROLL]
        return self.inks[self._theme.mark(change_class).line]


def _shortened(text: str) -> str:
    """Return ``text``, or its beginning and how much follows where it is longer than a cell can show."""
    if len(text) <= LONGEST_SHOWN:
        return text
    left = QLocale().toString(len(text) - LONGEST_SHOWN)
    note = QCoreApplication.translate("cells", "… {number} further characters are not shown here").format(number=left)
    return f"{text[:LONGEST_SHOWN]}\n\n{note}"


def _segments(cell: ShownCell, layout: CellLayout, look: CellLook) -> tuple[Segment, ...]:
    """Return the segments of ``cell``, those of the last time while the same changes are drawn."""
    if not cell.marks:
        return ()
    drawn = tuple(mark.change for mark in cell.marks if is_mark_drawn(look, cell, mark))
    if not isinstance(layout.drawn, tuple) or layout.drawn[0] != drawn:
        wanted = frozenset(drawn)
        layout.drawn = (drawn, segments_of(cell, look.changes, wanted.__contains__))
    kept: tuple[Segment, ...] = layout.drawn[1]
    return kept


def is_mark_drawn(look: CellLook, cell: ShownCell, mark: CellMark) -> bool:
    """Tell whether ``mark`` is drawn in ``cell``; in the base only for some columns, a mere place for that in focus."""
    if mark.change in look.outlined:
        return True
    change = look.changes[mark.change]
    if cell.is_base:
        is_place = not len(mark.span) and len(change.change.right_span) > 0
        if change.column not in look.marked_in_base or (is_place and change.column != look.column):
            return False
    return look.shown.draws(change.change.change_class)


def _is_faint(look: CellLook, changes: Sequence[int]) -> bool:
    return bool(look.noise) and all(change in look.noise for change in changes)
