"""The main job through the real window over a real library: drop, list, compare, decide, undo, reopen, report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from reader.review.mark import Verdict
from tests.ui.listed import rows_of
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.report_dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.base.ids import ChangeKey
    from reader.store.rows import OpenStory
    from ui.main_window import MainWindow

NOTE = "The toll is **worded** otherwise; check the tape."


def drop(window: MainWindow, path: Path) -> None:
    """Drop ``path`` on the middle of the window, as a file manager would."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = window.rect().center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(place), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, event)
    assert event.isAccepted()


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def current_key(window: MainWindow) -> ChangeKey:
    pane = window.frame.comparison
    current = pane.cursor_place.current
    assert current is not None
    assert pane.state is not None
    return pane.state.keys[current]


def story_of(window: MainWindow) -> OpenStory:
    story = window.desk.story
    assert story is not None
    return story


def verdicts(window: MainWindow) -> dict[ChangeKey, Verdict]:
    marks = story_of(window).marks
    return {key: mark.verdict for key, mark in marks.items() if mark.verdict is not None}


def decide_next_heavy(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> frozenset[ChangeKey]:
    """Walk to the next heavy change, decide it with ``key`` and return the keys of it in all columns that tell it."""
    press(qtbot, window.frame.comparison.table, Qt.Key.Key_BracketRight)
    pane = window.frame.comparison
    assert pane.state is not None
    decided = frozenset(pane.state.readings_at(current_key(window)))
    press(qtbot, pane.table, key)
    qtbot.waitUntil(lambda: decided <= verdicts(window).keys(), timeout=WAIT_MS)
    return decided


@pytest.fixture
def dropped(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    """A window on which the sample library was dropped, with a story open."""
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        drop(window, sample)
    return window


def test_from_drop_to_report(
    dropped: MainWindow,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = dropped
    story = story_of(window)
    assert len(story.articles) >= 5
    assert len(window.desk.listing.whole.ids) == 4
    table = window.frame.comparison.table

    matters = decide_next_heavy(qtbot, window, Qt.Key.Key_V)
    noise = decide_next_heavy(qtbot, window, Qt.Key.Key_D)
    unsure = decide_next_heavy(qtbot, window, Qt.Key.Key_U)
    assert len(matters | noise | unsure) == len(matters) + len(noise) + len(unsure)
    decided = ((matters, Verdict.MATTERS), (noise, Verdict.NOISE), (unsure, Verdict.UNSURE))
    expected = {key: verdict for keys, verdict in decided for key in keys}
    assert verdicts(window) == expected

    press(qtbot, table, Qt.Key.Key_N, Qt.Key.Key_P)
    noted = current_key(window)
    press(qtbot, table, Qt.Key.Key_M)
    editor = window.frame.inspector.note
    qtbot.keyClicks(editor, NOTE)
    press(qtbot, editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: noted in story_of(window).marks, timeout=WAIT_MS)

    fourth = decide_next_heavy(qtbot, window, Qt.Key.Key_V)
    assert {verdicts(window)[key] for key in fourth} == {Verdict.MATTERS}
    window.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: verdicts(window) == expected, timeout=WAIT_MS)

    place = window.frame.comparison.cursor_place.current
    window.close()
    assert window.closed_cleanly

    again = open_window()
    qtbot.waitUntil(lambda: again.desk.story is not None, timeout=WAIT_MS)
    reopened = story_of(again)
    assert reopened.row.id == story.row.id
    assert verdicts(again) == expected
    assert reopened.marks[noted].note == NOTE
    qtbot.waitUntil(lambda: again.frame.comparison.cursor_place.current == place, timeout=WAIT_MS)

    monkeypatch.setattr("ui.box_desk.Path.home", lambda: tmp_path)
    with qtbot.waitSignal(again.desk.reported, timeout=WAIT_MS):
        QTimer.singleShot(0, again, accept_json_report)
        again.run_command(CommandId.REPORT)
    check_report(next(tmp_path.glob("*.json")), story_title=reopened.row.title)


def accept_json_report() -> None:
    """Choose JSON in the report dialog that is open and accept it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    next(button for button in dialog.forms if "JSON" in button.text()).click()
    dialog.accept()


def check_report(path: Path, story_title: str) -> None:
    record = json.loads(path.read_text("utf-8"))
    assert record["title"] == story_title
    decided = [finding for finding in record["findings"] if finding["verdict"]]
    assert sorted(finding["verdict"] for finding in decided) == ["matters", "noise", "unsure"]
    assert [finding["note"] for finding in record["findings"] if finding["note"]] == [NOTE]
    for finding in decided:
        assert finding["left"]["text"] or finding["right"][0]["text"]
        assert finding["left"]["passage"] or finding["right"][0]["passage"]


def test_seeds_dropped_are_five_stories_of_one_storyline(window: MainWindow, qtbot: QtBot, seeds: Path) -> None:
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        drop(window, seeds)
    stories = rows_of(window)
    assert sorted(len(story.articles) for story in stories) == [1, 1, 1, 1, 1]
    assert len({story.storyline for story in stories}) == 1
    assert stories[0].storyline is not None


def test_backspace_takes_back_the_verdict_and_nothing_else(dropped: MainWindow, qtbot: QtBot) -> None:
    window = dropped
    first = decide_next_heavy(qtbot, window, Qt.Key.Key_V)
    table = window.frame.comparison.table
    noted = current_key(window)
    press(qtbot, table, Qt.Key.Key_M)
    qtbot.keyClicks(window.frame.inspector.note, NOTE)
    press(qtbot, window.frame.inspector.note, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: noted in story_of(window).marks, timeout=WAIT_MS)
    press(qtbot, table, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: verdicts(window) == {}, timeout=WAIT_MS)
    assert story_of(window).marks[noted].note == NOTE
    assert current_key(window) in first


def test_one_change_with_several_readings_is_decided_taken_back_and_counted_as_one(
    dropped: MainWindow, qtbot: QtBot
) -> None:
    window = dropped
    pane, table = window.frame.comparison, window.frame.comparison.table
    assert pane.state is not None
    weighty = [one for one in pane.state.variations if not one.change_class.is_trivial]
    several = next(one for one in weighty if len(pane.state.keys_of(one)) > 1)
    keys = set(pane.state.keys_of(several))
    while pane.cursor_place.variation != several:
        before = pane.cursor_place.current
        press(qtbot, table, Qt.Key.Key_N)
        assert pane.cursor_place.current != before
    assert pane.cursor_place.total == len(weighty)
    press(qtbot, table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: set(verdicts(window)) == keys, timeout=WAIT_MS)
    assert set(verdicts(window).values()) == {Verdict.UNSURE}
    qtbot.waitUntil(lambda: listed(window) == (1, len(weighty)), timeout=WAIT_MS)
    press(qtbot, table, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: verdicts(window) == {}, timeout=WAIT_MS)
    assert pane.cursor_place.variation == several
    qtbot.waitUntil(lambda: listed(window) == (0, len(weighty)), timeout=WAIT_MS)


def listed(window: MainWindow) -> tuple[int, int | None]:
    """How much of the open story is decided, as the list of stories tells it."""
    row = next(row for row in rows_of(window) if row.id == story_of(window).row.id)
    return row.decided, row.total
