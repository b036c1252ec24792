"""What tests of single widgets dress them with: one theme for all, since each loads every font, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from ui.keymap import Keymap
from ui.reading_look import ReadingLook
from ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_THEMES: list[Theme] = []


def light_theme(application: QApplication) -> Theme:
    """The theme of ``application`` in light colours and usual size."""
    if not _THEMES:
        _THEMES.append(Theme(application))
    theme = _THEMES[0]
    theme.set_mode(ThemeMode.LIGHT)
    if theme.scale != 1.0:
        theme.set_scale(1.0)
    theme.set_reading_look(ReadingLook())
    return theme


def keys_as_delivered(folder: Path) -> Keymap:
    """The keymap of a person who changed nothing; its settings lie in ``folder``."""
    return Keymap(QSettings(str(folder / "keys.ini"), QSettings.Format.IniFormat))
