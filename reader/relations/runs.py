"""Runs: the stretches of words that two articles share, and how much of each they cover."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from reader.base.span import Span
from reader.relations.relation import SharedSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.relations.profile import Profile

    Shingles = NDArray[np.uint32]


RUN = 3
"""Words in a row that make a shared run."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words that stand at ``a`` in one article and at ``b`` in the other."""

    a: int
    b: int
    length: int


def shared_runs(a: Shingles, b: Shingles) -> tuple[Run, ...]:
    """Return the longest common runs of at least ``RUN`` words, in the order of ``a``; none overlap in ``a``.

    ``a`` and ``b`` are the shingles of ``RUN`` words of the two articles, in order.
    """
    places: dict[int, list[int]] = {}
    for index in np.flatnonzero(np.isin(b, a)).tolist():
        places.setdefault(int(b[index]), []).append(index)
    if not places:
        return ()
    known_a, known_b = a.tolist(), b.tolist()
    runs: list[Run] = []
    start = 0
    for index in np.flatnonzero(np.isin(a, b)).tolist():
        if index >= start:
            found = places[known_a[index]]
            length, place = max((_common_length(known_a, known_b, index, place), -place) for place in found)
            runs.append(Run(index, -place, length + RUN - 1))
            start = index + length + RUN - 1
    return tuple(runs)


def _common_length(a: Sequence[int], b: Sequence[int], start: int, place: int) -> int:
    length = 0
    for one, other in zip(islice(a, start, None), islice(b, place, None), strict=False):
        if one != other:
            break
        length += 1
    return length


def shared_spans(a: Profile, b: Profile, runs: Sequence[Run]) -> tuple[SharedSpan, ...]:
    """Return the runs as spans in the page texts of ``a`` and ``b``."""
    return tuple(
        SharedSpan(
            Span(a.starts[run.a], a.ends[run.a + run.length - 1]),
            Span(b.starts[run.b], b.ends[run.b + run.length - 1]),
        )
        for run in runs
    )
