"""A window over a library of its own, and what it needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from reader.library import Library
from tests.conftest import SAMPLE
from tests.ui.themed import light_theme
from tests.ui.window.articles import write_ferry
from ui.app import SWITCH_INTERVAL_S
from ui.commands import CommandId
from ui.header import VIEWS
from ui.main_window import MainWindow
from ui.steps_desk import FIRST_STEPS, PUT_AWAY
from ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

WAIT_MS = 60_000
PAGES = (*VIEWS, CommandId.SHOW_CLEANING, CommandId.SEARCH, CommandId.IMPORT_RESULTS)
"""The commands that show a page of its own."""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light_theme(qapp)


@pytest.fixture
def first_steps() -> str:
    """What the settings say of the first steps at the first start; tests about them say that nobody saw them."""
    return PUT_AWAY


@pytest.fixture
def open_window(theme: Theme, qtbot: QtBot, tmp_path: Path, first_steps: str) -> Iterator[Callable[[], MainWindow]]:
    """Open a window on the library of this test, with its stories listed; may be called again after closing one."""
    opened: list[MainWindow] = []
    sys.setswitchinterval(SWITCH_INTERVAL_S)  # as the program does

    def make() -> MainWindow:
        worker = Worker()
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        if not settings.contains(FIRST_STEPS):
            settings.setValue(FIRST_STEPS, first_steps)
        window = MainWindow(theme, worker, settings)
        worker.setParent(window)
        opened.append(window)
        with qtbot.waitSignal(window.desk.stories_listed, timeout=WAIT_MS):
            worker.open(tmp_path / "library.variorum")
        window.show()
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library in a file, made once; a test copies it to where its window opens one."""
    folder = tmp_path_factory.mktemp("filled")
    with Library.open(folder / "library.variorum") as library:
        list(library.import_paths([SAMPLE]))
        library.regroup()
        library.backup(folder / "template.variorum")
    return folder / "template.variorum"


@pytest.fixture
def import_all(qtbot: QtBot) -> Callable[[MainWindow, list[Path]], None]:
    """Import paths into a window and wait until its stories are grouped."""

    def run(window: MainWindow, paths: list[Path]) -> None:
        with qtbot.waitSignal(window.desk.stories_listed, timeout=WAIT_MS):
            window.import_paths(paths)

    return run


@pytest.fixture
def ferry(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window with three tellings of one event open."""
    write_ferry(tmp_path / "ferry")
    with qtbot.waitSignal(window.desk.story_opened, timeout=WAIT_MS):
        window.import_paths([tmp_path / "ferry"])
    return window
