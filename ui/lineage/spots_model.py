"""The model of a lineage as text: every article and every edge as one line, for lists and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.lineage.words import Spot, Words

SPOT_ROLE = Qt.ItemDataRole.UserRole


class SpotsModel(QAbstractListModel):
    """Rows of spots; what is shown is short, what is read aloud is everything, put into words when it is asked for."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._spots: tuple[Spot, ...] = ()
        self._words: Words | None = None

    def show(self, spots: Sequence[Spot], words: Words) -> None:
        """Show other spots, told by ``words``."""
        self.beginResetModel()
        self._spots, self._words = tuple(spots), words
        self.endResetModel()

    def row_of(self, spot: Spot | None) -> int:
        """Return the row of ``spot``, -1 where it has none."""
        return next((place for place, one in enumerate(self._spots) if one == spot), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many spots there are."""
        return 0 if parent is not None and parent.isValid() else len(self._spots)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a spot, or the spot itself."""
        if not index.isValid() or self._words is None:
            return None
        spot = self._spots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.line(spot)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.told(spot).sentence
        return spot if role == SPOT_ROLE else None
