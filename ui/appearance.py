"""The appearance: light or dark, text size, and where window and panes stood, kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Slot

from ui.commands import CommandId
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QSplitter

    from ui.theme import Theme

_ZOOM_STEP = 0.1
_FRAME = 40
"""Pixels that a desktop may need round a window for its frame and title."""


class Appearance(QObject):
    """Switches theme and zoom and keeps them, with the window's geometry, in ``settings``."""

    def __init__(self, theme: Theme, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self._scale = theme.scale
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.setInterval(0)  # after every key that waits
        self._dressing.timeout.connect(self._dress)

    @property
    def theme(self) -> Theme:
        """The theme of the window."""
        return self._theme

    @property
    def mode(self) -> ThemeMode:
        """The theme that is asked for."""
        return self._theme.mode

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command of the appearance does."""
        return {
            CommandId.THEME_CONTRAST: self.choose_contrast,
            CommandId.THEME_DARK: self.choose_dark,
            CommandId.THEME_LIGHT: self.choose_light,
            CommandId.THEME_SYSTEM: self.choose_system,
            CommandId.ZOOM_IN: self.zoom_in,
            CommandId.ZOOM_OUT: self.zoom_out,
            CommandId.ZOOM_RESET: self.zoom_reset,
        }

    def restore(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Put theme, text size, window and panes back to where they were."""
        mode = str(self._settings.value("window/theme", ThemeMode.SYSTEM.value))
        self._theme.set_mode(ThemeMode(mode) if mode in set(ThemeMode) else ThemeMode.SYSTEM)
        self._theme.set_scale(_number(self._settings.value("window/scale"), 1.0))
        self._scale = self._theme.scale
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        sizes = self._settings.value("window/splitter")
        if isinstance(sizes, QByteArray):
            splitter.restoreState(sizes)

    def wants_whole_screen(self, window: QMainWindow) -> bool:
        """Tell whether a window that was never placed has no room on its screen with the desktop's frame round it."""
        room = window.screen().availableSize()
        is_too_large = window.width() + _FRAME > room.width() or window.height() + _FRAME > room.height()
        return is_too_large and not self._settings.contains("window/geometry")

    def keep(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Write down how everything stands."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        self._settings.setValue("window/splitter", splitter.saveState())
        self._settings.setValue("window/theme", self._theme.mode.value)
        self._settings.setValue("window/scale", self._scale)
        self._settings.sync()

    def choose_light(self) -> None:
        """Show the light colours."""
        self._theme.set_mode(ThemeMode.LIGHT)

    def choose_contrast(self) -> None:
        """Show black on white with strong lines."""
        self._theme.set_mode(ThemeMode.HIGH_CONTRAST)

    def choose_dark(self) -> None:
        """Show the dark colours."""
        self._theme.set_mode(ThemeMode.DARK)

    def choose_system(self) -> None:
        """Follow the desktop."""
        self._theme.set_mode(ThemeMode.SYSTEM)

    def zoom_in(self) -> None:
        """Make all text larger."""
        self._ask_scale(self._scale + _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make all text smaller."""
        self._ask_scale(self._scale - _ZOOM_STEP)

    def zoom_reset(self) -> None:
        """Show all text in its usual size."""
        self._ask_scale(1.0)

    def _ask_scale(self, scale: float) -> None:
        """Show ``scale`` once the keys pressed meanwhile are worked off: to dress all widgets anew takes time."""
        self._scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, round(scale, 1)))
        self._dressing.start()

    @Slot()
    def _dress(self) -> None:
        self._theme.set_scale(self._scale)


def _number(value: object, default: float) -> float:
    try:
        return float(str(value))
    except ValueError:
        return default
