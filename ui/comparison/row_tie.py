"""The tie of a row: how firmly its passages stand for each other, what a person did to it, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from reader.alignment.alignment import Row
    from reader.store.rows import OpenStory

STEPS = 3
_SAME = 1.0
_CLOSE = 0.5
"""The strength from which two of the three steps are filled; rewording keeps to it, own reports seldom do."""


@dataclass(frozen=True, slots=True)
class RowTie:
    """How the cells of an aligned row hang together: ``strength`` from 0 to 1, None where there is one cell only.

    ``is_level`` and ``is_apart`` say that a person put passages of the row level, or set the one of the row apart.
    """

    strength: float | None
    is_sure: bool = True
    is_level: bool = False
    is_apart: bool = False

    @property
    def steps(self) -> int:
        """How many of the three steps of strength are reached; all only by the same text."""
        if self.strength is None:
            return 0
        return 1 if not self.is_sure or self.strength < _CLOSE else STEPS - (self.strength < _SAME)

    @property
    def is_by_hand(self) -> bool:
        """Tell whether a person decided what stands in this row."""
        return self.is_level or self.is_apart


def row_ties(story: OpenStory) -> tuple[RowTie, ...]:
    """Return the tie of every aligned row of ``story``."""
    ends = [((a.left_column, a.left), (a.right_column, a.right)) for a in story.anchors]
    level = {end for pair in ends for end in pair}
    apart = {(one.column, one.passage) for one in story.isolations}
    return tuple(_tie(row, level, apart) for row in story.comparison.alignment.rows)


def tie_words(tie: RowTie) -> str:
    """Return what a row is said to be: ``alike 72 %, put level by you``; empty for one passage alone."""
    words = []
    if tie.is_level:
        words.append(_translated("put level by you"))
    if tie.is_apart:
        words.append(_translated("set apart by you"))
    if tie.strength is not None:
        percent = round(100 * tie.strength)
        alike = _translated("same text") if tie.strength >= _SAME else _translated("alike {percent} %")
        if not tie.is_sure:
            alike = _translated("unsure: only weak signs tie these passages, alike {percent} %")
        words.insert(0, alike.format(percent=percent))
    return ", ".join(words)


def _tie(row: Row, level: set[tuple[int, int]], apart: set[tuple[int, int]]) -> RowTie:
    held = {(column, passage) for column, cell in enumerate(row.cells) if cell for passage in cell.passages}
    has_several = sum(cell is not None for cell in row.cells) > 1
    strength = row.strength if has_several else None
    return RowTie(strength, row.is_sure, bool(held & level), bool(held & apart))


def _translated(text: str) -> str:
    return QCoreApplication.translate("ties", text)
