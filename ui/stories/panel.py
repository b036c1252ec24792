"""The panel at the left: the stories of the library, grouped by storyline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from reader.base.ids import StoryId
from reader.store.rows import StoryRow
from reader.store.story_list import EMPTY, NO_HOMES
from ui.pieces import column, plain
from ui.stories.delegate import StoryDelegate
from ui.stories.filter_bar import FilterBar
from ui.stories.listing import LONG_LIST, ListWish
from ui.stories.model import StoryModel
from ui.stories.view import StoryView
from ui.view_page import ViewPage

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from reader.base.ids import ArticleId
    from ui.stories.listing import Listing
    from ui.theme import Theme


class StoryPanel(ViewPage):
    """Shows the stories. ``story_chosen`` carries the id of the story a person wants to open.

    ``selection_changed`` says that other stories are selected, for what is decided about several at once;
    ``rows_wanted`` carries ids of stories whose rows are to be read, since they have come in sight.
    """

    story_chosen = Signal(object)
    selection_changed = Signal()
    rows_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._homes = NO_HOMES
        self._wish, self._is_other_wish = ListWish(), False
        self._left: StoryId | None = None
        self._before = self._stood_in = EMPTY
        """The list that was shown before, and the last one that had the open story."""
        self._articles: tuple[ArticleId, ...] = ()
        self._scrolled = 0
        self._model = StoryModel(self)
        self._view = StoryView(self._model)
        self._delegate = StoryDelegate(theme, self._model, self._view)
        self._view.setItemDelegate(self._delegate)
        self._view.setAccessibleName(self.tr("Stories"))
        self.filter_bar = FilterBar(theme)
        self._nothing, clearing = QWidget(), QPushButton(self.tr("Clear the filter"))
        words = plain(self.tr("No story fits this filter."), "muted", wrap=True)
        self._nothing.setLayout(column(words, clearing, None, spacing=12, margins=(26, 20, 14, 20)))
        self._nothing.hide()
        self.setLayout(column(self.filter_bar, self._nothing, self._view, spacing=0))
        self.lead_focus_to(self._view)
        clearing.clicked.connect(self._on_clearing)
        self.filter_bar.left.connect(self._on_filter_left)
        theme.changed.connect(self._lay_out)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)
        self._model.rowsInserted.connect(self._lay_out)
        self._model.rows_wanted.connect(self.rows_wanted)
        self._view.clicked.connect(self._choose)
        self._view.activated.connect(self._choose)
        self._view.fold_asked.connect(self._fold)

    @property
    def lead(self) -> QWidget:
        """The list, or the field of the filter where nothing is left to list."""
        return super().lead if self._nothing.isHidden() else self.filter_bar.lead

    def show_listing(self, listing: Listing) -> None:
        """Show the stories of ``listing``, keeping the open one selected and folded groups folded."""
        self._homes = listing.homes
        self._is_other_wish, self._wish = listing.wish != self._wish, listing.wish
        is_empty = not listing.shown.ids and bool(listing.whole.ids)
        if is_empty and self._view.hasFocus():
            self.filter_bar.setFocus()
        self._nothing.setVisible(is_empty)
        self._view.setHidden(is_empty)
        self.filter_bar.show_order(listing.wish.order)
        self.filter_bar.show_count(len(listing.shown.ids), len(listing.whole.ids))
        self._delegate.is_uniform = len(listing.shown.ids) > LONG_LIST
        self._model.show(listing.shown, listing.rows)
        if not self._delegate.is_uniform:
            self._lay_out()
        gone = {one for one in self._model.selected if listing.whole.place_of(one) is None}
        self._select(self._model.selected - gone)

    @Slot(object)
    def take_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Show rows that were asked for."""
        self._model.take_rows(rows)

    @Slot(object)
    def renew_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Show rows whose contents have changed."""
        self._model.renew_rows(rows)
        if not self._delegate.is_uniform:
            self._lay_out()

    @Slot()
    def give_up_rows(self) -> None:
        """Wait no more for rows that could not be read."""
        self._model.give_up_rows()

    def read_rows(self, stories: Iterable[StoryId]) -> tuple[StoryId, ...]:
        """Return those of ``stories`` whose rows are held here."""
        return self._model.read_rows(stories)

    @property
    def selected(self) -> tuple[StoryId, ...]:
        """The stories that a person selected, in the order they are shown; those not shown stand last."""
        places = {one: self._model.shown.place_of(one) for one in self._model.selected}
        return tuple(sorted(places, key=lambda one: (places[one] is None, places[one] or 0, one)))

    @property
    def current(self) -> StoryId | None:
        """The story of the current row, None where that is a group or there is none."""
        return self._model.story(self._view.currentIndex())

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
    def ids(self) -> array[int]:
        """The stories in the order they are shown."""
        return self._model.shown.ids

    def ids_below(self, story: StoryId | None) -> tuple[StoryId, ...]:
        """Return the stories that are shown, from the place below ``story``, and then those above it.

        Where the story has left the list it is the place where that stood.
        """
        shown = self._model.shown
        place = shown.place_of(story)
        start = shown.place_of(shown.follower(story, self._stood_in)) or 0 if place is None else place + 1
        return tuple(map(StoryId, (*shown.ids[start:], *shown.ids[:start])))

    def mark_open(self, story: StoryId | None) -> None:
        """Show that ``story`` is the open one, and make it the current row."""
        self.show_open(story)
        self._move_to(story)

    def show_open(self, story: StoryId | None) -> None:
        """Show that ``story`` is the open one; the current row stays."""
        self._delegate.open_story = story
        self._view.viewport().update()

    def step(self, by: int) -> None:
        """Move the current row ``by`` stories down, groups left out."""
        ids = self.ids
        if ids:
            here = self._model.place(self._view.currentIndex())
            place = 0 if here is None else here + by
            self._move_to(StoryId(ids[max(0, min(len(ids) - 1, place))]))

    def _move_to(self, story: StoryId | None) -> None:
        """Make ``story`` the current row, unfolding its group."""
        place = self._model.shown.place_of(story)
        if place is None:
            return
        self._model.unfold(place)
        index = self._model.index_of(story)
        self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._view.scrollTo(index)

    def _select(self, stories: frozenset[StoryId]) -> None:
        if stories != self._model.selected:
            self._model.select(stories)
            self.selection_changed.emit()

    @Slot()
    def _on_clearing(self) -> None:
        self.filter_bar.clear()
        self.filter_bar.setFocus()

    @Slot()
    def _on_filter_left(self) -> None:
        """Go from the filter to the list, where it has anything."""
        if self._view.isVisible():
            self._view.setFocus()

    @Slot()
    def _lay_out(self) -> None:
        self._view.lay_out(self._delegate)

    @Slot(int, bool)
    def _fold(self, row: int, is_folded: bool) -> None:  # noqa: FBT001 - a slot
        self._model.fold(row, is_folded=is_folded)

    @Slot()
    def _on_about_to_reset(self) -> None:
        """Note where one is, so that a merge or a split leaves the list at its place."""
        node = self._model.node(self._view.currentIndex())
        self._left, self._before = self.current, self._model.shown
        if self._before.place_of(self._delegate.open_story) is not None:
            self._stood_in = self._before
        self._articles = node.articles if isinstance(node, StoryRow) else ()
        self._scrolled = self._view.verticalScrollBar().value()

    def _continued(self) -> StoryId | None:
        """Return the story that has most articles of the one that was current, else that one itself."""
        homes = Counter(story for story in map(self._homes.story_of, self._articles) if story is not None)
        return max(homes, key=lambda story: homes[story], default=self._left)

    @Slot()
    def _on_reset(self) -> None:
        self._lay_out()
        shown = self._model.shown
        seen = [group.start for group in shown.groups if not self._model.is_folded(group)]
        if not seen:
            return
        self._view.verticalScrollBar().setValue(self._scrolled)
        following = None if self._is_other_wish else shown.follower(self._left, self._before)
        for story in (self._continued(), self._delegate.open_story, following):
            if self._model.index_of(story).isValid():
                self._move_to(story)
                return
        self._move_to(StoryId(shown.ids[seen[0]]))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        story = self._model.story(index)
        if story is not None:
            self.story_chosen.emit(story)
        elif index.isValid():
            row = index.row()
            self._model.fold(row, is_folded=not self._model.is_folded(self._model.group(index)))
