"""Likeness: how alike the passages of two lists are, as a sparse table of the pairs worth looking at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.alignment.features import Bag

LEAST = 0.12
"""Pairs less alike than this are not looked at."""
MOST_PAIRS = 24
"""Pairs kept a passage; more only ever occur where texts repeat themselves."""
MOST_LINES = 20_000
"""Lists longer than this are not searched for equal passages without any feature."""
_DICE = 0.4
_LEAST_WORDS = 0.08
"""Pairs whose words alone are less alike than this, measured against the lighter one, are not looked at."""

Link = tuple[int, int]


def norm(left: Bag, right: Bag) -> float:
    """Return what the overlap of two bags is measured against.

    It lies between the smaller mass (containment: a passage that was split is wholly in the longer one) and their
    geometric mean (cosine: a short passage is not like a long one because its few words occur there).
    """
    small, large = (left.mass, right.mass) if left.mass < right.mass else (right.mass, left.mass)
    return float(small ** (1 - _DICE) * large**_DICE) or 1.0


def likeness_of(left: Sequence[Bag], right: Sequence[Bag]) -> dict[Link, float]:
    """Return how alike each pair is, 0 to 1, for the pairs worth looking at; left index first.

    Words find the pairs, pairs of words then confirm them. Cost: the passages times their words times the passages of
    the other list that hold the word, which ``features.WIDEST`` bounds.
    """
    holders = _holders(right)
    weights = left[0].scale.words if left else {}
    least = [_LEAST_WORDS * bag.mass for bag in right]
    found: dict[Link, float] = {}
    for index, bag in enumerate(left):
        shared: dict[int, int] = defaultdict(int)
        for stem in bag.stems:
            weight = weights[stem]
            for other in holders.get(stem, ()):
                shared[other] += weight
        own_least = _LEAST_WORDS * bag.mass
        row = {
            other: _likeness(bag, right[other], value)
            for other, value in shared.items()
            if value > own_least or value > least[other]
        }
        for other in _best(row, index / len(left), len(right)):
            found[index, other] = min(1.0, row[other])
    return found


def _likeness(left: Bag, right: Bag, words: int) -> float:
    return (words + left.scale.pair * len(left.pairs & right.pairs)) / norm(left, right)


def equal_lines(left: Sequence[str], right: Sequence[str]) -> tuple[Link, ...]:
    """Return the longest common subsequence of two lists of texts, as links; nothing for lists beyond the limit."""
    if max(len(left), len(right), 0) > MOST_LINES:
        return ()
    blocks = LCSseq.opcodes(list(left), list(right))
    return tuple(
        (block.src_start + step, block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    )


def _holders(bags: Sequence[Bag]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(bags):
        for stem in bag.stems:
            holders[stem].append(index)
    return holders


def _best(row: Mapping[int, float], place: float, length: int) -> list[int]:
    kept = [other for other, value in row.items() if value >= LEAST]
    if len(kept) > MOST_PAIRS:
        kept.sort(key=lambda other: (-row[other], abs(other / length - place), other))
        del kept[MOST_PAIRS:]
    return kept
