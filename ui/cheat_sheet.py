"""The cheat sheet: every key that works in the view shown, read from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.commands import COMMANDS, Command, Group
from ui.pieces import framed, plain, row

if TYPE_CHECKING:
    from collections.abc import Sequence

# keys that widgets handle themselves, so that no action stands for them
_NATIVE_KEYS = ((("↑", "↓"), "Move in a list or through rows"), (("Enter",), "Open the story"))
_COLUMNS = ((Group.FILE, Group.EDIT, Group.GO), (Group.CHANGES,), (Group.REVIEW, Group.VIEW, Group.HELP))


class CheatSheet(QDialog):
    """Shows the keys in three columns, by group; commands of the comparison only while a story is open."""

    def __init__(self, parent: QWidget, *, has_story: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of this view"))
        sheet = framed("page")
        sheet.setLayout(self._columns(has_story=has_story))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setAccessibleName(self.tr("Keys of this view"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(self.tr("Keys of this view"), "heading"))
        layout.addWidget(area)
        layout.addWidget(buttons)
        layout.setContentsMargins(24, 20, 24, 16)
        area_width = sheet.sizeHint().width() + 90
        self.resize(min(parent.width() - 40, area_width), min(parent.height() - 40, sheet.sizeHint().height() + 130))

    def _columns(self, *, has_story: bool) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(34)
        layout.setContentsMargins(0, 0, 0, 0)
        for groups in _COLUMNS:
            parts = QVBoxLayout()
            parts.setSpacing(4)
            for group in groups:
                commands = [
                    command
                    for command in COMMANDS
                    if command.group is group and command.keys and (has_story or not command.needs_story)
                ]
                if commands:
                    self._add_group(parts, self.tr(group.value), commands, with_native=group is Group.GO)
            parts.addStretch(1)
            layout.addLayout(parts)
        layout.addStretch(1)
        return layout

    def _add_group(self, parts: QVBoxLayout, title: str, commands: Sequence[Command], *, with_native: bool) -> None:
        parts.addWidget(plain(title.upper(), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        lines = [(command.shown_keys, command.shown_text.rstrip("…")) for command in commands]
        if with_native:
            lines += [(keys, self.tr(text)) for keys, text in _NATIVE_KEYS]
        for line, (keys, text) in enumerate(lines):
            caps = QWidget()
            caps.setLayout(row(*(plain(key, "key") for key in keys), spacing=4))
            caps.setAccessibleName(" ".join(keys))
            grid.addWidget(caps, line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain(text), line, 1)
        grid.setColumnMinimumWidth(0, self.fontMetrics().horizontalAdvance("Ctrl+Shift+Z  Ctrl+Y"))
        grid.setColumnStretch(1, 1)
        parts.addLayout(grid)
        parts.addSpacing(12)
