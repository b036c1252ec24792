"""The application: a first window at once, then theme, log, library and the window itself, wired together and run."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from reader.base.place import FOLDER, default_path
from ui.opening_window import OpeningWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.crash_log import CrashLog
    from ui.libraries.seat import Seat

_COLLECT_MS = 10_000
_FULL_EVERY = 12
SWITCH_INTERVAL_S = 0.002
_NAME = "variorum"


class Wish(NamedTuple):
    """What the program was started for: a library (None: the person's own), paths to import, a link to follow."""

    store: Path | None
    paths: tuple[Path, ...]
    link: str


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


class Program(QObject):
    """Loads the program as soon as the first window is painted, and puts the window in its place."""

    def __init__(self, application: QApplication, settings: QSettings, opening: OpeningWindow, wish: Wish) -> None:
        super().__init__(application)
        self._application, self._settings, self._opening, self._wish = application, settings, opening, wish
        self.crashes: CrashLog | None = None
        self.seat: Seat | None = None

    @Slot()
    def begin_soon(self) -> None:
        """Begin as soon as what was just painted can be seen."""
        QTimer.singleShot(0, self, self.begin)

    @Slot()
    def begin(self) -> None:
        """Open the library and show the window; the program ends where that fails."""
        try:
            self._load()
        except BaseException:
            self._application.exit(1)
            raise

    def _load(self) -> None:
        from platformdirs import user_log_path  # noqa: PLC0415 - all of this is loaded behind the first paint

        from ui.crash_log import CrashLog  # noqa: PLC0415
        from ui.libraries.seat import Seat  # noqa: PLC0415
        from ui.theme import Theme  # noqa: PLC0415

        self.crashes = CrashLog(user_log_path(FOLDER, appauthor=False))
        self.crashes.install()
        Collector(self._application)
        seat = self.seat = Seat(Theme(self._application), self._settings, self)
        window = seat.window
        self.crashes.noticed.connect(seat.show_error)
        seat.begin(self._wish.store or default_path())
        window.import_paths(self._wish.paths)
        if self._wish.link:
            window.links.follow(self._wish.link)
        if window.appearance.wants_whole_screen(window):
            window.showMaximized()
        else:
            window.show()
        self._opening.close()


def run(store: Path | None, paths: Sequence[Path] = (), *, demo: bool = False, link: str = "") -> int:
    """Open the window on the library at ``store`` (None: the person's own), import ``paths``; return the exit status.

    ``link`` is a link of a report to follow. With ``demo`` a library of the sample articles is made in a folder that is
    removed at the end.
    """
    absolute = tuple(Path(path).absolute() for path in paths)
    if not demo:
        return _run(Wish(store, absolute, link))
    import tempfile  # noqa: PLC0415 - start-up time

    from ui.importing.desk import sample_folders  # noqa: PLC0415 - start-up time

    with tempfile.TemporaryDirectory(prefix=_NAME, ignore_cleanup_errors=True) as folder:
        return _run(Wish(Path(folder) / "sample.variorum", (*sample_folders(), *absolute), link))


def _run(wish: Wish) -> int:
    gc.disable()  # until the collector takes over: what is loaded now stays
    application = QApplication(sys.argv[:1])
    application.setApplicationName(_NAME)
    application.setApplicationDisplayName("Variorum")
    application.setDesktopFileName(_NAME)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    settings = QSettings(str(_settings_file()), QSettings.Format.IniFormat)
    opening = OpeningWindow(settings)
    program = Program(application, settings, opening, wish)
    opening.painted.connect(program.begin_soon)
    opening.show()
    status = application.exec()
    if program.crashes is not None:
        program.crashes.remove()
    if program.seat is not None and not program.seat.closed_cleanly:
        # a call into the engine still runs; every write is a transaction, so that nothing is lost by leaving
        import logging  # noqa: PLC0415 - start-up time

        logging.shutdown()
        os._exit(status)
    return status


def _settings_file() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed by whoever imports this

    return user_config_path(FOLDER, appauthor=False) / "window.ini"
