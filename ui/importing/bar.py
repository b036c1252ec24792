"""The bar above the footer that shows how an import goes, with its buttons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from ui.commands import CommandId
from ui.pieces import ElidedLabel, plain, row

if TYPE_CHECKING:
    from ui.importing.run import Progress
    from ui.keymap import Keymap


def _number(value: float) -> str:
    """Return a whole number as the language of the window writes it."""
    return QLocale().toString(round(value))


class ImportBar(QFrame):
    """Shows the progress of an import; hidden while none runs. Its buttons ask to pause or go on, and to cancel."""

    cancel_asked = Signal()
    pause_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setAccessibleName(self.tr("Import under way"))
        self._is_paused = False
        self._progress: Progress | None = None
        self._count = plain()
        self._file = ElidedLabel(kind="muted")
        self._bar = QProgressBar()
        self._pace = plain(kind="muted")
        self._pause = QPushButton()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Share of files imported"))
        parts = (self._count, self._bar, self._pace, self._file, self._pause, self._cancel)
        layout = row(*parts, margins=(14, 5, 14, 5), spacing=12)
        layout.setStretchFactor(self._bar, 1)
        layout.setStretchFactor(self._file, 2)
        self.setLayout(layout)
        self._cancel.clicked.connect(self.cancel_asked)
        self._pause.clicked.connect(self.pause_asked)
        self.hide()

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        self._cancel.setToolTip(keymap[CommandId.CANCEL_IMPORT].shown_tooltip)
        self._pause.setToolTip(keymap[CommandId.PAUSE_IMPORT].shown_tooltip)

    def begin(self) -> None:
        """Show that an import begins, before its files are counted."""
        self._progress = None
        self._count.setText(self.tr("Looking for files…"))
        self._file.show_text("")
        self._pace.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._pause.setEnabled(True)
        self.show_paused(is_paused=False)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        is_one_read = progress.total == 1 and not progress.done and not self._is_paused
        self._bar.setRange(0, 0 if is_one_read else max(1, progress.total))
        self._bar.setValue(progress.done)
        words = self.tr("Paused at {0} of {1}") if self._is_paused else self.tr("Importing {0} of {1}")
        told = words.format(_number(progress.done), _number(progress.total))
        self._count.setText(self.tr("Reading one file…") if is_one_read else told)
        self._pace.setText("" if self._is_paused else self._pace_words(progress))
        self._file.show_text(Path(progress.path).name)
        self._progress = progress

    @Slot(bool)
    def show_paused(self, is_paused: bool) -> None:  # noqa: FBT001 - a slot
        """Show whether it rests."""
        self._is_paused = is_paused
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        if is_paused and self._progress is not None:
            self.show_progress(self._progress)

    @Slot()
    def show_cancelling(self) -> None:
        """Show that it stops after what is being written."""
        self._cancel.setEnabled(False)
        self._pause.setEnabled(False)
        self._count.setText(self.tr("Stopping…"))

    def _pace_words(self, progress: Progress) -> str:
        if progress.files_per_s is None or progress.remaining_s is None:
            return ""
        pace = _number(progress.files_per_s) if progress.files_per_s >= 10 else f"{progress.files_per_s:.1f}"
        return f"{self.tr('{0} files/s').format(pace)} · {self._left_words(progress.remaining_s)}"

    def _left_words(self, remaining_s: float) -> str:
        if remaining_s < 10:
            return self.tr("a few seconds left")
        if remaining_s < 90:
            return self.tr("about {0} s left").format(10 * round(remaining_s / 10))
        return self.tr("about {0} min left").format(round(remaining_s / 60))

    def end(self) -> None:
        """Hide."""
        self.hide()
