"""Libraries in the window: going to another one, recent ones, backups, restores and checks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QListWidget

from reader.base.ids import StoryId
from reader.library import Library
from reader.review.mark import Verdict
from reader.store.backups import backup_folder
from reader.store.copying import verify
from tests.ui.window.articles import write_ferry
from tests.ui.window.conftest import WAIT_MS
from ui.commands import CommandId
from ui.libraries.recent import RecentLibraries
from ui.libraries.restore_box import RestoreBox
from ui.libraries.seat import Seat
from ui.stories.choice_dialog import ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.theme import Theme


@pytest.fixture
def seat(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    """A window over ``first.variorum`` with the three tellings of one event open."""
    seat = Seat(theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    with qtbot.waitSignal(seat.window.desk.stories_listed, timeout=WAIT_MS):
        seat.begin(tmp_path / "first.variorum")
    seat.window.show()
    write_ferry(tmp_path / "ferry")
    with qtbot.waitSignal(seat.window.desk.story_opened, timeout=WAIT_MS):
        seat.window.import_paths([tmp_path / "ferry"])
    yield seat
    qtbot.waitUntil(lambda: seat.closed_cleanly, timeout=WAIT_MS)
    seat.window.close()
    assert seat.closed_cleanly
    seat.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_box(kind: type[QDialog], act: Callable[[QDialog], object]) -> None:
    """Do ``act`` with the box of ``kind`` that the next command opens."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, kind)
        act(box)

    QTimer.singleShot(0, answer)


def accept(box: QDialog) -> None:
    box.accept()


def named(path: Path) -> Callable[[QDialog], object]:
    def act(box: QDialog) -> None:
        assert isinstance(box, QFileDialog)
        box.selectFile(str(path))
        box.accept()

    return act


def go_to(seat: Seat, path: Path) -> None:
    take_box(QFileDialog, named(path))
    seat.window.run_command(CommandId.OPEN_LIBRARY)


def said(window: MainWindow) -> str:
    return f"{window.frame.messages.accessibleName()} {window.frame.passing.text}"


def wait_for(qtbot: QtBot, seat: Seat, path: Path) -> None:
    """Wait until the window of ``path`` stands in its place, with its stories listed."""

    def is_there() -> bool:
        window, opened = seat.window, seat.window.arrivals.library
        is_listed = window.desk.has_stories or window.frame.page is window.frame.empty
        return opened is not None and opened.path == path and is_listed

    qtbot.waitUntil(is_there, timeout=WAIT_MS)


def give_verdict(window: MainWindow, qtbot: QtBot) -> None:
    window.run_command(CommandId.NEXT_CHANGE)
    window.run_command(CommandId.MATTERS)
    qtbot.waitUntil(lambda: verdicts(window) == {Verdict.MATTERS}, timeout=WAIT_MS)


def verdicts(window: MainWindow) -> set[Verdict]:
    story = window.desk.story
    return {mark.verdict for mark in story.marks.values() if mark.verdict} if story else set()


