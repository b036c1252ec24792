"""Row heights: where each row stands, measured where it was seen and estimated elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class RowHeights:
    """Heights of rows in pixels. Rows start with an estimate; ``measure`` replaces it."""

    def __init__(self, estimates: Sequence[int]) -> None:
        self._heights = list(estimates)
        self._is_measured = [False] * len(estimates)
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self._all_tops()[-1]

    def top(self, row: int) -> int:
        """Return where ``row`` starts; the number of rows gives the end of the last one."""
        return self._all_tops()[row]

    def height(self, row: int) -> int:
        """Return the height of ``row``."""
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """Return the row that ``y`` lies in; the first or last one where it lies outside."""
        return min(max(0, bisect_right(self._all_tops(), y) - 1), max(0, len(self._heights) - 1))

    def is_measured(self, row: int) -> bool:
        """Tell whether the height of ``row`` is no estimate."""
        return self._is_measured[row]

    def next_unmeasured(self, start: int = 0) -> int | None:
        """Return the first row at or after ``start`` whose height is an estimate, None where there is none."""
        return next((row for row in range(start, len(self._heights)) if not self._is_measured[row]), None)

    def measure(self, row: int, height: int) -> bool:
        """Set the true height of ``row``; tell whether the rows below it moved."""
        self._is_measured[row] = True
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
