"""The desk of the alignment by hand: carries what the comparison asks for to the library, and tells what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.alignment.alignment import Anchor, Isolation
from ui.commands import CommandId
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.changes import Changes
    from reader.base.ids import ArticleId, StoryId
    from reader.library import Library
    from reader.store.rows import OpenStory
    from ui.comparison.passage_place import PassagePlace
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.review_desk import ReviewDesk
    from ui.worker import Worker

_Passage = tuple["ArticleId", int]


class AligningDesk(QObject):
    """Answers the commands that align passages of the open story by hand."""

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, reviewing: ReviewDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._worker, self._reviewing = frame, desk, worker, reviewing
        self._mode = frame.comparison.aligning
        self._outcome = ""

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does; Space turns pages while nothing is aligned."""
        return {
            CommandId.ALIGN: self.begin,
            CommandId.CLEAR_ANCHORS: self.clear,
            CommandId.PAGE_DOWN: self.take_or_page,
            CommandId.SET_APART: self.set_apart,
        }

    def begin(self) -> None:
        """Start aligning at the cell in focus."""
        if self._may_decide():
            self._frame.passing.dismiss()  # it would lie over the bar
            self._frame.comparison.layouts.begin_aligning()

    def set_apart(self) -> None:
        """Set the passage in focus apart."""
        if self._may_decide():
            self._mode.set_apart()

    def take_or_page(self) -> None:
        """Take the passage in focus while passages are aligned; else turn a page."""
        if self._mode.is_active:
            self._mode.take()
        else:
            self._reviewing.page_down()

    @Slot(object, object)
    def level(self, left: PassagePlace, right: PassagePlace) -> None:
        """Put two passages level."""
        story = self._desk.story
        if story is None:
            return
        ends = (left.column, left.passage), (right.column, right.passage)
        if {Anchor(*ends[0], *ends[1]), Anchor(*ends[1], *ends[0])}.intersection(story.anchors):
            self.say(self.tr("You put these passages level before"))
            return
        self._outcome = self.tr("Put level by you. {0} takes it back.").format(self._undo_way)
        call = partial(_levelling, _passage(story, left), _passage(story, right))
        self._worker.write(self.tr("put the passages level"), call)

    @Slot(object)
    def apart(self, place: PassagePlace) -> None:
        """Set a passage apart."""
        story = self._desk.story
        if story is None:
            return
        if Isolation(place.column, place.passage) in story.isolations:
            self.say(self.tr("You set this passage apart before"))
            return
        self._outcome = self.tr("Set apart by you. {0} takes it back.").format(self._undo_way)
        self._worker.write(self.tr("set the passage apart"), partial(_setting_apart, _passage(story, place)))

    def clear(self) -> None:
        """Take away everything in the open story that was aligned by hand; say how much that was."""
        story = self._desk.story
        if story is None or not self._may_decide():
            return
        level, apart = len(story.anchors), len(story.isolations)
        if not level and not apart:
            self.say(self.tr("Nothing in this story was aligned by hand"))
            return
        parts = (
            counted(level, self.tr("{0} pair put level"), self.tr("{0} pairs put level")) if level else "",
            counted(apart, self.tr("{0} passage set apart"), self.tr("{0} passages set apart")) if apart else "",
        )
        told = ", ".join(part for part in parts if part)
        self._outcome = self.tr("Cleared: {0}. {1} brings it back.").format(told, self._undo_way)
        self._worker.write(self.tr("clear what was aligned by hand"), partial(_clearing, story.row.id))

    @property
    def _undo_way(self) -> str:
        return self._frame.keymap[CommandId.UNDO].way

    @Slot(object)
    def on_renewed(self, story: OpenStory) -> None:
        """Tell what came of the last decision, and how many verdicts have no change any more because of it."""
        outcome, self._outcome = self._outcome, ""
        if outcome:
            lost = len(story.lost)
            one = self.tr("{0} verdict or note has lost its change and is kept")
            many = self.tr("{0} verdicts or notes have lost their change and are kept")
            kept = self._frame.keymap[CommandId.STORY_DETAILS].with_key(counted(lost, one, many))
            self.say(f"{outcome} {kept}." if lost else outcome)

    @Slot(object)
    def on_failed(self, _failure: object) -> None:
        """Forget what was to be told."""
        self._outcome = ""

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something for a while."""
        self._frame.passing.say(text)

    def _may_decide(self) -> bool:
        if self._desk.is_read_only:
            self.say(self.tr("This library is open for reading only; nothing can be aligned in it"))
        return not self._desk.is_read_only and self._desk.story is not None


def _passage(story: OpenStory, place: PassagePlace) -> _Passage:
    return story.articles[place.column].row.id, place.passage


def _levelling(left: _Passage, right: _Passage, library: Library) -> Changes:
    return library.anchor(left, right)


def _setting_apart(passage: _Passage, library: Library) -> Changes:
    return library.isolate(passage)


def _clearing(story: StoryId, library: Library) -> Changes:
    return library.clear_anchors(story)
