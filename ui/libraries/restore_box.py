"""The box before a restore: which copy comes, what becomes of the library that is open, and that nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ui.dates import short_date
from ui.pieces import breakable, column, plain

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_LETTERS = 80


class RestoreBox(QDialog):
    """Asks whether ``backup``, written at ``written``, shall take the place of ``library``, kept at ``aside`` then."""

    def __init__(self, backup: Path, written: datetime, library: Path, aside: Path, parent: QWidget) -> None:
        super().__init__(parent)
        heading = self.tr("Restore from this backup?")
        self.setWindowTitle(heading)
        day = f"{short_date(written.date().isoformat())}, {written:%H:%M}"
        lines = (
            self.tr("The backup is sound. It was written on {0}: {1}").format(day, breakable(str(backup))),
            self.tr("It takes the place of the library {0} and is opened.").format(breakable(str(library))),
            self.tr("What the library holds now is not lost: it is set aside in the same folder as {0}.").format(
                breakable(aside.name)
            ),
            self.tr("“Open a library…” goes back to it at any time. The backup itself stays as it is."),
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        taken = buttons.addButton(self.tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        taken.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        words = [plain(line, wrap=True) for line in lines]
        self.setAccessibleDescription(" ".join(lines))
        parts = (plain(heading, "heading", wrap=True), *words, None, buttons)
        layout = column(*parts, spacing=12, margins=(24, 20, 24, 16))
        self.setLayout(layout)
        self.ensurePolished()
        width = min(self.fontMetrics().averageCharWidth() * _LETTERS, parent.width() - 40)
        self.resize(width, layout.totalHeightForWidth(width))
        taken.setFocus()
