"""One theme for all tests of widgets: a second one on the same application would load every font again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import Theme, ThemeMode

if TYPE_CHECKING:
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
    return theme
