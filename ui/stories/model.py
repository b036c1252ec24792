"""The list of stories as a flat model: a heading for each group, below it its stories unless it is folded."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.base.ids import StoryId
from reader.store.rows import StoryRow
from reader.store.story_list import EMPTY, ListGroup
from ui.dates import short_date
from ui.pieces import counted, plain_tooltip
from ui.stories.row_cache import RowCache
from ui.tags.words import tag_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.base.ids import StorylineId
    from reader.store.story_list import StoryList

AnyIndex = QModelIndex | QPersistentModelIndex
Node = ListGroup | StoryRow | None
_NOWHERE = QModelIndex()

NODE_ROLE = Qt.ItemDataRole.UserRole
"""The StoryRow or ListGroup behind an index, None for a story whose row is not read yet."""


class Progress(StrEnum):
    """How far a story is reviewed."""

    NOTHING_TO_DO = "nothing to compare"
    UNREVIEWED = "unreviewed"
    HALF = "half reviewed"
    REVIEWED = "reviewed"


def progress_of(story: StoryRow) -> Progress:
    """Return how far ``story`` is reviewed; a story of one article has nothing to compare."""
    if len(story.articles) < 2:
        return Progress.NOTHING_TO_DO
    if story.is_done:
        return Progress.REVIEWED
    return Progress.HALF if story.decided else Progress.UNREVIEWED


class StoryModel(QAbstractTableModel):
    """One column; ``shown`` are ids, and the row of a story is asked for (``rows_wanted``) when it is looked at."""

    rows_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list = EMPTY
        self._folded: set[tuple[bool, StorylineId | None]] = set()
        """Groups by their storyline; the one group of all stories is another one than that of stories in none."""
        self._starts: list[int] = []
        self._count = 0
        self._selected: frozenset[StoryId] = frozenset()
        self._cache = RowCache(EMPTY.ids, self)
        self._cache.wanted.connect(self.rows_wanted)

    @property
    def shown(self) -> StoryList:
        """The list that is shown."""
        return self._list

    @property
    def selected(self) -> frozenset[StoryId]:
        """The stories that a person selected."""
        return self._selected

    def select(self, stories: frozenset[StoryId]) -> None:
        """Select ``stories`` and no others."""
        changed, self._selected = self._selected ^ stories, stories
        for story in changed:
            self._announce(self.index_of(story))

    def show(self, stories: StoryList, rows: Iterable[StoryRow]) -> None:
        """Show ``stories``, of which ``rows`` are read; where the list is the same one nothing is reset."""
        if stories == self._list:
            self._cache.begin(self._list.ids, rows)
            self._announce_all()
            return
        self.beginResetModel()
        self._list = stories
        self._cache.begin(stories.ids, rows)
        self._place_groups()
        self.endResetModel()

    def take_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Take rows that were asked for."""
        self._cache.take(rows)
        self._announce_all()

    def renew_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Take rows whose contents have changed."""
        self._cache.renew(rows)
        self._announce_all()

    def give_up_rows(self) -> None:
        """Wait no more for rows that could not be read."""
        self._cache.give_up()

    def read_rows(self, stories: Iterable[StoryId]) -> tuple[StoryId, ...]:
        """Return those of ``stories`` whose rows are read or being read, to be read again when they change."""
        return self._cache.known(stories)

    def fold(self, row: int, *, is_folded: bool) -> None:
        """Fold or unfold the group whose heading stands in ``row``."""
        number = bisect_right(self._starts, row) - 1
        group = self._list.groups[number]
        if self._starts[number] != row or self.is_folded(group) == is_folded:
            return
        last = row + group.size
        if is_folded:
            self.beginRemoveRows(_NOWHERE, row + 1, last)
            self._folded.add(self._key(group))
            self._place_groups()
            self.endRemoveRows()
        else:
            self.beginInsertRows(_NOWHERE, row + 1, last)
            self._folded.discard(self._key(group))
            self._place_groups()
            self.endInsertRows()
        self._announce(self.index(row, 0))

    def unfold(self, place: int) -> None:
        """Unfold the group of the story at ``place`` of the list."""
        number = self._list.number_at(place)
        self.fold(self._starts[number], is_folded=False)

    def is_folded(self, group: ListGroup) -> bool:
        """Tell whether the stories of ``group`` are hidden."""
        return self._key(group) in self._folded

    def _key(self, group: ListGroup) -> tuple[bool, StorylineId | None]:
        return self._list.order.has_groups, group.storyline

    def heading_of(self, row: int) -> int:
        """Return the row of the heading above ``row``."""
        return self._starts[bisect_right(self._starts, row) - 1]

    @property
    def headings(self) -> tuple[int, ...]:
        """The rows that are headings of groups."""
        return tuple(self._starts)

    def index_of(self, story: StoryId | None) -> QModelIndex:
        """Return the index of ``story``, an invalid one where it is not shown."""
        place = self._list.place_of(story)
        if place is None:
            return QModelIndex()
        number = self._list.number_at(place)
        group = self._list.groups[number]
        return QModelIndex() if self.is_folded(group) else self.index(self._starts[number] + 1 + place - group.start, 0)

    def place(self, index: AnyIndex) -> int | None:
        """Return the place in the list of the story at ``index``, None for a heading and for nothing."""
        if not index.isValid():
            return None
        number = bisect_right(self._starts, index.row()) - 1
        below = index.row() - self._starts[number]
        return self._list.groups[number].start + below - 1 if below else None

    def story(self, index: AnyIndex) -> StoryId | None:
        """Return the story at ``index``, whether its row is read or not."""
        place = self.place(index)
        return None if place is None else StoryId(self._list.ids[place])

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many headings and stories are shown."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def node(self, index: AnyIndex) -> Node:
        """Return the group or story behind ``index``, None where there is none or it is not read yet."""
        if not index.isValid():
            return None
        place = self.place(index)
        return self.group(index) if place is None else self._cache.at(place)

    def group(self, index: AnyIndex) -> ListGroup:
        """Return the group that ``index`` is the heading of, or stands in."""
        return self._list.groups[bisect_right(self._starts, index.row()) - 1]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title, tooltip, node, or what a screen reader says."""
        if role not in _ROLES or not index.isValid():
            return None
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if node is None:
            return "…"
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._title(node))
        return ", ".join((self._title(node), *self._facts(node)))

    def facts(self, story: StoryRow) -> tuple[str, ...]:
        """Return what stands below the title as chips: outlets and copies."""
        articles = counted(len(story.articles), self.tr("{0} article"), self.tr("{0} articles"))
        outlets = self.tr("{0} outlets").format(story.outlets) if story.outlets > 1 else ""
        copies = counted(story.copies, self.tr("{0} copy"), self.tr("{0} copies")) if story.copies else ""
        return tuple(fact for fact in (outlets or articles, copies) if fact)

    def notes(self, story: StoryRow) -> tuple[str, ...]:
        """Return what a person should know of how the story was made, loosely or by hand, and the tags it carries."""
        loose = self.tr("{0} joined loosely").format(story.loose) if story.loose else ""
        made = tuple(note for note in (loose, self.tr("by hand") if story.is_by_hand else "") if note)
        return (*made, *map(tag_text, story.tags))

    def events(self, group: ListGroup) -> str:
        """Return how many events a storyline has."""
        return counted(group.size, self.tr("{0} event"), self.tr("{0} events"))

    def date(self, story: StoryRow) -> str:
        """Return the date of the event as the list writes it."""
        return self.tr("undated") if story.is_undated or not story.first else short_date(story.first)

    def state(self, story: StoryRow) -> str:
        """Return how many of its changes are decided, in the fewest words."""
        progress = progress_of(story)
        if progress is Progress.NOTHING_TO_DO:
            return ""
        if progress is Progress.REVIEWED:
            return self.tr("reviewed")
        return f"{story.decided}/{story.total}" if story.decided and story.total is not None else ""

    def _title(self, node: ListGroup | StoryRow) -> str:
        if isinstance(node, ListGroup) and node.storyline is None:
            return self.tr("Not in a storyline") if self._list.order.has_groups else self.tr("All stories")
        return node.title or self.tr("Without a headline")

    def _facts(self, node: ListGroup | StoryRow) -> tuple[str, ...]:
        if isinstance(node, ListGroup):
            return (self.events(node), *((self.tr("folded"),) if self.is_folded(node) else ()))
        loose = (self.tr("{0} joined with less confidence").format(node.loose),) if node.loose else ()
        by_hand = (self.tr("put together by hand"),) if node.is_by_hand else ()
        tags = (self.tr("tagged {0}").format(", ".join(node.tags)),) if node.tags else ()
        words = (self.date(node), *self.facts(node), *loose, *by_hand, *tags, self.tr(progress_of(node).value))
        if node.id in self._selected:
            words = (self.tr("selected"), *words)
        if node.total is not None:
            words += (self.tr("{0} of {1} changes decided").format(node.decided, node.total),)
        return words

    def _place_groups(self) -> None:
        """Reckon in which row each heading stands."""
        self._starts, row, folded = [], 0, self._folded
        for group in self._list.groups:
            self._starts.append(row)
            row += 1 if folded and self.is_folded(group) else 1 + group.size
        self._count = row

    def _announce_all(self) -> None:
        """Tell that any row may look otherwise; a view draws only those in sight."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dataChanged.emit(index, index)


_ROLES = frozenset(
    (
        NODE_ROLE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
