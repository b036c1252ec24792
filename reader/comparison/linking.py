"""Links between two lists of passages: those that keep the order, and the moved ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.comparison.chain import Pairing, heaviest_chain
from reader.comparison.likeness import equal_lines, likeness_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.comparison.features import Bag
    from reader.comparison.likeness import Link

MOVED = 0.3
"""A passage out of order is taken for the other one's twin from this likeness on."""
FEW_WORDS = 5
"""A passage of fewer words is never looked for out of order."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of passages that say the same thing: ``kept`` never cross each other, ``moved`` ones cross them."""

    kept: tuple[Link, ...]
    moved: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two lists to be linked: the texts of its passages, as far as equal ones count, and their bags."""

    texts: Sequence[str]
    bags: Sequence[Bag]


def linked(left: Side, right: Side, forced: frozenset[Link] = frozenset()) -> Links:
    """Return the links between two lists of passages; ``forced`` ones are among them whatever the texts say."""
    alike = _with_forced(_with_equal_lines(likeness_of(left.bags, right.bags), left, right), forced)
    kept = heaviest_chain(Pairing(left.bags, right.bags, alike, forced))
    return Links(kept, tuple(sorted(_moved(left, right, alike, kept, forced))))


def _with_equal_lines(alike: dict[Link, float], left: Side, right: Side) -> dict[Link, float]:
    """Add the pairs of equal passages that hold no feature rare enough to be found by."""
    at_left = [index for index, bag in enumerate(left.bags) if not bag.stems and left.texts[index]]
    at_right = [index for index, bag in enumerate(right.bags) if not bag.stems and right.texts[index]]
    lines = equal_lines([left.texts[index] for index in at_left], [right.texts[index] for index in at_right])
    return alike | {(at_left[i], at_right[j]): 1.0 for i, j in lines}


def _with_forced(alike: dict[Link, float], forced: frozenset[Link]) -> dict[Link, float]:
    """Drop the other pairs of every passage that a person linked."""
    at_left, at_right = {i for i, _ in forced}, {j for _, j in forced}
    free = {link: value for link, value in alike.items() if link[0] not in at_left and link[1] not in at_right}
    return free | dict.fromkeys(forced, 1.0)


def _moved(
    left: Side, right: Side, alike: Mapping[Link, float], kept: tuple[Link, ...], forced: frozenset[Link]
) -> Iterator[Link]:
    """Assign what the chain left over, best pair first; among equals the one that moves least."""
    yield from forced.difference(kept)
    at_left, at_right = {i for i, _ in forced.union(kept)}, {j for _, j in forced.union(kept)}
    open_pairs = (
        (-value, abs(i - j), i, j)
        for (i, j), value in alike.items()
        if value >= MOVED and i not in at_left and j not in at_right and _is_long(left.bags[i], right.bags[j])
    )
    for _, _, i, j in sorted(open_pairs):
        if i not in at_left and j not in at_right:
            at_left.add(i)
            at_right.add(j)
            yield i, j


def _is_long(left: Bag, right: Bag) -> bool:
    return min(left.words, right.words) >= FEW_WORDS
