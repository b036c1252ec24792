"""The appearance: colours, text size, the look of articles, and where window and panes stood, kept between runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal, Slot

from ui.commands import CommandId
from ui.opening_window import BACKGROUND, GEOMETRY, INK
from ui.reading_look import LineSpacing, ReadingLook, Typeface
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, ColourRole, ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QSplitter

    from ui.theme import Theme

_ZOOM_STEP = 0.1
_FRAME = 40
"""Pixels that a desktop may need round a window for its frame and title."""


class Appearance(QObject):
    """Switches theme, zoom and the look of articles, and keeps them with the window's geometry in ``settings``.

    ``said`` carries a sentence that tells how articles are shown now.
    """

    said = Signal(str)

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
            CommandId.READING_SPACING: self.next_spacing,
            CommandId.READING_TYPEFACE: self.next_typeface,
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
        self._theme.set_reading_look(self._kept_reading_look())
        geometry = self._settings.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        sizes = self._settings.value("window/splitter")
        if isinstance(sizes, QByteArray):
            splitter.restoreState(sizes)

    def wants_whole_screen(self, window: QMainWindow) -> bool:
        """Tell whether a window that was never placed has no room on its screen with the desktop's frame round it."""
        room = window.screen().availableSize()
        is_too_large = window.width() + _FRAME > room.width() or window.height() + _FRAME > room.height()
        return is_too_large and not self._settings.contains(GEOMETRY)

    def keep(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Write down how everything stands."""
        self._settings.setValue(GEOMETRY, window.saveGeometry())
        self._settings.setValue(BACKGROUND, self._theme.colour(ColourRole.BACKGROUND).name())
        self._settings.setValue(INK, self._theme.colour(ColourRole.MUTED).name())
        self._settings.setValue("window/splitter", splitter.saveState())
        self._settings.setValue("window/theme", self._theme.mode.value)
        self._settings.setValue("window/scale", self._scale)
        self._settings.setValue("window/typeface", self._theme.reading_look.typeface.value)
        self._settings.setValue("window/line_spacing", self._theme.reading_look.spacing.value)
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

    def next_typeface(self) -> None:
        """Show the text of articles in serif, or in sans."""
        look = self._theme.reading_look
        self._theme.set_reading_look(replace(look, typeface=look.typeface.following))
        self.said.emit(self._theme.reading_look.typeface.shown_text)

    def next_spacing(self) -> None:
        """Show the lines of articles close, in the usual distance, or wide."""
        look = self._theme.reading_look
        self._theme.set_reading_look(replace(look, spacing=look.spacing.following))
        self.said.emit(self._theme.reading_look.spacing.shown_text)

    def zoom_in(self) -> None:
        """Make all text larger."""
        self._ask_scale(self._scale + _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make all text smaller."""
        self._ask_scale(self._scale - _ZOOM_STEP)

    def zoom_reset(self) -> None:
        """Show all text in its usual size."""
        self._ask_scale(1.0)

    def _kept_reading_look(self) -> ReadingLook:
        usual = ReadingLook()
        typeface = str(self._settings.value("window/typeface"))
        spacing = str(self._settings.value("window/line_spacing"))
        return ReadingLook(
            Typeface(typeface) if typeface in set(Typeface) else usual.typeface,
            LineSpacing(spacing) if spacing in set(LineSpacing) else usual.spacing,
        )

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
