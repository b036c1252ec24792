"""Column places: how wide the columns are, and where each stands; the base stays, the others scroll."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

_NARROWEST_EM = 17.0
"""A column is at least this wide while two of them fit, in heights of the reading font."""
_WIDEST_EM = 46.0
_LEAST_EM = 9.0
"""A column that a person makes narrower stays this wide."""


@dataclass(frozen=True, slots=True)
class ColumnPlaces:
    """Places of columns ``widths`` pixels wide right of the row numbers, scrolled by ``offset`` pixels.

    Columns are counted from the left as shown: 0 is the base, which stays in its place. A column without width is not
    shown.
    """

    widths: tuple[int, ...]
    numbers: int
    offset: int = 0

    @property
    def count(self) -> int:
        """How many columns there are, those without width too."""
        return len(self.widths)

    def width(self, shown: int) -> int:
        """Return the width of the column at place ``shown``."""
        return self.widths[shown]

    def left(self, shown: int) -> int:
        """Return the left edge of the column shown at place ``shown``."""
        return self.numbers if shown == 0 else self.numbers + sum(self.widths[:shown]) - self.offset

    @property
    def pinned_right(self) -> int:
        """The right edge of the base; scrolled columns are clipped there."""
        return self.numbers + sum(self.widths[:1])

    @property
    def total(self) -> int:
        """The width of everything, row numbers too."""
        return self.numbers + self.inner

    @property
    def inner(self) -> int:
        """The width of all columns together."""
        return sum(self.widths)

    def visible(self, window: int) -> tuple[int, ...]:
        """Return the places shown, wholly or in part, in a window ``window`` pixels wide."""
        return tuple(shown for shown in range(self.count) if self._is_visible(shown, window))

    def at(self, x: int) -> int | None:
        """Return the place under ``x``, None beside the columns and over the row numbers."""
        if x < self.numbers or not self.count:
            return None
        if x < self.pinned_right:
            return 0
        inside = x - self.numbers + self.offset
        return next((shown for shown, end in enumerate(accumulate(self.widths)) if shown and inside < end), None)

    def edge_at(self, x: int, reach: int) -> int | None:
        """Return the place of the column whose right edge is in sight at most ``reach`` pixels from ``x``."""
        edges = [(abs(self.left(shown) + self.width(shown) - x), shown) for shown in range(self.count)]
        seen = (
            (far, shown)
            for far, shown in edges
            if self.width(shown) and far <= reach and (shown == 0 or x > self.pinned_right + reach)
        )
        return min(seen, default=(0, None))[1]

    def offset_showing(self, shown: int, window: int) -> int:
        """Return the offset that shows the column at ``shown`` whole: the present one, else a whole column further."""
        starts = tuple(accumulate(self.widths[1:], initial=0))
        most = starts[max(0, shown - 1)]
        least = self.pinned_right + most + self.width(shown) - window
        if shown == 0 or least <= self.offset <= most:
            return self.offset
        wanted = least if self.offset < least else most
        return min(most, next(start for start in starts if start >= min(wanted, starts[-1])))

    def _is_visible(self, shown: int, window: int) -> bool:
        left, width = self.left(shown), self.width(shown)
        return width > 0 and (shown == 0 or (left < window and left + width > self.pinned_right))


def column_width(window: int, numbers: int, count: int, em: float) -> int:
    """Return how wide the columns are: all of them where they fit, else so many and a half as fit, two at least.

    ``em`` is the height of the reading font, which the narrowest and the widest column go by.
    """
    room = max(1, window - numbers)
    narrowest, widest = em * _NARROWEST_EM, em * _WIDEST_EM
    if count <= 1 or room / count >= narrowest:
        return int(min(widest, room / max(1, count)))
    fitting = max(2.0, int(room / narrowest - 0.5) + 0.5)
    return int(room / fitting)


def column_widths(window: int, numbers: int, factors: tuple[float, ...], usual: int, em: float) -> tuple[int, ...]:
    """Return the width of every column: the ``usual`` one times what a person made of each.

    No column is wider than the window, none narrower than a few words.
    """
    most = max(1, window - numbers)
    least = min(usual, round(em * _LEAST_EM))
    return tuple(max(least, min(most, round(usual * factor))) for factor in factors)


def alone_width(window: int, numbers: int, em: float) -> int:
    """Return how wide the text stands where one column is shown alone: all of the window, no wider than one reads."""
    return max(1, min(window - numbers, round(em * _WIDEST_EM * 1.25)))
