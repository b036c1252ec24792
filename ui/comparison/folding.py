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
        """Return the row at which the strip stands that holds ``row``, or ``row`` where it is not folded."""
        return max((strip for strip in self.strips if strip <= row), default=row) if row in self.hidden else row


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
    """Return the rows in which nothing shown differs round ``row``, with furniture between them; none at a change."""
    if rows[row].number in changed:
        return frozenset()
    first = last = row
    while first and rows[first - 1].number not in changed:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].number not in changed:
        last += 1
    return frozenset(range(first, last + 1))


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
