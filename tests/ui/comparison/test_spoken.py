"""What a screen reader says."""

from __future__ import annotations

from dataclasses import replace

from reader.alignment.alignment import Alignment, Cell, Row
from reader.comparison.comparison import Comparison
from tests.ui.open_stories import bridge_story, open_story, stored, toll_story
from ui.comparison.cursor import ChangeCursor
from ui.comparison.spoken import spoken_cell, spoken_change, spoken_place
from ui.comparison.view_state import view_state


def test_both_wordings_and_the_class_are_said() -> None:
    changes = view_state(bridge_story()).changes
    assert spoken_change(changes[8].change) == "removed: 82 million added: 28 million (Figure)"
    assert spoken_change(changes[7].change).startswith("removed: , according to")
    assert "added" not in spoken_change(changes[7].change)


def test_the_current_change_is_announced_with_its_place() -> None:
    state = view_state(bridge_story())
    cursor = ChangeCursor(state.variations)
    words = spoken_place(cursor.at(8), state.changes[8].change)
    assert words == "Change 9 of 10: removed: 82 million added: 28 million (Figure)"
    assert spoken_place(cursor.at(10), state.changes[10].change).startswith("Trivial change: removed:")


def test_several_readings_are_announced_as_one_change() -> None:
    state = view_state(toll_story())
    words = spoken_place(ChangeCursor(state.variations).at(2), state.changes[2].change)
    assert words == "Change 1 of 3: removed: 14 added: Sixteen (Figure), otherwise in 1 more"
    assert spoken_cell(state, 0, 0).endswith("(2 changes in the other columns)")


def test_the_base_says_how_much_differs_elsewhere() -> None:
    state = view_state(bridge_story())
    assert spoken_cell(state, state.shown_row(0), 0).endswith("(3 changes in the other columns)")
    assert spoken_cell(state, state.shown_row(3), 1) == (
        "row 4, Merren Herald: cut by Merren Herald "
        "removed: The ministry has said inspections were carried out last autumn, according to two engineers on the "
        "span. (Statement left out)"
    )


def test_the_base_counts_no_change_of_a_hidden_column() -> None:
    state = replace(view_state(toll_story()), order=(0, 1))
    assert spoken_cell(state, 0, 0).endswith("(1 change in the other columns)")


def test_characters_that_hide_are_named() -> None:
    columns = (("Pay 41\u202e crowns.",), ("Pay 41 crowns.",))
    rows = (Row((Cell((0,)), Cell((0,))), 1.0),)
    articles = tuple(stored(index + 1, f"Outlet {index}", column) for index, column in enumerate(columns))
    state = view_state(open_story(articles, Comparison(columns, 0, Alignment(rows), ())))
    assert "(hidden characters: U+202E)" in spoken_cell(state, 0, 0)
    assert "hidden" not in spoken_cell(state, 0, 1)


def test_furniture_has_no_passage_to_say() -> None:
    assert spoken_cell(view_state(bridge_story()), 1, 1) == ""
