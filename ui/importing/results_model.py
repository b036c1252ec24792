"""The results of an import as a table: what became of each file, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.store.rows import ImportResult, ImportStatus
from ui.pieces import one_line, plain_tooltip
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

RESULT_ROLE = Qt.ItemDataRole.UserRole
"""The ImportResult of a row."""

_ICONS = {
    ImportStatus.NEW: ("circle-check", ColourRole.ACCENT),
    ImportStatus.NEW_VERSION: ("git-branch", ColourRole.ACCENT),
    ImportStatus.SAME_TEXT: ("copy", ColourRole.MUTED),
    ImportStatus.STUB: ("minus", ColourRole.FIGURE_LINE),
    ImportStatus.LIST: ("list", ColourRole.FIGURE_LINE),
    ImportStatus.FAILED: ("circle-alert", ColourRole.DANGER),
}


_RANKS = tuple(_ICONS)


def _rank(result: ImportResult) -> int:
    return _RANKS.index(result.status)


def _place(result: ImportResult) -> tuple[str, str, int]:
    return Path(result.path).name.casefold(), result.path, result.part


def _visible(name: str) -> str:
    """Return the name of a file with letters named that would turn its direction or stay unseen."""
    return "".join(letter if letter.isprintable() else f"⟨U+{ord(letter):04X}⟩" for letter in name)


class ResultsModel(QAbstractTableModel):
    """One row a result: verdict, file, and what a person should know about it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[ImportResult, ...] = ()
        self._shown: tuple[ImportResult, ...] = ()
        self._filter: ImportStatus | None = None
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, results: Sequence[ImportResult]) -> None:
        """Show the results of another import, in their order."""
        self._all, self._order = tuple(results), (-1, Qt.SortOrder.AscendingOrder)
        self.filter_by(None)

    @property
    def shown(self) -> tuple[ImportResult, ...]:
        """The results that are shown, in the order in which they are."""
        return self._shown

    def failed_paths(self) -> tuple[Path, ...]:
        """Return the files of which something could not be read, shown or not."""
        failed = (one.path for one in self._all if one.status is ImportStatus.FAILED and one.path)
        return tuple(Path(path) for path in dict.fromkeys(failed))

    def lines(self) -> tuple[str, ...]:
        """Return what is shown as lines of text, columns apart by tabs, files with their whole path."""
        return tuple(
            "\t".join((self.verdict(one.status), self._file(one, one.path), self._meaning(one))) for one in self._shown
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the results by ``column``; -1 is the order in which they came."""
        self._order = (column, order)
        self.filter_by(self._filter)

    def filter_by(self, status: ImportStatus | None) -> None:
        """Show the results with ``status`` only; None shows all."""
        self.beginResetModel()
        self._filter = status
        self._shown = self._sorted([result for result in self._all if status in (None, result.status)])
        self.endResetModel()

    def count(self, status: ImportStatus) -> int:
        """Return how many results have ``status``, shown or not."""
        return sum(result.status is status for result in self._all)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many results are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the three columns."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Result"), self.tr("File"), self.tr("What it means"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, icon, tooltip or result of a cell."""
        if not index.isValid():
            return None
        result = self._shown[index.row()]
        if role == RESULT_ROLE:
            return result
        name = Path(result.path).name
        text = (self.verdict(result.status), self._file(result, name), self._meaning(result))[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(result.path if index.column() == 1 else text)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            icon, colour = _ICONS[result.status]
            return self._theme.icon(icon, colour)
        return None

    def verdict(self, status: ImportStatus) -> str:
        """Return ``status`` in words."""
        return {
            ImportStatus.NEW: self.tr("New"),
            ImportStatus.SAME_TEXT: self.tr("Same text"),
            ImportStatus.NEW_VERSION: self.tr("New version"),
            ImportStatus.STUB: self.tr("Stub"),
            ImportStatus.LIST: self.tr("List"),
            ImportStatus.FAILED: self.tr("Failed"),
        }[status]

    def _sorted(self, results: list[ImportResult]) -> tuple[ImportResult, ...]:
        column, order = self._order
        if column >= 0:
            keys: tuple[Callable[[ImportResult], Any], ...] = (_rank, _place, self._meaning)
            results.sort(key=keys[column], reverse=order is Qt.SortOrder.DescendingOrder)
        return tuple(results)

    def _file(self, result: ImportResult, name: str) -> str:
        told = _visible(one_line(name)) or self.tr("Pasted text")
        return self.tr("{0}, part {1}").format(told, result.part + 1) if result.part else told

    def _meaning(self, result: ImportResult) -> str:
        if result.error:
            return one_line(result.error)
        if result.status is ImportStatus.SAME_TEXT and result.known_path:
            return self.tr("Already in the library, from {0}").format(Path(result.known_path).name)
        return {
            ImportStatus.NEW: self.tr("Imported"),
            ImportStatus.SAME_TEXT: self.tr("Already in the library"),
            ImportStatus.NEW_VERSION: self.tr("Imported beside the version that was there"),
            ImportStatus.STUB: self.tr("Too little text; save the page in your browser and drop the file here"),
            ImportStatus.LIST: self.tr("A list of links or headlines, no article; kept"),
            ImportStatus.FAILED: self.tr("Could not be read"),
        }[result.status]
