"""Aligning by hand through the real window, by keys only: level, apart, refused, cleared, undone, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.review.mark import Verdict
from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.story_details import StoryDetails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.alignment.alignment import Cell
    from reader.store.rows import OpenStory
    from ui.main_window import MainWindow

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
A, SPACE, TAB, DOWN = Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down


@pytest.fixture
def ferry(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, import_all: Callable[[MainWindow, list[Path]], None]
) -> MainWindow:
    """A window with the story of the ferry open, the focus in its table."""
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        import_all(window, write_ferry(tmp_path / "articles"))
    window.frame.comparison.table.setFocus()
    return window


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.frame.comparison.table, key)


def press_with(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(window.frame.comparison.table, key, modifier)


def story_of(window: MainWindow) -> OpenStory:
    story = window.desk.story
    assert story is not None
    return story


def cells(window: MainWindow) -> list[tuple[tuple[int, ...] | None, ...]]:
    return [
        tuple(cell.passages if cell else None for cell in row.cells)
        for row in story_of(window).comparison.alignment.rows
    ]


def focus(window: MainWindow, row: int, column: int) -> None:
    pane = window.frame.comparison
    assert pane.state is not None
    pane.table.show_cell(pane.state.shown_row(row), column)


def in_focus(window: MainWindow) -> str:
    """The text of the cell in focus."""
    return str(window.frame.comparison.table.currentIndex().data())


def put_level(qtbot: QtBot, window: MainWindow) -> None:
    """Put the third passage of the base level with the fourth one of the next column."""
    focus(window, 2, 0)
    press(qtbot, window, A, SPACE, DOWN, TAB, SPACE)


def test_two_passages_are_put_level_by_keys_undone_redone_and_kept(
    ferry: MainWindow, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    before = cells(ferry)
    focus(ferry, 3, 1)
    aimed = in_focus(ferry)
    put_level(qtbot, ferry)
    qtbot.waitUntil(lambda: cells(ferry) != before, timeout=WAIT_MS)
    after = cells(ferry)
    assert any(row[:2] == ((2,), (3,)) for row in after)
    assert in_focus(ferry) == aimed
    assert ferry.frame.passing.text.startswith("Put level by you. Ctrl+Z takes it back.")
    assert "put level by you" in ferry.frame.footer._facts.accessibleName()
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: cells(ferry) == before, timeout=WAIT_MS)
    assert in_focus(ferry) == aimed
    assert ferry.commands[CommandId.REDO].text() == "Redo Put passages level"
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL | _SHIFT)
    qtbot.waitUntil(lambda: cells(ferry) == after, timeout=WAIT_MS)
    ferry.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.desk.story is not None, timeout=WAIT_MS)
    assert cells(again) == after


def test_passage_is_set_apart_and_all_is_cleared_after_saying_how_much(ferry: MainWindow, qtbot: QtBot) -> None:
    before = cells(ferry)
    put_level(qtbot, ferry)
    qtbot.waitUntil(lambda: cells(ferry) != before, timeout=WAIT_MS)
    focus(ferry, 0, 2)
    text = in_focus(ferry)
    press(qtbot, ferry, A, SPACE, SPACE)
    qtbot.waitUntil(lambda: (None, None, (0,)) in cells(ferry), timeout=WAIT_MS)
    made = cells(ferry)
    assert in_focus(ferry) == text
    press_with(qtbot, ferry, A, _SHIFT)
    qtbot.waitUntil(lambda: cells(ferry) == before, timeout=WAIT_MS)
    told = "Cleared: 1 pair put level, 1 passage set apart. Ctrl+Z brings it back."
    assert ferry.frame.passing.text == told
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: cells(ferry) == made, timeout=WAIT_MS)
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL)
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: cells(ferry) == before, timeout=WAIT_MS)
    press_with(qtbot, ferry, A, _SHIFT)
    assert ferry.frame.passing.text == "Nothing in this story was aligned by hand"


def test_escape_leaves_and_space_turns_pages_again(ferry: MainWindow, qtbot: QtBot) -> None:
    before = cells(ferry)
    focus(ferry, 1, 0)
    press(qtbot, ferry, A, SPACE, TAB)
    assert ferry.frame.comparison.align_bar.isVisible()
    press(qtbot, ferry, Qt.Key.Key_Escape)
    assert not ferry.frame.comparison.align_bar.isVisible()
    focus(ferry, 0, 0)
    while ferry.frame.comparison.page(1):
        pass
    press(qtbot, ferry, SPACE)
    told = ferry.frame.footer._facts.accessibleName  # the next story is looked for beside the window
    qtbot.waitUntil(lambda: "Every story is reviewed" in told(), timeout=WAIT_MS)
    assert cells(ferry) == before
    assert not ferry.commands[CommandId.UNDO].text().startswith("Undo Put")


def test_clash_is_refused_in_a_sentence_that_names_it(ferry: MainWindow, qtbot: QtBot) -> None:
    focus(ferry, 3, 1)
    ferry.run_command(CommandId.SET_APART)
    qtbot.waitUntil(lambda: (None, (3,), None) in cells(ferry), timeout=WAIT_MS)
    before = cells(ferry)
    apart = before.index((None, (3,), None))
    focus(ferry, apart, 1)
    press(qtbot, ferry, A, SPACE)
    press_with(qtbot, ferry, Qt.Key.Key_Backtab, _SHIFT)
    assert ferry.frame.comparison.table.currentIndex().column() == 0
    focus(ferry, 0, 0)
    press(qtbot, ferry, SPACE)
    qtbot.waitUntil(ferry.frame.messages.isVisible, timeout=WAIT_MS)
    told = ferry.frame.messages.accessibleName()
    assert told.startswith("Could not put the passages level. “")
    assert "was set apart by hand" in told
    assert cells(ferry) == before
    assert ferry.commands[CommandId.UNDO].text() == "Undo Set passage apart"


def test_verdicts_stay_with_changes_that_stay_and_others_are_shown_as_lost(
    ferry: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = ferry.frame.comparison
    focus(ferry, 0, 0)
    press(qtbot, ferry, Qt.Key.Key_N, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(story_of(ferry).marks), timeout=WAIT_MS)
    story = story_of(ferry)
    decided = set(story.marks)
    rows = {one.row for key, one in zip(story.keys, story.comparison.changes, strict=True) if key in decided}
    (row,) = rows
    column = next(one.column for key, one in zip(story.keys, story.comparison.changes, strict=True) if key in decided)
    assert pane.state is not None
    focus(ferry, row, pane.state.column_order.index(column))
    press(qtbot, ferry, A, SPACE, SPACE)
    qtbot.waitUntil(lambda: bool(story_of(ferry).lost), timeout=WAIT_MS)
    lost = story_of(ferry).lost
    assert {one.mark.key for one in lost} <= decided
    assert {one.mark.verdict for one in lost} == {Verdict.MATTERS}
    assert "has lost its change and is kept (i)." in ferry.frame.passing.text
    assert "1 verdict without its change (i)" in ferry.frame.footer._facts.accessibleName()
    shown: list[list[object]] = []
    monkeypatch.setattr(StoryDetails, "exec", lambda box: shown.append(list(box._reasons.lost)))
    with qtbot.waitSignal(ferry.desk.explained, timeout=WAIT_MS):
        press(qtbot, ferry, Qt.Key.Key_I)
    assert shown == [list(lost)]
    press_with(qtbot, ferry, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: not story_of(ferry).lost, timeout=WAIT_MS)
    assert set(story_of(ferry).marks) == decided


def test_g_goes_to_the_place_of_a_moved_passage_and_back(ferry: MainWindow, qtbot: QtBot) -> None:
    put_level(qtbot, ferry)
    focus(ferry, 3, 0)
    press(qtbot, ferry, A, SPACE)
    focus(ferry, 1, 1)
    press(qtbot, ferry, SPACE)

    def moved() -> list[tuple[int, int]]:
        rows = story_of(ferry).comparison.alignment.rows
        return [(n, c) for n, row in enumerate(rows) for c, cell in enumerate(row.cells) if _is_moved(cell)]

    qtbot.waitUntil(lambda: bool(moved()), timeout=WAIT_MS)
    row, column = moved()[0]
    focus(ferry, row, column)
    home = ferry.frame.comparison.table.currentIndex()
    press(qtbot, ferry, Qt.Key.Key_G)
    there = ferry.frame.comparison.table.currentIndex()
    assert there.row() != home.row()
    assert "the same key shows both level again" in ferry.frame.footer._facts.accessibleName()
    press(qtbot, ferry, Qt.Key.Key_G)
    assert ferry.frame.comparison.table.currentIndex() == home


def _is_moved(cell: Cell | None) -> bool:
    return cell is not None and cell.is_moved
