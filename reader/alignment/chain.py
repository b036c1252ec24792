"""Chains: the heaviest set of links between two lists that never cross, passages split and merged included.

The links are found by sparse dynamic programming (a Fenwick tree of the best chain up to each right index, as in the
heaviest increasing subsequence), so the cost grows with the pairs worth looking at and not with the table. A chain may
also go on from (i, j) to (i, j + 1) or (i + 1, j): one passage against two. Such a step counts only what the passages
before it in the same run of steps do not explain already.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.alignment.features import gain, merged
from reader.alignment.likeness import norm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.alignment.features import Bag
    from reader.alignment.likeness import Link

SAME = 0.18
"""A passage is taken for the other one's counterpart from this likeness on."""
STEP = 0.16
"""A second passage belongs to a counterpart from this likeness on, counting only what the first does not explain."""
FEW_WORDS = 5
"""A passage of fewer words is never looked for out of order, and no other one is placed by it."""
_FORCED = 1e12
_LEAST_MASS = 1


class _Ending(NamedTuple):
    """How the best chain to a link ends: its weight, the link before, and what explains the link's two passages.

    ``of_left`` holds what the right passages linked with the left one explain of it, ``of_right`` the other way round.
    """

    weight: float
    before: Link | None = None
    of_left: Bag | None = None
    of_right: Bag | None = None


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
        """Return the mass of the smaller side, next to nothing where that is short.

        So short passages never decide where long ones go.
        """
        left, right = self.left[link[0]], self.right[link[1]]
        if left.words < FEW_WORDS or right.words < FEW_WORDS:
            return _LEAST_MASS
        return min(left.mass, right.mass) or _LEAST_MASS


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
            opened = _Ending(weight + pairing.weight((i, j)), before)
            endings[i, j] = max(opened, *_continued(pairing, endings, (i, j)), key=_weight)
        for j in others:
            tree.put(j, endings[i, j].weight, (i, j))
    return tuple(reversed(tuple(_traced(endings, tree.best(len(pairing.right))[1]))))


def _continued(pairing: Pairing, endings: Mapping[Link, _Ending], link: Link) -> Iterator[_Ending]:
    i, j = link
    left, right = pairing.left, pairing.right
    yield _Ending(-1.0)
    if (above := endings.get((i - 1, j))) is not None:
        explained = above.of_right or left[i - 1]
        weight = above.weight + pairing.step(link, explained, left[i], right[j])
        yield _Ending(weight, (i - 1, j), None, merged((explained, left[i])))
    if (beside := endings.get((i, j - 1))) is not None:
        explained = beside.of_left or right[j - 1]
        weight = beside.weight + pairing.step(link, explained, right[j], left[i])
        yield _Ending(weight, (i, j - 1), merged((explained, right[j])), None)


def _traced(endings: Mapping[Link, _Ending], last: Link | None) -> Iterator[Link]:
    while last is not None:
        yield last
        last = endings[last].before


def _weight(ending: _Ending) -> float:
    return ending.weight


class _Tree:
    """The end of the best chain among all right indexes below a bound (P. Fenwick, 1994)."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, Link | None]] = [(0.0, None)] * (size + 1)

    def put(self, index: int, weight: float, link: Link) -> None:
        """Note that a chain of this weight ends at ``index``."""
        at = index + 1
        while at < len(self._best):
            if self._best[at][0] < weight:
                self._best[at] = weight, link
            at += at & -at

    def best(self, bound: int) -> tuple[float, Link | None]:
        """Return the heaviest end at an index below ``bound`` and its weight."""
        found: tuple[float, Link | None] = (0.0, None)
        at = bound
        while at > 0:
            if self._best[at][0] > found[0]:
                found = self._best[at]
            at -= at & -at
        return found
