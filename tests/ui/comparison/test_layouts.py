"""The layouts of the pane: what is read stays where it is, and every key of the comparison works in all of them."""

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
from tests.ui.open_stories import bridge_story
from ui.comparison.change_list import change_list
from ui.comparison.cursor import TrivialState
from ui.comparison.head_drag import Grip, drag_at
from ui.comparison.kept_view import LARGEST, SMALLEST
from ui.comparison.layouts import Layout
from ui.comparison.passage_place import PassagePlace
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.comparison.model import ComparisonModel
    from ui.comparison.pane import ComparisonPane


def equal_story(changed: int = 10) -> OpenStory:
    """Four articles of twenty passages that differ in one row only."""
    story = large_story(4, 20)
    comparison = story.comparison
    kept = [index for index, one in enumerate(comparison.changes) if one.row == changed]
    return replace(
        story,
        row=replace(story.row, id=StoryId(8)),
        comparison=replace(comparison, changes=tuple(comparison.changes[index] for index in kept)),
        keys=tuple(story.keys[index] for index in kept),
    )


def model_of(pane: ComparisonPane) -> ComparisonModel:
    return pane._model


def place(pane: ComparisonPane) -> tuple[int, int]:
    index = pane.table.currentIndex()
    return index.row(), index.column()


def text_at(pane: ComparisonPane, row: int, shown: int) -> str:
    return str(model_of(pane).index(row, shown).data())


def top(pane: ComparisonPane) -> int:
    return pane.table.top_in_window(pane.table.currentIndex().row())


def sandwich(pane: ComparisonPane) -> None:
    """Show the large story with the focus in its middle."""
    story = large_story(4, 40)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(8))))
    pane.table.show_cell(20, 2)
    pane.table.put_at(20, 150)


