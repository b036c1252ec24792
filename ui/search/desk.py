"""The search desk: saved searches, who printed a sentence, and the names that the palette offers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from reader.store.query import asking_like
from reader.store.rows import SavedSearch
from ui.commands import CommandId
from ui.search.names import SearchNames
from ui.search.page import MOST_HITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.changes import Changes
    from reader.library import Library
    from reader.store.rows import SearchHit
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.navigation import Navigation
    from ui.worker import Worker


class SearchDesk(QObject):
    """Searches, keeps searches under a name, and asks who printed the sentence in focus.

    ``found`` carries the SearchHits of the query asked last, one more than a page holds where there are more;
    ``failed`` carries a Failure.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, navigation: Navigation, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._page, self._desk = frame, frame.search, desk
        self._navigation, self._worker = navigation, worker
        self._reading = worker.channel(self.tr("read the saved searches"))
        self._reading.arrived.connect(self._on_names)
        self._reading.failed.connect(self.failed)
        self._searching = worker.channel(self.tr("search"))
        self._searching.arrived.connect(self.found)
        self._searching.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {
            CommandId.DROP_SEARCH: self.drop,
            CommandId.RENAME_SEARCH: self.rename,
            CommandId.SAVE_SEARCH: self.save,
            CommandId.WHO_PRINTED: self.ask_who_printed,
        }

    @Slot(object)
    def search(self, query: str) -> None:
        """Look for ``query`` in every article; ``found`` follows."""
        self._searching.ask(partial(_found, query))

    def save(self) -> None:
        """Ask for a name and keep the query of the search page under it."""
        query = self._page.query
        if not query:
            self._frame.passing.say(self.tr("Type a search first; then it can be saved"))
            return
        name = self._asked_name(self.tr("Save this search"), query)
        if name:
            self._worker.write(self.tr("save the search"), partial(_save, SavedSearch(name, query)))

    def rename(self) -> None:
        """Ask for another name of the saved search that is shown."""
        search = self._current()
        if search is None:
            return
        name = self._asked_name(self.tr("Rename this search"), search.name)
        if name and name != search.name:
            self._worker.write(self.tr("rename the search"), partial(_rename, search, name))

    def drop(self) -> None:
        """Take the saved search that is shown away; undo brings it back."""
        search = self._current()
        if search is not None:
            self._worker.write(self.tr("delete the search"), partial(_drop, search.name))
            told = self.tr("“{name}” is no longer saved. {undo} brings it back.")
            self._frame.passing.say(told.format(name=search.name, undo=self._frame.keymap[CommandId.UNDO].way))

    def ask_who_printed(self) -> None:
        """Look in the whole library for the passage in focus, or the words selected in it."""
        sentence = self._sentence()
        if sentence:
            self._navigation.search_for(asking_like(sentence))
            self._page.focus_hits()
        else:
            self._frame.passing.say(self.tr("Go to a passage first; there is no sentence in focus"))

    @Slot(object)
    def on_opened(self, _opened: object) -> None:
        """Read the names of a library that was opened."""
        self._reading.ask(_names)

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Read names anew that may be others, and ask again for what is shown."""
        if changes.searches or changes.articles or changes.grouping:
            self._reading.ask(_names)
        if self._frame.page is self._page and (changes.tags or changes.articles or changes.grouping):
            self._page.ask_again()

    def _sentence(self) -> str:
        pane = self._frame.comparison
        state, index = pane.state, pane.table.currentIndex()
        if state is None or not index.isValid() or index.row() >= len(state.rows):
            return ""
        number = state.rows[index.row()].number
        if number is None:
            return ""
        text = state.comparison.cell_text(number, state.column_order[index.column()])
        words = pane.table.selected_words
        return text if words is None else words.of(text)

    def _current(self) -> SavedSearch | None:
        search = self._page.saved.current
        if search is None:
            self._frame.passing.say(self.tr("Open a saved search first"))
        return search

    def _asked_name(self, title: str, text: str) -> str:
        name, is_given = QInputDialog.getText(self._frame.window(), title, self.tr("Name of the search"), text=text)
        return name.strip() if is_given else ""

    @Slot(object)
    def _on_names(self, names: SearchNames) -> None:
        self._page.saved.show_searches(names.searches)
        self._navigation.names = names


def _names(library: Library) -> SearchNames:
    return SearchNames(library.saved_searches(), library.outlets())


def _found(query: str, library: Library) -> tuple[SearchHit, ...]:
    return library.search(query, MOST_HITS + 1)


def _save(search: SavedSearch, library: Library) -> Changes:
    return library.save_search(search)


def _rename(search: SavedSearch, name: str, library: Library) -> Changes:
    return library.rename_search(search, name)


def _drop(name: str, library: Library) -> Changes:
    return library.drop_search(name)
