from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.aligning import align, links_of
from reader.alignment.alignment import Alignment, Anchor, Isolation

if TYPE_CHECKING:
    from random import Random

HARBOUR = (
    "The harbour of Lindvik was closed on Tuesday after a crane fell across the main pier.",
    "Port director Signe Aune said that 14 workers had been taken to hospital, two of them badly hurt.",
    "The crane, built in 1987, had been inspected in March and found to be safe, the port's owner said.",
    "Ferries to the islands will leave from the old quay until the wreck has been cleared away.",
    "A union spokesman blamed years of saving on repairs and called for an independent inquiry.",
)
HARBOUR_REWORDED = (
    "A crane crashed onto the main pier of Lindvik's harbour on Tuesday, closing it to all ships.",
    "Fourteen workers are in hospital, two badly hurt, according to Signe Aune, the port director.",
    "Built in 1987, the crane had passed an inspection in March, said the owner of the port.",
    "A spokesman of the union called for an independent inquiry, blaming years of saved repairs.",
    "Ferries to the islands leave from the old quay until the wreck is cleared.",
)
ORCHARD = (
    "Late frost has destroyed most of the cherry blossom in the valley of Ostra, growers reported.",
    "Prices at the market may double by June, the cooperative warned in its weekly letter.",
)

passages = st.sampled_from(
    (*HARBOUR, *HARBOUR_REWORDED, *ORCHARD, "", "Share", "Share", "Ferries", HARBOUR[0] + " " + HARBOUR[1])
)
columns_of_passages = st.lists(st.lists(passages, max_size=6), min_size=1, max_size=4)


def cells_of(alignment: Alignment, column: int) -> list[tuple[int, ...] | None]:
    return [cell.passages if (cell := row.cells[column]) else None for row in alignment.rows]


