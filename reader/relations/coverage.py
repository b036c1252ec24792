"""Coverage: how many words of one text lie in runs shared with each of many others, counted for all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.relations.runs import RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.relations.closeness import Print

_GAP = RUN - 1


class Coverage:
    """What one article shares with others, all of which have shingles.

    Row ``i`` of ``shared`` tells which of the article's different shingles stand in ``others[i]``.
    """

    def __init__(self, one: Print, others: Sequence[Print]) -> None:
        self._one = one
        self._lengths = np.array([len(other.shingles) for other in others], dtype=np.int64)
        shingles = np.concatenate([other.shingles for other in others])
        places = np.minimum(np.searchsorted(one.known, shingles), len(one.known) - 1)
        self._found = one.known[places] == shingles
        self.shared = np.zeros((len(others), len(one.known)), dtype=bool)
        self.shared[np.repeat(np.arange(len(others)), self._lengths)[self._found], places[self._found]] = True

    def counts(self) -> NDArray[np.int64]:
        """Return how many different shingles the article shares with each of the others."""
        counts: NDArray[np.int64] = self.shared.sum(axis=1)
        return counts

    def of_one(self) -> NDArray[np.int64]:
        """Return how many words of the article lie in runs shared with each of the others."""
        is_shared = self.shared[:, np.searchsorted(self._one.known, self._one.shingles)]
        covered = np.zeros((len(is_shared), is_shared.shape[1] + _GAP), dtype=bool)
        for offset in range(RUN):
            covered[:, offset : offset + is_shared.shape[1]] |= is_shared
        words: NDArray[np.int64] = covered.sum(axis=1)
        return words

    def of_others(self) -> NDArray[np.int64]:
        """Return how many words of each of the others lie in runs shared with the article."""
        starts = np.cumsum(self._lengths + _GAP) - self._lengths - _GAP
        firsts = np.cumsum(self._lengths) - self._lengths
        spread = np.arange(len(self._found)) + np.repeat(starts - firsts, self._lengths)
        covered = np.zeros(len(self._found) + _GAP * len(starts), dtype=np.int64)
        for offset in range(RUN):
            covered[spread[self._found] + offset] = 1
        words: NDArray[np.int64] = np.add.reduceat(covered, starts)
        return words