def back_up(window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    """Back up to ``path``; return the name that was proposed."""
    proposed: list[str] = []

    def choose(_parent: object, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.run_command(CommandId.BACK_UP)
    qtbot.waitUntil(lambda: "checked" in window.frame.passing.text, timeout=WAIT_MS)
    return proposed[0]


def ask_restore(window: MainWindow, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    window.run_command(CommandId.RESTORE)


def test_a_new_name_makes_a_library_and_nothing_of_the_old_one_stays(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    old = seat.window
    go_to(seat, tmp_path / "second")
    wait_for(qtbot, seat, tmp_path / "second.variorum")
    window = seat.window
    assert window.isVisible()
    assert window.frame.page is window.frame.empty
    assert window.desk.story is None
    assert not window.frame.stories.ids
    assert window.windowTitle() == "Variorum"
    assert not window.commands[CommandId.UNDO].isEnabled()
    assert window is not old
    qtbot.waitUntil(lambda: seat.closed_cleanly, timeout=WAIT_MS)
    with Library.open(tmp_path / "first.variorum") as library:  # the right to write was given back
        assert len(library.articles()) == 3


def test_recent_libraries_lead_back_to_the_story_that_lay_open(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    go_to(seat, tmp_path / "second.variorum")
    wait_for(qtbot, seat, tmp_path / "second.variorum")
    listed: list[str] = []

    def choose(box: QDialog) -> None:
        names = box.findChild(QListWidget)
        assert names is not None
        listed.extend(names.item(place).text() for place in range(names.count()))
        box.accept()

    take_box(ChoiceDialog, choose)
    seat.window.run_command(CommandId.RECENT_LIBRARIES)
    wait_for(qtbot, seat, tmp_path / "first.variorum")
    assert listed == [f"first.variorum · {tmp_path}"]
    qtbot.waitUntil(lambda: seat.window.desk.story is not None, timeout=WAIT_MS)


def test_without_other_libraries_the_way_to_one_is_named(seat: Seat) -> None:
    seat.window.run_command(CommandId.RECENT_LIBRARIES)
    assert "“Open a library”" in seat.window.frame.passing.text


def test_a_library_that_is_gone_is_left_out_of_the_recent_ones_and_comes_back(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    one, two = tmp_path / "one.variorum", tmp_path / "two.variorum"
    one.touch()
    RecentLibraries(settings).note(one)
    assert RecentLibraries(settings).paths == (one,)
    RecentLibraries(settings).note(two)
    assert RecentLibraries(settings).paths == (one,)
    two.touch()
    assert RecentLibraries(settings).paths == (two, one)
    RecentLibraries(settings).note(one)
    assert RecentLibraries(settings).paths == (one, two)


@pytest.mark.parametrize("command", [CommandId.OPEN_LIBRARY, CommandId.RESTORE])
def test_a_damaged_file_is_refused_by_name_and_the_library_stays(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: CommandId
) -> None:
    window, damaged = seat.window, tmp_path / "damaged.variorum"
    back_up(window, damaged, qtbot, monkeypatch)
    content = damaged.read_bytes()
    middle = len(content) // 2
    damaged.write_bytes(content[:8192] + b"\xff" * middle + content[8192 + middle :])
    if command is CommandId.OPEN_LIBRARY:
        go_to(seat, damaged)
    else:
        ask_restore(window, damaged, monkeypatch)
    qtbot.waitUntil(lambda: str(damaged) in window.frame.messages.accessibleName(), timeout=WAIT_MS)
    assert "stays open" in said(window)
    assert seat.window is window
    assert window.isEnabled()
    give_verdict(window, qtbot)
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_library_that_cannot_be_opened_leaves_the_open_one(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    window, plain = seat.window, tmp_path / "plain.variorum"
    plain.write_text("no library", encoding="utf-8")
    seat.go_to(plain)
    qtbot.waitUntil(lambda: "Could not open the library" in said(window), timeout=WAIT_MS)
    assert seat.window is window
    assert window.isEnabled()
    give_verdict(window, qtbot)


def test_a_backup_is_proposed_with_its_day_and_restores_with_its_verdict(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, library, backup = seat.window, tmp_path / "first.variorum", tmp_path / "copy.variorum"
    give_verdict(old, qtbot)
    proposal = back_up(old, backup, qtbot, monkeypatch)
    assert proposal.endswith(".variorum")
    assert "first 20" in proposal
    assert str(backup) in old.frame.passing.text
    verify(backup)
    old.run_command(CommandId.UNDO)
    qtbot.waitUntil(lambda: not verdicts(old), timeout=WAIT_MS)

    aside = tmp_path / "first.variorum.before-restore-1"
    box = answered_box(old, backup, qtbot, monkeypatch)
    assert str(aside.name) in box
    assert "not lost" in box
    qtbot.waitUntil(lambda: seat.window is not old, timeout=WAIT_MS)
    wait_for(qtbot, seat, library)
    seat.window.desk.open_story(StoryId(seat.window.desk.listing.whole.ids[0]))
    qtbot.waitUntil(lambda: verdicts(seat.window) == {Verdict.MATTERS}, timeout=WAIT_MS)
    assert str(aside) in said(seat.window)
    with Library.open(aside) as before:
        assert len(before.articles()) == 3
    assert backup.is_file()


def answered_box(window: MainWindow, backup: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have ``backup`` restored, and return what the box said without the marks for line breaks."""
    words: list[str] = []

    def answer(box: RestoreBox) -> int:
        words.extend(label.text() for label in box.findChildren(QLabel))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(RestoreBox, "exec", answer)
    ask_restore(window, backup, monkeypatch)
    qtbot.waitUntil(lambda: bool(words), timeout=WAIT_MS)
    return " ".join(words).replace("\u200b", "")


def test_declined_restore_changes_nothing(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, backup = seat.window, tmp_path / "copy.variorum"
    back_up(window, backup, qtbot, monkeypatch)
    asked: list[RestoreBox] = []

    def decline(box: RestoreBox) -> int:
        asked.append(box)
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(RestoreBox, "exec", decline)
    ask_restore(window, backup, monkeypatch)
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    assert seat.window is window
    give_verdict(window, qtbot)


def test_a_restore_that_fails_opens_the_library_again(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, backup = seat.window, tmp_path / "copy.variorum"
    give_verdict(old, qtbot)
    back_up(old, backup, qtbot, monkeypatch)
    backup.write_bytes(b"no library")
    seat.restore(backup)
    qtbot.waitUntil(lambda: seat.window is not old, timeout=WAIT_MS)
    wait_for(qtbot, seat, tmp_path / "first.variorum")
    assert str(backup) in said(seat.window)
    seat.window.desk.open_story(StoryId(seat.window.desk.listing.whole.ids[0]))
    qtbot.waitUntil(lambda: verdicts(seat.window) == {Verdict.MATTERS}, timeout=WAIT_MS)


def test_the_open_library_is_neither_its_own_backup_nor_restored_from_itself(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, library = seat.window, tmp_path / "first.variorum"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(library), ""))
    window.run_command(CommandId.BACK_UP)
    qtbot.waitUntil(lambda: "the library itself" in said(window), timeout=WAIT_MS)
    ask_restore(window, library, monkeypatch)
    assert "choose a copy" in said(window)
    give_verdict(window, qtbot)


@pytest.mark.parametrize("command", [CommandId.OPEN_LIBRARY, CommandId.RECENT_LIBRARIES, CommandId.RESTORE])
def test_a_running_import_is_not_left_behind(seat: Seat, monkeypatch: pytest.MonkeyPatch, command: CommandId) -> None:
    monkeypatch.setattr(type(seat.window.imports.importer), "is_running", True)
    seat.window.run_command(command)
    assert "An import is running" in said(seat.window)


def test_the_restore_asks_first_in_the_folder_of_own_backups(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(seat.window, tmp_path / "copy.variorum", qtbot, monkeypatch)
    backup_folder(tmp_path / "first.variorum").mkdir(exist_ok=True)
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    seat.window.run_command(CommandId.RESTORE)
    assert asked == [str(tmp_path / "first.variorum.backups")]


def test_a_sound_library_is_called_so_and_a_poor_index_is_named_with_its_repair(
    seat: Seat, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.window.run_command(CommandId.CHECK_LIBRARY)
    qtbot.waitUntil(lambda: "The library is sound: 3 articles" in said(seat.window), timeout=WAIT_MS)
    copy = tmp_path / "copy.variorum"
    back_up(seat.window, copy, qtbot, monkeypatch)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DELETE FROM passages_index")
        connection.commit()
    go_to(seat, copy)
    wait_for(qtbot, seat, copy)
    seat.window.run_command(CommandId.CHECK_LIBRARY)
    qtbot.waitUntil(lambda: "build the search index again" in said(seat.window), timeout=WAIT_MS)
    assert "Nothing was changed" in said(seat.window)


def test_the_new_window_looks_as_the_old_one_did(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    seat.window.run_command(CommandId.THEME_DARK)
    go_to(seat, tmp_path / "second.variorum")
    wait_for(qtbot, seat, tmp_path / "second.variorum")
    qtbot.waitUntil(lambda: seat.closed_cleanly, timeout=WAIT_MS)
    assert seat.window.appearance.mode.value == "dark"
    seat.window.run_command(CommandId.THEME_LIGHT)  # what is gone is not dressed any more
    assert seat.window.appearance.mode.value == "light"
