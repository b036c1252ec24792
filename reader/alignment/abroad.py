"""Links across languages: passages found by what no translation changes, names and figures, and by their order."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.alignment.chain import FEW_WORDS
from reader.alignment.features import Bag, Scale, capitals_of, features_of, overlap
from reader.alignment.linking import Links, linked
from reader.alignment.sounds import is_latin, names_by_sound
from reader.base.numbers import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.alignment.likeness import Link
    from reader.alignment.linking import Side

LEAST_SHARED = 2
"""Names and figures that passages out of order must share, or those of which one has another twin besides."""
WIDEST_GAP = 3
"""Passages between two links that are taken for each other's by their order alone, where both sides have as many."""
LONGEST_RATIO = 2.5
"""How many times longer than the other such a passage may be."""
_SHORTEST_NAME = 3
_UNITS = 1024


@lru_cache(maxsize=4096)
def constants_of(text: str, language: str | None, *, by_sound: bool = False) -> frozenset[str]:
    """Return the names of a passage, by their beginnings or their sound, and the values of its figures."""
    names = names_by_sound(text) if by_sound else {stem for stem in capitals_of(text) if len(stem) >= _SHORTEST_NAME}
    return frozenset(names | {f"#{figure.value}" for figure in figures_of(text, language or "en")})


def constant_bags(columns: Sequence[Sequence[str]], languages: Sequence[str | None]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column that holds only the constants that another column has too."""
    by_sound = len({is_latin(" ".join(column)) for column in columns if column}) > 1
    found = [
        [constants_of(text, language, by_sound=by_sound) for text in column]
        for column, language in zip(columns, languages, strict=True)
    ]
    spread = [Counter(constant for constants in column for constant in constants) for column in found]
    columns_with = Counter(constant for column in spread for constant in column)
    longest = max((len(column) for column in columns), default=0)
    weights = {
        constant: round(_UNITS * math.log(1 + longest / max(column[constant] for column in spread)))
        for constant, number in columns_with.items()
        if number > 1
    }
    scale, known = Scale(weights, 0, round(_UNITS * math.log(1 + longest))), frozenset(weights)
    return tuple(
        tuple(_bag(constants, known, scale, text) for constants, text in zip(inside, column, strict=True))
        for inside, column in zip(found, columns, strict=True)
    )


def linked_abroad(left: Side, right: Side, forced: frozenset[Link] = frozenset()) -> Links:
    """Return the links between passages in two languages; the sides hold the bags of :func:`constant_bags`."""
    found = linked(left, right, forced)
    strong = {
        (i, j)
        for i, j in (*found.kept, *found.moved)
        if (i, j) in forced or len(left.bags[i].stems & right.bags[j].stems) >= LEAST_SHARED
    }
    moved = tuple(link for link in found.moved if link in strong)
    alone = _first(left, right, found.kept)
    kept = tuple(link for link in found.kept if link in strong | alone)
    return Links(tuple(sorted({*kept, *_between(left, right, kept, moved)})), moved)


def _bag(constants: frozenset[str], known: frozenset[str], scale: Scale, text: str) -> Bag:
    shared = constants & known
    mass = scale.weight(shared, 0) + len(constants - known) * scale.own
    return Bag(shared, frozenset(), scale, mass, features_of(text).words)


def _first(left: Side, right: Side, kept: Sequence[Link]) -> set[Link]:
    """Return the links that are the best of both their passages; the others join passages, which asks for more."""
    best = sorted(kept, key=lambda link: (-overlap(left.bags[link[0]], right.bags[link[1]]), link))
    of_left = {i: (i, j) for i, j in reversed(best)}
    of_right = {j: (i, j) for i, j in reversed(best)}
    return set(of_left.values()) & set(of_right.values())


def _between(left: Side, right: Side, kept: Sequence[Link], moved: Sequence[Link]) -> Iterator[Link]:
    """Yield the passages between two kept links that stand for each other by order, number and length."""
    at_left, at_right = {i for i, _ in moved} | left.alone, {j for _, j in moved} | right.alone
    short = [(i, j) for i, j in kept if min(left.bags[i].words, right.bags[j].words) < FEW_WORDS]
    at_left.update(i for i, _ in short)
    at_right.update(j for _, j in short)
    before = (-1, -1)
    for after in (*sorted(set(kept).difference(short)), (len(left.bags), len(right.bags))):
        ours = [i for i in range(before[0] + 1, after[0]) if i not in at_left]
        theirs = [j for j in range(before[1] + 1, after[1]) if j not in at_right]
        if len(ours) == len(theirs) <= WIDEST_GAP and all(map(_are_of_like_length, *_bags(left, right, ours, theirs))):
            found = zip(ours, theirs, strict=True)
            yield from [(i, j) for i, j in found if all((i < k) == (j < m) for k, m in short)]
        before = after


def _bags(left: Side, right: Side, ours: Sequence[int], theirs: Sequence[int]) -> tuple[list[Bag], list[Bag]]:
    return [left.bags[i] for i in ours], [right.bags[j] for j in theirs]


def _are_of_like_length(one: Bag, other: Bag) -> bool:
    short, long = sorted((one.words, other.words))
    return long <= LONGEST_RATIO * short
