"""Where rows and columns stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.comparison.column_places import ColumnPlaces, column_width
from ui.comparison.row_heights import RowHeights

HEIGHTS = st.lists(st.integers(0, 400), min_size=1, max_size=20)


@given(HEIGHTS, st.integers(-50, 9000))
def test_row_at_holds_the_place(heights: list[int], y: int) -> None:
    rows = RowHeights(heights)
    row = rows.row_at(y)
    if 0 <= y < rows.total:
        assert rows.top(row) <= y < rows.top(row) + rows.height(row)
    else:
        assert row in (0, len(heights) - 1)


@given(HEIGHTS, st.data())
def test_measuring_moves_only_what_stands_below(heights: list[int], data: st.DataObject) -> None:
    rows = RowHeights(heights)
    row = data.draw(st.integers(0, len(heights) - 1))
    before = [rows.top(index) for index in range(len(heights) + 1)]
    has_moved = rows.measure(row, heights[row] + 7)
    after = [rows.top(index) for index in range(len(heights) + 1)]
    assert has_moved
    assert after == [top + (7 if index > row else 0) for index, top in enumerate(before)]
    assert rows.is_measured(row)
    assert not rows.measure(row, heights[row] + 7)


def test_unmeasured_rows_are_found_in_order() -> None:
    rows = RowHeights([10, 10, 10])
    rows.measure(0, 10)
    assert rows.next_unmeasured() == 1
    rows.measure(1, 12)
    rows.measure(2, 12)
    assert rows.next_unmeasured() is None


@pytest.mark.parametrize(("window", "seen"), [(740, 2.5), (1258, 4.5), (3140, 6.0)])
def test_so_many_columns_and_a_half_are_seen(window: int, seen: float) -> None:
    width = column_width(window, 36, 6, 15.0)
    assert (window - 36) / width == pytest.approx(seen, rel=0.01)


def test_columns_that_fit_share_the_window() -> None:
    assert column_width(814, 36, 3, 15.0) == 259
    assert column_width(2000, 36, 2, 15.0) == 690


def test_two_columns_are_seen_however_large_the_text() -> None:
    assert column_width(740, 36, 6, 30.0) == 352


@given(st.integers(2, 8), st.integers(200, 700), st.integers(0, 3000), st.integers(500, 2000))
def test_every_column_can_be_brought_into_sight(count: int, width: int, offset: int, window: int) -> None:
    places = ColumnPlaces((width,) * count, 36, offset)
    for shown in range(1, count):
        moved = ColumnPlaces((width,) * count, 36, places.offset_showing(shown, window))
        assert moved.left(shown) >= moved.pinned_right
        if window >= 36 + 2 * width:
            assert moved.left(shown) + width <= window


def test_base_stays_and_covers_what_scrolls_under_it() -> None:
    places = ColumnPlaces((250,) * 4, 36, 130)
    assert (places.left(0), places.left(1)) == (36, 156)
    assert places.at(40) == 0
    assert places.at(286) == 1
    assert places.at(410) == 2
    assert places.at(10) is None
    assert places.visible(740) == (0, 1, 2, 3)
    assert ColumnPlaces((250,) * 4, 36, 250).visible(740) == (0, 2, 3)
