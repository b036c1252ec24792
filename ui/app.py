"""The application: Qt, theme, log, library and window, wired together and run."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.base.place import FOLDER, default_path
from ui.crash_log import CrashLog
from ui.importing.desk import sample_folders
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLLECT_MS = 10_000
_FULL_EVERY = 12
SWITCH_INTERVAL_S = 0.002
_NAME = "variorum"


class Collector(QObject):
    """Runs Python's cycle collection on the window's thread only.

    A QObject collected on another thread crashes the process, so the automatic collection is switched off.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticks = 0
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        self._ticks += 1
        gc.collect(2 if self._ticks % _FULL_EVERY == 0 else 1)


def run(store: Path | None, paths: Sequence[Path] = (), *, demo: bool = False, link: str = "") -> int:
    """Open the window on the library at ``store`` (None: the person's own), import ``paths``; return the exit status.

    ``link`` is a link of a report to follow. With ``demo`` a library of the sample articles is made in a folder that is
    removed at the end.
    """
    with tempfile.TemporaryDirectory(prefix=_NAME, ignore_cleanup_errors=True) as folder:
        if demo:
            store = Path(folder) / "sample.variorum"
            paths = (*sample_folders(), *paths)
        return _run(store or default_path(), [Path(path).absolute() for path in paths], link)


def _run(store: Path, paths: list[Path], link: str) -> int:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName(_NAME)
    application.setApplicationDisplayName("Variorum")
    application.setDesktopFileName(_NAME)
    crashes = CrashLog(user_log_path(FOLDER, appauthor=False))
    crashes.install()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    Collector(application)
    worker = Worker()
    settings = QSettings(str(user_config_path(FOLDER, appauthor=False) / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Theme(application), worker, settings)
    crashes.noticed.connect(window.problems.show_error)
    worker.open(store)
    window.import_paths(paths)
    if link:
        window.links.follow(link)
    if window.appearance.wants_whole_screen(window):
        window.showMaximized()
    else:
        window.show()
    status = application.exec()
    crashes.remove()
    if not window.closed_cleanly:
        # a call into the engine still runs; every write is a transaction, so that nothing is lost by leaving
        logging.shutdown()
        os._exit(status)
    return status
