"""The stories of the library as a tree of two levels: groups, and the stories in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.dates import short_date
from ui.pieces import counted, plain_tooltip
from ui.stories.group import StoryGroup, grouped
from ui.tags.words import tag_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import StoryId
    from reader.store.rows import StoryRow

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

NODE_ROLE = Qt.ItemDataRole.UserRole
"""The StoryRow or StoryGroup behind an index."""


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
    if story.total is not None and story.decided >= story.total:
        return Progress.REVIEWED
    return Progress.HALF if story.decided else Progress.UNREVIEWED


class StoryModel(QAbstractItemModel):
    """Groups at the top, stories below; one column. The rows are frozen and replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[StoryGroup, ...] = ()
        self._selected: frozenset[StoryId] = frozenset()

    @property
    def selected(self) -> frozenset[StoryId]:
        """The stories that a person selected."""
        return self._selected

    def select(self, stories: frozenset[StoryId]) -> None:
        """Select ``stories`` and no others."""
        changed, self._selected = self._selected ^ stories, stories
        for story in changed:
            index = self.index_of(story)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def show(self, stories: Sequence[StoryRow]) -> None:
        """Show ``stories``; where only their contents changed, selection and folding stay as they are."""
        groups = grouped(stories)
        if _shape(groups) == _shape(self._groups):
            before, self._groups = self._groups, groups
            self._announce(before)
            return
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    @property
    def groups(self) -> tuple[StoryGroup, ...]:
        """What is shown."""
        return self._groups

    def index_of(self, story: StoryId) -> QModelIndex:
        """Return the index of ``story``, an invalid one where it is not shown."""
        for group, node in enumerate(self._groups):
            for place, row in enumerate(node.stories):
                if row.id == story:
                    return self.createIndex(place, 0, group + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """Return the index of the group or story ``row`` below ``parent``."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the group of a story, nothing for a group."""
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many groups there are, or stories in a group."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].stories)

    def columnCount(self, _parent: AnyIndex = _NOWHERE) -> int:
        """Return the one column."""
        return 1

    def node(self, index: AnyIndex) -> StoryGroup | StoryRow | None:
        """Return what stands behind ``index``."""
        if not index.isValid():
            return None
        group = index.internalId()
        return self._groups[group - 1].stories[index.row()] if group else self._groups[index.row()]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, tooltip, screen-reader text or the row itself."""
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._title(node))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((self._title(node), *self._facts(node)))
        return None

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

    def events(self, group: StoryGroup) -> str:
        """Return how many events a storyline has."""
        return counted(len(group.stories), self.tr("{0} event"), self.tr("{0} events"))

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

    def _title(self, node: StoryGroup | StoryRow) -> str:
        if isinstance(node, StoryGroup) and node.storyline is None:
            return self.tr("Not in a storyline")
        return node.title or self.tr("Without a headline")

    def _facts(self, node: StoryGroup | StoryRow) -> tuple[str, ...]:
        if isinstance(node, StoryGroup):
            return (self.events(node),)
        loose = (self.tr("{0} joined with less confidence").format(node.loose),) if node.loose else ()
        by_hand = (self.tr("put together by hand"),) if node.is_by_hand else ()
        tags = (self.tr("tagged {0}").format(", ".join(node.tags)),) if node.tags else ()
        words = (self.date(node), *self.facts(node), *loose, *by_hand, *tags, self.tr(progress_of(node).value))
        if node.id in self._selected:
            words = (self.tr("selected"), *words)
        if node.total is not None:
            words += (self.tr("{0} of {1} changes decided").format(node.decided, node.total),)
        return words

    def _announce(self, before: tuple[StoryGroup, ...]) -> None:
        """Tell which rows are other than ``before``, where the same stories stood in the same places."""
        for place, (old, new) in enumerate(zip(before, self._groups, strict=True)):
            if old == new:
                continue
            parent = self.index(place, 0)
            self.dataChanged.emit(parent, parent)
            for row, (was, story) in enumerate(zip(old.stories, new.stories, strict=True)):
                if was != story:
                    index = self.index(row, 0, parent)
                    self.dataChanged.emit(index, index)


def _shape(groups: tuple[StoryGroup, ...]) -> list[tuple[object, list[int]]]:
    return [(group.storyline, [story.id for story in group.stories]) for group in groups]
