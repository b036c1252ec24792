"""Judging rows: how alike their cells are, and whether that is enough to be sure of them.

A tie between two cells is sure where they are the same text, where a person made it, where they are much alike, or
where they are somewhat alike and stand directly beside a tie that is much alike. The bounds are those that tell true
links from chance ones in reworded texts and reports of different events (docs/quality.md). Between two languages names
and figures are what is alike, and one of them alone or the order is never enough.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.alignment.abroad import LEAST_SHARED
from reader.alignment.alignment import Row
from reader.alignment.chain import FEW_WORDS
from reader.alignment.features import joined, overlap
from reader.alignment.likeness import norm

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reader.alignment.drafting import DraftRow
    from reader.alignment.features import Bag
    from reader.alignment.linking import Column

SURE = 0.4
"""Two cells are surely of one row from this likeness on."""
SUPPORTED = 0.25
"""Two cells are surely of one row from this likeness on where the passages beside them are from ``SURE`` on."""
NEARLY = 0.99
"""The strength of a row whose cells are alike in every feature and yet not the same text."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two cells of a row: their columns, how alike they are, and the first and last passages of both."""

    one: int
    other: int
    dice: float
    likeness: float
    first: tuple[Place, Place]
    last: tuple[Place, Place]
    is_long: bool

    def is_firm(self) -> bool:
        return self.likeness >= SURE

    def places(self, step: int) -> tuple[Place, Place]:
        """Return the passages directly before the tie (-1) or directly after it (1)."""
        (one, i), (other, j) = self.first if step < 0 else self.last
        return (one, i + step), (other, j + step)


def judged(
    drafts: Sequence[DraftRow],
    columns: Mapping[int, Column],
    twins: Sequence[int],
    by_hand: Collection[tuple[Place, Place]],
) -> tuple[Row, ...]:
    """Return the rows with their strength, and whether they are sure.

    ``columns`` are the distinct ones by their numbers; ``twins`` names for each column the one it is equal to.
    ``by_hand`` holds the pairs of (column, passage) that a person put beside each other, in both orders.
    """
    ties = [[_tie(draft, columns, pair) for pair in combinations(sorted(draft.cells), 2)] for draft in drafts]
    firm = [tie for row in ties for tie in row if tie.is_firm() and tie.is_long]
    firsts, lasts = {tie.first for tie in firm}, {tie.last for tie in firm}
    rows = []
    for draft, tied in zip(drafts, ties, strict=True):
        sure = [
            (tie.one, tie.other)
            for tie in tied
            if tie.is_firm()
            or (tie.likeness >= SUPPORTED and (tie.places(-1) in lasts or tie.places(1) in firsts))
            or _is_by_hand(draft, tie, by_hand)
        ]
        cells = tuple(draft.cells.get(twin) for twin in twins)
        rows.append(
            Row(cells, _strength(draft, tied, twins), len(sure) == len(tied) or _hangs_together(draft.cells, sure))
        )
    return tuple(rows)


def _tie(draft: DraftRow, columns: Mapping[int, Column], pair: tuple[int, int]) -> _Tie:
    one, other = pair
    left, right = draft.cells[one].passages, draft.cells[other].passages
    bags = draft.bags[one], draft.bags[other]
    shared = overlap(*bags)
    is_long = min(bag.words for bag in bags) >= FEW_WORDS
    is_same = _text(columns[one], left) == _text(columns[other], right)
    dice = 1.0 if is_same else min(NEARLY, 2 * shared / (bags[0].mass + bags[1].mass or 1.0))
    if is_same:
        likeness = 1.0
    elif not is_long:
        likeness = 0.0
    elif _are_abroad(columns[one], columns[other]):
        likeness = _constant_likeness(_constants(columns[one], left), _constants(columns[other], right))
    else:
        likeness = shared / norm(*bags)
    first, last = ((one, left[0]), (other, right[0])), ((one, left[-1]), (other, right[-1]))
    return _Tie(one, other, dice, likeness, first, last, is_long)


def _text(column: Column, passages: Sequence[int]) -> str:
    return " ".join([column.plain.texts[passage] for passage in passages])


def _are_abroad(one: Column, other: Column) -> bool:
    return None not in {one.language, other.language} and one.language != other.language


def _constants(column: Column, passages: Sequence[int]) -> Bag:
    return joined([column.constant.bags[passage] for passage in passages])


def _constant_likeness(left: Bag, right: Bag) -> float:
    """Return how alike two cells are by names and figures; not enough to be firm where they share one only."""
    likeness = overlap(left, right) / norm(left, right)
    return likeness if len(left.stems & right.stems) >= LEAST_SHARED else min(likeness, SUPPORTED)


def _is_by_hand(draft: DraftRow, tie: _Tie, by_hand: Collection[tuple[Place, Place]]) -> bool:
    return bool(by_hand) and any(
        ((tie.one, i), (tie.other, j)) in by_hand
        for i in draft.cells[tie.one].passages
        for j in draft.cells[tie.other].passages
    )


def _hangs_together(numbers: Collection[int], sure: Sequence[tuple[int, int]]) -> bool:
    """Return whether the sure ties lead from every column of a row to every other."""
    reached, waiting = set(), [min(numbers)]
    while waiting:
        number = waiting.pop()
        reached.add(number)
        waiting += [column for column in _beside(number, sure) if column not in reached]
    return len(reached) == len(numbers)


def _beside(number: int, ties: Sequence[tuple[int, int]]) -> Iterator[int]:
    for one, other in ties:
        if number in {one, other}:
            yield other if number == one else one


def _strength(draft: DraftRow, ties: Sequence[_Tie], twins: Sequence[int]) -> float:
    """Return the mean likeness of the pairs of cells, the same whatever the order of the columns."""
    times = {number: twins.count(number) for number in draft.cells}
    same = sum(math.comb(number, 2) for number in times.values())
    weights = [times[tie.one] * times[tie.other] for tie in ties]
    pairs = same + sum(weights)
    alike = [float(same), *(tie.dice * weight for tie, weight in zip(ties, weights, strict=True))]
    return math.fsum(alike) / pairs if pairs else 0.0
