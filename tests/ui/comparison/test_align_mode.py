"""Aligning by hand in the table: what is taken, what the keys go to, what is asked for in the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.alignment.alignment import Alignment, Cell, Row
from reader.base.ids import StoryId
from reader.comparison.comparison import Comparison
from tests.ui.open_stories import bridge_story, open_story, stored
from ui.comparison.aligning import Aligning, Outcome
from ui.comparison.passage_place import PassagePlace, first_words, passage_span, passages_in
from ui.comparison.view_state import view_state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.comparison.pane import ComparisonPane

WIRE_TWO, HERALD_TWO, HERALD_THREE = PassagePlace(0, 2), PassagePlace(1, 2), PassagePlace(1, 3)
SPLIT_ROW = 3
"""The row of the table in which the Herald has two passages."""


def keys(pane: ComparisonPane, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(pane.table, key)


def test_passage_is_taken_by_space_or_by_going_to_another_article() -> None:
    start = Aligning(HERALD_TWO, HERALD_TWO)
    assert start.outcome is Outcome.TAKE
    assert start.aimed(HERALD_THREE) == Aligning(HERALD_THREE, HERALD_THREE)
    across = start.aimed(WIRE_TWO)
    assert (across.taken, across.outcome) == (HERALD_TWO, Outcome.LEVEL)
    assert across.aimed(HERALD_THREE).outcome is Outcome.TAKE
    taken = start.with_taken()
    assert taken.outcome is Outcome.APART
    assert taken.aimed(None).outcome is Outcome.NOTHING
    assert taken.aimed(WIRE_TWO).outcome is Outcome.LEVEL
    assert taken.aimed(HERALD_THREE).with_taken().taken == HERALD_THREE


def test_passages_of_a_cell_are_reached_one_by_one(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(SPLIT_ROW, 1)
    pane.aligning.begin()
    assert pane.aligning.now == Aligning(HERALD_TWO, HERALD_TWO)
    keys(pane, Qt.Key.Key_Down)
    assert pane.aligning.now == Aligning(HERALD_THREE, HERALD_THREE)
    assert pane.table.currentIndex().row() == SPLIT_ROW
    keys(pane, Qt.Key.Key_Down)
    assert pane.table.currentIndex().row() == SPLIT_ROW + 1
    keys(pane, Qt.Key.Key_Up)
    assert pane.aligning.now == Aligning(HERALD_THREE, HERALD_THREE)
    pane.move_row(-1)
    assert pane.aligning.now == Aligning(HERALD_TWO, HERALD_TWO)
    pane.move_column(-1)
    with qtbot.waitSignal(pane.aligning.level_asked) as told:
        pane.aligning.take()
    assert told.args == [HERALD_TWO, WIRE_TWO]
    assert not pane.aligning.is_active


def test_bar_says_what_was_taken_and_what_to_press(pane: ComparisonPane) -> None:
    pane.table.show_cell(SPLIT_ROW, 1)
    pane.aligning.begin()
    bar = pane.align_bar
    assert bar.isVisible()
    assert bar.text.startswith("Align by hand: “Rescue teams searched the water …”, Merren Herald 3.")
    pane.aligning.take()
    assert bar.text.startswith(
        "Taken: “Rescue teams searched the water …”, Merren Herald 3. Go to a passage of another"
    )
    pane.move_column(-1)
    assert bar.text == (
        "Taken: “Rescue teams searched the water …”, Merren Herald 3. "
        "Put level with “Rescue teams searched the water …”, Northern Wire 3?"
    )
    assert bar.accessibleName() == bar.text
    pane.table.show_cell(SPLIT_ROW, 2)
    assert "No passage stands here" in bar.text
    keys(pane, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not pane.aligning.is_active


def test_twice_the_same_passage_sets_it_apart(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(SPLIT_ROW, 1)
    pane.aligning.begin()
    keys(pane, Qt.Key.Key_Down)
    pane.aligning.take()
    with qtbot.waitSignal(pane.aligning.apart_asked) as told:
        pane.aligning.take()
    assert told.args == [HERALD_THREE]
    with qtbot.waitSignal(pane.aligning.apart_asked) as told:
        pane.aligning.set_apart()
    assert told.args == [HERALD_TWO]


def test_gap_and_furniture_are_refused_in_words(qtbot: QtBot, pane: ComparisonPane) -> None:
    for row, shown in ((SPLIT_ROW, 2), (1, 0)):
        pane.table.show_cell(row, shown)
        for act in (pane.aligning.begin, pane.aligning.set_apart):
            with qtbot.waitSignal(pane.aligning.refused) as told:
                act()
            assert told.args[0].startswith("No passage stands here")
    assert not pane.aligning.is_active


def test_taken_and_aimed_are_outlined_each_by_its_own_line(qtbot: QtBot, pane: ComparisonPane) -> None:
    def picture() -> object:
        return pane.table.viewport().grab().toImage()

    pane.table.show_cell(SPLIT_ROW, 1)
    pictures = [picture()]
    pane.aligning.begin()
    pictures.append(picture())
    keys(pane, Qt.Key.Key_Down)
    pictures.append(picture())
    pane.aligning.take()
    pictures.append(picture())
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])
    pane.aligning.leave()
    qtbot.waitUntil(lambda: picture() == pictures[0])


def test_another_story_and_another_base_end_it(pane: ComparisonPane) -> None:
    for following in (bridge_story(base=1), None):
        pane.show_story(bridge_story())
        pane.table.show_cell(SPLIT_ROW, 1)
        pane.aligning.begin()
        assert pane.aligning.is_active
        pane.show_story(following)
        assert not pane.aligning.is_active


def test_spans_of_passages_rebuild_them() -> None:
    state = view_state(bridge_story())
    for column, texts in enumerate(state.comparison.columns):
        for passage, text in enumerate(texts):
            number = state.row_of_passage(column, passage)
            assert number is not None
            row = state.shown_row(number)
            cell = state.passage_cell(row, column)
            assert cell is not None
            assert passage_span(state, PassagePlace(column, passage)).of(cell.text) == text
            assert PassagePlace(column, passage) in passages_in(state, row, column)
    assert first_words(state, PassagePlace(2, 1)) == "“Harbour chief Ilse Brandt said …”, Daily Tribune 2"


@pytest.mark.parametrize("shown", [0, 1])
def test_passage_in_focus_stays_where_it_is_when_rows_are_numbered_anew(pane: ComparisonPane, shown: int) -> None:
    columns = tuple(tuple(f"Passage {n} of the {name}. " * 12 for n in range(9)) for name in ("Wire", "Post"))
    articles = tuple(stored(n + 1, name, columns[n]) for n, name in enumerate(("Wire", "Post")))
    level = tuple(Row((Cell((n,)), Cell((n,))), 0.8) for n in range(9))
    parted = tuple(row for n in range(2) for row in (Row((Cell((n,)), None), 0.0), Row((None, Cell((n,))), 0.0)))

    def story(rows: tuple[Row, ...]) -> OpenStory:
        made = open_story(articles, Comparison(columns, 0, Alignment(rows), ()))
        return replace(made, row=replace(made.row, id=StoryId(70)))

    pane.show_story(story(level))
    pane.table.show_cell(5, shown)
    before = pane.table.visualRect(pane.table.currentIndex())
    assert before.top() > 0
    pane.show_story(story(parted + level[2:]))
    assert (pane.table.currentIndex().row(), pane.table.currentIndex().column()) == (7, shown)
    assert pane.table.visualRect(pane.table.currentIndex()).top() == before.top()
    pane.show_story(story(level))
    assert pane.table.currentIndex().row() == 5
    assert pane.table.visualRect(pane.table.currentIndex()) == before
