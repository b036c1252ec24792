"""The model of a lineage as text: every article and every edge as one line, for lists and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lineage.words import Spot, Telling

SPOT_ROLE = Qt.ItemDataRole.UserRole


class SpotsModel(QAbstractListModel):
    """Rows of spots with their words; what is shown is short, what is read aloud is everything."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._rows: tuple[tuple[Spot, str, Telling], ...] = ()

    def show(self, rows: Sequence[tuple[Spot, str, Telling]]) -> None:
        """Show other spots: each with its short line and its words."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, spot: Spot | None) -> int:
        """Return the row of ``spot``, -1 where it has none."""
        return next((place for place, row in enumerate(self._rows) if row[0] == spot), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many spots there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a spot, or the spot itself."""
        if not index.isValid():
            return None
        spot, line, telling = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return telling.sentence
        return spot if role == SPOT_ROLE else None
