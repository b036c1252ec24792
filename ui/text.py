"""Laying out plain text in a given width, for delegates that paint it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.pieces import one_line


def laid_out(text: str, font: QFont, width: float, max_lines: int, leading: float = 1.0) -> QTextLayout:
    """Return ``text`` wrapped to ``width`` in at most ``max_lines`` lines, the last ending in an ellipsis if cut."""
    text = one_line(text)
    layout, taken = _lines(text, font, width, max_lines, leading)
    if taken >= len(text) or not layout.lineCount():
        return layout
    start = layout.lineAt(layout.lineCount() - 1).textStart()
    rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return _lines(text[:start] + rest, font, width, max_lines, leading)[0]


def height_of(layout: QTextLayout, leading: float = 1.0) -> float:
    """Return the height in pixels that the lines of ``layout`` take."""
    return sum(layout.lineAt(line).height() * leading for line in range(layout.lineCount()))


def _lines(text: str, font: QFont, width: float, max_lines: int, leading: float) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top, taken = 0.0, 0
    for _ in range(max_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += line.height() * leading
        taken = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, taken
