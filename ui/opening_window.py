"""What is seen while the program is loaded: a window where the window will be, in its colours.

It stands before anything else is imported, so that the first paint waits for nothing but Qt; it does without the
namespace ``Qt``, whose enumerations take a quarter of that time to be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QPaintEvent

SIZE = QSize(1366, 768)
"""The size of a window that was never placed."""
GEOMETRY, BACKGROUND, INK = "window/geometry", "window/background", "window/ink"
"""The settings in which the window keeps where it stood and the colours that it had."""


class OpeningWindow(QWidget):
    """Stands where the window stood last, as ``settings`` tell; ``painted`` comes once, after the first paint."""

    painted = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._is_painted = False
        self.setWindowTitle(QCoreApplication.translate("MainWindow", "Variorum"))
        palette = self.palette()
        for name, role in ((BACKGROUND, QPalette.ColorRole.Window), (INK, QPalette.ColorRole.WindowText)):
            colour = QColor(str(settings.value(name, "")))
            if colour.isValid():
                palette.setColor(role, colour)
        self.setPalette(palette)
        line, layout = QHBoxLayout(), QVBoxLayout(self)
        line.addStretch()
        line.addWidget(QLabel(self.tr("Opening the library…")))
        line.addStretch()
        layout.addStretch()
        layout.addLayout(line)
        layout.addStretch()
        self.resize(SIZE)
        geometry = settings.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()
