"""A table of ties: those of a large library in arrays, found by either end."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.relations.graph import Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from reader.base.ids import ArticleId
    from reader.relations.graph import Pair


class TieTable:
    """Ties, each once, all of them added before one is asked for.

    A tie takes 48 bytes here, in a dictionary ten times as many.
    """

    def __init__(self) -> None:
        self._a, self._b = array("q"), array("q")
        self._alike, self._edge = array("d"), array("d")

    def add(self, ties: Mapping[Pair, Tie]) -> None:
        """Take ties that are not in the table."""
        for (a, b), tie in ties.items():
            self._a.append(a)
            self._b.append(b)
            self._alike.append(tie.alike)
            self._edge.append(tie.edge)

    def of(self, articles: Collection[ArticleId]) -> dict[Pair, Tie]:
        """Return every tie with an end, or both, among ``articles``."""
        ends, rows = self._index
        wanted = np.fromiter(articles, dtype=np.int64, count=len(articles))
        starts = np.searchsorted(ends, wanted, side="left")
        counts = np.searchsorted(ends, wanted, side="right") - starts
        places = np.arange(int(counts.sum())) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        found = np.unique(rows[places])
        columns = (np.frombuffer(one, dtype=kind)[found].tolist() for one, kind in self._columns)
        a, b, alike, edge = columns
        return dict(zip(zip(a, b, strict=True), map(Tie, alike, edge), strict=True))

    @property
    def _columns(self) -> tuple[tuple[array[int] | array[float], type], ...]:
        return (self._a, np.int64), (self._b, np.int64), (self._alike, np.float64), (self._edge, np.float64)

    @cached_property
    def _index(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Both ends of all ties, rising, and the row of each."""
        both = np.concatenate((np.frombuffer(self._a, dtype=np.int64), np.frombuffer(self._b, dtype=np.int64)))
        order = np.argsort(both, kind="stable")
        return both[order], order % max(1, len(self._a))
