"""The desk of grouping by hand: stories selected, merged, split, pinned, placed in storylines; articles in the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.commands import CommandId
from ui.pieces import counted
from ui.stories.bin_dialog import BinDialog
from ui.stories.storyline_dialog import StorylineDialog, storylines_for
from ui.story_details import StoryDetails

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.changes import Changes
    from reader.base.ids import ArticleId, StoryId
    from reader.library import Library
    from reader.store.rows import ArticleRow
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.story_details import StoryReasons
    from ui.worker import Worker


class GroupingDesk(QObject):
    """Answers the commands that group by hand, and tells what came of each."""

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._worker = frame, desk, worker
        self._stories, self._pane = frame.stories, frame.comparison
        self._outcome = ""
        self._first: CommandId | None = None
        self._bin = worker.channel(self.tr("read the bin"))
        self._bin.arrived.connect(self._on_bin)
        self._bin.failed.connect(desk.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {
            CommandId.APART: self.part,
            CommandId.BIN: self.show_bin,
            CommandId.MERGE: self.merge,
            CommandId.PIN: self.pin,
            CommandId.PUT_IN_STORYLINE: self.gather,
            CommandId.REMOVE_ARTICLE: self.remove,
            CommandId.SELECT_DOWN: partial(self._stories.extend, 1),
            CommandId.SELECT_STORY: self._stories.toggle_selected,
            CommandId.SELECT_UP: partial(self._stories.extend, -1),
            CommandId.SPLIT_OUT: self.split,
            CommandId.STORY_DETAILS: partial(self.explain, None),
            CommandId.TAKE_OUT_OF_STORYLINE: self.leave,
            CommandId.TOGETHER: partial(self.explain, CommandId.TOGETHER),
            CommandId.WITHDRAW: partial(self.explain, CommandId.WITHDRAW),
        }

    def explain(self, first: CommandId | None) -> None:
        """Open the box of reasons; with ``first`` at a card on which that command means something."""
        self._first = first
        self._desk.explain()

    def merge(self) -> None:
        """Make one story of those that are selected."""
        stories = self._stories.selected
        if len(stories) < 2:
            key = self._frame.keymap[CommandId.SELECT_STORY].way
            self.say(self.tr("Select two stories or more first: {0}, or Shift and the arrows in the list").format(key))
            return
        told = self.tr("Merged {0} stories.").format(len(stories))
        self._decide(self.tr("merge the stories"), told, lambda library: library.merge(stories))

    def split(self) -> None:
        """Split the article of the column in focus out of its story."""
        article = self._pane.article_in_focus
        if article is not None:
            self._split((article,))

    def pin(self) -> None:
        """Keep the articles of the story together."""
        story = self._story()
        if story is not None:
            told = self.tr("Pinned: these articles stay one story.")
            self._decide(self.tr("pin the story"), told, lambda library: library.pin(story))

    def part(self) -> None:
        """Decide that the article of the column in focus and the base are not of one story."""
        article = self._pane.article_in_focus
        if article is not None:
            self._part(article)

    def gather(self) -> None:
        """Ask for a storyline and put the selected stories, or the current one, into it."""
        stories, rows = self._chosen(), self._desk.stories
        if not stories or not self._may_decide():
            return
        lines = storylines_for(stories, rows)
        if not lines:
            self.say(self.tr("There is no other storyline; select two stories or more to make one"))
            return
        leaves = any(row.storyline is not None for row in rows if row.id in stories)
        dialog = StorylineDialog(len(stories), lines, self._frame.window(), leaves=leaves)
        if dialog.exec() and dialog.chosen:
            line = dialog.storyline
            told, what = self.tr("Put into the storyline."), self.tr("put it into the storyline")
            self._decide(what, told, lambda library: library.gather(stories, line))

    def leave(self) -> None:
        """Take the selected stories, or the current one, out of their storylines."""
        stories = self._chosen()
        if stories:
            told = self.tr("Taken out of the storyline.")
            what = self.tr("take it out of its storyline")
            self._decide(what, told, lambda library: library.leave_storyline(stories))

    def remove(self) -> None:
        """Put the article of the column in focus, or in the list all articles of the chosen stories, into the bin."""
        if self._has_focus():
            chosen = set(self._chosen())
            articles = tuple(one for row in self._desk.stories if row.id in chosen for one in row.articles)
        else:
            article = self._pane.article_in_focus
            articles = () if article is None else (article,)
        if articles:
            self._remove(articles)

    def show_bin(self) -> None:
        """Show what lies in the bin."""
        self._bin.ask(_in_the_bin)

    @Slot(object)
    def show_reasons(self, reasons: StoryReasons) -> None:
        """Show why the articles of the open story are together, and do what is asked for there."""
        first, self._first = self._first, None
        box = StoryDetails(reasons, self._frame.keymap, self._frame.window(), first)
        if not box.exec() or box.wish is None:
            return
        wish, story = box.wish, reasons.detail.row.id
        match wish.command:
            case CommandId.SPLIT_OUT:
                self._split(wish.articles)
            case CommandId.REMOVE_ARTICLE:
                self._remove(wish.articles)
            case CommandId.TOGETHER:
                what, told = self.tr("put it into this story"), self.tr("Put into this story.")
                self._decide(what, told, lambda library: library.take_in(wish.articles[0], story))
            case CommandId.APART if wish.articles[0] in reasons.detail.row.articles:
                self._part(wish.articles[0])
            case CommandId.APART:
                what, told = self.tr("keep it out of this story"), self.tr("Kept out of this story.")
                self._decide(what, told, lambda library: library.keep_out(wish.articles[0], story))
            case _:
                what, told = self.tr("take the decision back"), self.tr("The decision is taken back.")
                self._decide(what, told, lambda library: library.withdraw(wish.made_utc))

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Tell what came of the last decision."""
        outcome, self._outcome = self._outcome, ""
        if not outcome:
            return
        if changes.grouping:
            self._stories.clear_selection()
            self.say(self.tr("{0} {1} undoes it.").format(outcome, self._frame.keymap[CommandId.UNDO].way))
        elif changes.stories or changes.articles or changes.marks:
            self._outcome = outcome  # another write was in front of it
        else:
            self.say(self.tr("That was decided before; nothing is changed"))

    @Slot(object)
    def on_failed(self, _failure: object) -> None:
        """Forget what was to be told."""
        self._outcome = ""

    def say(self, text: str) -> None:
        """Say something for a while."""
        self._frame.passing.say(text)

    @Slot(object)
    def _on_bin(self, rows: tuple[ArticleRow, ...]) -> None:
        if not rows:
            self.say(self.tr("The bin is empty"))
            return
        dialog = BinDialog(rows, self._frame.window())
        if dialog.exec() and dialog.chosen:
            articles = dialog.articles
            told = counted(len(articles), self.tr("{0} article is back."), self.tr("{0} articles are back."))
            self._decide(self.tr("bring the articles back"), told, lambda library: library.restore(articles))

    def _split(self, articles: tuple[ArticleId, ...]) -> None:
        one, many = self.tr("{0} article is split out."), self.tr("{0} articles are split out.")
        told = counted(len(articles), one, many)
        self._decide(self.tr("split the story"), told, lambda library: library.split(articles))

    def _remove(self, articles: tuple[ArticleId, ...]) -> None:
        told = counted(len(articles), self.tr("{0} article is in the bin."), self.tr("{0} articles are in the bin."))
        self._decide(self.tr("put the articles into the bin"), told, lambda library: library.discard(articles))

    def _part(self, article: ArticleId) -> None:
        story = self._desk.story
        base = story.articles[story.comparison.base].row.id if story else article
        if article == base:
            self.say(self.tr("This is the base; go to the article that is not of its story"))
            return
        told = self.tr("Kept apart from the base.")
        self._decide(self.tr("keep them apart"), told, lambda library: library.apart(article, base))

    def _decide(self, what: str, told: str, call: Callable[[Library], Changes]) -> None:
        if self._may_decide():
            self._outcome = told
            self._worker.write(what, call)

    def _may_decide(self) -> bool:
        if self._desk.is_read_only:
            self.say(self.tr("This library is open for reading only; nothing can be decided in it"))
        return not self._desk.is_read_only

    def _chosen(self) -> tuple[StoryId, ...]:
        """Return the selected stories, else the one that a key means."""
        story = self._story()
        return self._stories.selected or (() if story is None else (story,))

    def _story(self) -> StoryId | None:
        """Return the story in focus in the list, else the open one."""
        opened = self._desk.story
        return self._stories.current if self._has_focus() or opened is None else opened.row.id

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._stories.isAncestorOf(focus)


def _in_the_bin(library: Library) -> tuple[ArticleRow, ...]:
    return library.discarded()
