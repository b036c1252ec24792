"""What is typed or decided on a change stays with it, however fast another story comes or the change goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.library import Library
from reader.review.mark import Verdict
from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.base.ids import ChangeKey
    from ui.main_window import MainWindow


@pytest.fixture
def sampled(open_window: Callable[[], MainWindow], qtbot: QtBot, filled: Path, tmp_path: Path) -> MainWindow:
    """A window on the sample library with its largest story open, at a change."""
    (tmp_path / "library.variorum").write_bytes(filled.read_bytes())
    window = open_window()
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.desk.open_story(max(rows_of(window), key=lambda row: len(row.articles)).id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    qtbot.keyClick(window.frame.comparison.table, Qt.Key.Key_BracketRight)
    return window


def current_key(window: MainWindow) -> ChangeKey:
    key = window.frame.comparison.current_key
    assert key is not None
    return key


def type_note(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.run_command(CommandId.EDIT_NOTE)
    qtbot.waitUntil(window.frame.inspector.note.hasFocus, timeout=WAIT_MS)
    qtbot.keyClicks(QApplication.focusWidget(), words)


def test_a_note_in_hand_stays_with_its_change_when_another_story_is_opened(
    sampled: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    key, story = current_key(sampled), sampled.desk.story
    assert story is not None
    other = next(row.id for row in rows_of(sampled) if row.id != story.row.id)
    type_note(qtbot, sampled, "half a thought")
    with qtbot.waitSignal(sampled.desk.story_opened, timeout=WAIT_MS):
        sampled.desk.open_story(other)
    sampled.close()
    with Library.open(tmp_path / "library.variorum") as library:
        assert library.open_story(story.row.id).marks[key].note == "half a thought"


def test_verdict_and_note_on_a_change_whose_article_just_went_are_kept_and_seen_when_it_is_back(
    sampled: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    key, story = current_key(sampled), sampled.desk.story
    assert story is not None
    place = story.keys.index(key)
    article = story.articles[story.comparison.changes[place].column].row.id
    renewed = qtbot.waitSignal(sampled.desk.story_renewed, timeout=WAIT_MS)
    with renewed, qtbot.assertNotEmitted(sampled.desk.failed):
        sampled.frame.comparison.go_to_passage(article, None)
        sampled.frame.comparison.go_to_change(story.keys.index(key))
        sampled.run_command(CommandId.REMOVE_ARTICLE)
        sampled.run_command(CommandId.MATTERS)
        sampled.desk.note(story, key, "gone and back")
    sampled.close()
    with Library.open(tmp_path / "library.variorum") as library:
        assert article not in library.open_story(story.row.id).row.articles
        library.restore((article,))
        mark = library.open_story(story.row.id).marks[key]
        assert (mark.verdict, mark.note) == (Verdict.MATTERS, "gone and back")


def test_nothing_of_a_story_is_left_where_its_last_article_goes(
    sampled: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    key, story = current_key(sampled), sampled.desk.story
    assert story is not None
    type_note(qtbot, sampled, "to the end")
    frame = sampled.frame
    with qtbot.waitSignal(sampled.desk.story_closed, timeout=WAIT_MS):
        frame.stories.setFocus()
        sampled.run_command(CommandId.REMOVE_ARTICLE)
    assert frame.page is frame.welcome
    assert frame.comparison.state is None
    assert frame.comparison.article_in_focus is None
    assert frame.inspector.notes.isHidden()
    with qtbot.assertNotEmitted(sampled.desk.failed):
        for command in (CommandId.SPLIT_OUT, CommandId.APART, CommandId.MATTERS, CommandId.NEXT_CHANGE):
            sampled.run_command(command)
        sampled.close()
    with Library.open(tmp_path / "library.variorum") as library:
        assert library.restore(story.row.articles).undo
        assert library.open_story(library.stories()[0].id) is not None
        marks = {one: mark for row in library.stories() for one, mark in library.open_story(row.id).marks.items()}
        assert marks[key].note == "to the end"
