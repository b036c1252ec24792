"""The desk of the timeline: asks the library for the storyline of the open story, and goes where a mark leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import CommandId
from ui.timeline.making import making_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.worker import Worker


class TimelineDesk(QObject):
    """Answers the command that shows the timeline. ``failed`` carries the Failure of making one."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk = frame, desk
        self._sheet = worker.channel(self.tr("make the timeline"))
        self._sheet.arrived.connect(frame.timeline.show_sheet)
        self._sheet.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.TIMELINE: self.show}

    def show(self) -> None:
        """Show the timeline of the open story's storyline."""
        if self._desk.story is not None:
            self._frame.timeline.show_waiting()
            self._make()
            self._frame.show_page(self._frame.timeline)
            self._frame.timeline.setFocus()

    @Slot(object)
    def on_story_renewed(self, _story: object) -> None:
        """Make the timeline anew where it is being looked at."""
        if self._frame.page is self._frame.timeline:
            self._make()

    def _make(self) -> None:
        story = self._desk.story
        if story is not None:
            self._sheet.ask(making_timeline(story.row.id))
