"""Arrivals: what comes from the library and the importer is laid before the person here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.base.ids import StoryId
from reader.store.rows import ImportStatus
from ui.commands import CommandId
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.export.writing import Written
    from reader.store.rows import OpenStory
    from ui.desk import Start, StoryDesk
    from ui.frame import Frame
    from ui.importing.desk import ImportDesk
    from ui.importing.run import Outcome
    from ui.navigation import Navigation
    from ui.review_desk import ReviewDesk
    from ui.stories.listing import Listing
    from ui.worker import Opened


class Arrivals(QObject):
    """Shows libraries, stories, import results and reports as they come; ``renewed`` says that commands may differ."""

    renewed = Signal()

    def __init__(
        self, frame: Frame, desk: StoryDesk, imports: ImportDesk, navigation: Navigation, reviewing: ReviewDesk
    ) -> None:
        super().__init__(frame)
        self._frame, self._desk, self._imports = frame, desk, imports
        self._navigation, self._reviewing = navigation, reviewing
        self._waiting_paths: list[Path] = []
        self._change_to_restore: int | None = None
        self._opens_first_story = False
        self._shown: StoryId | None = None
        self.library: Opened | None = None

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import ``paths`` as soon as the library is open."""
        if self.library is None:
            self._waiting_paths.extend(paths)
        else:
            self._imports.start(paths)

    @Slot(object)
    def on_opened(self, opened: Opened) -> None:
        """Note which library was opened, and say so where it is not an ordinary one."""
        self.library = opened
        self._imports.is_writable = not opened.is_read_only
        if opened.notice:
            advice = self.tr("You can read, compare and write reports; verdicts and notes cannot be kept.")
            self._frame.messages.show_notice(opened.notice, advice if opened.is_read_only else "")

    @Slot(object)
    def on_started(self, start: Start) -> None:
        """Go back to where the window was closed, and import what waited for the library."""
        if start.story is not None:
            self._change_to_restore = int(start.change) if start.change and start.change.isdigit() else None
            self._desk.open_story(start.story, start.base)
        waiting, self._waiting_paths = self._waiting_paths, []
        if waiting:
            self._imports.start(waiting)

    @Slot(object)
    def on_stories(self, listing: Listing) -> None:
        """Show the list of stories; after a first import open the one with most to compare."""
        frame, has_stories = self._frame, self._desk.has_stories
        frame.stories.show_listing(listing)
        if frame.page in (frame.empty, frame.welcome):
            frame.welcome.show_choice()
            frame.show_page(frame.welcome if has_stories else frame.empty)
            if not frame.stories.filter_bar.has_focus:  # what is typed there goes on
                (frame.stories if has_stories else frame.empty).setFocus()
        if has_stories and self._opens_first_story:
            self._opens_first_story = False
            sizes = listing.homes.sizes()
            self._desk.open_story(StoryId(max(listing.whole.ids, key=sizes.__getitem__)))
        self.renewed.emit()

    @Slot(object)
    def on_story_asked(self, story: StoryId) -> None:
        """Show at once which story is being opened."""
        self._frame.stories.mark_open(story)
        self._frame.welcome.show_opening()

    @Slot(object)
    def on_story_opened(self, story: OpenStory) -> None:
        """Show a story that the person opened."""
        is_other = self._shown != story.row.id
        self.on_story_renewed(story)
        if is_other:
            self._clear_views()
        self._navigation.show_story()
        self._navigation.go_to_awaited()
        change, self._change_to_restore = self._change_to_restore, None
        if change is not None and change < len(story.keys):
            self._frame.comparison.go_to_change(change)

    @Slot(object)
    def on_story_renewed(self, story: OpenStory) -> None:
        """Show the open story as it is now; whatever page is shown stays."""
        self._shown = story.row.id
        self._frame.header.show_story(story.row)
        self._frame.stories.show_open(story.row.id)
        self._reviewing.show_story(story)
        if self._frame.page is self._frame.ledgers:
            self._desk.make_ledgers()
        self._title(self.tr("{0} – Variorum").format(story.row.title))
        self.renewed.emit()

    @Slot()
    def on_story_closed(self) -> None:
        """Show that no story is open any more."""
        self._shown = None
        self._frame.header.show_story(None)
        self._frame.stories.mark_open(None)
        self._reviewing.show_story(None)
        self._clear_views()
        self._navigation.show_story()
        self._title(self.tr("Variorum"))
        self.renewed.emit()

    @Slot(object)
    def on_imported(self, outcome: Outcome) -> None:
        """Tell what became of an import: in one line if all is new, file by file if a person should look."""
        self._frame.import_bar.end()
        self._frame.results.show_outcome(outcome)
        self._navigation.has_results = True
        self.renewed.emit()
        is_plain = outcome.results and all(result.status is ImportStatus.NEW for result in outcome.results)
        if outcome.is_cancelled or not is_plain:
            self._navigation.show_results()
            return
        one, many = self.tr("{0} article imported."), self.tr("{0} articles imported.")
        advice = self.tr("{0} shows what became of every file.")
        advice = advice.format(self._frame.keymap[CommandId.IMPORT_RESULTS].way)
        self._frame.passing.say(f"{counted(len(outcome.results), one, many)} {advice}")
        self._opens_first_story = self._desk.story is None

    @Slot(object)
    def on_reported(self, written: Written) -> None:
        """Say where the report lies, and what its form cannot show."""
        self._frame.passing.say(self.tr("Report written to {0}").format(written.path))
        if written.notice:
            self._frame.messages.show_notice(written.notice)

    def _clear_views(self) -> None:
        """Take what was shown of another story out of every view of one."""
        frame = self._frame
        for view in (frame.ledgers, frame.lineage, frame.timeline, frame.coverage, frame.readings):
            view.clear()

    def _title(self, text: str) -> None:
        self._frame.window().setWindowTitle(text)
