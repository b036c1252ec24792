"""Disjoint sets against the plain way: what is joined by any chain of pairs is one set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.disjoint_sets import DisjointSets

ITEMS = st.integers(0, 9)


@given(st.lists(st.tuples(ITEMS, ITEMS)))
def test_sets_are_what_chains_of_pairs_reach(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets(range(10))
    plain = [{item} for item in range(10)]
    for a, b in pairs:
        sets.join(a, b)
        touched = [one for one in plain if a in one or b in one]
        plain = [one for one in plain if one not in touched] + [set().union(*touched)]
    assert sets.groups() == {min(one): sorted(one) for one in plain}
    assert all(sets.root(item) == min(one) for one in plain for item in one)


def test_what_was_not_given_is_no_item() -> None:
    sets = DisjointSets("ab")
    assert "a" in sets
    assert "c" not in sets
    with pytest.raises(KeyError):
        sets.join("a", "c")
