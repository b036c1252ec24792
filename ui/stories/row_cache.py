"""The rows of the list that were read so far; asks for those that are looked at and missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.base.ids import StoryId

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from reader.store.rows import StoryRow

BLOCK = 100
"""So many rows are asked for at once: those looked at, and as many as fit round them."""
_KEPT = 20 * BLOCK


class RowCache(QObject):
    """Holds rows by the ids of a list. ``wanted`` carries the ids of rows to be read; one question at a time.

    While a question is under way further rows that are looked at are noted, and those looked at last are asked for
    when its answer has come, so that fast scrolling never queues up what is out of sight again.
    """

    wanted = Signal(object)

    def __init__(self, ids: array[int], parent: QObject) -> None:
        super().__init__(parent)
        self._ids = ids
        self._rows: dict[StoryId, StoryRow] = {}
        self._stale: set[StoryId] = set()
        self._missing: list[int] = []
        self._asked: frozenset[StoryId] = frozenset()
        self._gone: set[StoryId] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def begin(self, ids: array[int], rows: Iterable[StoryRow]) -> None:
        """Take another list and the rows of it that are known; what was read before is shown until it is read anew."""
        self._ids = ids
        self._stale = set(self._rows)
        self._missing.clear()
        self._asked = frozenset()
        self._gone.clear()
        self._keep(rows)

    def at(self, place: int) -> StoryRow | None:
        """Return the row at ``place`` of the list; None where it has to be read first, which is asked for."""
        story = StoryId(self._ids[place])
        row = self._rows.get(story)
        if (row is None or story in self._stale) and story not in self._gone:
            self._missing.append(place)
            if not self._asked and not self._soon.isActive():
                self._soon.start()
        return row

    def known(self, stories: Iterable[StoryId]) -> tuple[StoryId, ...]:
        """Return those of ``stories`` whose rows are held or being read."""
        return tuple(story for story in stories if story in self._rows or story in self._asked)

    def take(self, rows: Iterable[StoryRow]) -> None:
        """Hold ``rows``, which were asked for; what was asked for and is not among them is in the library no more."""
        found = tuple(rows)
        self._gone |= self._asked.difference(row.id for row in found)
        self._asked = frozenset()
        self._missing.clear()
        self._keep(found)

    def renew(self, rows: Iterable[StoryRow]) -> None:
        """Hold ``rows``, which have changed."""
        self._keep(rows)

    def give_up(self) -> None:
        """Wait no more for an answer that does not come."""
        self._gone |= self._asked
        self._asked = frozenset()

    def _keep(self, rows: Iterable[StoryRow]) -> None:
        found = {row.id: row for row in rows}
        if len(self._rows) + len(found) > _KEPT:
            self._rows.clear()
            self._stale.clear()
        self._rows |= found
        self._stale.difference_update(found)

    @Slot()
    def _ask(self) -> None:
        missing, self._missing = self._missing[-BLOCK:], []
        if not missing or self._asked:
            return
        first, last = min(missing), max(missing)
        if last - first >= BLOCK:
            first = last = missing[-1]
        around = (BLOCK - (last - first)) // 2
        places = range(max(0, first - around), min(len(self._ids), last + around + 1))
        stories = tuple(StoryId(self._ids[place]) for place in places)
        wanted = tuple(one for one in stories if one not in self._rows or one in self._stale)
        self._asked = frozenset(wanted)
        self.wanted.emit(wanted)
