"""The desk of links: opens the window at the passage that a ``variorum:`` link of a report leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.ids import ArticleId
    from reader.library import Library
    from reader.store.rows import OpenStory
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.navigation import Navigation
    from ui.worker import Worker


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link leads: passages count from 0, ``change`` is the beginning of a change's key.

    ``article`` is None where the library does not hold what ``named`` names.
    """

    named: str
    article: ArticleId | None
    passage: int | None
    change: str


class LinkDesk(QObject):
    """Follows links on ``desk``, as soon as its library is open; ``failed`` carries a Failure of the library."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, navigation: Navigation, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._navigation = frame, desk, navigation
        self._channel = worker.channel(self.tr("follow the link"))
        self._channel.arrived.connect(self._on_target)
        self._channel.failed.connect(self.failed)
        self._waiting = ""
        self._is_started = False
        self._target: LinkTarget | None = None

    def follow(self, link: str) -> None:
        """Go where ``link`` leads, or say that it leads nowhere."""
        if self._is_started:
            self._channel.ask(_finding(link))
        else:
            self._waiting = link

    @Slot(object)
    def on_started(self, _start: object) -> None:
        """Follow the link that waited for the library."""
        self._is_started = True
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self.follow(waiting)

    @Slot(object)
    def on_story_opened(self, story: OpenStory) -> None:
        """Go to the passage, and to the change there, once their story lies open."""
        target = self._target
        if target is None or target.article not in story.row.articles:
            return
        self._target = None
        if target.passage is not None:
            self._frame.comparison.go_to_passage(target.article, target.passage)
        keys = story.keys if target.change else ()
        change = next((place for place, key in enumerate(keys) if key.startswith(target.change)), None)
        if change is not None:
            self._frame.comparison.go_to_change(change)

    @Slot(object)
    def _on_target(self, target: LinkTarget) -> None:
        if target.article is None:
            text = self.tr("This library does not hold what the link leads to: {0}.").format(target.named)
            advice = self.tr("Import the article, or open the library that the report was written from.")
            self._frame.messages.show_notice(text, advice)
            return
        self._target = target
        story = self._desk.story
        self._navigation.open_article(target.article)
        if story is not None and target.article in story.row.articles:
            self.on_story_opened(story)


def _finding(text: str) -> Callable[[Library], LinkTarget]:
    def call(library: Library) -> LinkTarget:
        from reader.export.link import parsed_link, row_of  # noqa: PLC0415  (only whoever follows a link loads it)

        link = parsed_link(text)
        row = row_of(link, library.articles())
        named = ", ".join(part for part in (link.outlet, link.published, f"passage {link.passage}") if part)
        if row is None:
            return LinkTarget(named, None, None, "")
        held = len(library.article(row.id).passages)
        passage = None if link.passage is None or link.passage > held else link.passage - 1
        return LinkTarget(named, row.id, passage, link.change)

    return call
