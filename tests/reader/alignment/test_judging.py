from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.aligning import align
from reader.alignment.alignment import Anchor

if TYPE_CHECKING:
    from random import Random

    from reader.alignment.alignment import Row

AGENCY = (
    "The bakery chain Ostrel will close 40 of its 212 shops in the north by the end of June.",
    "Managing director Hanna Lorv blamed the price of flour, which has doubled within a year.",
    "Staff were told by letter on Thursday; the union said it had learnt of the plan from the radio.",
)
COPY = (
    "Bakery chain Ostrel is to close 40 of its 212 northern shops by the end of June.",
    "Its managing director, Hanna Lorv, put it down to the price of flour, which doubled in one year.",
    "Employees heard of it by letter on Thursday, while the union learnt of the plan from the radio.",
)
OWN_REPORT = (
    "People queued outside the shop in Marn on Friday to say goodbye to bread they grew up with.",
    "The price of a loaf has doubled here within four years, said a customer with two children.",
    "Ostrel did not answer questions about the union on Friday.",
)
PASSAGES = st.sampled_from((*AGENCY, *COPY, *OWN_REPORT, "Share", "Ostrel", ""))
COLUMNS = st.lists(st.lists(PASSAGES, max_size=5), min_size=1, max_size=4)


def tied(rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if sum(cell is not None for cell in row.cells) > 1]


def test_a_reworded_copy_is_sure() -> None:
    rows = tied(align([AGENCY, COPY]).rows)
    assert len(rows) == len(AGENCY)
    assert all(row.is_sure for row in rows)


def test_what_an_own_report_has_in_common_by_chance_is_not_sure() -> None:
    rows = tied(align([AGENCY, OWN_REPORT]).rows)
    assert rows
    assert not any(row.is_sure for row in rows)


def test_what_is_little_alike_is_sure_directly_beside_what_is_much_alike() -> None:
    loose = "On Thursday a letter came, which nobody at the works had been waiting for, and then the radio called."
    between = "Rain is forecast for the whole of the coming week.", "Our weather desk expects no frost before December."
    beside = tied(align([AGENCY, (*COPY[:2], loose)]).rows)[-1]
    apart = tied(align([(*AGENCY[:2], between[0], AGENCY[2]), (*COPY[:2], between[1], loose)]).rows)[-1]
    assert [cell.passages for cell in beside.cells if cell] == [(2,), (2,)]
    assert [cell.passages for cell in apart.cells if cell] == [(3,), (3,)]
    assert (beside.is_sure, apart.is_sure) == (True, False)


def test_one_unsure_cell_makes_a_row_unsure() -> None:
    rows = tied(align([AGENCY, COPY, OWN_REPORT]).rows)
    whole = [row for row in rows if None not in row.cells]
    assert whole
    assert not any(row.is_sure for row in whole)


def test_an_anchor_is_sure() -> None:
    rows = tied(align([AGENCY, OWN_REPORT], [Anchor(0, 1, 1, 0)]).rows)
    assert next(row for row in rows if row.cells[0] and row.cells[0].passages == (1,)).is_sure


def test_a_row_of_one_cell_is_sure() -> None:
    assert all(row.is_sure for row in align([AGENCY]).rows)


def test_a_short_passage_is_sure_only_where_it_is_the_same() -> None:
    same, near = (
        align([["Ostrel closes shops"], ["Ostrel closes shops"]]),
        align([["Ostrel to close"], ["Ostrel closes"]]),
    )
    assert [row.is_sure for row in same.rows] == [True]
    assert not any(row.is_sure for row in tied(near.rows))


def test_a_short_line_does_not_decide_where_a_long_one_goes() -> None:
    loose = "Nothing was said on Thursday about flour, and not a word was heard about the year to come at the radio."
    without = tied(align([[AGENCY[2]], [loose]]).rows)
    crossed = tied(align([["Goodbye Marn Lorv", AGENCY[2]], [loose, "Goodbye Marn Lorv"]]).rows)
    assert [row.cells[0].passages for row in without if row.cells[0]] == [(0,)]
    assert [row.cells[0].passages for row in crossed if row.cells[0]] == [(1,)]


@settings(max_examples=60, deadline=None)
@given(COLUMNS, st.randoms(use_true_random=False))
def test_whether_rows_are_sure_does_not_depend_on_the_order_of_columns(
    columns: list[list[str]], random: Random
) -> None:
    order = list(range(len(columns)))
    random.shuffle(order)
    got = align([columns[number] for number in order])
    assert [row.is_sure for row in got.rows] == [row.is_sure for row in align(columns).rows]
