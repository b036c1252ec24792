"""Folding: rows in which nothing shown differs are folded into strips, with some kept round what changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.comparison.view_state import ShownRow

MOST_CONTEXT = 5


@dataclass(frozen=True, slots=True)
class Folding:
    """What is folded: with ``is_on`` every equal row farther than ``context`` rows from a change.

    ``opened`` and ``closed`` are rows that a person unfolded or folded, whatever the rest says.
    """

    is_on: bool = False
    context: int = 0
    opened: frozenset[int] = frozenset()
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Folds:
    """Rows by their places in the table: those that take no room, and those that a strip stands at.

    ``strips`` say how many rows of passages each strip holds.
    """

    hidden: frozenset[int]
    strips: Mapping[int, int]

    def strip_of(self, row: int) -> int:
        """Return the row at which the strip stands that holds ``row``, or ``row`` where none does."""
        for step in (-1, 1):  # furniture may stand before the first passage, at which the strip is
            place = row
            while place in self.hidden:
                place += step
            if place in self.strips:
                return place
        return row

    def seen_from(self, row: int, count: int) -> int:
        """Return where ``row`` of ``count`` is to be seen: itself, its strip, or the next row where it has none."""
        strip = self.strip_of(row)
        near = (*range(strip, count), *range(strip, -1, -1))
        return next((place for place in near if place not in self.hidden), row)


def folds_of(rows: Sequence[ShownRow], changed: frozenset[int], folding: Folding) -> Folds:
    """Return what ``folding`` hides of ``rows``; ``changed`` are the aligned rows in which something shown differs."""
    kept = _kept(rows, changed, folding.context)
    hidden: set[int] = set()
    strips: dict[int, int] = {}
    places = range(len(rows))
    for is_folded, run in groupby(places, key=lambda row: _is_folded(row, rows, kept, changed, folding)):
        if is_folded:
            found = list(run)
            passages = [row for row in found if rows[row].number is not None]
            hidden.update(found)
            if passages:
                strips[passages[0]] = len(passages)
    return Folds(frozenset(hidden.difference(strips)), strips)


def run_at(rows: Sequence[ShownRow], changed: frozenset[int], row: int) -> frozenset[int]:
    """Return the rows in which nothing shown differs round ``row``, with furniture between them.

    There are none at a change, and none where furniture stands alone between changes: no strip would tell of it.
    """
    if rows[row].number in changed:
        return frozenset()
    first = last = row
    while first and rows[first - 1].number not in changed:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].number not in changed:
        last += 1
    run = range(first, last + 1)
    return frozenset(run if any(rows[place].number is not None for place in run) else ())


def _kept(rows: Sequence[ShownRow], changed: frozenset[int], context: int) -> frozenset[int]:
    """Return the aligned rows at most ``context`` rows from one of ``changed``."""
    last = max((row.number for row in rows if row.number is not None), default=-1)
    near = (number + step for number in changed for step in range(-context, context + 1))
    return frozenset(number for number in near if 0 <= number <= last)


def _is_folded(
    row: int, rows: Sequence[ShownRow], kept: frozenset[int], changed: frozenset[int], folding: Folding
) -> bool:
    number = rows[row].number
    if number in changed:
        return False
    if row in folding.closed:
        return True
    return folding.is_on and row not in folding.opened and number not in kept
