"""A cell layout: the text of one cell broken into lines, and where its characters stand."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from ui.reading_look import LineSpacing, line_height
from ui.text_units import TextUnits, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor, QFont, QPainter, QTextLine

    from reader.base.span import Span

_RIGHT_TO_LEFT = ("R", "AL")
_CARET_WIDTH = 2.0


class CellLayout:
    """Text set in ``font``, wrapped to ``width`` pixels, lines ``spacing`` apart, with room for chips before the first.

    A text whose first letter runs right to left is set from the right. Places are in pixels from the upper left
    corner of the text; characters are counted in code points, as the engine does. Those of ``faint`` are set in the
    colour beside them.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        indent: float = 0.0,
        faint: Sequence[tuple[Span, QColor]] = (),
        spacing: LineSpacing = LineSpacing.USUAL,
    ) -> None:
        self._units = TextUnits(text)
        self._text = text
        self.is_right_to_left = runs_right_to_left(text)
        self._is_mixed = self.is_right_to_left or _has_right_to_left(text)
        self._layout = QTextLayout(shown_text(text), font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(self._option())
        if faint:
            self._layout.setFormats([self._in_ink(*one) for one in faint])
        self.line_height = line_height(font, spacing)
        self.drawn: object = None
        """What whoever draws marks on this text keeps between two paintings."""
        self._lines = self._broken(max(1.0, width), indent)
        self._edges = [(line.textStart(), self._written_end(line)) for line in self._lines]
        self._rects: dict[Span, tuple[QRectF, ...]] = {}
        self.height = len(self._lines) * self.line_height

    def draw(self, painter: QPainter, at: QPointF, part: QRectF) -> None:
        """Draw the lines that ``part`` shows, the upper left corner of the text at ``at``, in the painter's pen."""
        self._layout.draw(painter, at, [], part)

    def rects(self, span: Span) -> tuple[QRectF, ...]:
        """Return the rectangles that the characters of ``span`` take, one or more for each line they stand on."""
        found = self._rects.get(span)
        if found is None:
            found = self._rects[span] = tuple(self._found_rects(span))
        return found

    def _found_rects(self, span: Span) -> Iterator[QRectF]:
        start, length = self._units.units(span)
        for line, (line_start, line_end) in zip(self._lines, self._edges, strict=True):
            first, last = max(start, line_start), min(start + length, line_end)
            if first < last:
                yield from self._rects_of_line(line, first, last)

    def caret(self, place: int) -> QRectF:
        """Return the narrow rectangle before the character ``place``, where words were left out."""
        unit = self._units.unit(min(place, len(self._text)))
        line = self._line_of(unit)
        x = _x_of(line, unit)
        return QRectF(x - _CARET_WIDTH / 2, line.y(), _CARET_WIDTH, line.height())

    def place_at(self, point: QPointF) -> int | None:
        """Return the character under ``point``, None beside the text."""
        for line in self._lines:
            box = line.naturalTextRect()
            if box.top() <= point.y() < box.top() + self.line_height and box.left() <= point.x() <= box.right():
                found = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
                return self._units.code_point(int(found))
        return None

    def _in_ink(self, span: Span, ink: QColor) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = self._units.units(span)
        found.format.setForeground(ink)
        return found

    def _option(self) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self.is_right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        return option

    def _broken(self, width: float, indent: float) -> list[QTextLine]:
        lines: list[QTextLine] = []
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            before = indent if not lines else 0.0
            line.setLineWidth(max(1.0, width - before))
            top = len(lines) * self.line_height + (self.line_height - line.height()) / 2
            line.setPosition(QPointF(0.0 if self.is_right_to_left else before, top))
            lines.append(line)
            line = self._layout.createLine()
        self._layout.endLayout()
        return lines

    def _written_end(self, line: QTextLine) -> int:
        """Return where ``line`` ends without the spaces that it was broken at."""
        start = self._units.code_point(line.textStart())
        end = self._units.code_point(line.textStart() + line.textLength())
        return self._units.unit(start + len(self._text[start:end].rstrip()))

    def _line_of(self, unit: int) -> QTextLine:
        for line in self._lines:
            if unit < line.textStart() + line.textLength():
                return line
        return self._lines[-1]

    def _rects_of_line(self, line: QTextLine, first: int, last: int) -> Iterator[QRectF]:
        if not self._is_mixed:
            left, right = _x_of(line, first), _x_of(line, last)
            if right > left:
                yield QRectF(left, line.y(), right - left, line.height())
            return
        for run in line.glyphRuns(first, last - first):
            box = run.boundingRect()
            yield QRectF(box.left(), line.y(), box.width(), line.height())


def runs_right_to_left(text: str) -> bool:
    """Tell whether the first letter of ``text`` with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def _has_right_to_left(text: str) -> bool:
    return bool(text) and max(text) >= "\u0590" and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def _x_of(line: QTextLine, unit: int) -> float:
    """Return the left edge of the character at ``unit``; Qt answers with the place it took as well."""
    found = cast("tuple[float, int]", line.cursorToX(unit))
    return found[0]
