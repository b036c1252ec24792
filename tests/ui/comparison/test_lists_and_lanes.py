"""The size of the articles, the list of changes, the lanes of the overview, the held base, and what is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from reader.base.ids import StoryId
from reader.comparison.change import ChangeClass
from reader.review.mark import Mark, Verdict
from tests.ui.comparison.large_story import large_story
from tests.ui.comparison.pane_reading import model_of, names, sandwich, text_at
from ui.comparison.change_list import change_list
from ui.comparison.cursor import TrivialState
from ui.comparison.kept_view import LARGEST, SMALLEST
from ui.comparison.layouts import Layout
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.comparison.pane import ComparisonPane


def wheel(pane: ComparisonPane, turned: QPoint, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(50, 50)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), turned, none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QCoreApplication.sendEvent(pane.table.viewport(), event)


def test_articles_alone_are_shown_larger_within_bounds(pane: ComparisonPane) -> None:
    before = pane.heads.height(), pane.table.places.line_height
    pane.layouts.set_scale(1.6)
    assert pane.heads.height() == before[0]
    assert pane.table.places.line_height > before[1]
    for asked, held in ((9.0, LARGEST), (0.1, SMALLEST)):
        pane.layouts.set_scale(asked)
        assert pane.layouts.scale == held


def test_wheel_with_ctrl_and_alt_asks_for_another_size(qtbot: QtBot, pane: ComparisonPane) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for turned, step in ((QPoint(0, 120), 1), (QPoint(-120, 0), -1)):
        with qtbot.waitSignal(pane.table.zoom_asked) as told:
            wheel(pane, turned, both)
        assert told.args == [step]


# The list of changes


def test_every_change_is_a_line_of_text_with_its_verdict(pane: ComparisonPane) -> None:
    assert pane.state is not None
    key = pane.state.keys[1]
    pane.set_marks({key: Mark(key, Verdict.MATTERS, "ask\nthe desk", "")})
    told = change_list(pane.state, pane.shown)
    assert told.lines[0] == "11 changes (1 trivial), compared with Northern Wire, 12 Mar 2026 09:40"
    assert told.lines[3] == (
        "2. Figure, row 1: Northern Wire: “at least 14”; Daily Tribune: “14”; verdict: matters; note: ask the desk"
    )
    assert told.change_at(3) == 1
    assert told.line_of(1) == 3
    assert [told.change_at(line) for line in (0, 1, 99)] == [None, None, None]


def test_list_leaves_out_what_only_hidden_columns_have(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    assert pane.state is not None
    told = change_list(pane.state, pane.shown)
    assert told.lines[0].startswith("2 changes (0 trivial)")
    assert told.changes == (None, None, 5, 8, None, None)
    assert told.lines[-1] == "9 changes are hidden"


def test_list_says_how_many_changes_it_leaves_out(pane: ComparisonPane) -> None:
    pane.toggle_group(ClassGroup.FIGURE)
    assert pane.state is not None
    told = change_list(pane.state, pane.shown)
    assert told.lines[-1].startswith("2 changes are hidden")
    figures = [index for index, one in enumerate(pane.state.changes) if one.change.change_class is ChangeClass.FIGURE]
    assert not {told.line_of(index) for index in figures} - {None}


# The overview


def test_place_of_the_overview_is_told_in_words(qtbot: QtBot, pane: ComparisonPane) -> None:
    strip, rows = pane.overview, pane.table.places.rows
    qtbot.waitUntil(lambda: rows.next_unmeasured() is None)

    def words(row: int, lane: int) -> str:
        share = (rows.top(row) + rows.height(row) / 2) / rows.total
        return strip.words_at(QPoint(9 + 9 * lane, round(8 + share * (strip.height() - 16))))

    assert words(0, 2).splitlines() == ["Row 1, Daily Tribune", "removed: at least 14 added: 14 (Figure)"]
    assert words(4, 1).splitlines() == ["Row 4, Merren Herald", "cut by Merren Herald"]
    assert words(2, 0) == "Row 2, Northern Wire"
    assert words(1, 2) == "Furniture, Daily Tribune"
    assert "lane for each article" in strip.words_at(QPoint(0, 20))


def test_box_of_the_overview_is_clicked_and_dragged(pane: ComparisonPane) -> None:
    sandwich(pane)
    strip, bar = pane.overview, pane.table.verticalScrollBar()
    bar.setValue(0)
    middle = QPoint(10, strip.height() // 2)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=middle)
    clicked = bar.value()
    assert clicked == pytest.approx(bar.maximum() / 2, rel=0.1)
    QTest.mouseMove(strip, middle + QPoint(0, 60))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 60))
    assert bar.value() > clicked


def test_overview_has_a_lane_for_each_column_shown(pane: ComparisonPane) -> None:
    wide = pane.overview.sizeHint().width()
    story = large_story(6, 4)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(9))))
    assert pane.overview.sizeHint().width() > wide
    before = pane.overview.sizeHint().width()
    for _ in range(2):
        pane.table.show_cell(0, 1)
        pane.columns.hide()
    assert pane.overview.sizeHint().width() < before


# Scrolling apart


def test_base_stays_while_the_others_scroll_until_they_are_locked_again(qtbot: QtBot, pane: ComparisonPane) -> None:
    sandwich(pane)
    model, table = model_of(pane), pane.table

    def tops() -> tuple[int, int]:
        return table.visualRect(model.index(20, 0)).top(), table.visualRect(model.index(20, 2)).top()

    assert tops() == (150, 150)
    with qtbot.waitSignal(pane.walk_ended):
        pane.layouts.toggle_lock()
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() + 90)
    assert tops() == (150, 60)
    assert table.indexAt(QPoint(table.places.columns.left(0) + 40, 155)).row() == 20
    assert table.indexAt(QPoint(table.places.columns.left(2) + 40, 65)).row() == 20
    wheel(pane, QPoint(0, -120), Qt.KeyboardModifier.NoModifier)
    assert tops()[0] < 150
    assert tops()[1] == 60
    pane.layouts.toggle_lock()
    assert tops() == (60, 60), "what has the focus stays"


def test_focus_in_a_held_base_moves_the_base_alone(pane: ComparisonPane) -> None:
    sandwich(pane)
    pane.layouts.toggle_lock()
    before = pane.table.verticalScrollBar().value()
    pane.table.show_cell(35, 0)
    shown = pane.table.visualRect(model_of(pane).index(35, 0))
    assert pane.table.viewport().rect().contains(shown)
    assert pane.table.verticalScrollBar().value() == before
    pane.layouts.show(Layout.UNIFIED)
    assert not pane.table.is_base_held


def test_held_base_is_drawn_where_it_stays(pane: ComparisonPane) -> None:
    sandwich(pane)
    pane.table.show_cell(20, 1)
    pane.layouts.toggle_lock()
    viewport, columns = pane.table.viewport(), pane.table.places.columns
    # its frame of focus is drawn in both parts, each where its row stands
    before = viewport.grab().toImage().copy(0, 0, columns.pinned_right, viewport.height())
    pane.table.verticalScrollBar().setValue(pane.table.verticalScrollBar().value() + 70)
    assert viewport.grab().toImage().copy(0, 0, columns.pinned_right, viewport.height()) == before


def test_words_selected_are_cited_with_their_source(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.table.open_text()
    opened = QApplication.focusWidget()
    assert opened is not None
    for _ in range(6):
        QTest.keyClick(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.citation() == "“A road” - Daily Tribune, 12 Mar 2026 13:20, paragraph 1"


def test_story_of_one_article_has_every_layout(pane: ComparisonPane) -> None:
    story = large_story(1, 5)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(9))))
    for layout in (Layout.UNIFIED, Layout.CHANGES, Layout.COLUMNS):
        pane.layouts.show(layout)
        pane.move_column(1)
        pane.columns.step(1)
        pane.columns.hide()
        pane.grab()
        assert names(pane) == ["Outlet 1"]
    pane.layouts.show(Layout.UNIFIED)
    assert text_at(pane, 0, 0).startswith("The council of river towns")


def test_model_keeps_its_word_in_every_layout(pane: ComparisonPane) -> None:
    tester = QAbstractItemModelTester(model_of(pane), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model_of(pane)
    for layout in Layout:
        pane.layouts.show(layout)
        pane.set_trivial(TrivialState.HIDDEN)
        pane.table.show_cell(0, 1)
        pane.columns.step(1)
        pane.columns.hide()
        pane.columns.show_all()
