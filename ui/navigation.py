"""Navigation: from page to page and pane to pane, by keys, palette and search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.cheat_sheet import CheatSheet
from ui.commands import CommandId
from ui.search.names import SearchNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from reader.base.ids import ArticleId, StoryId
    from reader.store.rows import SavedSearch, SearchHit
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.ledgers.entry import LedgerPlace
    from ui.timeline.sheet import Spot


class _Passage(NamedTuple):
    article: ArticleId
    passage: int | None


class Navigation(QObject):
    """Moves through the pages of ``frame`` and opens stories on ``desk``."""

    def __init__(self, frame: Frame, desk: StoryDesk, actions: Mapping[CommandId, QAction], window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._desk, self._actions, self._window = frame, desk, actions, window
        self.has_results = False
        self.names = SearchNames()
        """What the palette finds by name beside commands and stories."""
        self._awaited: _Passage | None = None

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command of going somewhere does."""
        return {
            CommandId.CHEAT_SHEET: self.show_cheat_sheet,
            CommandId.COMPARE: self.show_story,
            CommandId.FIND: self.find,
            CommandId.GO_BACK: self.show_story,
            CommandId.IMPORT_RESULTS: self.show_results,
            CommandId.LEDGERS: self.show_ledgers,
            CommandId.NEXT_ITEM: self.next_item,
            CommandId.NEXT_PANE: self.next_pane,
            CommandId.PALETTE: self.show_palette,
            CommandId.PREVIOUS_ITEM: self.previous_item,
            CommandId.PREVIOUS_PANE: self.previous_pane,
            CommandId.SEARCH: self.show_search,
        }

    @Slot()
    def show_story(self) -> None:
        """Show the open story, or what to do while there is none."""
        frame = self._frame
        if self._desk.story is not None:
            frame.show_page(frame.comparison)
        else:
            frame.show_page(frame.welcome if self._desk.has_stories else frame.empty)
        (frame.stories if frame.page is frame.welcome else frame.page).setFocus()

    def find(self) -> None:
        """Look for words in the open story."""
        if self._desk.story is not None:
            self._frame.show_page(self._frame.comparison)
            self._frame.comparison.finding.begin()

    @Slot()
    def show_ledgers(self) -> None:
        """Show the quotations, figures, attributions and labels of the open story."""
        if self._desk.story is not None:
            self._frame.ledgers.show_waiting()
            self._desk.make_ledgers()
            self._frame.show_page(self._frame.ledgers)
            self._frame.ledgers.setFocus()

    @Slot()
    def show_results(self) -> None:
        """Show what became of the last import."""
        if self.has_results:
            self._frame.show_page(self._frame.results)
            self._frame.results.setFocus()

    @Slot()
    def show_search(self) -> None:
        """Show the search with the query that was asked last."""
        self.search_for(None)

    @Slot(object)
    def search_for(self, query: str | None) -> None:
        """Show the search and look for ``query``."""
        if self._desk.has_stories:
            self._frame.show_page(self._frame.search)
            self._frame.search.begin(query)

    @Slot(object)
    def ask_saved(self, search: SavedSearch) -> None:
        """Show the search and ask a saved one."""
        if self._desk.has_stories:
            self._frame.show_page(self._frame.search)
            self._frame.search.begin_saved(search)

    @Slot()
    def show_palette(self) -> None:
        """Open the command palette with what can be done now."""
        possible = {command: action.text() for command, action in self._actions.items() if action.isEnabled()}
        self._frame.palette_box.ask(possible, self.names, self._frame.keymap)

    def show_cheat_sheet(self) -> None:
        """Show the keys of this view."""
        frame = self._frame
        view = frame.view_of(frame.page)
        has_story = frame.page in (frame.comparison, frame.change_list)
        sheet = CheatSheet(self._window, frame.keymap, has_story=has_story, view=view)
        sheet.exec()
        if sheet.wants_change:
            self._actions[CommandId.CHANGE_KEYS].trigger()

    @Slot(object)
    def open_story(self, story: StoryId) -> None:
        """Open ``story`` in the comparison, or go back to it if it lies open already."""
        if self._desk.story is not None and self._desk.story.row.id == story:
            self.show_story()
            self._frame.comparison.setFocus()
        else:
            self._desk.open_story(story)

    @Slot(object)
    def open_article(self, article: ArticleId) -> None:
        """Open the story of ``article``."""
        story = self._desk.story_of(article)
        if story is not None:
            self.open_story(story)

    @Slot(object)
    def open_hit(self, hit: SearchHit) -> None:
        """Open the story of a search hit, at its passage."""
        self._open_passage(_Passage(hit.article, hit.passage))

    @Slot(object)
    def open_place(self, place: LedgerPlace) -> None:
        """Open the story of a line of a ledger, at its passage."""
        self._open_passage(_Passage(place.article, place.passage))

    @Slot(object)
    def open_spot(self, spot: Spot) -> None:
        """Open the story of a mark of the timeline, at its passage where it has one."""
        self._open_passage(_Passage(spot.article, spot.passage))

    def open_pair(self, base: ArticleId, article: ArticleId) -> None:
        """Compare the open story against ``base``, with the first passage of ``article`` in focus."""
        story = self._desk.story
        if story is None:
            return
        self._awaited = _Passage(article, 0)
        if story.articles[story.comparison.base].row.id == base:
            self.show_story()
            self.go_to_awaited()
        else:
            self._desk.make_base(base)

    def _open_passage(self, wanted: _Passage) -> None:
        story = self._desk.story_of(wanted.article)
        if story is None:
            return
        self._awaited = wanted
        is_open = self._desk.story is not None and self._desk.story.row.id == story
        self.open_story(story)
        if is_open:
            self.go_to_awaited()

    def go_to_awaited(self) -> None:
        """Go to the passage that a search or a ledger asked for, if the open story has it."""
        wanted, self._awaited = self._awaited, None
        if wanted is not None and wanted.passage is not None:
            self._frame.comparison.go_to_passage(wanted.article, wanted.passage)

    def next_item(self) -> None:
        """Go a story down in the list, or a row down in the comparison."""
        self._step(1)

    def previous_item(self) -> None:
        """Go a story up in the list, or a row up in the comparison."""
        self._step(-1)

    def next_pane(self) -> None:
        """Give the focus to the next pane."""
        self._turn(1)

    def previous_pane(self) -> None:
        """Give the focus to the previous pane."""
        self._turn(-1)

    def _step(self, by: int) -> None:
        if self._has_focus(self._frame.comparison):
            self._frame.comparison.move_row(by)
        elif self._has_focus(self._frame.cleaning):
            self._frame.cleaning.step(by)
        elif self._has_focus(self._frame.search):
            self._frame.search.step(by)
        else:
            self._frame.stories.step(by)

    def _turn(self, by: int) -> None:
        panes = self._frame.panes()
        here = next((place for place, pane in enumerate(panes) if self._has_focus(pane)), -1 if by > 0 else 0)
        panes[(here + by) % len(panes)].setFocus()

    def _has_focus(self, part: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is part or part.isAncestorOf(focus))
