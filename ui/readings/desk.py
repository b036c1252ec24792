"""The desk of the readings: makes the table of the open story and goes where a line leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import CommandId
from ui.readings.sheet import reading_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.worker import Worker


class ReadingsDesk(QObject):
    """Answers the command that shows the readings. ``failed`` carries the Failure of making them."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk = frame, desk
        self._sheet = worker.channel(self.tr("gather the readings"))
        self._sheet.arrived.connect(frame.readings.show_sheet)
        self._sheet.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.READINGS: self.show}

    def show(self) -> None:
        """Show the readings of the open story."""
        if self._desk.story is not None:
            self._make()
            self._frame.show_page(self._frame.readings)
            self._frame.readings.setFocus()

    @Slot(object)
    def on_story_renewed(self, _story: object) -> None:
        """Gather the readings anew where they are being looked at."""
        if self._frame.page is self._frame.readings:
            self._make()

    @Slot(object)
    def open_change(self, change: int) -> None:
        """Show a change in the comparison."""
        self._frame.show_page(self._frame.comparison)
        self._frame.comparison.go_to_change(change)
        self._frame.comparison.setFocus()

    def _make(self) -> None:
        story = self._desk.story
        if story is not None:
            self._sheet.ask(lambda _library: reading_sheet(story))
