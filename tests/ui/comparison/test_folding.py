"""Folding: which rows a strip stands for."""

from __future__ import annotations

import pytest

from ui.comparison.folding import Folding, folds_of, run_at
from ui.comparison.view_state import FurnitureCell, ShownCell, ShownRow

TEXT, FURNITURE = (ShownCell("words"),), (FurnitureCell(()),)
ROWS = (
    ShownRow(None, FURNITURE),
    *(ShownRow(number, TEXT) for number in range(4)),
    ShownRow(None, FURNITURE),
    *(ShownRow(number, TEXT) for number in range(4, 9)),
)
CHANGED = frozenset({4})
ON = Folding(is_on=True)


def test_nothing_is_folded_unless_asked() -> None:
    folds = folds_of(ROWS, CHANGED, Folding())
    assert (folds.hidden, dict(folds.strips)) == (frozenset(), {})


def test_rows_before_and_behind_a_change_are_strips_with_what_they_hold() -> None:
    folds = folds_of(ROWS, CHANGED, ON)
    assert dict(folds.strips) == {1: 4, 7: 4}
    assert folds.hidden == {0, 2, 3, 4, 5, 8, 9, 10}
    assert [folds.strip_of(row) for row in (1, 4, 6, 9)] == [1, 1, 6, 7]


@pytest.mark.parametrize(("context", "strips"), [(1, {1: 3, 8: 3}), (3, {1: 1, 10: 1}), (4, {})])
def test_so_many_rows_stay_round_a_change(context: int, strips: dict[int, int]) -> None:
    assert dict(folds_of(ROWS, CHANGED, Folding(is_on=True, context=context)).strips) == strips


def test_what_a_person_folds_and_unfolds_goes_before() -> None:
    opened = folds_of(ROWS, CHANGED, Folding(is_on=True, opened=frozenset(range(6))))
    assert dict(opened.strips) == {7: 4}
    closed = folds_of(ROWS, CHANGED, Folding(closed=run_at(ROWS, CHANGED, 9)))
    assert dict(closed.strips) == {7: 4}


def test_furniture_before_the_first_passage_is_in_its_strip_and_alone_in_none() -> None:
    folds = folds_of(ROWS, frozenset({3, 4}), ON)
    assert dict(folds.strips) == {1: 3, 7: 4}
    assert 5 in folds.hidden
    assert [folds.strip_of(row) for row in (0, 3, 5, 8)] == [1, 1, 5, 7]
    assert [folds.seen_from(row, len(ROWS)) for row in (0, 3, 4, 5)] == [1, 1, 4, 6]
    last = folds_of(ROWS[:6], frozenset({3}), ON)
    assert last.seen_from(5, 6) == 4


def test_run_ends_at_changes_and_a_change_has_none() -> None:
    assert run_at(ROWS, frozenset({3, 4}), 5) == frozenset()
    assert run_at(ROWS, CHANGED, 3) == frozenset(range(6))
    assert run_at(ROWS, CHANGED, 6) == frozenset()
