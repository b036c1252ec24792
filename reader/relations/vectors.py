"""Vectors: the traits of an article weighed by rarity, and how alike two of them are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.relations.traits import KINDS, SLOTS, STARTS, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.relations.reference import Reference
    from reader.relations.traits import Traits

OF_AN_EVENT = {"text": 5, "names": 10, "figures": 10, "lead": 15, "phrases": 60}
"""How many hundredths each kind of evidence counts where one asks for the same event."""
SCALE = 1 << 14
_SHARES = np.array([OF_AN_EVENT[kind] for kind in KINDS], dtype=np.int64)
_WHOLE = 100 * SCALE * SCALE
_ROOTS = np.array([math.sqrt(OF_AN_EVENT[kind] / 100) for kind in KINDS])
_FIGURES = KINDS.index("figures")
_KEYS = 96
"""How many of its heaviest traits an article is found by."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Rising slots and their weights: each kind of evidence is a vector of unit length, in ``SCALE``.

    Weights are whole numbers, so that sums of their products are exact whatever their order. Kind ``k`` stands at
    ``[bounds[k], bounds[k + 1])``.
    """

    slots: NDArray[np.uint32]
    weights: NDArray[np.int16]
    bounds: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """The traits that an article is found by, and their weights where one asks for the same event."""

    slots: NDArray[np.uint32]
    weights: NDArray[np.int64]


def vector_of(traits: Traits, reference: Reference) -> Vector:
    """Return the weighed traits: amount times rarity, each kind of unit length.

    The vector of figures stays shorter where there are few: one figure in common may be chance.
    """
    tells = traits.amounts * reference.rarities[reference.bands[traits.slots]]
    bounds = np.searchsorted(traits.slots, STARTS)
    weights = np.zeros(len(tells), dtype=np.int16)
    for kind, (start, end) in enumerate(pairwise(bounds)):
        part = tells[start:end]
        square = int((part * part).sum())
        if kind == _FIGURES:
            square += int(reference.rarities[0] * UNIT) ** 2
        if square:
            weights[start:end] = np.rint(part * (SCALE / math.sqrt(square)))
    return Vector(traits.slots, weights, bounds)


def keys_of(vector: Vector, reference: Reference) -> Keys:
    """Return the heaviest traits of an article; none that very many articles have.

    Articles that share a rare trait both choose it before commoner ones, and of equally heavy ones the same.
    """
    bands = reference.bands[vector.slots]
    fits = bands <= reference.hot_band
    if reference.is_exact:
        fits &= bands > 0
    roots = np.repeat(_ROOTS, np.diff(vector.bounds))
    weights = np.rint(vector.weights * roots).astype(np.int64)
    places = np.flatnonzero(fits & (weights > 0))
    heaviest = np.sort(places[np.argsort(-weights[places], kind="stable")[:_KEYS]])
    return Keys(vector.slots[heaviest], weights[heaviest])


class Comparer:
    """Compares one article with many; keeps one board of all slots to lay an article out on."""

    def __init__(self) -> None:
        self._board = np.zeros(SLOTS, dtype=np.int16)

    def likenesses(self, one: Vector, others: Sequence[Vector]) -> NDArray[np.float64]:
        """Return for each of ``others`` how alike it is in what it tells, 0 to 1."""
        self._board[one.slots] = one.weights
        slots = np.concatenate([other.slots for other in others])
        weights = np.concatenate([other.weights for other in others])
        sums = np.zeros(len(slots) + 1, dtype=np.int64)
        np.cumsum(self._board[slots].astype(np.int64) * weights, out=sums[1:])
        self._board[one.slots] = 0
        sizes = np.array([len(other.slots) for other in others])
        bounds = np.array([other.bounds for other in others]) + (np.cumsum(sizes) - sizes)[:, None]
        by_kind = sums[bounds[:, 1:]] - sums[bounds[:, :-1]]
        found: NDArray[np.float64] = (by_kind @ _SHARES) / _WHOLE
        return found