def test_unified_text_shows_one_article_with_the_base(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.table.show_cell(0, 2)
    widths = pane.table.places.columns.widths
    assert [width > 0 for width in widths] == [False, False, True]
    assert text_at(pane, 0, 2) == (
        "A road bridge over the harbour of Port Merren collapsed\u2009came down on Thursday, "
        "killing at least 14\u200914 people, officials said\u2009admitted."
    )
    pane.move_column(-1)
    assert place(pane) == (0, 1)
    pane.move_column(-1)
    assert place(pane) == (0, 1), "the base is told in every text and has none of its own"


def test_changes_are_walked_and_their_words_brought_into_sight(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    seen = []
    for _ in range(4):
        pane.go(1)
        assert pane.cursor_place.current is not None
        seen.append((pane.cursor_place.current, place(pane)))
    assert [index for index, _ in seen] == [0, 1, 2, 3]
    assert seen[-1][1] == (2, 2)
    cell = model_of(pane).cell(2, 2)
    assert not hasattr(cell, "blocks")
    assert model_of(pane).words(3).of(cell.text) == "no warning whatsoever"


def test_verdict_on_a_change_is_shown_in_unified_text(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.go_to_change(1)
    assert pane.state is not None
    key = pane.state.keys[1]
    pane.set_marks({key: Mark(key, Verdict.NOISE, "", "")})
    assert pane.table.look.noise == {1}
    assert pane.cursor_place.current == 1


def test_words_of_hidden_classes_are_those_of_the_base(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.toggle_group(ClassGroup.FIGURE)
    assert "killing at least 14 people" in text_at(pane, 0, 2)
    pane.set_trivial(TrivialState.HIDDEN)
    assert "82 million crowns, to be shown" in text_at(pane, 5, 2)
    pane.go_to_change(1)
    assert "at least 14\u200914 people" in text_at(pane, 0, 2), "a change that is asked for is told"


def test_click_in_unified_text_takes_the_change_under_it(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.table.show_cell(0, 2)
    pane.table.viewport().grab()
    layout = pane.table.places.layout(0, 2)
    words = layout.rects(model_of(pane).words(2))[0].center()
    corner = pane.table.visualRect(model_of(pane).index(0, 2)).topLeft() + QPoint(14, 9)
    with qtbot.waitSignal(pane.current_change_changed) as told:
        QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=words.toPoint() + corner)
    assert told.args == [2]


def test_find_reads_both_sides_of_unified_text(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.finding.begin()
    for words, rows in (("Merren collapsed on", {0}), ("Merren came down on", {0}), ("killing 14 people", {0})):
        pane.find_bar.field.setText(words)
        assert pane.finding.current is not None, words
        assert pane.finding.current.row in rows
    found = pane.finding.current
    assert found is not None
    cell = model_of(pane).cell(found.row, found.shown)
    assert not hasattr(cell, "blocks")
    assert found.span.of(cell.text).startswith("killing at least 14")


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("before", list(Layout))
def test_row_in_focus_stays_where_it_is(pane: ComparisonPane, before: Layout, layout: Layout) -> None:
    pane.layouts.show(before)
    sandwich(pane)
    stays_where_it_is(pane, layout)


def test_row_in_focus_stays_where_it_is_beside_a_change_of_another_article(pane: ComparisonPane) -> None:
    sandwich(pane)
    assert pane.state is not None
    pane.go_to_change(max(n for n, one in enumerate(pane.state.changes) if (one.row, one.column) == (20, 1)))
    pane.layouts.show(Layout.UNIFIED)
    pane.table.show_cell(20, 3)
    pane.table.put_at(20, 150)
    pane.move_column(-1)
    assert (top(pane), place(pane)) == (150, (20, 2))
    stays_where_it_is(pane, Layout.UNIFIED)


def stays_where_it_is(pane: ComparisonPane, layout: Layout) -> None:
    at, here = top(pane), place(pane)
    pane.layouts.show(layout)
    assert (top(pane), place(pane)) == (at, here)
    pane.layouts.set_scale(1.5)
    assert (top(pane), place(pane)) == (at, here)
    pane.resize(700, 640)
    assert place(pane) == here
    assert 0 <= top(pane) < pane.table.viewport().height()


def test_text_of_the_cell_in_focus_is_that_of_its_article(pane: ComparisonPane) -> None:
    pane.layouts.show(Layout.UNIFIED)
    pane.table.show_cell(0, 2)
    pane.table.open_text()
    opened = QApplication.focusWidget()
    assert opened is not None
    assert str(opened.property("plainText")).startswith("A road bridge over Port Merren harbour")


# Folding


def strips(pane: ComparisonPane) -> dict[int, int]:
    return dict(pane.table.places.folds)


def test_equal_rows_are_folded_with_so_many_kept_as_asked(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    assert strips(pane) == {0: 10, 11: 9}
    assert pane.hidden_row_count == 19
    pane.layouts.change_context(2)
    assert strips(pane) == {0: 8, 13: 7}
    pane.layouts.change_context(-9)
    assert strips(pane) == {0: 10, 11: 9}
    pane.layouts.show(Layout.COLUMNS)
    assert pane.hidden_row_count == 0


def test_focus_goes_to_the_strip_and_back_to_its_row(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(4, 2)
    pane.layouts.show(Layout.CHANGES)
    assert place(pane) == (0, 2)
    pane.layouts.show(Layout.COLUMNS)
    assert place(pane) == (4, 2)


def test_strip_is_opened_by_enter_by_click_and_by_what_is_looked_for(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(11, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert strips(pane) == {0: 10}
    pane.table.verticalScrollBar().setValue(0)
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 8))
    assert strips(pane) == {}
    pane.layouts.show(Layout.COLUMNS)
    pane.layouts.show(Layout.CHANGES)
    pane.finding.begin()
    pane.find_bar.field.setText("the 14th time")
    assert strips(pane) == {11: 9}
    assert place(pane)[0] == 4


def test_passages_out_of_sight_are_unfolded_before_they_are_aligned(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(0, 1)
    pane.layouts.begin_aligning()
    assert strips(pane) == {11: 9}
    pane.table.show_cell(10, 1)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert strips(pane) == {}
    assert place(pane) == (11, 1)
    assert pane.aligning.now is not None
    assert pane.aligning.now.aim == PassagePlace(1, 11)
    pane.layouts.toggle_fold()
    assert not pane.aligning.is_active
    assert strips(pane) == {11: 9}
    with qtbot.assertNotEmitted(pane.aligning.apart_asked), qtbot.waitSignal(pane.aligning.refused):
        pane.aligning.set_apart()
    assert strips(pane) == {}


def test_passage_that_a_filter_folds_is_not_taken(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story(changed=0))
    pane.layouts.show(Layout.CHANGES)
    pane.table.show_cell(0, 1)
    pane.layouts.begin_aligning()
    for group in ClassGroup:
        pane.toggle_group(group)
    assert place(pane)[0] in strips(pane)
    with qtbot.assertNotEmitted(pane.aligning.level_asked):
        pane.aligning.take()
    assert pane.aligning.now is not None
    assert not pane.aligning.now.is_taken
    assert strips(pane) == {}


def test_furniture_between_changes_is_not_folded_by_hand(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(1, 2)
    height = pane.table.places.rows.height(1)
    with qtbot.waitSignal(pane.walk_ended):
        pane.layouts.toggle_fold()
    assert (strips(pane), pane.table.places.rows.height(1)) == ({}, height)


def test_focus_goes_on_when_its_furniture_is_hidden_and_comes_back(pane: ComparisonPane) -> None:
    pane.table.show_cell(1, 2)
    pane.layouts.show(Layout.CHANGES)
    assert place(pane) == (2, 2)
    pane.layouts.show(Layout.COLUMNS)
    assert place(pane) == (1, 2)


@pytest.mark.parametrize("act", [lambda pane: pane.columns.step(-1), lambda pane: pane.columns.hide()])
def test_what_was_folded_by_hand_stays_so_among_other_columns(
    qtbot: QtBot, pane: ComparisonPane, act: Callable[[ComparisonPane], None]
) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(15, 2)
    pane.layouts.toggle_fold()
    with qtbot.assertNotEmitted(pane.columns.resized), qtbot.waitSignal(pane.layout_changed):
        act(pane)
    assert strips(pane) == {11: 9}
    assert pane.hidden_row_count == 9
    pane.layouts.show(Layout.CHANGES)
    pane.table.open_text()
    pane.columns.show_all()
    assert strips(pane) == {0: 10}


def test_equal_rows_round_the_focus_are_folded_in_any_layout(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.table.show_cell(15, 1)
    pane.layouts.toggle_fold()
    assert strips(pane) == {11: 9}
    assert place(pane) == (11, 1)
    pane.layouts.toggle_fold()
    assert strips(pane) == {}
    assert place(pane) == (15, 1)
    pane.table.show_cell(10, 1)
    with qtbot.waitSignal(pane.walk_ended):
        pane.layouts.toggle_fold()
    assert strips(pane) == {}


def test_strip_is_told_to_screen_readers(pane: ComparisonPane) -> None:
    pane.show_story(equal_story())
    pane.layouts.show(Layout.CHANGES)
    told = model_of(pane).index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "10 rows without changes"


# Columns


def names(pane: ComparisonPane) -> list[str]:
    state = pane.state
    assert state is not None
    return [state.columns[column].name for column in state.column_order]


def test_column_in_focus_is_moved_with_the_focus_and_the_row_stays(pane: ComparisonPane) -> None:
    sandwich(pane)
    at = top(pane)
    pane.columns.step(-1)
    assert names(pane) == ["Outlet 1", "Outlet 3", "Outlet 2", "Outlet 4"]
    assert place(pane) == (20, 1)
    assert top(pane) == at
    pane.columns.step(-1)
    assert place(pane) == (20, 1)
    pane.move_column(-1)
    pane.columns.step(1)
    assert names(pane)[0] == "Outlet 1"


def test_hidden_column_is_left_out_of_the_walk_and_comes_back_when_asked_for(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    assert names(pane) == ["Northern Wire", "Merren Herald"]
    assert pane.columns.hidden_count == 1
    pane.go_to_end(-1)
    assert pane.cursor_place.current == 5
    assert pane.cursor_place.total == 2
    pane.go_to_change(3)
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]
    assert pane.cursor_place.current == 3


def test_focus_that_is_asked_for_beyond_the_last_column_goes_to_it(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.hide()
    pane.table.show_cell(2, 2)
    assert place(pane) == (2, 1)


def test_heads_and_overview_tell_screen_readers_of_the_columns_shown(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 1)
    pane.columns.hide()
    assert "Merren Herald" not in pane.heads.accessibleDescription()
    assert "Daily Tribune" in pane.heads.accessibleDescription()
    assert pane.overview.accessibleDescription() == "2 articles, 9 changes"


def test_base_is_neither_hidden_nor_moved(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 0)
    for act in (pane.columns.hide, lambda: pane.columns.step(1)):
        with qtbot.waitSignal(pane.columns.refused):
            act()
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]


def test_columns_are_chosen_in_a_menu(pane: ComparisonPane) -> None:
    menu = pane.columns.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Northern Wire"].isEnabled()
    actions["Merren Herald"].trigger()
    assert names(pane) == ["Northern Wire", "Daily Tribune"]
    pane.columns.menu().actions()[-1].trigger()
    assert names(pane) == ["Northern Wire", "Merren Herald", "Daily Tribune"]


def test_column_is_widened_by_key_and_by_its_edge(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 1)
    columns = pane.table.places.columns
    usual = columns.width(1)
    pane.columns.widen(1)
    assert pane.table.places.columns.width(1) == pytest.approx(usual * 1.2, abs=2)
    pane.columns.widen(-1)
    edge = QPoint(columns.left(1) + usual, 10)
    QTest.mousePress(pane.heads, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(pane.heads, edge + QPoint(60, 0))
    QTest.mouseRelease(pane.heads, Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    assert pane.table.places.columns.width(1) == pytest.approx(usual + 60, abs=2)
    assert pane.table.places.columns.width(2) == usual


def test_column_is_moved_by_dragging_its_head(pane: ComparisonPane) -> None:
    columns = pane.table.places.columns
    start, end = QPoint(columns.left(2) + 60, 10), QPoint(columns.left(1) + 20, 10)
    QTest.mousePress(pane.heads, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pane.heads, end)
    QTest.mouseRelease(pane.heads, Qt.MouseButton.LeftButton, pos=end)
    assert names(pane) == ["Northern Wire", "Daily Tribune", "Merren Herald"]


def test_base_is_widened_and_not_dragged(pane: ComparisonPane) -> None:
    columns = pane.table.places.columns
    edge = drag_at(columns.pinned_right, columns, is_alone=False)
    assert edge is not None
    assert (edge.grip, edge.shown) == (Grip.EDGE, 0)
    assert drag_at(columns.left(0) + 50, columns, is_alone=False) is None
    assert drag_at(columns.left(1) + 50, columns, is_alone=True) is None


def test_arrangement_of_a_story_is_kept_while_another_is_shown(pane: ComparisonPane) -> None:
    pane.table.show_cell(0, 2)
    pane.columns.step(-1)
    sandwich(pane)
    pane.show_story(bridge_story())
    assert names(pane) == ["Northern Wire", "Daily Tribune", "Merren Herald"]


# Size of the text


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
