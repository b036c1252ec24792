"""Column places: how wide the columns are, and where each stands; the base stays, the others scroll."""

from __future__ import annotations

from dataclasses import dataclass

_NARROWEST_EM = 17.0
"""A column is at least this wide while two of them fit, in heights of the reading font."""
_WIDEST_EM = 46.0


@dataclass(frozen=True, slots=True)
class ColumnPlaces:
    """Places of ``count`` columns of ``width`` pixels right of the row numbers, scrolled by ``offset`` pixels.

    Columns are counted from the left as shown: 0 is the base, which stays in its place.
    """

    count: int
    width: int
    numbers: int
    offset: int = 0

    def left(self, shown: int) -> int:
        """Return the left edge of the column shown at place ``shown``."""
        return self.numbers if shown == 0 else self.numbers + shown * self.width - self.offset

    @property
    def pinned_right(self) -> int:
        """The right edge of the base; scrolled columns are clipped there."""
        return self.numbers + self.width

    @property
    def total(self) -> int:
        """The width of everything, row numbers too."""
        return self.numbers + self.count * self.width

    def visible(self, window: int) -> tuple[int, ...]:
        """Return the places shown, wholly or in part, in a window ``window`` pixels wide."""
        others = (shown for shown in range(1, self.count) if self._is_visible(shown, window))
        return (0, *others) if self.count else ()

    def at(self, x: int) -> int | None:
        """Return the place under ``x``, None beside the columns and over the row numbers."""
        if x < self.numbers or not self.count:
            return None
        if x < self.pinned_right:
            return 0
        shown = (x - self.numbers + self.offset) // self.width
        return shown if shown < self.count else None

    def offset_showing(self, shown: int, window: int) -> int:
        """Return the offset that shows the column at ``shown`` whole: the present one, else a whole column further."""
        most = (shown - 1) * self.width
        least = self.numbers + (shown + 1) * self.width - window
        if shown == 0 or least <= self.offset <= most:
            return self.offset
        wanted = least if self.offset < least else most
        return min(most, -(-wanted // self.width) * self.width)

    def _is_visible(self, shown: int, window: int) -> bool:
        left = self.left(shown)
        return left < window and left + self.width > self.pinned_right


def column_width(window: int, numbers: int, count: int, em: float) -> int:
    """Return how wide the columns are: all of them where they fit, else so many and a half as fit, two at least.

    ``em`` is the height of the reading font, which the narrowest and the widest column go by.
    """
    room = max(1, window - numbers)
    narrowest, widest = em * _NARROWEST_EM, em * _WIDEST_EM
    if count <= 1 or room / count >= narrowest:
        return round(min(widest, room / max(1, count)))
    fitting = max(2.0, int(room / narrowest - 0.5) + 0.5)
    return int(room / fitting)
