"""Links across languages: passages found by what no translation changes, names and figures, and by their order."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.alignment.features import Bag, Scale, capitals_of, features_of
from reader.alignment.linking import Links, linked
from reader.base.numbers import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.alignment.likeness import Link
    from reader.alignment.linking import Side

LEAST_SHARED = 2
"""Names and figures that a passage out of order must share with its twin."""
WIDEST_GAP = 3
"""Passages between two links that are taken for each other's by their order alone, where both sides have as many."""
LONGEST_RATIO = 2.5
"""How many times longer than the other such a passage may be."""
_SHORTEST_NAME = 3
_UNITS = 1024


@lru_cache(maxsize=4096)
def constants_of(text: str, language: str | None) -> frozenset[str]:
    """Return the names of a passage, by their beginnings, and the values of its figures."""
    names = {stem for stem in capitals_of(text) if len(stem) >= _SHORTEST_NAME}
    return frozenset(names | {f"#{figure.value}" for figure in figures_of(text, language or "en")})


def constant_bags(columns: Sequence[Sequence[str]], languages: Sequence[str | None]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column that holds only the constants that another column has too."""
    found = [
        [constants_of(text, language) for text in column] for column, language in zip(columns, languages, strict=True)
    ]
    spread = [Counter(constant for constants in column for constant in constants) for column in found]
    columns_with = Counter(constant for column in spread for constant in column)
    longest = max((len(column) for column in columns), default=0)
    weights = {
        constant: round(_UNITS * math.log(1 + longest / max(column[constant] for column in spread)))
        for constant, number in columns_with.items()
        if number > 1
    }
    scale, known = Scale(weights, 0, 0), frozenset(weights)
    return tuple(
        tuple(_bag(constants & known, scale, text) for constants, text in zip(inside, column, strict=True))
        for inside, column in zip(found, columns, strict=True)
    )


def linked_abroad(left: Side, right: Side, forced: frozenset[Link] = frozenset()) -> Links:
    """Return the links between passages in two languages; the sides hold the bags of :func:`constant_bags`."""
    found = linked(left, right, forced)
    moved = tuple(
        (i, j)
        for i, j in found.moved
        if (i, j) in forced or len(left.bags[i].stems & right.bags[j].stems) >= LEAST_SHARED
    )
    return Links(tuple(sorted({*found.kept, *_between(left, right, found.kept, moved)})), moved)


def _bag(constants: frozenset[str], scale: Scale, text: str) -> Bag:
    return Bag(constants, frozenset(), scale, scale.weight(constants, 0), features_of(text).words)


def _between(left: Side, right: Side, kept: Sequence[Link], moved: Sequence[Link]) -> Iterator[Link]:
    """Yield the passages between two kept links that stand for each other by order, number and length."""
    at_left, at_right = {i for i, _ in moved} | left.alone, {j for _, j in moved} | right.alone
    before = (-1, -1)
    for after in (*kept, (len(left.bags), len(right.bags))):
        ours = [i for i in range(before[0] + 1, after[0]) if i not in at_left]
        theirs = [j for j in range(before[1] + 1, after[1]) if j not in at_right]
        if len(ours) == len(theirs) <= WIDEST_GAP and all(map(_are_of_like_length, *_bags(left, right, ours, theirs))):
            yield from zip(ours, theirs, strict=True)
        before = after


def _bags(left: Side, right: Side, ours: Sequence[int], theirs: Sequence[int]) -> tuple[list[Bag], list[Bag]]:
    return [left.bags[i] for i in ours], [right.bags[j] for j in theirs]


def _are_of_like_length(one: Bag, other: Bag) -> bool:
    short, long = sorted((one.words, other.words))
    return long <= LONGEST_RATIO * short
