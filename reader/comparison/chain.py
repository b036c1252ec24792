"""Chains: the heaviest set of links between two lists that never cross, passages split and merged included.

The links are found by sparse dynamic programming (a Fenwick tree of the best chain up to each right index, as in the
heaviest increasing subsequence), so the cost grows with the pairs worth looking at and not with the table. A chain may
also go on from (i, j) to (i, j + 1) or (i + 1, j): one passage against two. Such a step counts only what the passage
before it does not explain already.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.comparison.features import gain
from reader.comparison.likeness import norm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.comparison.features import Bag
    from reader.comparison.likeness import Link

SAME = 0.18
"""A passage is taken for the other one's counterpart from this likeness on."""
STEP = 0.17
"""A second passage belongs to a counterpart from this likeness on, counting only what the first does not explain."""
_FORCED = 1e12
_LEAST_MASS = 1

_Ending = tuple[float, "Link | None"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two lists of bags, how alike their pairs are, and the links that a person decided."""

    left: Sequence[Bag]
    right: Sequence[Bag]
    alike: Mapping[Link, float]
    forced: frozenset[Link] = frozenset()

    def weight(self, link: Link) -> float:
        """Return what ``link`` adds to a chain as a passage's first counterpart."""
        return _FORCED if link in self.forced else self.mass(link) * (self.alike[link] - SAME)

    def step(self, link: Link, explained: Bag, more: Bag, whole: Bag) -> float:
        """Return what ``link`` adds where ``explained`` already stands against ``whole`` and ``more`` comes to it."""
        if link in self.forced:
            return _FORCED
        left, right = self.left[link[0]], self.right[link[1]]
        return self.mass(link) * (gain(more, explained, whole) / norm(left, right) - STEP)

    def mass(self, link: Link) -> float:
        """Return the mass of the smaller side, so that short passages never decide where long ones go."""
        return min(self.left[link[0]].mass, self.right[link[1]].mass) or _LEAST_MASS


def heaviest_chain(pairing: Pairing) -> tuple[Link, ...]:
    """Return the links of the heaviest chain in order.

    Forced links weigh more than all others together, so as many of them as do not cross are in the chain.
    """
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(pairing.alike):
        partners[i].append(j)
    endings: dict[Link, _Ending] = {}
    tree = _Tree(len(pairing.right))
    for i, others in sorted(partners.items()):
        for j in others:
            weight, before = tree.best(j)
            first = (weight + pairing.weight((i, j)), before)
            endings[i, j] = max(first, *_continued(pairing, endings, (i, j)), key=_weight)
        for j in others:
            tree.put(j, (endings[i, j][0], (i, j)))
    return tuple(reversed(tuple(_traced(endings, tree.best(len(pairing.right))[1]))))


def _continued(pairing: Pairing, endings: Mapping[Link, _Ending], link: Link) -> Iterator[_Ending]:
    i, j = link
    left, right = pairing.left, pairing.right
    yield (-1.0, None)
    if (i - 1, j) in endings:
        yield endings[i - 1, j][0] + pairing.step(link, left[i - 1], left[i], right[j]), (i - 1, j)
    if (i, j - 1) in endings:
        yield endings[i, j - 1][0] + pairing.step(link, right[j - 1], right[j], left[i]), (i, j - 1)


def _traced(endings: Mapping[Link, _Ending], last: Link | None) -> Iterator[Link]:
    while last is not None:
        yield last
        last = endings[last][1]


def _weight(ending: _Ending) -> float:
    return ending[0]


class _Tree:
    """The best ending of a chain among all right indexes below a bound (P. Fenwick, 1994)."""

    def __init__(self, size: int) -> None:
        self._endings: list[_Ending] = [(0.0, None)] * (size + 1)

    def put(self, index: int, ending: _Ending) -> None:
        """Note that a chain of this weight ends at ``index``."""
        at = index + 1
        while at < len(self._endings):
            if self._endings[at][0] < ending[0]:
                self._endings[at] = ending
            at += at & -at

    def best(self, bound: int) -> _Ending:
        """Return the heaviest ending at an index below ``bound``."""
        found: _Ending = (0.0, None)
        at = bound
        while at > 0:
            if self._endings[at][0] > found[0]:
                found = self._endings[at]
            at -= at & -at
        return found
