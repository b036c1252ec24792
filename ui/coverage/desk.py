"""The desk of the map: makes the map of the open story and goes where a cell leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import CommandId
from ui.coverage.sheet import story_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.worker import Worker


class CoverageDesk(QObject):
    """Answers the command that shows the map. ``failed`` carries the Failure of making one."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk = frame, desk
        self._map = worker.channel(self.tr("make the map"))
        self._map.arrived.connect(frame.coverage.show_map)
        self._map.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.COVERAGE: self.show}

    def show(self) -> None:
        """Show the map of the open story."""
        if self._desk.story is not None:
            self._make()
            self._frame.show_page(self._frame.coverage)
            self._frame.coverage.setFocus()

    @Slot(object)
    def on_story_renewed(self, _story: object) -> None:
        """Make the map anew where it is being looked at."""
        if self._frame.page is self._frame.coverage:
            self._make()

    @Slot(object)
    def compare_with(self, base: object) -> None:
        """Compare the articles of the story with ``base``, and show them."""
        self._frame.show_page(self._frame.comparison)
        self._desk.make_base(base)  # type: ignore[arg-type]  # signals carry objects

    def _make(self) -> None:
        story = self._desk.story
        if story is not None:
            self._map.ask(lambda _library: story_map(story))
