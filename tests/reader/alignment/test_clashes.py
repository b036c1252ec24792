"""Clashes: which decisions made by hand cannot stand beside each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.aligning import align
from reader.alignment.alignment import Anchor, Isolation
from reader.alignment.clashes import clash_of_anchor, clash_of_isolation


def test_passage_set_apart_takes_none_beside_it() -> None:
    apart = Isolation(1, 2)
    assert clash_of_anchor(Anchor(0, 0, 1, 2), (), (apart,)) == apart
    assert clash_of_anchor(Anchor(1, 2, 0, 0), (), (apart,)) == apart
    assert clash_of_anchor(Anchor(0, 0, 1, 1), (), (apart,)) is None
    assert clash_of_isolation(apart, (Anchor(0, 0, 1, 2),)) == Anchor(0, 0, 1, 2)
    assert clash_of_isolation(apart, (Anchor(1, 0, 0, 2),)) is None


def test_two_neighbours_may_be_level_with_one_passage_and_two_that_stand_apart_may_not() -> None:
    before = Anchor(0, 3, 1, 2)
    assert clash_of_anchor(Anchor(0, 3, 1, 3), (before,), ()) is None
    assert clash_of_anchor(Anchor(1, 2, 0, 4), (before,), ()) is None
    assert clash_of_anchor(Anchor(0, 3, 1, 4), (before,), ()) == before
    assert clash_of_anchor(Anchor(1, 2, 0, 1), (before,), ()) == before
    assert clash_of_anchor(Anchor(0, 3, 1, 4), (before, Anchor(0, 3, 1, 3)), ()) is None


def test_what_stands_level_through_a_third_article_counts() -> None:
    chain = (Anchor(0, 0, 1, 5), Anchor(1, 5, 2, 7))
    assert clash_of_anchor(Anchor(2, 7, 0, 1), chain, ()) is None
    assert clash_of_anchor(Anchor(2, 7, 0, 2), chain, ()) == chain[0]
    assert clash_of_anchor(Anchor(2, 8, 0, 2), chain, ()) is None


def test_the_same_decision_again_is_no_clash() -> None:
    assert clash_of_anchor(Anchor(0, 1, 1, 1), (Anchor(0, 1, 1, 1),), ()) is None
    assert clash_of_anchor(Anchor(1, 1, 0, 1), (Anchor(0, 1, 1, 1),), ()) is None


ENDS = st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 2), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(ENDS, st.tuples(st.integers(0, 2), st.integers(0, 3))), max_size=6))
def test_decisions_without_a_clash_are_all_kept_by_the_alignment(wanted: list[tuple[int, ...]]) -> None:
    columns = [[f"Bell {column} rang {passage} times at the mill." for passage in range(4)] for column in range(3)]
    anchors: list[Anchor] = []
    isolations: list[Isolation] = []
    for one in wanted:
        if len(one) == 2:
            isolation = Isolation(*one)
            if clash_of_isolation(isolation, anchors) is None:
                isolations.append(isolation)
        elif one[0] != one[2] and clash_of_anchor(Anchor(*one), anchors, isolations) is None:
            anchors.append(Anchor(*one))
    place = {
        (column, passage): number
        for number, row in enumerate(align(columns, anchors, (), isolations).rows)
        for column, cell in enumerate(row.cells)
        if cell
        for passage in cell.passages
    }
    assert len(place) == 12
    for anchor in anchors:
        assert place[anchor.left_column, anchor.left] == place[anchor.right_column, anchor.right]
    for isolation in isolations:
        row = place[isolation.column, isolation.passage]
        assert [found for found, number in place.items() if number == row] == [(isolation.column, isolation.passage)]
