"""Variations: one place of the base that other articles tell otherwise, with a reading in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.span import Span
    from reader.comparison.change import ChangeClass
    from reader.comparison.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Variation:
    """The changes of one row with the same words of the base and the same class, whatever the column.

    ``members`` are indexes into ``Comparison.changes``, ascending, at least one; a person reads and decides them as
    one change with several readings.
    """

    row: int
    change_class: ChangeClass
    left_span: Span
    members: tuple[int, ...]


def variations_of(comparison: Comparison) -> tuple[Variation, ...]:
    """Return the variations of ``comparison`` in reading order; every change is a member of exactly one."""
    members: dict[tuple[int, ChangeClass, Span], list[int]] = {}
    for index, entry in enumerate(comparison.changes):
        place = (entry.row, entry.change.change_class, entry.change.left_span)
        members.setdefault(place, []).append(index)
    return tuple(Variation(*place, tuple(found)) for place, found in members.items())
