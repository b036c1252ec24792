"""A reading line: one reading of a change with the outlets that carry it and how it stands among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.comparison.readings import Standing
from ui.pieces import breakable, column, one_line, plain, row
from ui.review.standing_words import direction_words, standing_words
from ui.text_units import shown_text
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from reader.comparison.direction import Direction
    from reader.comparison.readings import Reading
    from ui.theme import Theme

_LONGEST = 240
_SIGN = 10
_PIXELS = 12.5


class StandingSign(QWidget):
    """A sign for a standing: full disc for the majority, ring for a reading alone, bar for others, dots for none.

    It has no name of its own: the words below the reading say the same.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.standing = Standing.OTHER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing) -> None:
        """Show the sign of ``standing``."""
        self.standing = standing
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the sign, as high as a line of the reading beside it."""
        return QSize(_SIGN + 2, round(QFontMetricsF(self._theme.serif(_PIXELS)).height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour(ColourRole.INK)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(ink, 1.5))
        match self.standing:
            case Standing.MAJORITY:
                painter.setBrush(ink)
                painter.drawEllipse(middle, _SIGN / 2 - 1, _SIGN / 2 - 1)
            case Standing.SINGULAR:
                painter.drawEllipse(middle, _SIGN / 2 - 1, _SIGN / 2 - 1)
            case Standing.OTHER:
                painter.fillRect(QRectF(middle.x() - _SIGN / 2 + 1, middle.y() - 1, _SIGN - 2, 2), ink)
            case Standing.WIDER | Standing.ABSENT:
                muted = self._theme.colour(ColourRole.MUTED)
                for step in (-3.5, 0, 3.5):
                    painter.fillRect(QRectF(middle.x() + step - 0.75, middle.y() - 0.75, 1.5, 1.5), muted)
        painter.end()


class ReadingLine(QWidget):
    """Shows one reading: its words, the names of its outlets, its standing and direction."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = StandingSign(theme)
        self._words = plain("", "reading", wrap=True)
        self._names = plain("", "muted", wrap=True)
        self._standing = plain("", "section", wrap=True)
        for label in (self._words, self._names, self._standing):
            label.setMinimumWidth(1)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        texts = column(self._words, self._names, self._standing, spacing=0)
        layout = row(self.sign, spacing=7)
        layout.setAlignment(self.sign, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        self.setLayout(layout)

    def show_reading(self, reading: Reading, names: Sequence[str], direction: Direction | None) -> None:
        """Show ``reading``, carried by the outlets ``names``, with where it takes the meaning of the base."""
        self.sign.show_standing(reading.standing)
        self._words.setText(self._reading_text(reading))
        is_counted = reading.standing not in (Standing.WIDER, Standing.ABSENT)
        _dress(self._words, "reading" if is_counted else "muted")
        told = " · ".join(map(one_line, names))
        self._names.setText(breakable(told))
        self._names.setAccessibleName(told)
        parts = [standing_words(reading), direction_words(direction) if direction else ""]
        self._standing.setText(" · ".join(part for part in parts if part))
        self._standing.setVisible(bool(self._standing.text()))

    def _reading_text(self, reading: Reading) -> str:
        if reading.text is None or (reading.standing is Standing.ABSENT):
            return self.tr("not in")
        return _shortened(shown_text(reading.text)) or self.tr("(nothing)")


def _shortened(text: str) -> str:
    """Return ``text``, or its beginning and end where it is a long passage."""
    if len(text) <= _LONGEST:
        return text
    beginning = text[: _LONGEST - 60].rpartition(" ")[0] or text[: _LONGEST - 60]
    return f"{beginning} … {text[-50:].partition(' ')[2]}"


def _dress(label: QLabel, kind: str) -> None:
    """Give ``label`` the look ``kind`` of the style sheet."""
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)
