"""About Variorum: version, where the library lies, and the licences of what ships with it."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from ui.pieces import column, plain, row

if TYPE_CHECKING:
    from pathlib import Path

    from ui.theme import Theme

_WIDTH = 520


class AboutBox(QDialog):
    """Says what this is, and lets a person copy it."""

    def __init__(self, theme: Theme, library: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Variorum"))
        icon = QLabel()
        icon.setPixmap(theme.icon("variorum").pixmap(QSize(56, 56)))
        icon.setAccessibleName(self.tr("Variorum"))
        text = QWidget()
        text.setLayout(column(*self._lines(library), spacing=8))
        top = QWidget()
        layout = row(icon, text, spacing=18)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretchFactor(text, 1)
        top.setLayout(layout)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.setLayout(column(top, buttons, spacing=16, margins=(24, 22, 24, 16)))
        self.setMinimumWidth(_WIDTH)

    def _lines(self, library: Path | None) -> tuple[QLabel, ...]:
        lines = (
            self.tr("Variorum {0}: how news outlets tell the same story, side by side.").format(own_version()),
            self.tr("Library: {0}").format(library or self.tr("none open")),
            self.tr("Qt {0} by PySide6 (LGPL 3; the libraries can be replaced), Python {1}.").format(
                qVersion(), platform.python_version()
            ),
            self.tr("Noto Serif and Noto Sans: SIL Open Font License. Icons: Lucide, ISC. Variorum: Apache 2.0."),
            self.tr("Nothing you import leaves this computer."),
        )
        labels = [plain(self.tr("Variorum"), "heading")]
        for line in lines:
            label = plain(line, wrap=True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            labels.append(label)
        return tuple(labels)


def own_version() -> str:
    """Return the version that is installed; a checkout that is not says so."""
    try:
        return version("variorum")
    except PackageNotFoundError:
        return "from a checkout"
