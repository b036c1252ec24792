"""Runs: the stretches of words that two articles share, and how much of each they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.relations.relation import SharedSpan
from reader.relations.shingles import shingles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.profile import Profile


RUN = 3
"""Words in a row that make a shared run."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words that stand at ``a`` in one article and at ``b`` in the other."""

    a: int
    b: int
    length: int


def shared_runs(a: Sequence[str], b: Sequence[str], size: int = RUN) -> tuple[Run, ...]:
    """Return the longest common runs of at least ``size`` words, in the order of ``a``; none overlap in ``a``."""
    places: dict[int, list[int]] = {}
    for index, shingle in enumerate(shingles_of(b, size)):
        places.setdefault(shingle, []).append(index)
    runs: list[Run] = []
    shingles = shingles_of(a, size)
    start = 0
    while start < len(shingles):
        longest, at = 0, 0
        for place in places.get(shingles[start], ()):
            length = _common_length(a, b, start, place)
            if length > longest:
                longest, at = length, place
        if longest >= size:
            runs.append(Run(start, at, longest))
            start += longest
        else:
            start += 1
    return tuple(runs)


def _common_length(a: Sequence[str], b: Sequence[str], start: int, place: int) -> int:
    length = 0
    limit = min(len(a) - start, len(b) - place)
    while length < limit and a[start + length] == b[place + length]:
        length += 1
    return length


def covered_words(shingles: Sequence[int], others: frozenset[int], size: int = RUN) -> int:
    """Return how many words lie in runs of at least ``size`` words that the other article has too."""
    covered = 0
    end = 0
    for index, shingle in enumerate(shingles):
        if shingle in others:
            covered += index + size - max(index, end)
            end = index + size
    return covered


def shared_spans(a: Profile, b: Profile, runs: Sequence[Run]) -> tuple[SharedSpan, ...]:
    """Return the runs as spans in the page texts of ``a`` and ``b``."""
    return tuple(
        SharedSpan(
            Span(a.starts[run.a], a.ends[run.a + run.length - 1]),
            Span(b.starts[run.b], b.ends[run.b + run.length - 1]),
        )
        for run in runs
    )
