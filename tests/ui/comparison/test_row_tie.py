"""Ties of rows: steps and words of strength, doubt, and what was done by hand; and how the gutter shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from reader.alignment.alignment import Alignment, Anchor, Cell, Isolation, Row
from reader.base.ids import StoryId
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import RowChange
from tests.ui.open_stories import bridge_story
from ui.comparison.row_tie import RowTie, row_ties, tie_words
from ui.comparison.spoken import gap_text
from ui.comparison.view_state import TOO_LARGE, ChipKind, GapKind, view_state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.store.rows import OpenStory
    from ui.comparison.pane import ComparisonPane


def with_doubt(story: OpenStory, number: int) -> OpenStory:
    """The story with one row that weak evidence holds together."""
    rows = list(story.comparison.alignment.rows)
    rows[number] = replace(rows[number], strength=0.12, is_sure=False)
    comparison = replace(story.comparison, alignment=Alignment(tuple(rows)))
    return replace(story, row=replace(story.row, id=StoryId(5)), comparison=comparison)


@pytest.mark.parametrize(
    ("tie", "steps", "words"),
    [
        (RowTie(1.0), 3, "same text"),
        (RowTie(0.99), 2, "alike 99 %"),
        (RowTie(0.724), 2, "alike 72 %"),
        (RowTie(0.31), 1, "alike 31 %"),
        (RowTie(0.6, is_sure=False), 1, "unsure: only weak signs tie these passages, alike 60 %"),
        (RowTie(0.31, is_level=True), 1, "alike 31 %, put level by you"),
        (RowTie(None, is_apart=True), 0, "set apart by you"),
        (RowTie(None), 0, ""),
    ],
)
def test_steps_and_words(tie: RowTie, steps: int, words: str) -> None:
    assert (tie.steps, tie_words(tie)) == (steps, words)


def test_decisions_by_hand_are_told_at_their_rows() -> None:
    story = replace(bridge_story(), anchors=(Anchor(0, 4, 2, 2),), isolations=(Isolation(1, 0),))
    ties = row_ties(story)
    assert [number for number, tie in enumerate(ties) if tie.is_level] == [4]
    assert [number for number, tie in enumerate(ties) if tie.is_apart] == [0]


def test_gaps_beside_a_passage_set_apart_blame_nobody() -> None:
    story = bridge_story()
    rows = (*story.comparison.alignment.rows[:4], Row((Cell((4,)), None, None), 0.0))
    rows += (Row((None, Cell((4,)), Cell((2,))), 0.8),)
    comparison = replace(story.comparison, alignment=Alignment(rows), changes=())
    state = view_state(replace(story, comparison=comparison, keys=(), isolations=(Isolation(0, 4),)))
    gaps = [state.passage_cell(state.shown_row(4), column) for column in (1, 2)]
    assert [cell.gap for cell in gaps if cell] == [GapKind.APART, GapKind.APART]
    assert gap_text(GapKind.APART, "Merren Herald") == "set apart by you"
    above = state.passage_cell(state.shown_row(3), 1)
    assert above is not None
    assert above.gap is GapKind.CUT


def gutter(pane: ComparisonPane, row: int) -> QImage:
    places = pane.table.places
    image = pane.table.viewport().grab().toImage()
    return image.copy(0, places.rows.top(row), places.columns.numbers, places.rows.height(row))


def test_each_tie_is_drawn_otherwise(pane: ComparisonPane) -> None:
    plain = gutter(pane, 0)
    story = bridge_story()
    rows = story.comparison.alignment.rows
    same = replace(story.comparison, alignment=Alignment((replace(rows[0], strength=1.0), *rows[1:])))
    for other in (
        replace(story, comparison=same),
        replace(story, anchors=(Anchor(0, 0, 1, 0),)),
        replace(story, isolations=(Isolation(0, 0),)),
        with_doubt(story, 0),
    ):
        pane.show_story(other)
        assert gutter(pane, 0) != plain


def test_doubt_is_told_in_a_word_in_the_gutter_the_footer_and_to_screen_readers(
    qtbot: QtBot, pane: ComparisonPane
) -> None:
    pane.show_story(with_doubt(bridge_story(), 1))
    words = "unsure: only weak signs tie these passages, alike 12 %"
    with qtbot.waitSignal(pane.place_changed) as told:
        pane.table.show_cell(2, 1)
    assert told.args == [f"Row 2 · Merren Herald · {words}"]
    model = pane.table.model()
    assert f"({words})" in str(model.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole))
    assert str(model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)) == f"2, {words}"
    places = pane.table.places
    assert places.rows.height(2) >= places.gutter.height(2) > 0
    assert places.gutter.height(0) < places.gutter.height(2)


def test_tooltip_of_a_number_tells_the_tie(qtbot: QtBot, pane: ComparisonPane) -> None:
    pane.show_story(replace(bridge_story(), anchors=(Anchor(0, 0, 1, 0),)))
    at = QPoint(5, pane.table.places.rows.top(0) + 12)
    event = QHelpEvent(QEvent.Type.ToolTip, at, pane.table.viewport().mapToGlobal(at))
    QApplication.sendEvent(pane.table.viewport(), event)
    qtbot.waitUntil(lambda: "Row 1, alike 90 %, put level by you" in QToolTip.text())


def test_cells_too_large_to_compare_say_so_in_words_and_are_counted() -> None:
    story = bridge_story()
    text = story.comparison.cell_text(0, 1)
    span = Span(0, len(text))
    whole = RowChange(0, 1, Change(ChangeClass.WORDING, TOO_LARGE, text, span, text, span))
    changes = (whole, *story.comparison.changes)
    state = view_state(
        replace(story, comparison=replace(story.comparison, changes=changes), keys=(story.keys[0], *story.keys))
    )
    assert state.too_large_count == 1
    large, base, other = (state.passage_cell(0, column) for column in (1, 0, 2))
    assert large is not None
    assert [chip.kind for chip in large.chips] == [ChipKind.TOO_LARGE]
    assert base is not None
    assert other is not None
    assert not base.chips
    assert not other.chips
