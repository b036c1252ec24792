"""The cheat sheet: every key that works in the view shown, read from the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.commands import CommandId, Group, Scope
from ui.native_keys import NATIVE_KEYS
from ui.pieces import framed, plain, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.commands import Command
    from ui.keymap import Keymap

_Lines = list[tuple[tuple[str, ...], str]]
_COLUMN_LETTERS = 46
"""How many letters wide a column is at least."""
_MARGIN = 24
_WIDEST, _HIGHEST = 1480, 760


class CheatSheet(QDialog):
    """Shows the keys of ``keymap`` by group, in as many columns as there is room for.

    Those that only ``view`` takes for itself stand with the ways to go. ``wants_change`` says, once it is closed,
    that a person asked to change keys.
    """

    def __init__(self, parent: QWidget, keymap: Keymap, *, has_story: bool, view: CommandId | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of this view"))
        self._keymap, self._has_story, self._view = keymap, has_story, view
        self.wants_change = False
        self.resize(min(parent.width() - 40, _WIDEST), min(parent.height() - 40, _HIGHEST))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._sheet())
        self.area.setAccessibleName(self.tr("Keys of this view"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        change = buttons.addButton(keymap[CommandId.CHANGE_KEYS].shown_text, QDialogButtonBox.ButtonRole.ActionRole)
        change.setToolTip(keymap[CommandId.CHANGE_KEYS].shown_tooltip)
        change.setAutoDefault(False)
        change.clicked.connect(self._on_change)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(self.tr("Keys of this view"), "heading"))
        layout.addWidget(self.area, 1)
        layout.addWidget(buttons)
        layout.setContentsMargins(_MARGIN, 20, _MARGIN, 16)
        self.area.setFocus()  # the arrows scroll

    def _sheet(self) -> QWidget:
        parts = [(title, lines) for title, lines in self._parts() if lines]
        room = self.width() - 2 * _MARGIN
        count = max(1, min(4, room // (_COLUMN_LETTERS * self.fontMetrics().averageCharWidth())))
        layout = QHBoxLayout()
        layout.setSpacing(28)
        layout.setContentsMargins(0, 0, 12, 0)
        for some in divided([len(lines) + 2 for _, lines in parts], count):
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
            for place in some:
                _add_part(grid, *parts[place])
            grid.setRowStretch(grid.rowCount(), 1)
            grid.setColumnStretch(1, 1)
            layout.addLayout(grid, 1)
        sheet = framed("page")
        sheet.setLayout(layout)
        return sheet

    def _parts(self) -> list[tuple[str, _Lines]]:
        parts = []
        for group in Group:
            parts.append((self.tr(group.value), self._lines(group)))
            if group is Group.GO and self._view is not None:
                parts.append((self._keymap[self._view].shown_text, _native_lines(self._view)))
        return parts

    def _lines(self, group: Group) -> _Lines:
        lines: _Lines = [
            (command.shown_keys, command.shown_text.rstrip("…"))
            for command in self._keymap.commands
            if command.group is group and command.keys and self._works_here(command)
        ]
        return [*lines, *_native_lines(None)] if group is Group.GO else lines

    def _works_here(self, command: Command) -> bool:
        is_elsewhere = command.scope is Scope.COMPARISON and self._view is not CommandId.COMPARE
        return not is_elsewhere and (self._has_story or not command.needs_story)

    @Slot()
    def _on_change(self) -> None:
        self.wants_change = True
        self.accept()


def divided(heights: Sequence[int], count: int) -> list[range]:
    """Return ``heights`` cut into at most ``count`` runs, so that the highest run is as low as can be."""
    for limit in range(max(heights, default=0), sum(heights) + 1):
        runs, first, height = [], 0, 0
        for place, one in enumerate(heights):
            if height + one > limit:
                runs.append(range(first, place))
                first, height = place, 0
            height += one
        runs.append(range(first, len(heights)))
        if len(runs) <= count:
            return runs
    return []


def _native_lines(view: CommandId | None) -> _Lines:
    return [(native.shown_keys, native.shown_text) for native in NATIVE_KEYS if native.view is view]


def _add_part(grid: QGridLayout, title: str, lines: _Lines) -> None:
    """Add a part below those that ``grid`` has; all parts of a column stand in one grid, so that texts align."""
    first = grid.rowCount()
    heading = plain(title.upper(), "section")
    heading.setContentsMargins(0, 0 if first == 1 else 10, 0, 0)
    grid.addWidget(heading, first, 0, 1, 2)
    for place, (keys, text) in enumerate(lines, first + 1):
        caps = QWidget()
        caps.setLayout(row(*(plain(key, "key") for key in keys), spacing=4))
        caps.setAccessibleName(" ".join(keys))
        grid.addWidget(caps, place, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain(text, wrap=True), place, 1)
