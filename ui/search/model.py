"""Search hits as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.dates import short_date
from ui.pieces import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.rows import SearchHit

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

HIT_ROLE = Qt.ItemDataRole.UserRole
"""The SearchHit of a row."""


class HitModel(QAbstractListModel):
    """One row a hit, in the order the library ranks them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[SearchHit, ...] = ()

    def show(self, hits: Sequence[SearchHit]) -> None:
        """Show ``hits``."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the snippet, the hit, or what a screen reader says."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((one_line(hit.title), self.origin(hit), one_line(hit.snippet)))
        return None

    def origin(self, hit: SearchHit) -> str:
        """Return outlet or agency, date and passage of a hit in one line."""
        where = self.tr("headline") if hit.passage is None else self.tr("paragraph {0}").format(hit.passage + 1)
        return " · ".join(part for part in (hit.outlet or hit.agency or "", short_date(hit.published), where) if part)
