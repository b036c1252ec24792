"""The desk of the lineage: asks the library who printed whose text, and opens what was chosen in Compare."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.relations.edge import Edge
from ui.commands import CommandId
from ui.comparison.view_state import column_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.ids import StoryId
    from reader.library import Library
    from reader.relations.lineage import Lineage
    from reader.store.rows import OpenStory
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.lineage.words import Spot
    from ui.navigation import Navigation
    from ui.worker import Worker


class LineageDesk(QObject):
    """Answers the command that shows the lineage. ``failed`` carries the Failure of making one."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, navigation: Navigation, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._navigation = frame, desk, navigation
        self._lineage = worker.channel(self.tr("trace the lineage"))
        self._lineage.arrived.connect(self._on_made)
        self._lineage.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.LINEAGE: self.show}

    def show(self) -> None:
        """Show the lineage of the open story."""
        if self._desk.story is not None:
            self._frame.lineage.show_waiting()
            self._make()
            self._frame.show_page(self._frame.lineage)
            self._frame.lineage.setFocus()

    @Slot(object)
    def on_story_renewed(self, _story: OpenStory) -> None:
        """Make the lineage anew where it is being looked at."""
        if self._frame.page is self._frame.lineage:
            self._make()

    @Slot(object)
    def open_spot(self, spot: Spot) -> None:
        """Compare the two ends of an edge, the first as base, or an article with the base of the story."""
        story = self._desk.story
        if story is None:
            return
        if isinstance(spot, Edge):
            self._navigation.open_pair(spot.a, spot.b)
        else:
            self._navigation.open_pair(story.articles[story.comparison.base].row.id, spot)

    def _make(self) -> None:
        story = self._desk.story
        if story is not None:
            self._lineage.ask(partial(_tracing, story.row.id))

    @Slot(object)
    def _on_made(self, lineage: Lineage) -> None:
        story = self._desk.story
        if story is not None:
            articles = [one.row.id for one in story.articles]
            names = dict(zip(articles, column_names(story.articles), strict=True))
            if {node.article for node in lineage.nodes} == set(articles):
                self._frame.lineage.show_lineage(lineage, names)


def _tracing(story: StoryId, library: Library) -> Lineage:
    return library.lineage(story)