def test_reworded_passages_share_a_row() -> None:
    rows = align([HARBOUR, HARBOUR_REWORDED]).rows
    pairs = {(row.cells[0].passages, row.cells[1].passages) for row in rows if row.cells[0] and row.cells[1]}
    assert pairs == {((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (4,)), ((4,), (3,))}


def test_exactly_one_of_two_passages_that_change_places_is_moved() -> None:
    rows = align([HARBOUR, HARBOUR_REWORDED]).rows
    moved = [cell.passages for row in rows for cell in row.cells if cell and cell.is_moved]
    assert len(moved) == 1
    assert moved[0] in {(3,), (4,)}


def test_a_passage_of_one_column_only_stands_alone_with_strength_zero_where_it_stood() -> None:
    rows = align([HARBOUR, (*HARBOUR[:2], ORCHARD[0], *HARBOUR[2:])]).rows
    assert rows[2].cells[0] is None
    assert rows[2].strength == 0.0
    assert [row.cells[1].passages for row in rows if row.cells[1]] == [(n,) for n in range(6)]


def test_a_merged_passage_faces_both_its_parts() -> None:
    merged = (HARBOUR[0], f"{HARBOUR_REWORDED[1]} {HARBOUR_REWORDED[2]}", *HARBOUR[3:])
    alignment = align([HARBOUR, merged])
    assert cells_of(alignment, 0) == [(0,), (1, 2), (3,), (4,)]
    assert cells_of(alignment, 1) == [(0,), (1,), (2,), (3,)]


def test_unlike_articles_share_no_row() -> None:
    assert all(None in row.cells for row in align([HARBOUR, ORCHARD]).rows)


def test_a_short_line_is_not_looked_for_elsewhere() -> None:
    alignment = align([("Read more", *HARBOUR), (*HARBOUR, "Read more")])
    assert not any(cell.is_moved for row in alignment.rows for cell in row.cells if cell)
    assert cells_of(alignment, 0).count(None) == 1


def test_a_row_only_two_of_three_share_is_found_though_the_most_central_column_lacks_it() -> None:
    columns = [HARBOUR, (*HARBOUR_REWORDED, ORCHARD[0]), (*HARBOUR_REWORDED[:3], ORCHARD[0])]
    shared = [row for row in align(columns).rows if row.cells[1] and row.cells[1].passages == (5,)]
    assert len(shared) == 1
    assert shared[0].cells[2] is not None
    assert shared[0].cells[2].passages == (3,)


def test_links_of_names_the_moved_ones() -> None:
    links, moved = links_of(HARBOUR, HARBOUR_REWORDED)
    assert links == ((0, 0), (1, 1), (2, 2), (3, 4), (4, 3))
    assert len(moved) == 1
    assert set(moved) < {(3, 4), (4, 3)}


def test_links_of_links_one_passage_with_many() -> None:
    links, moved = links_of((" ".join(HARBOUR[:2]), *HARBOUR[2:]), HARBOUR)
    assert links == ((0, 0), (0, 1), (1, 2), (2, 3), (3, 4))
    assert moved == ()


def test_a_passage_that_moved_and_was_split_is_linked_with_both_parts() -> None:
    long = f"{ORCHARD[0]} {ORCHARD[1]}"
    links, moved = links_of((long, *HARBOUR), (*HARBOUR, *ORCHARD))
    assert {(0, 5), (0, 6)} <= set(links)
    assert moved == ((0, 5), (0, 6))


def test_an_anchor_is_kept_against_the_texts() -> None:
    alignment = align([HARBOUR, ORCHARD], [Anchor(0, 3, 1, 0)])
    row = next(row for row in alignment.rows if row.cells[1] and row.cells[1].passages == (0,))
    assert row.cells[0] is not None
    assert row.cells[0].passages == (3,)


def test_an_anchor_overrules_what_is_alike() -> None:
    alignment = align([HARBOUR, HARBOUR], [Anchor(0, 0, 1, 2)])
    row = next(row for row in alignment.rows if row.cells[0] and row.cells[0].passages == (0,))
    assert row.cells[1] is not None
    assert row.cells[1].passages == (2,)


def test_crossing_anchors_are_both_kept() -> None:
    alignment = align([HARBOUR, HARBOUR_REWORDED], [Anchor(0, 0, 1, 4), Anchor(1, 0, 0, 4)])
    pairs = {(row.cells[0].passages, row.cells[1].passages) for row in alignment.rows if row.cells[0] and row.cells[1]}
    assert {((0,), (4,)), ((4,), (0,))} <= pairs


def test_an_isolated_passage_stands_alone_against_the_texts() -> None:
    alignment = align([HARBOUR, HARBOUR, HARBOUR_REWORDED], isolations=[Isolation(1, 2)])
    assert [row.cells[0] for row in alignment.rows if row.cells[1] and row.cells[1].passages == (2,)] == [None]
    assert [row.cells[2] is None for row in alignment.rows if row.cells[0] and row.cells[0].passages == (2,)] == [False]


def test_the_same_passage_isolated_in_two_equal_columns_has_two_rows() -> None:
    alignment = align([HARBOUR, HARBOUR], isolations=[Isolation(0, 2), Isolation(1, 2)])
    alone = [row.cells for row in alignment.rows if None in row.cells]
    assert sorted(cells.index(None) for cells in alone) == [0, 1]
    assert len(alignment.rows) == len(HARBOUR) + 1


def test_an_anchor_outweighs_an_isolation_of_the_same_passage() -> None:
    for end in (Isolation(0, 3), Isolation(1, 0)):
        assert align([HARBOUR, ORCHARD], [Anchor(0, 3, 1, 0)], isolations=[end]) == align(
            [HARBOUR, ORCHARD], [Anchor(0, 3, 1, 0)]
        )


@settings(max_examples=40, deadline=None)
@given(columns_of_passages.filter(any), st.data())
def test_isolations_hold_and_no_passage_is_lost(columns: list[list[str]], data: st.DataObject) -> None:
    places = [(number, passage) for number, column in enumerate(columns) for passage in range(len(column))]
    chosen = [Isolation(*place) for place in data.draw(st.lists(st.sampled_from(places), unique=True, max_size=4))]
    alignment = align(
        columns, isolations=chosen, languages=data.draw(st.sampled_from([(), tuple("abcd"[: len(columns)])]))
    )
    for one in chosen:
        row = next(row for row in alignment.rows if (cell := row.cells[one.column]) and one.passage in cell.passages)
        assert [cell.passages for cell in row.cells if cell] == [(one.passage,)]
    for number, column in enumerate(columns):
        assert sorted(p for cell in cells_of(alignment, number) if cell for p in cell) == list(range(len(column)))


@settings(max_examples=60, deadline=None)
@given(columns_of_passages)
def test_every_passage_stands_in_exactly_one_row(columns: list[list[str]]) -> None:
    alignment = align(columns)
    for number, column in enumerate(columns):
        found = [passage for cell in cells_of(alignment, number) if cell for passage in cell]
        assert sorted(found) == list(range(len(column)))
    assert all(any(row.cells) for row in alignment.rows)


@settings(max_examples=60, deadline=None)
@given(columns_of_passages, st.randoms(use_true_random=False))
def test_the_order_of_columns_permutes_the_cells_and_nothing_else(columns: list[list[str]], random: Random) -> None:
    order = list(range(len(columns)))
    random.shuffle(order)
    expected = align(columns)
    got = align([columns[number] for number in order])
    assert [row.strength for row in got.rows] == [row.strength for row in expected.rows]
    assert [row.cells for row in got.rows] == [tuple(row.cells[n] for n in order) for row in expected.rows]


@settings(max_examples=40, deadline=None)
@given(st.lists(passages, max_size=7), st.integers(2, 4))
def test_a_text_against_itself_is_equal_all_through(column: list[str], times: int) -> None:
    alignment = align([column] * times)
    assert all(row.strength == 1.0 for row in alignment.rows)
    assert [row.cells[0] for row in alignment.rows] == [row.cells[-1] for row in alignment.rows]
    assert cells_of(alignment, 0) == [(number,) for number in range(len(column))]


@settings(max_examples=60, deadline=None)
@given(st.lists(passages, max_size=6), st.lists(passages, max_size=6))
def test_links_turn_with_the_sides_and_those_kept_never_cross(a: list[str], b: list[str]) -> None:
    links, moved = links_of(a, b)
    turned, turned_moved = links_of(b, a)
    assert turned == tuple(sorted((j, i) for i, j in links))
    assert turned_moved == tuple(sorted((j, i) for i, j in moved))
    for (i, j), (k, m) in itertools.combinations(sorted(set(links) - set(moved)), 2):
        assert i <= k
        assert j <= m


@settings(max_examples=30, deadline=None)
@given(columns_of_passages.filter(lambda columns: len(columns) > 1 and columns[0] and columns[1]), st.data())
def test_anchors_hold_and_no_passage_is_lost(columns: list[list[str]], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(columns[0]) - 1))
    right = data.draw(st.integers(0, len(columns[1]) - 1))
    alignment = align(columns, [Anchor(0, left, 1, right)])
    row = next(row for row in alignment.rows if row.cells[0] and left in row.cells[0].passages)
    assert row.cells[1] is not None
    assert right in row.cells[1].passages
    for number, column in enumerate(columns):
        assert sorted(p for cell in cells_of(alignment, number) if cell for p in cell) == list(range(len(column)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(passages, min_size=1, max_size=5), min_size=2, max_size=4, unique_by=tuple),
    st.randoms(use_true_random=False),
    st.data(),
)
def test_decisions_hold_and_move_with_their_columns(
    columns: list[list[str]], random: Random, data: st.DataObject
) -> None:
    numbers = st.integers(0, len(columns) - 1)
    anchors = []
    for left, right in data.draw(
        st.lists(st.tuples(numbers, numbers).filter(lambda two: two[0] != two[1]), max_size=3)
    ):
        ends = [data.draw(st.integers(0, len(columns[number]) - 1)) for number in (left, right)]
        anchors.append(Anchor(left, ends[0], right, ends[1]))
    order = list(range(len(columns)))
    random.shuffle(order)
    places = [(number, passage) for number, column in enumerate(columns) for passage in range(len(column))]
    alone = data.draw(st.lists(st.sampled_from(places), max_size=3))
    expected = align(columns, anchors, isolations=[Isolation(*place) for place in alone])
    turned = [
        Anchor(order.index(one.right_column), one.right, order.index(one.left_column), one.left) for one in anchors
    ]
    turned_alone = [Isolation(order.index(column), passage) for column, passage in alone]
    got = align([columns[number] for number in order], turned, isolations=turned_alone)
    assert [row.cells for row in got.rows] == [tuple(row.cells[number] for number in order) for row in expected.rows]
    assert [row.is_sure for row in got.rows] == [row.is_sure for row in expected.rows]
    anchored = {(a.left_column, a.left) for a in anchors} | {(a.right_column, a.right) for a in anchors}
    for column, passage in set(alone) - anchored:
        row = next(row for row in expected.rows if (cell := row.cells[column]) and passage in cell.passages)
        assert [cell.passages for cell in row.cells if cell] == [(passage,)]
    for one in anchors:
        row = next(row for row in expected.rows if (cell := row.cells[one.left_column]) and one.left in cell.passages)
        other = row.cells[one.right_column]
        assert other is not None
        assert one.right in other.passages


def test_texts_that_repeat_themselves_stay_bounded() -> None:
    lines = ["Share this story with a friend"] * 2000
    links, moved = links_of(lines, lines[:1990])
    assert len(links) == 1990
    assert moved == ()


def test_a_passage_of_a_hundred_thousand_words_is_placed() -> None:
    flood = " ".join(f"word{number % 977}" for number in range(100_000))
    links, _ = links_of([HARBOUR[0], flood], [flood + " end", HARBOUR[0]])
    assert {(0, 1), (1, 0)} == set(links)


def test_a_thousand_passages_in_another_order_are_all_found() -> None:
    lines = [
        f"Entry {number} of the list names the village of V{number}a and the farm {number}b" for number in range(1000)
    ]
    turned = lines[500:] + lines[:500]
    links, moved = links_of(lines, turned)
    assert set(links) == {(number, (number + 500) % 1000) for number in range(1000)}
    assert len(moved) == 500


@settings(max_examples=80, deadline=None)
@given(st.lists(passages.filter(bool), max_size=8))
def test_every_passage_is_linked_with_itself_and_nothing_else(column: list[str]) -> None:
    links, moved = links_of(column, list(column))
    assert links == tuple((number, number) for number in range(len(column)))
    assert moved == ()
