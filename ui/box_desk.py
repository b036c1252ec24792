"""The boxes that belong to the window as a whole: about, keys, report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.about import AboutBox
from ui.commands import CommandId
from ui.keys.dialog import KeysDialog
from ui.report_dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.arrivals import Arrivals
    from ui.desk import StoryDesk
    from ui.keymap import Keymap
    from ui.theme import Theme


class BoxDesk(QObject):
    """Opens the boxes over ``window`` and does what a person asked for in them."""

    def __init__(self, theme: Theme, keymap: Keymap, desk: StoryDesk, arrivals: Arrivals, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._keymap, self._desk, self._arrivals, self._window = theme, keymap, desk, arrivals, window

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {
            CommandId.ABOUT: self.show_about,
            CommandId.CHANGE_KEYS: self.change_keys,
            CommandId.REPORT: self.ask_report,
        }

    def show_about(self) -> None:
        """Show version, library and licences."""
        library = self._arrivals.library
        AboutBox(self._theme, library.path if library else None, self._window).exec()

    def change_keys(self) -> None:
        """Show every command with its keys, to be given others."""
        KeysDialog(self._keymap, self._window).exec()

    def ask_report(self) -> None:
        """Ask for the form of a report on the open story and write it."""
        if self._desk.story is None:
            return
        row = self._desk.story.row
        dialog = ReportDialog(row.title, Path.home(), self._window, storyline=row.storyline_title)
        if dialog.exec():
            self._desk.write_report(dialog.wish)
