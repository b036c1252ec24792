"""What no article holds and a file may: alignment stays right where it can be and comes to an end soon."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from reader.alignment.aligning import align

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_S = 2.0
"""The bound for each of these on a slow machine; all but the longest take a tenth of it."""
LINE = "Share this story with the people who sail the northern sound"
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]


def words(chance: random.Random, number: int) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=chance.randrange(1, 4))) for _ in range(number)]


def passages(seed: int, number: int, length: int) -> list[str]:
    chance = random.Random(seed)
    known = words(random.Random(0), 4000)
    weights = [1 / (rank + 2) for rank in range(len(known))]
    return [" ".join(chance.choices(known, weights, k=length)).capitalize() for _ in range(number)]


def edited(column: list[str]) -> list[str]:
    return [f"{text.rsplit(' ', 3)[0]} and so on" for text in column]


def repeating(number: int, ways: int) -> list[str]:
    return [f"{LINE} in week {index % ways}" for index in range(number)]


CASES: dict[str, Callable[[], list[list[str]]]] = {
    "the same line": lambda: [[LINE] * 500, [LINE] * 500],
    "the same line and one more": lambda: [[LINE] * 500, [*[LINE] * 500, "The end"]],
    "two lines": lambda: [[LINE] * 500, [f"{LINE} today"] * 500],
    "few different lines": lambda: [repeating(2000, 7), repeating(1990, 5)],
    "a short line": lambda: [["Share"] * 2000, ["Share"] * 1900],
    "six columns of one line": lambda: [[LINE] * (200 + number) for number in range(6)],
    "many passages": lambda: [passages(1, 2000, 20), edited(passages(1, 2000, 20))],
    "many unrelated passages": lambda: [passages(1, 2000, 20), passages(2, 2000, 20)],
    "two unrelated long passages": lambda: [[" ".join(passages(1, 1, 6000))], [" ".join(passages(2, 1, 6000))]],
    "two unrelated texts in short pieces": lambda: [passages(1, 1200, 4), passages(2, 1200, 4)],
    "nothing at all": lambda: [[], [], []],
    "empty passages": lambda: [[""] * 500, [" "] * 400, []],
    "no word": lambda: [["?!"] * 500, ["…"] * 500],
}


@pytest.mark.parametrize("case", CASES)
def test_every_passage_is_placed_once_and_soon(case: str) -> None:
    columns = CASES[case]()
    start = time.process_time()
    rows = align(columns).rows
    assert time.process_time() - start < LONGEST_S
    for number, column in enumerate(columns):
        placed = [passage for row in rows if (cell := row.cells[number]) for passage in cell.passages]
        assert sorted(placed) == list(range(len(column)))


@pytest.mark.parametrize("more", [0, 1])
def test_identical_passages_are_aligned_in_order(more: int) -> None:
    rows = align([[LINE] * 500, [LINE] * (500 + more)]).rows
    shared = [(row.cells[0].passages, row.cells[1].passages) for row in rows if row.cells[0] and row.cells[1]]
    assert shared == [((number,), (number,)) for number in range(500)]


def test_every_passage_of_many_finds_its_edited_twin() -> None:
    column = passages(3, 1000, 20)
    rows = align([column, edited(column)]).rows
    found = sum(row.cells[0] is not None and row.cells[0] == row.cells[1] for row in rows)
    assert found > 0.99 * len(column)


def test_texts_with_nothing_in_common_share_no_sure_row() -> None:
    rows = align([passages(1, 300, 20), passages(2, 300, 20)]).rows
    assert not [row for row in rows if row.is_sure and None not in row.cells]
