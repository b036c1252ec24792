"""Joining: the pairs of articles that have keys in common, found without looking at every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_BLOCK = 1_000_000
"""Meetings of two articles in a key that are added up at a time; bounds the memory."""
_SHORT = 1 << 31
"""Up to so many keys their places are kept in half the room."""


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
    count = int(sizes.sum())
    if not count:
        return
    number = np.int32 if count < _SHORT else np.int64
    order, ends = _sorted(keys, most, number)
    owners = np.repeat(np.arange(len(keys), dtype=np.int32), sizes)[order]
    heavy = None if weights is None else np.concatenate(weights, dtype=np.int32, casting="same_kind")[order]
    places = np.empty(count, dtype=number)
    places[order] = np.arange(count, dtype=number)
    del order
    following = np.maximum(ends[places] - places - 1, 0)
    del ends
    firsts = np.concatenate(([0], np.cumsum(sizes)))
    totals = np.concatenate(([0], np.cumsum(following, dtype=np.int64)))[firsts]
    start = 0
    while start < len(keys):
        end = max(start + 1, int(np.searchsorted(totals, totals[start] + _BLOCK, side="right")) - 1)
        own, meeting = (part[firsts[start] : firsts[end]].astype(np.int64) for part in (places, following))
        start = end
        total = int(meeting.sum())
        if total:
            left = np.repeat(own, meeting)
            right = left + 1 + np.arange(total) - np.repeat(np.cumsum(meeting) - meeting, meeting)
            weighed = np.ones(total, dtype=np.int64) if heavy is None else heavy[left].astype(np.int64) * heavy[right]
            yield owners[left].astype(np.int64), owners[right].astype(np.int64), weighed


def _sorted(
    keys: Sequence[NDArray[np.unsignedinteger]], most: int, number: type[np.signedinteger]
) -> tuple[NDArray[np.signedinteger], NDArray[np.signedinteger]]:
    """Return the order that sorts all keys, and for each of them, sorted, where its like end; 0 where they are many."""
    flat = np.concatenate(keys)
    order = np.argsort(flat, kind="stable").astype(number)
    flat = flat[order]
    edges = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1], [True])))
    lengths = np.diff(edges)
    return order, np.repeat(np.where(lengths <= most, edges[1:], 0).astype(number), lengths)


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
