"""Reference: how usual every word is in a library, as it was counted when the library was last weighed as a whole."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.relations.traits import SLOTS, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.base.ids import ArticleId
    from reader.relations.traits import Traits

_BACKGROUND = 3
"""Imagined articles that share nothing with the library; without them, what all of a small one share tells nothing."""
SMALL = 500
"""A library of so many articles is weighed anew at every change, so that what few articles say counts in full."""
_GROWN = 1.5
"""A larger one is weighed anew when it has grown, or shrunk, by this factor."""
_SAMPLED = 16_384
_BAND = 8
"""Frequencies are kept in eighths of a doubling."""
_HOT = 150


@dataclass(frozen=True)
class Reference:
    """Frequencies in a library of ``total`` articles, counted in ``sampled`` of them.

    ``bands[slot]`` is eight times the binary logarithm of the number of sampled articles that fill the slot, 0 where
    none or one does. While a reference holds, what two articles have in common depends on these two alone, so that an
    article that comes or goes changes nothing between others.
    """

    total: int
    sampled: int
    bands: NDArray[np.uint8]

    @property
    def is_exact(self) -> bool:
        """Tell whether every article was counted and every change is: the library is small."""
        return self.total <= SMALL

    @cached_property
    def sha256(self) -> str:
        """What tells it from every other reference."""
        return hashlib.sha256(f"{self.total} {self.sampled} ".encode() + self.bands.tobytes()).hexdigest()

    @cached_property
    def rarities(self) -> NDArray[np.int64]:
        """What a slot of each band tells: the logarithm of its inverse frequency, in ``UNIT``."""
        total = self.sampled + _BACKGROUND + 1
        tells = [math.log(total / (2 ** (band / _BAND) + 0.5)) for band in range(256)]
        return np.array([max(0, round(one * UNIT)) for one in tells], dtype=np.int64)

    @cached_property
    def hot_band(self) -> int:
        """Slots of a higher band find no neighbours: 150 articles, or twice the root of the library, have them."""
        most = max(_HOT, 2 * math.isqrt(self.total)) * self.sampled / max(self.total, 1)
        return round(_BAND * math.log2(max(most, 1)))

    def is_outgrown(self, size: int) -> bool:
        """Tell whether a library of ``size`` articles is to be weighed anew."""
        return min(size, self.total) <= SMALL or not self.total / _GROWN <= size <= self.total * _GROWN


def sample_of(articles: Sequence[ArticleId]) -> Sequence[ArticleId]:
    """Return those of a library's ``articles``, rising, in which traits are counted: in even steps in a large one."""
    return articles[:: max(1, math.ceil(len(articles) / _SAMPLED))]


def reference_of(total: int, sample: Sequence[Traits]) -> Reference:
    """Return the reference of a library of ``total`` articles, given the traits of a sample of them."""
    bands = np.zeros(SLOTS, dtype=np.uint8)
    if sample:
        slots, counts = np.unique(np.concatenate([one.slots for one in sample]), return_counts=True)
        bands[slots] = np.minimum(np.rint(_BAND * np.log2(counts)), 255)
    return Reference(total, len(sample), bands)
