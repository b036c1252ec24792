"""The desk of the list of stories: reads rows that come in sight, finds stories by name and the next to review."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.commands import CommandId
from ui.fuzzy import score
from ui.stories.filter_bar import COMMON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.changes import Changes
    from reader.base.ids import StoryId
    from reader.library import Library
    from reader.store.rows import StoryRow
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.story_facts import StoryFacts
    from ui.worker import Worker

_LOOKED_AT, _OFFERED = 1_000, 60


class ListDesk(QObject):
    """Answers the list of ``frame``."""

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, facts: StoryFacts) -> None:
        super().__init__(frame)
        self._panel, self._desk, self._facts = frame.stories, desk, facts
        self._changed: set[StoryId] = set()
        """Stories whose rows are shown as they were before a change, until they are read anew."""
        self._rows = worker.list_channel(self.tr("list the stories"))
        self._renewed = worker.list_channel(self.tr("list the stories"))
        self._next = worker.list_channel(self.tr("find the next story"))
        self._named = worker.list_channel(self.tr("find stories by name"))
        self._rows.arrived.connect(self._panel.take_rows)
        self._rows.failed.connect(self._panel.give_up_rows)
        self._renewed.arrived.connect(self._on_renewed)
        self._next.arrived.connect(self._on_next)
        self._named.arrived.connect(frame.palette_box.show_stories)
        self._counts = worker.list_channel(self.tr("count the stories"))
        self._counts.arrived.connect(self._panel.filter_bar.show_counts)
        for channel in (self._rows, self._renewed, self._next, self._named, self._counts):
            channel.failed.connect(desk.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command about the list does."""
        bar = self._panel.filter_bar
        return {
            CommandId.FILTER_MENU: bar.open_common,
            CommandId.FILTER_STORIES: bar.begin,
            CommandId.SORT_STORIES: bar.open_orders,
        }

    @Slot()
    def count_common(self) -> None:
        """Count for the menu of the filter how many stories each of its entries would leave."""
        self._counts.ask(_common_counts)

    @Slot(object)
    def read_rows(self, stories: Sequence[StoryId]) -> None:
        """Read the rows of ``stories`` for the list."""
        self._rows.ask(partial(_rows, stories))

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Read the rows anew that show something else now; where the list itself may differ all is listed anew."""
        known = self._panel.read_rows(changes.stories)
        if known and not changes.grouping and not changes.articles:
            # only the answer to the latest question arrives: each asks for all that no answer has brought yet
            self._changed.update(known)
            self._renewed.ask(partial(_rows, tuple(sorted(self._changed))))

    @Slot(str)
    def find_named(self, typed: str) -> None:
        """Find the stories that ``typed`` may mean, for the palette."""
        self._named.ask(partial(_named, typed))

    def open_next_undecided(self, after: StoryId | None) -> None:
        """Open the first story of the list below ``after`` with something to decide, from the top at the end.

        Where ``after`` has left the list it is the first below the place where that stood; where all is decided, that
        is said.
        """
        self._next.ask(partial(_next_undecided, self._panel.ids_below(after), after))

    @Slot(object)
    def _on_renewed(self, rows: tuple[StoryRow, ...]) -> None:
        self._changed.clear()
        self._panel.renew_rows(rows)

    @Slot(object)
    def _on_next(self, story: StoryId | None) -> None:
        if story is not None:
            self._desk.open_story(story)
        elif self._desk.listing.wish.query:
            self._facts.say(self.tr("Every story shown is reviewed"))
        else:
            self._facts.say(self.tr("Every story is reviewed"))


def _common_counts(library: Library) -> dict[str, int]:
    return {query: library.count_stories(query) for query in COMMON}


def _rows(stories: Sequence[StoryId], library: Library) -> tuple[StoryRow, ...]:
    return library.stories(stories)


def _named(typed: str, library: Library) -> tuple[StoryRow, ...]:
    found = library.stories_named(typed, _LOOKED_AT)
    scored = [(points, story) for story, title in found if (points := score(typed, title)) is not None]
    if typed.strip():
        scored.sort(key=itemgetter(0), reverse=True)
    return library.stories([story for _, story in scored[:_OFFERED]])


def _next_undecided(stories: Sequence[StoryId], after: StoryId | None, library: Library) -> StoryId | None:
    return library.next_undecided(stories, after)
