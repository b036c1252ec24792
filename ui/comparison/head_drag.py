"""The drag of a head: what a press on the heads takes hold of, and what becomes of it while the mouse moves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.comparison.column_places import ColumnPlaces

EDGE_REACH = 5
"""Pixels beside an edge at which it is taken hold of."""
_FIRST_MOVE = 8


class Grip(StrEnum):
    """What is held: the right edge of a column, or the column."""

    EDGE = "edge"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class HeadDrag:
    """The column at place ``shown`` held since the mouse was at ``start``, as wide as ``width`` then."""

    grip: Grip
    shown: int
    start: int
    width: int

    def is_moving(self, x: int) -> bool:
        """Tell whether the mouse went far enough to mean more than a click."""
        return self.grip is Grip.EDGE or abs(x - self.start) >= _FIRST_MOVE

    def width_at(self, x: int) -> int:
        """Return how wide the column is with its edge dragged to ``x``."""
        return max(1, self.width + x - self.start)

    def target(self, x: int, places: ColumnPlaces) -> int:
        """Return the place that the column is dropped at with the mouse at ``x``; the base stays first."""
        middles = (places.left(shown) + places.width(shown) / 2 for shown in range(1, places.count))
        passed = sum(middle < x for middle in middles)
        return min(max(1, passed + (self.shown > passed)), places.count - 1)


def drag_at(x: int, places: ColumnPlaces, *, is_alone: bool) -> HeadDrag | None:
    """Return what a press at ``x`` takes hold of; the base can be widened and not moved, one column alone neither."""
    if is_alone:
        return None
    edge = places.edge_at(x, EDGE_REACH)
    if edge is not None:
        return HeadDrag(Grip.EDGE, edge, x, places.width(edge))
    shown = places.at(x)
    return HeadDrag(Grip.COLUMN, shown, x, places.width(shown)) if shown else None
