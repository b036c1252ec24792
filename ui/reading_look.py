"""The reading look: the typeface of the articles and the distance of their lines, wherever their text is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF


class Typeface(StrEnum):
    """The bundled typefaces that articles can be read in."""

    SERIF = "serif"
    SANS = "sans"

    @property
    def family(self) -> str:
        """The name of the family of fonts."""
        return {Typeface.SERIF: "Noto Serif", Typeface.SANS: "Noto Sans"}[self]

    @property
    def following(self) -> Typeface:
        """The other one."""
        return Typeface.SANS if self is Typeface.SERIF else Typeface.SERIF

    @property
    def shown_text(self) -> str:
        """What the articles are in now, as a sentence in the language of the window."""
        if self is Typeface.SERIF:
            return QCoreApplication.translate("reading_look", "Articles in serif")
        return QCoreApplication.translate("reading_look", "Articles in sans")


class LineSpacing(StrEnum):
    """How far the lines of an article stand from one another, in the order in which one command goes through them."""

    CLOSE = "close"
    USUAL = "usual"
    WIDE = "wide"

    @property
    def ems(self) -> float:
        """The distance of two lines in heights of the font."""
        return {LineSpacing.CLOSE: 1.25, LineSpacing.USUAL: 1.5, LineSpacing.WIDE: 1.8}[self]

    @property
    def following(self) -> LineSpacing:
        """The one that the command brings next."""
        steps = tuple(LineSpacing)
        return steps[(steps.index(self) + 1) % len(steps)]

    @property
    def shown_text(self) -> str:
        """How far the lines stand from one another now, as a sentence in the language of the window."""
        texts = {
            LineSpacing.CLOSE: QCoreApplication.translate("reading_look", "Lines of articles: close"),
            LineSpacing.USUAL: QCoreApplication.translate("reading_look", "Lines of articles: usual"),
            LineSpacing.WIDE: QCoreApplication.translate("reading_look", "Lines of articles: wide"),
        }
        return texts[self]


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """What a person chose for reading articles."""

    typeface: Typeface = Typeface.SERIF
    spacing: LineSpacing = LineSpacing.USUAL


def line_height(font: QFont, spacing: LineSpacing = LineSpacing.USUAL) -> float:
    """Return the distance of lines of text in ``font``, in whole pixels; never less than the font itself takes."""
    return float(round(max(font.pixelSize() * spacing.ems, QFontMetricsF(font).height())))
