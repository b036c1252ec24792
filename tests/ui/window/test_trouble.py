"""A library that cannot be opened or written, and mistakes of the program."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from reader.base.errors import StorageError
from reader.library import Library
from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.channel import Failure
from ui.commands import CommandId
from ui.crash_log import CrashLog
from ui.main_window import MainWindow
from ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme


def words_of(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.frame.messages.findChildren(QLabel))


def test_library_of_another_window_is_opened_for_reading(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    holder = Library.open(tmp_path / "library.variorum")
    window = open_window()
    assert window.arrivals.library is not None
    assert window.arrivals.library.is_read_only
    assert "open in another window" in words_of(window)
    with qtbot.waitSignal(window.imports.refused):
        window.import_paths(write_ferry(tmp_path / "ferry"))
    assert not window.imports.importer.is_running
    holder.close()


def test_verdict_that_is_not_kept_does_not_stay_on_the_screen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_ferry(tmp_path / "ferry")
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([tmp_path / "ferry"])

    def refuse(*_arguments: object, **_named: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(Library, "decide", refuse)
    window.run_command(CommandId.NEXT_CHANGE)
    window.run_command(CommandId.MATTERS)
    state = window.frame.comparison.state
    assert state is not None
    assert {mark.verdict for mark in state.marks.values()} == {"matters"}
    qtbot.waitUntil(lambda: "The disk is full" in words_of(window), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not marks_of(window), timeout=WAIT_MS)


def marks_of(window: MainWindow) -> list[object]:
    state = window.frame.comparison.state
    return [mark for mark in state.marks.values() if mark.verdict] if state else []


def test_file_that_is_no_library_is_named_and_left_alone(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - only here

    path = tmp_path / "library.variorum"
    path.write_bytes(b"a shopping list, not a library " * 200)
    before = path.read_bytes()
    worker = Worker()
    window = MainWindow(theme, worker, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(worker.not_opened, timeout=WAIT_MS):
        worker.open(path)
    assert "Could not open the library" in words_of(window)
    assert window.frame.messages.isVisible()
    assert path.read_bytes() == before
    window.close()


def test_problem_says_what_is_safe(window: MainWindow) -> None:
    window.problems.show_failure(Failure("keep the verdict", StorageError("The disk is full.")))
    assert words_of(window).strip() == (
        "Could not keep the verdict. The disk is full. Your library is as it was before."
    )


def test_mistake_of_the_program_is_shown_and_logged(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        window.problems.show_failure(Failure("open the story", ZeroDivisionError("words of an article")))
    assert "Could not open the story" in words_of(window)
    assert "words of an article" not in words_of(window)
    assert caplog.records


def mistake(words: str) -> ValueError:
    try:
        int(words)
    except ValueError as error:
        return error
    raise AssertionError


def test_log_holds_where_and_never_what(qtbot: QtBot, tmp_path: Path) -> None:
    error = mistake("words of an article")
    with qtbot.captureExceptions():
        crash_log = CrashLog(tmp_path / "log")
        crash_log.install()
        with qtbot.waitSignal(crash_log.noticed):
            sys.excepthook(type(error), error, error.__traceback__)
        crash_log.remove()
    written = (tmp_path / "log" / "variorum.log").read_text("utf-8")
    assert "ValueError" in written
    assert "test_trouble.py" in written
    assert "words of an article" not in written


def test_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook
    found = CrashLog(tmp_path / "log")
    found.install()
    found.remove()
    assert sys.excepthook is before
