"""The held base: where the base stands while only the other columns scroll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.comparison.row_heights import RowHeights


@dataclass(frozen=True, slots=True)
class HeldBase:
    """The base is scrolled so that ``row`` starts ``at`` pixels below the upper edge, whatever heights change above."""

    row: int
    at: int

    def offset(self, rows: RowHeights, window: int) -> int:
        """Return how far the base is scrolled in a window ``window`` pixels high, within its contents."""
        return min(max(0, rows.top(min(self.row, len(rows))) - self.at), max(0, rows.total - window))

    def showing(self, row: int, rows: RowHeights, window: int, margin: int) -> HeldBase:
        """Return the base scrolled as little as possible so that ``row`` is seen with ``margin`` round it."""
        top, height = rows.top(row) - self.offset(rows, window), rows.height(row)
        if top < margin or height + 2 * margin > window:
            return HeldBase(row, margin)
        if top + height + margin > window:
            return HeldBase(row, window - margin - height)
        return self


def held_at(offset: int, rows: RowHeights) -> HeldBase:
    """Return the base held where it is scrolled by ``offset``."""
    row = rows.row_at(offset)
    return HeldBase(row, rows.top(row) - offset)
