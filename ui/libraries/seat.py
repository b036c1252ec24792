"""The seat: holds the window of the open library, and puts one on another library in its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot

from ui.channel import Failure
from ui.main_window import MainWindow
from ui.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from ui.theme import Theme


@dataclass(frozen=True, slots=True, eq=False)
class _Seated:
    """A window and the worker that has its library."""

    window: MainWindow
    worker: Worker


class Seat(QObject):
    """Makes windows; every library has one of its own, so that nothing of the one before stays in any view.

    The old window stays as it is until the new library is open, and only then closes its own.
    """

    def __init__(self, theme: Theme, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._seated = self._made()
        self._coming: _Seated | None = None
        self._leaving: list[_Seated] = []

    @property
    def window(self) -> MainWindow:
        """The window that a person sees."""
        return self._seated.window

    @property
    def closed_cleanly(self) -> bool:
        """Tell whether every library was closed; False: a call was still running."""
        return self.window.closed_cleanly and not self._leaving

    def begin(self, path: Path) -> None:
        """Open the first library, made where there is none."""
        self._seated.worker.open(path)

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Say in the window that the program made a mistake."""
        self.window.problems.show_error(error)

    @Slot(object)
    def go_to(self, path: Path) -> None:
        """Open the library at ``path`` in a window of its own, which takes the place of this one."""
        self._keep_still()
        coming = self._coming = self._made()
        coming.worker.opened.connect(self._on_opened)
        coming.worker.failed.connect(self._on_failed)
        coming.worker.open(path)

    @Slot(object)
    def restore(self, backup: Path) -> None:
        """Close the library, put ``backup`` in its place and open that; where it fails, open the old one again."""
        from reader.store.copying import restore  # noqa: PLC0415 - start-up time

        path = self._seated.worker.path
        assert path is not None
        self._keep_still()
        self._seated.worker.left.connect(self._on_restored)
        self.window.leave(self.tr("restore the backup"), partial(restore, path, backup))

    def _made(self) -> _Seated:
        worker = Worker()
        window = MainWindow(self._theme, worker, self._settings)
        worker.setParent(window)
        window.libraries.open_asked.connect(self.go_to)
        window.libraries.restore_asked.connect(self.restore)
        return _Seated(window, worker)

    def _keep_still(self) -> None:
        """Take no command in the window until it is known which library is open next."""
        self.window.keep_appearance()
        self.window.setEnabled(False)

    @Slot(object)
    def _on_opened(self, _opened: object) -> None:
        old, coming = self._seated, self._coming
        assert coming is not None
        self._coming = None
        coming.worker.failed.disconnect(self._on_failed)
        self._seat(coming)
        self._leaving.append(old)
        old.worker.left.connect(self._on_left)
        old.window.leave(self.tr("close the library"), _nothing)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        coming, self._coming = self._coming, None
        assert coming is not None
        coming.worker.opened.disconnect(self._on_opened)
        coming.worker.failed.disconnect(self._on_failed)
        self._leaving.append(coming)
        coming.worker.left.connect(self._on_left)
        coming.window.leave(self.tr("close the library"), _nothing)
        self.window.setEnabled(True)
        self.window.frame.panes()[0].setFocus()
        self.window.libraries.say_failure(failure)

    @Slot(object)
    def _on_left(self, _result: object) -> None:
        gone = next(one for one in self._leaving if one.worker is self.sender())
        self._leaving.remove(gone)
        gone.window.deleteLater()

    @Slot(object)
    def _on_restored(self, result: Path | Failure | None) -> None:
        old, coming = self._seated, self._made()
        path = old.worker.path
        assert path is not None
        self._seat(coming)
        old.window.deleteLater()
        if isinstance(result, Failure):
            coming.window.libraries.say_failure(result)
        else:
            coming.window.libraries.say_restored(result)
        coming.worker.open(path)

    def _seat(self, coming: _Seated) -> None:
        old, self._seated = self._seated, coming
        coming.window.show()
        old.window.hide()


def _nothing() -> None:
    """Do nothing once the library is closed."""
