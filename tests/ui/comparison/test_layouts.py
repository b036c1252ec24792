"""The layouts of the pane: what is read stays where it is, and every key of the comparison works in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.review.mark import Mark, Verdict
from tests.ui.comparison.pane_reading import model_of, place, sandwich, text_at, top
from ui.comparison.cursor import TrivialState
from ui.comparison.layouts import Layout
from ui.theme import ClassGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.comparison.pane import ComparisonPane


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
