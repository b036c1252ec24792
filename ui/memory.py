"""What the window remembers in the library: the open story, its base, the current change and how it is laid out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library
    from ui.worker import Worker

STORY, BASE, CHANGE = "window.story", "window.base", "window.change"
VIEW = "window.view"
SCROLL, SESSION = "window.scroll", "window.session"
ORDER = "window.order"
_PAUSE_MS = 400


class Memory(QObject):
    """Keeps names and values a moment after they last changed, so that walking fast does not write at every step."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kept: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def keep(self, name: str, value: object) -> None:
        """Keep ``value`` (None: nothing) under ``name``."""
        self._kept[name] = "" if value is None else str(value)
        self._pause.start()

    @Slot()
    def flush(self) -> None:
        """Write at once what waits to be written."""
        self._pause.stop()
        kept, self._kept = self._kept, {}
        if kept:
            self._worker.write(self.tr("remember where you were"), partial(_write, kept))


def _write(kept: Mapping[str, str], library: Library) -> None:
    if not library.is_read_only:
        for name, value in kept.items():
            library.set_state(name, value)
