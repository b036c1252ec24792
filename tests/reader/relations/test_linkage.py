from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.relations.days import Days
from reader.relations.linkage import Linkage

SIZE = 9
pairs = st.sampled_from(list(combinations(range(SIZE), 2)))
likeness = st.floats(0.01, 1.0)
edges = st.dictionaries(pairs, likeness, max_size=30)
UNDATED: list[Days | None] = [None] * SIZE


def together(groups: tuple[tuple[int, ...], ...], a: int, b: int) -> bool:
    return any(a in group and b in group for group in groups)


@settings(max_examples=150, deadline=None)
@given(edges, st.lists(pairs, max_size=6), st.floats(0.0, 0.6))
def test_pairs_kept_apart_are_never_in_one_group(
    found: dict[tuple[int, int], float], apart: list[tuple[int, int]], threshold: float
) -> None:
    linkage = Linkage(found, UNDATED, (), apart)
    linkage.grow(threshold)
    assert not any(together(linkage.groups(), a, b) for a, b in apart)


def test_pair_kept_apart_stays_so_where_a_grown_group_is_as_alike_as_before() -> None:
    """2 joins 1 first; both are then as alike to 0 as 1 alone was, and 0 and 2 are kept apart."""
    linkage = Linkage({(0, 1): 0.5, (0, 2): 0.5, (1, 2): 0.9}, [None] * 3, (), [(0, 2)])
    assert linkage.grow(0.3) == ((0,), (1, 2))


@settings(max_examples=100, deadline=None)
@given(edges, pairs)
def test_pairs_put_together_stay_together_whatever_speaks_against_it(
    found: dict[tuple[int, int], float], pair: tuple[int, int]
) -> None:
    assert together(Linkage(found, UNDATED, [pair]).grow(2.0), *pair)


@settings(max_examples=150, deadline=None)
@given(edges, st.permutations(range(SIZE)))
def test_numbering_does_not_matter_where_no_likenesses_tie(
    found: dict[tuple[int, int], float], numbering: list[int]
) -> None:
    spread = {pair: value * (1 + place / 1000) for place, (pair, value) in enumerate(sorted(found.items()))}
    if len(set(spread.values())) < len(spread):
        return
    renamed = {(min(numbering[a], numbering[b]), max(numbering[a], numbering[b])): v for (a, b), v in spread.items()}
    one = Linkage(spread, UNDATED).grow(0.3)
    other = Linkage(renamed, UNDATED).grow(0.3)
    sizes = sorted(len(group) for group in one)
    assert sorted(len(group) for group in other) == sizes
    assert {frozenset(numbering[item] for item in group) for group in one} == {frozenset(group) for group in other}


def test_likeness_is_the_mean_over_both_groups_and_not_the_best() -> None:
    chain = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.5}
    assert Linkage(chain, [None] * 4).grow(0.3) == ((0, 1), (2, 3))
    assert Linkage(chain, [None] * 4).grow(0.12) == ((0, 1, 2, 3),)


def test_a_group_spans_no_more_days_than_allowed() -> None:
    alike = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    windows = [Days(100, 100), None, Days(150, 150)]
    assert len(Linkage(alike, windows, longest=40).grow(0.1)) == 2
    assert len(Linkage(alike, windows, longest=50).grow(0.1)) == 1


def test_two_single_items_need_more_than_a_third_one_does() -> None:
    alike = {(0, 1): 0.2, (2, 3): 0.12}
    assert Linkage(alike, [None] * 4).grow(0.1, lone=0.15) == ((0, 1), (2,), (3,))
