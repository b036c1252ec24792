"""Joining: the pairs of articles that have keys in common, found without looking at every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_BLOCK = 4_000_000
"""Meetings of two articles in a key that are added up at a time; bounds the memory."""


def joined(
    keys: Sequence[NDArray[np.unsignedinteger]],
    weights: Sequence[NDArray[np.int64]] | None,
    *,
    most: int,
    least: int,
    fewest: int = 1,
) -> NDArray[np.int64]:
    """Return the pairs ``i < j`` whose products of weights in common keys add up to ``least``, and to how much.

    They have ``fewest`` keys in common or more.

    Rows of ``i``, ``j`` and the sum, rising; shape (n, 3). ``keys[i]`` are the different keys of article ``i``;
    without ``weights`` each counts 1. Keys of more than ``most`` articles are left out. Cost grows with the number of
    keys and of meetings, never with the number of possible pairs.
    """
    found = [_block(*parts, least, fewest) for parts in _meetings(keys, weights, most)]
    return np.concatenate(found) if found else np.zeros((0, 3), dtype=np.int64)


def _meetings(
    keys: Sequence[NDArray[np.unsignedinteger]], weights: Sequence[NDArray[np.int64]] | None, most: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield, a block of articles at a time, the two articles of every meeting and what it weighs."""
    sizes = np.array([len(own) for own in keys], dtype=np.int64)
    if not sizes.sum():
        return
    flat = np.concatenate(keys)
    order = np.argsort(flat, kind="stable")
    flat = flat[order]
    owners = np.repeat(np.arange(len(keys), dtype=np.int32), sizes)[order]
    heavy = None if weights is None else np.concatenate(weights).astype(np.int32)[order]
    edges = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1], [True])))
    lengths = np.diff(edges)
    ends = np.repeat(np.where(lengths <= most, edges[1:], 0), lengths)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    counts = np.maximum(ends[places] - places - 1, 0)
    firsts = np.concatenate(([0], np.cumsum(sizes)))
    totals = np.concatenate(([0], np.cumsum(counts)))[firsts]
    start = 0
    while start < len(keys):
        end = max(start + 1, int(np.searchsorted(totals, totals[start] + _BLOCK, side="right")) - 1)
        own, number = places[firsts[start] : firsts[end]], counts[firsts[start] : firsts[end]]
        start = end
        total = int(number.sum())
        if total:
            left = np.repeat(own, number)
            right = left + 1 + np.arange(total) - np.repeat(np.cumsum(number) - number, number)
            weighed = np.ones(total, dtype=np.int64) if heavy is None else heavy[left].astype(np.int64) * heavy[right]
            yield owners[left].astype(np.int64), owners[right].astype(np.int64), weighed


def _block(
    left: NDArray[np.int64], right: NDArray[np.int64], weighed: NDArray[np.int64], least: int, fewest: int
) -> NDArray[np.int64]:
    """Return the pairs that meet ``fewest`` times and whose meetings weigh ``least`` together, with what they weigh."""
    codes = (left << 32) | right
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    sums = np.add.reduceat(weighed[order], starts)
    is_kept = (sums >= least) & (np.diff(starts, append=len(codes)) >= fewest)
    kept = codes[starts[is_kept]]
    return np.stack((kept >> 32, kept & 0xFFFFFFFF, sums[is_kept]), axis=1)
