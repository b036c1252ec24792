"""The bar above the footer that shows how an import goes, with its cancel button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from ui.pieces import ElidedLabel, plain, row

if TYPE_CHECKING:
    from ui.importing.run import Progress


class ImportBar(QFrame):
    """Shows the progress of an import; hidden while none runs. ``cancel_asked`` comes from its button."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setAccessibleName(self.tr("Import under way"))
        self._count = plain()
        self._file = ElidedLabel(kind="muted")
        self._bar = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Share of files imported"))
        self._cancel.setToolTip(self.tr("Stop here; what is imported stays"))
        layout = row(self._count, self._bar, self._file, self._cancel, margins=(14, 5, 14, 5), spacing=12)
        layout.setStretchFactor(self._bar, 1)
        layout.setStretchFactor(self._file, 2)
        self.setLayout(layout)
        self._cancel.clicked.connect(self.cancel_asked)
        self.hide()

    def begin(self) -> None:
        """Show that an import begins, before its files are counted."""
        self._count.setText(self.tr("Looking for files…"))
        self._file.show_text("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        self._count.setText(self.tr("Importing {0} of {1}").format(progress.done, progress.total))
        self._file.show_text(Path(progress.path).name)

    def show_cancelling(self) -> None:
        """Show that it stops after what is being written."""
        self._cancel.setEnabled(False)
        self._count.setText(self.tr("Stopping…"))

    def end(self) -> None:
        """Hide."""
        self.hide()
