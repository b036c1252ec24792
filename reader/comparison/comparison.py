"""A comparison: two or more articles in columns, aligned in rows, with the changes from the base to each other one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.alignment.alignment import Alignment, Cell
    from reader.comparison.change import Change


LEFT_OUT = "passage-left-out"
ONLY_HERE = "passage-only-here"
MOVED = "passage-moved"
TRANSLATED = "passage-translated"
WHOLE_RULES = frozenset({LEFT_OUT, ONLY_HERE, MOVED, TRANSLATED})
"""The rules of changes that are about a whole cell."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change from the base's cell to another column's cell of one row.

    The spans of ``change`` lie in the texts of the two cells (``Comparison.cell_text``).
    """

    row: int
    column: int
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns of passages, aligned, and every change from column ``base`` to the others, in reading order."""

    columns: tuple[tuple[str, ...], ...]
    base: int
    alignment: Alignment
    changes: tuple[RowChange, ...]

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell, None where the article leaves the row out."""
        return self.alignment.rows[row].cells[column]

    def cell_text(self, row: int, column: int) -> str:
        """Return the passages of the cell joined by blank lines, empty where there are none."""
        cell = self.cell(row, column)
        if cell is None:
            return ""
        return "\n\n".join(self.columns[column][index] for index in cell.passages)
