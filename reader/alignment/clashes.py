"""Clashes: the decision made by hand that a new one about the same passages cannot stand beside."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.alignment.alignment import Anchor, Isolation

Place = tuple[int, int]
"""A column and the index of a passage in it."""


def clash_of_anchor(
    new: Anchor, anchors: Sequence[Anchor], isolations: Sequence[Isolation]
) -> Anchor | Isolation | None:
    """Return the decision that ``new`` contradicts, None where it contradicts none.

    A passage set apart has nothing beside it. Passages put level with each other, directly or through a third one,
    stand in one row, and those of one column in a row follow each other without a gap: a passage may be level with
    two neighbours, never with two that stand apart.
    """
    ends = _ends(new)
    for isolation in isolations:
        if (isolation.column, isolation.passage) in ends:
            return isolation
    held = set(ends)
    tied = _tied(new, anchors)
    for anchor in tied:
        held.update(_ends(anchor))
    broken = [column for column in sorted({column for column, _ in held}) if _has_gap(column, held)]
    for column in broken:
        own = {end for end in ends if end[0] == column}
        return next(one for one in tied if any(end[0] == column and end not in own for end in _ends(one)))
    return None


def clash_of_isolation(new: Isolation, anchors: Sequence[Anchor]) -> Anchor | None:
    """Return the anchor that holds the passage level with another one, None where none does."""
    return next((anchor for anchor in anchors if (new.column, new.passage) in _ends(anchor)), None)


def _ends(anchor: Anchor) -> tuple[Place, Place]:
    return (anchor.left_column, anchor.left), (anchor.right_column, anchor.right)


def _tied(new: Anchor, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors that hold passages in the row of ``new``, in their order."""
    held, size = set(_ends(new)), 0
    while len(held) > size:
        size = len(held)
        for anchor in anchors:
            if held.intersection(_ends(anchor)):
                held.update(_ends(anchor))
    return [anchor for anchor in anchors if held.intersection(_ends(anchor))]


def _has_gap(column: int, held: set[Place]) -> bool:
    passages = sorted(passage for place, passage in held if place == column)
    return any(after - before > 1 for before, after in pairwise(passages))
