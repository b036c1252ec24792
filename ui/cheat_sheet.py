"""The cheat sheet: every key that works in the view shown, read from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.commands import COMMANDS, Group
from ui.pieces import framed, plain, row

# keys that widgets handle themselves, so that no action stands for them
_Lines = list[tuple[tuple[str, ...], str]]
_NATIVE_KEYS = ((("↑", "↓"), "Move in a list or through rows"), (("Enter",), "Open the story"))
_LEDGER_KEYS = (
    (("1", "…", "5"), "Quotations, figures, attributions, labels, within one article"),
    (("←", "→"), "Previous or next ledger"),
    (("/",), "Filter the entries"),
    (("s",), "Take in the whole storyline"),
    (("Enter",), "Go to the passage"),
)
_LINEAGE_KEYS = (
    (("←", "→"), "Along a tie, or to the next article in time"),
    (("↑", "↓"), "Through the rows, or the ties of one article"),
    (("Home", "End"), "First or last article in time"),
    (("Enter",), "Compare both ends of the tie"),
    (("t",), "Ties that are not drawn, at the article in focus"),
    (("+", "-"), "Larger or smaller"),
    (("0",), "Usual size; again: the whole"),
)
_REVIEW_KEYS = (
    (("1", "…", "4"), "Sessions, disagreements, house style, without text"),
    (("Enter",), "Resume the session"),
    (("n",), "New session from what is shown"),
    (("F2", "Del"), "Rename, archive or bring back"),
    (("t", "o"), "Take their verdict, keep your own"),
    (("s", "m"), "Save your verdicts, merge others"),
    (("a", "Del"), "Make it a rule, refuse or drop it"),
)
_COLUMNS = (
    (Group.FILE, Group.VIEW),
    (Group.EDIT, Group.GO),
    (Group.STORIES, Group.REVIEW, Group.HELP),
    (Group.CHANGES,),
)
_WIDEST, _HIGHEST = 1480, 760


class CheatSheet(QDialog):
    """Shows the keys in four columns, by group; those of single views only where they work."""

    def __init__(
        self,
        parent: QWidget,
        *,
        has_story: bool,
        in_ledgers: bool = False,
        in_lineage: bool = False,
        in_review: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of this view"))
        self._has_story, self._in_ledgers, self._in_lineage = has_story, in_ledgers, in_lineage
        self._in_review = in_review
        sheet = framed("page")
        sheet.setLayout(self._columns())
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
        self.resize(min(parent.width() - 40, _WIDEST), min(parent.height() - 40, _HIGHEST))

    def _columns(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(22)
        layout.setContentsMargins(0, 0, 0, 0)
        for groups in _COLUMNS:
            grid = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(4)
            for group in groups:
                self._add_group(grid, self.tr(group.value), self._lines(group))
                if group is Group.GO and self._in_ledgers:
                    self._add_group(grid, self.tr("Ledgers"), [(keys, self.tr(text)) for keys, text in _LEDGER_KEYS])
                if group is Group.REVIEW and self._in_review:
                    self._add_group(grid, self.tr("Sessions"), [(keys, self.tr(text)) for keys, text in _REVIEW_KEYS])
                if group is Group.GO and self._in_lineage:
                    self._add_group(grid, self.tr("Lineage"), [(keys, self.tr(text)) for keys, text in _LINEAGE_KEYS])
            grid.setRowStretch(grid.rowCount(), 1)
            grid.setColumnStretch(1, 1)
            layout.addLayout(grid, 1)
        return layout

    def _lines(self, group: Group) -> _Lines:
        lines: _Lines = [
            (command.shown_keys, command.shown_text.rstrip("…"))
            for command in COMMANDS
            if command.group is group and command.keys and (self._has_story or not command.needs_story)
        ]
        return [*lines, *((keys, self.tr(text)) for keys, text in _NATIVE_KEYS)] if group is Group.GO else lines

    def _add_group(self, grid: QGridLayout, title: str, lines: _Lines) -> None:
        """Add a group below those that ``grid`` has; all groups of a column stand in one grid, so that texts align."""
        if not lines:
            return
        first = grid.rowCount()
        heading = plain(title.upper(), "section")
        heading.setContentsMargins(0, 0 if first == 1 else 10, 0, 0)
        grid.addWidget(heading, first, 0, 1, 2)
        for place, (keys, text) in enumerate(lines, first + 1):
            caps = QWidget()
            caps.setLayout(row(*(plain(key, "key") for key in keys), spacing=4))
            caps.setAccessibleName(" ".join(keys))
            grid.addWidget(caps, place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain(text, wrap=True), place, 1)
