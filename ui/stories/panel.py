"""The panel at the left: every story of the library, grouped by storyline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from ui.pieces import column
from ui.stories.delegate import StoryDelegate
from ui.stories.group import StoryGroup
from ui.stories.model import Progress, StoryModel, progress_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.base.ids import ArticleId, StoryId, StorylineId
    from reader.store.rows import StoryRow
    from ui.theme import Theme

_LONG_LIST = 250


class _StoryView(QTreeView):
    """A tree without branches whose rows are as high as their titles ask for at the width there is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, *_arguments: object) -> None:
        """Draw nothing: the group draws its own mark."""


class StoryPanel(QFrame):
    """Shows the stories. ``story_chosen`` carries the id of the story a person wants to open.

    ``selection_changed`` says that other stories are selected, for what is decided about several at once.
    """

    story_chosen = Signal(object)
    selection_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._folded: set[StorylineId | None] = set()
        self._articles: frozenset[ArticleId] = frozenset()
        self._scrolled = 0
        self._model = StoryModel(self)
        self._view = _StoryView()
        self._delegate = StoryDelegate(theme, self._model, self._view)
        self._set_up_view()
        self.setLayout(column(self._view, spacing=0))
        self.setFocusProxy(self._view)
        theme.changed.connect(self._view.scheduleDelayedItemsLayout)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)
        self._view.clicked.connect(self._choose)
        self._view.activated.connect(self._choose)
        self._view.expanded.connect(self._on_expanded)
        self._view.collapsed.connect(self._on_collapsed)

    def show_stories(self, stories: Sequence[StoryRow]) -> None:
        """Show ``stories``, keeping the open one selected and folded groups folded.

        The view asks for the height of every row, so that in a long list all rows are equally high.
        """
        is_long = len(stories) > _LONG_LIST
        self._delegate.is_uniform = is_long
        self._view.setUniformRowHeights(is_long)
        self._model.show(stories)
        self._select(self._model.selected.intersection(story.id for story in stories))

    @property
    def selected(self) -> tuple[StoryId, ...]:
        """The stories that a person selected, in the order they are shown."""
        return tuple(story.id for story in self.stories if story.id in self._model.selected)

    @property
    def current(self) -> StoryId | None:
        """The story of the current row, None where that is a group or there is none."""
        node = self._model.node(self._view.currentIndex())
        return None if node is None or isinstance(node, StoryGroup) else node.id

    def toggle_selected(self) -> None:
        """Select the story of the current row, or not any more."""
        if self.current is not None:
            self._select(self._model.selected ^ {self.current})

    def extend(self, by: int) -> None:
        """Select the story of the current row and the next one ``by`` rows down, and go there."""
        before = self.current
        self.step(by)
        self._select(self._model.selected | {one for one in (before, self.current) if one is not None})

    def clear_selection(self) -> None:
        """Select no story."""
        self._select(frozenset())

    @property
    def stories(self) -> tuple[StoryRow, ...]:
        """The stories in the order they are shown."""
        return tuple(story for group in self._model.groups for story in group.stories)

    def mark_open(self, story: StoryId | None) -> None:
        """Show that ``story`` is the open one, and make it the current row."""
        self.show_open(story)
        if story is not None:
            self._move_to(self._model.index_of(story))

    def show_open(self, story: StoryId | None) -> None:
        """Show that ``story`` is the open one; the current row stays."""
        self._delegate.open_story = story
        self._view.viewport().update()

    def step(self, by: int) -> None:
        """Move the current row ``by`` stories down, groups left out."""
        stories = self.stories
        if not stories:
            return
        node = self._model.node(self._view.currentIndex())
        places = [place for place, story in enumerate(stories) if story == node]
        place = places[0] + by if places else 0
        self._move_to(self._model.index_of(stories[max(0, min(len(stories) - 1, place))].id))

    def next_unreviewed(self, after: StoryId | None) -> StoryId | None:
        """Return the first story below ``after`` that still has something to decide, from the top at the end."""
        stories = self.stories
        ids = [story.id for story in stories]
        start = ids.index(after) + 1 if after in ids else 0
        for story in (*stories[start:], *stories[:start]):
            if story.id != after and progress_of(story) in (Progress.UNREVIEWED, Progress.HALF):
                return story.id
        return None

    def _set_up_view(self) -> None:
        view = self._view
        view.setProperty("kind", "panel")
        view.setAccessibleName(self.tr("Stories"))
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setHeaderHidden(True)
        view.setIndentation(0)
        view.setRootIsDecorated(False)
        view.setExpandsOnDoubleClick(False)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _move_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self._view.expand(index.parent())
            self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._view.scrollTo(index)

    def _select(self, stories: frozenset[StoryId]) -> None:
        if stories != self._model.selected:
            self._model.select(stories)
            self.selection_changed.emit()

    @Slot()
    def _on_about_to_reset(self) -> None:
        """Note where one is, so that a merge or a split leaves the list at its place."""
        node = self._model.node(self._view.currentIndex())
        self._articles = frozenset() if node is None or isinstance(node, StoryGroup) else frozenset(node.articles)
        self._scrolled = self._view.verticalScrollBar().value()

    def _continued(self) -> StoryId | None:
        """Return the story that has most articles of the one that was current."""
        shared = {story.id: len(self._articles.intersection(story.articles)) for story in self.stories}
        best = max(shared, key=lambda story: shared[story], default=None)
        return best if best is not None and shared[best] else None

    @Slot()
    def _on_reset(self) -> None:
        for place, group in enumerate(self._model.groups):
            self._view.setExpanded(self._model.index(place, 0), group.storyline not in self._folded)
        unfolded = [group for group in self._model.groups if group.storyline not in self._folded]
        seen = [story.id for group in unfolded for story in group.stories]
        if seen:
            wanted = (self._continued(), self._delegate.open_story, seen[0])
            self._view.doItemsLayout()
            self._view.verticalScrollBar().setValue(self._scrolled)
            self._move_to(self._model.index_of(next(story for story in wanted if story in seen)))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if isinstance(node, StoryGroup):
            self._view.setExpanded(index, not self._view.isExpanded(index))
        elif node is not None:
            self.story_chosen.emit(node.id)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if isinstance(node, StoryGroup):
            self._folded.discard(node.storyline)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if isinstance(node, StoryGroup):
            self._folded.add(node.storyline)
