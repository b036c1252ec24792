"""Pairs with keys in common, against looking at every pair."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.relations.joining import joined

keyed = st.lists(st.dictionaries(st.integers(0, 30), st.integers(1, 9), max_size=8), max_size=12)


@given(keyed, st.integers(1, 6), st.integers(1, 60), st.integers(1, 3))
def test_joining_finds_what_looking_at_every_pair_finds(
    articles: list[dict[int, int]], most: int, least: int, fewest: int
) -> None:
    holders = {key: sum(key in own for own in articles) for own in articles for key in own}
    expected = []
    for (i, one), (j, other) in combinations(enumerate(articles), 2):
        shared = [key for key in one.keys() & other.keys() if holders[key] <= most]
        total = sum(one[key] * other[key] for key in shared)
        if total >= least and len(shared) >= fewest:
            expected.append([i, j, total])
    keys = [np.array(sorted(own), dtype=np.uint64) for own in articles]
    weights = [np.array([own[key] for key in sorted(own)], dtype=np.int64) for own in articles]
    assert joined(keys, weights, most=most, least=least, fewest=fewest).tolist() == expected


def test_without_weights_every_key_counts_once() -> None:
    keys = [np.array(own, dtype=np.uint64) for own in ([1, 2, 3], [2, 3], [3])]
    assert joined(keys, None, most=9, least=2).tolist() == [[0, 1, 2]]
