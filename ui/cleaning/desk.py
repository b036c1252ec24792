"""The cleaning desk: opens the cleaning view and carries what is decided there to the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.cleaning.model import Cleaned
from ui.commands import CommandId

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from reader.articles.repeated import RepeatedLine
    from reader.base.changes import Changes
    from reader.base.ids import ArticleId
    from reader.library import Library
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.navigation import Navigation
    from ui.worker import Worker

_Place = tuple["ArticleId", tuple[int, ...]]


class CleaningDesk(QObject):
    """Answers the commands about blocks: of the article in the cleaning view, or in focus in the comparison.

    ``renewed`` says that commands may differ.
    """

    failed = Signal(object)
    renewed = Signal()

    def __init__(self, frame: Frame, desk: StoryDesk, navigation: Navigation, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._navigation, self._worker = frame, desk, navigation, worker
        self._block: int | None = None
        self._channel = worker.channel(self.tr("show what was cleaned"))
        self._channel.arrived.connect(self._on_arrived)
        self._channel.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {
            CommandId.FLIP_BLOCK: partial(self._flip, _flipping),
            CommandId.FLIP_FOR_OUTLET: partial(self._flip, _flipping_for_outlet),
            CommandId.LEAVE_OUT_REPEATED: partial(self._answer, _leaving_out),
            CommandId.LET_REPEATED_BE: partial(self._answer, _letting_be),
            CommandId.SHOW_CLEANING: self.show_cleaning,
        }

    def enable(self, actions: Mapping[CommandId, QAction]) -> None:
        """Switch the commands on that can be done on the page shown now, and the others off."""
        page, frame = self._frame.page, self._frame
        is_cleaning = page is frame.cleaning and frame.cleaning.cleaned is not None
        has_place = is_cleaning or (page is frame.comparison and self._desk.story is not None)
        actions[CommandId.SHOW_CLEANING].setEnabled(has_place or page is frame.results)
        for command in (CommandId.FLIP_BLOCK, CommandId.FLIP_FOR_OUTLET):
            actions[command].setEnabled(has_place and not self._desk.is_read_only)
        has_proposal = is_cleaning and bool(frame.cleaning.cleaned and frame.cleaning.cleaned.repeated)
        for command in (CommandId.LEAVE_OUT_REPEATED, CommandId.LET_REPEATED_BE):
            actions[command].setEnabled(has_proposal and not self._desk.is_read_only)

    @Slot()
    def show_cleaning(self) -> None:
        """Show the article in focus block by block, at the block in focus; from there go back."""
        page, frame = self._frame.page, self._frame
        if page is frame.cleaning:
            self._navigation.show_story()
        elif page is frame.results:
            if frame.results.current_article is not None:
                self._show(frame.results.current_article)
        elif (place := self._place()) is not None:
            self._show(place[0], next(iter(place[1]), None))

    @Slot(object)
    def open_article(self, article: ArticleId) -> None:
        """Open the story of ``article``; what is of no story, as a list of links, is shown block by block."""
        if self._desk.story_of(article) is not None:
            self._navigation.open_article(article)
        else:
            self._show(article)

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Show the article anew where it may have changed."""
        page, article = self._frame.cleaning, self._frame.cleaning.article
        if article is not None and self._frame.page is page and (changes.grouping or article in changes.articles):
            self._block = None
            self._channel.ask(partial(_cleaned, article))

    def _show(self, article: ArticleId, block: int | None = None) -> None:
        self._block = block if block is not None else 0
        self._frame.show_page(self._frame.cleaning)
        self._frame.cleaning.setFocus()
        self._channel.ask(partial(_cleaned, article))

    @Slot(object)
    def _on_arrived(self, cleaned: Cleaned) -> None:
        block, self._block = self._block, None
        self._frame.cleaning.show_article(cleaned, block)
        self.renewed.emit()

    def _place(self) -> _Place | None:
        """Return the article in focus and the numbers of its blocks that stand there."""
        frame = self._frame
        if frame.page is frame.cleaning:
            article, block = frame.cleaning.article, frame.cleaning.current_block
            return None if article is None or block is None else (article, (block,))
        story, place = self._desk.story, frame.comparison.focus_place
        if story is None or place is None:
            return None
        column, number, furniture = place
        stored = story.articles[column]
        blocks = stored.article.blocks
        if number is None:
            return stored.row.id, tuple(blocks.index(one) for one in furniture)
        cell = story.comparison.cell(number, column)
        passages = [index for index, block in enumerate(blocks) if block.role.is_passage]
        return stored.row.id, tuple(passages[one] for one in cell.passages) if cell is not None else ()

    def _flip(self, call: Callable[[ArticleId, int, Library], Changes]) -> None:
        """Flip the one block in focus; where several stand there, or are folded, show them first."""
        place, frame = self._place(), self._frame
        if place is None:
            return
        article, blocks = place
        is_seen = frame.page is frame.cleaning or frame.comparison.shows_focus
        if len(blocks) == 1 and is_seen:
            self._worker.write(self.tr("change the role of a block"), partial(call, article, blocks[0]))
            if frame.page is frame.comparison:
                undo = frame.keymap[CommandId.UNDO].way
                frame.passing.say(self.tr("Role changed. {0} takes it back.").format(undo))
        elif blocks:
            self._show(article, blocks[0])

    def _answer(self, call: Callable[[ArticleId, tuple[RepeatedLine, ...], Library], Changes]) -> None:
        cleaned = self._frame.cleaning.cleaned
        if self._frame.page is self._frame.cleaning and cleaned is not None and cleaned.repeated:
            write = partial(call, cleaned.stored.row.id, cleaned.repeated)
            self._worker.write(self.tr("answer the proposal"), write)


def _cleaned(article: ArticleId, library: Library) -> Cleaned:
    return Cleaned(library.article(article), library.repeated_furniture(article))


def _flipping(article: ArticleId, block: int, library: Library) -> Changes:
    return library.flip_block(article, block)


def _flipping_for_outlet(article: ArticleId, block: int, library: Library) -> Changes:
    return library.flip_block_for_outlet(article, block)


def _leaving_out(article: ArticleId, lines: tuple[RepeatedLine, ...], library: Library) -> Changes:
    return library.leave_out_repeated(article, lines)


def _letting_be(article: ArticleId, lines: tuple[RepeatedLine, ...], library: Library) -> Changes:
    return library.let_repeated_be(article, lines)
