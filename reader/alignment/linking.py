"""Links between two lists of passages: those that keep the order, and the moved ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.alignment.chain import FEW_WORDS, Pairing, heaviest_chain
from reader.alignment.features import gain
from reader.alignment.likeness import equal_lines, likeness_of, norm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.alignment.features import Bag
    from reader.alignment.likeness import Link

MOVED = 0.3
"""A passage out of order is taken for the other one's twin from this likeness on."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of passages that say the same thing: ``kept`` never cross each other, ``moved`` ones cross them."""

    kept: tuple[Link, ...]
    moved: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two lists to be linked: the texts of its passages, as far as equal ones count, and their bags.

    ``alone`` are the indexes of passages that are linked with none.
    """

    texts: Sequence[str]
    bags: Sequence[Bag]
    alone: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """A column as one side to be linked inside its language, as one to be linked with others, and its language."""

    plain: Side
    constant: Side
    language: str | None


def linked(left: Side, right: Side, forced: frozenset[Link] = frozenset()) -> Links:
    """Return the links between two lists of passages; ``forced`` ones are among them whatever the texts say."""
    found = _with_equal_lines(likeness_of(left.bags, right.bags), left, right)
    alike = _with_forced(_without_alone(found, left.alone, right.alone), forced)
    pairing = Pairing(left.bags, right.bags, alike, forced)
    kept = heaviest_chain(pairing)
    return Links(kept, tuple(sorted(_moved(pairing, kept))))


def _with_equal_lines(alike: dict[Link, float], left: Side, right: Side) -> dict[Link, float]:
    """Add equal passages in the order they share; those without any rare feature are found in no other way."""
    lines = equal_lines(left.texts, right.texts)
    return alike | {(i, j): 1.0 for i, j in lines if left.texts[i]}


def _without_alone(alike: dict[Link, float], at_left: frozenset[int], at_right: frozenset[int]) -> dict[Link, float]:
    if not at_left and not at_right:
        return alike
    return {link: value for link, value in alike.items() if link[0] not in at_left and link[1] not in at_right}


def _with_forced(alike: dict[Link, float], forced: frozenset[Link]) -> dict[Link, float]:
    """Drop the other pairs of every passage that a person linked."""
    at_left, at_right = {i for i, _ in forced}, {j for _, j in forced}
    free = {link: value for link, value in alike.items() if link[0] not in at_left and link[1] not in at_right}
    return free | dict.fromkeys(forced, 1.0)


def _moved(pairing: Pairing, kept: tuple[Link, ...]) -> Iterator[Link]:
    """Assign what the chain left over, best pair first; among equals the one that moves least.

    A passage beside one that moved goes with it when it tells the rest of the same counterpart (moved and split).
    """
    found = list(pairing.forced.difference(kept))
    at_left = {i for i, _ in (*found, *kept)}
    at_right = {j for _, j in (*found, *kept)}
    pairs = sorted((-value, abs(i - j), i, j) for (i, j), value in pairing.alike.items() if value >= MOVED)
    for _, _, i, j in pairs:
        if _is_long(pairing.left[i], pairing.right[j]) and i not in at_left and j not in at_right:
            at_left.add(i)
            at_right.add(j)
            found.append((i, j))
    yield from found
    yield from _split(pairing, [(i, j) for _, _, i, j in pairs], frozenset(found), (at_left, at_right))


def _split(
    pairing: Pairing, links: Sequence[Link], moved: frozenset[Link], taken: tuple[set[int], set[int]]
) -> Iterator[Link]:
    """Yield the links that add a free passage to the moved one beside it."""
    at_left, at_right = taken
    left, right = pairing.left, pairing.right
    for i, j in links:
        for before in (-1, 1):
            if i not in at_left and (i + before, j) in moved:
                explained, more, whole = left[i + before], left[i], right[j]
            elif j not in at_right and (i, j + before) in moved:
                explained, more, whole = right[j + before], right[j], left[i]
            else:
                continue
            if gain(more, explained, whole) >= MOVED * norm(left[i], right[j]):
                at_left.add(i)
                at_right.add(j)
                yield i, j
                break


def _is_long(left: Bag, right: Bag) -> bool:
    return min(left.words, right.words) >= FEW_WORDS
