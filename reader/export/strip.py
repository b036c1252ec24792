"""The overview strip of a report: a lane for each article, a cell for each row, each with its heaviest class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.finding import Finding
    from reader.export.report import StoryReport


class Shape(StrEnum):
    """What is drawn in a cell, so that colour is never the only mark."""

    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CIRCLE = "circle"
    WEDGE = "wedge"
    BAR = "bar"
    DOT = "dot"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Sign:
    """How classes of one kind are told in a strip: drawn as ``shape``, or written as ``letter``."""

    letter: str
    shape: Shape
    name: str


FIGURES = Sign("F", Shape.SQUARE, "figure or date")
QUOTATIONS = Sign("Q", Shape.DIAMOND, "quotation")
ATTRIBUTIONS = Sign("A", Shape.TRIANGLE, "attribution")
CERTAINTY = Sign("C", Shape.CIRCLE, "certainty or negation")
NAMES = Sign("N", Shape.WEDGE, "name or label")
STATEMENTS = Sign("S", Shape.BAR, "statement added, left out or moved")
WORDING = Sign("w", Shape.DOT, "wording")
TRIVIAL = Sign("t", Shape.RING, "house style or typography")
SAME, ABSENT = "·", " "

SIGNS: dict[ChangeClass, Sign] = {
    ChangeClass.FIGURE: FIGURES,
    ChangeClass.DATE: FIGURES,
    ChangeClass.QUOTATION: QUOTATIONS,
    ChangeClass.QUOTE_MARKS: QUOTATIONS,
    ChangeClass.ATTRIBUTION: ATTRIBUTIONS,
    ChangeClass.MODALITY: CERTAINTY,
    ChangeClass.NEGATION: CERTAINTY,
    ChangeClass.NAME: NAMES,
    ChangeClass.STATEMENT_ADDED: STATEMENTS,
    ChangeClass.STATEMENT_REMOVED: STATEMENTS,
    ChangeClass.REORDERING: STATEMENTS,
    ChangeClass.WORDING: WORDING,
    ChangeClass.HOUSE_STYLE: TRIVIAL,
    ChangeClass.TYPOGRAPHY: TRIVIAL,
}


@dataclass(frozen=True, slots=True)
class StripCell:
    """One row of one article: whether the article has it, and its heaviest finding, None where it says the same."""

    is_present: bool
    finding: Finding | None

    @property
    def letter(self) -> str:
        """The letter that tells the cell in a strip of text."""
        if self.finding is not None:
            return SIGNS[self.finding.change_class].letter
        return SAME if self.is_present else ABSENT


@dataclass(frozen=True, slots=True)
class Lane:
    """The cells of one article, in the order of the rows; ``letter`` stands for the article."""

    letter: str
    name: str
    cells: tuple[StripCell, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The lanes of a story, that of the base first."""

    lanes: tuple[Lane, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs that occur, heaviest first."""
        cells = chain.from_iterable(lane.cells for lane in self.lanes)
        found = {SIGNS[cell.finding.change_class] for cell in cells if cell.finding is not None}
        return tuple(sign for sign in dict.fromkeys(SIGNS.values()) if sign in found)

    def bands(self, rows: int) -> tuple[tuple[int, int], ...]:
        """Return the first and the last row, half-open, of bands of at most ``rows`` rows."""
        count = len(self.lanes[0].cells) if self.lanes else 0
        return tuple((start, min(start + rows, count)) for start in range(0, count, rows))


def strip_of(story: StoryReport, findings: Sequence[Finding]) -> Strip:
    """Return the strip of ``story`` with the heaviest of ``findings`` in each cell; the base shows that of the row."""
    heaviest: dict[tuple[int, int], Finding] = {}
    for finding in findings:
        base = (0,) if story.presence[finding.row][0] else ()
        for column in (*base, *finding.columns):
            known = heaviest.get((finding.row, column))
            if known is None or finding.change_class.weight < known.change_class.weight:
                heaviest[finding.row, column] = finding
    return Strip(
        tuple(
            Lane(
                source.letter,
                source.name,
                tuple(
                    StripCell(present[column], heaviest.get((row, column)))
                    for row, present in enumerate(story.presence)
                ),
            )
            for column, source in enumerate(story.sources)
        )
    )
