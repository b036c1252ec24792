"""The lines of the box of keys: every command with its keys, and the keys that stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.commands import BY_ID, CommandId
from ui.keymap import FIXED
from ui.native_keys import NATIVE_KEYS
from ui.pieces import plain_tooltip

if TYPE_CHECKING:
    from ui.keymap import Keymap

_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the box: what is done, with which keys, where, and what is to be said of it.

    ``command`` is None for keys that a view or a list takes for itself.
    """

    text: str
    keys: str
    place: str
    remark: str
    command: CommandId | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The cells from the left."""
        return self.text, self.keys, self.place, self.remark


def key_lines(keymap: Keymap) -> tuple[KeyLine, ...]:
    """Return a line for every command, then one for all keys that stay as they are."""
    stays = _tr("stays as it is")
    lines = []
    for row in keymap.commands:
        came = ", ".join(BY_ID[row.id].shown_keys) or _tr("no key")
        changed = _tr("came with {0}").format(came) if keymap.is_changed(row.id) else ""
        place = QCoreApplication.translate("Keys", row.group.value)
        remark = stays if row.id in FIXED else changed
        lines.append(KeyLine(row.shown_text.rstrip("…"), ", ".join(row.shown_keys), place, remark, row.id))
    fixed = (KeyLine(one.shown_text, ", ".join(one.shown_keys), one.shown_place, stays) for one in NATIVE_KEYS)
    return (*lines, *fixed)


class KeyModel(QAbstractTableModel):
    """The lines that have what is typed in their text, keys or place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[KeyLine, ...] = ()
        self._lines: tuple[KeyLine, ...] = ()
        self._typed = ""

    def show(self, lines: tuple[KeyLine, ...]) -> None:
        """Show those of ``lines`` that match; the number of lines stays where only keys changed."""
        self._all = lines
        self.filter_by(self._typed)

    def filter_by(self, typed: str) -> None:
        """Show the lines in which every word of ``typed`` stands."""
        self._typed = typed
        words = typed.casefold().split()
        self.beginResetModel()
        self._lines = tuple(
            line for line in self._all if all(word in " ".join(line.cells).casefold() for word in words)
        )
        self.endResetModel()

    def line(self, index: AnyIndex) -> KeyLine | None:
        """Return the line at ``index``."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, command: CommandId) -> int | None:
        """Return where ``command`` stands now, None where what is typed leaves it out."""
        return next((row for row, line in enumerate(self._lines) if line.command is command), None)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines match."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_titles())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, in full as its tooltip; a screen reader is told the line in its first cell."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (line.text, line.keys or _tr("no key"), line.place, line.remark)
            return ", ".join(part for part in told if part) if index.column() == 0 else line.cells[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        return None


def _titles() -> tuple[str, ...]:
    return _tr("Command"), _tr("Keys"), _tr("Where"), _tr("Remark")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
