"""The desk of tags: puts tags and the flag on what is meant by a key, and shows those of the article in focus."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from reader.store.tags import FLAG
from ui.commands import CommandId
from ui.pieces import one_line
from ui.tags.dialog import TagDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.base.changes import Changes
    from reader.base.ids import ArticleId
    from reader.library import Library
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.worker import Worker


@dataclass(frozen=True, slots=True)
class _Asked:
    """The tags of the library as they stand on the articles that are to be tagged."""

    articles: tuple[ArticleId, ...]
    known: Mapping[str, bool | None]
    title: str
    is_flag: bool


class TagsDesk(QObject):
    """Tags articles of ``frame``; ``failed`` carries a Failure."""

    failed = Signal(object)

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._worker = frame, desk, worker
        self._asking = worker.channel(self.tr("read the tags"))
        self._asking.arrived.connect(self._on_asked)
        self._asking.failed.connect(self.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.FLAG: self.flag, CommandId.TAG: self.tag}

    def tag(self) -> None:
        """Ask which tags the article in focus, or the stories chosen in the list, shall carry."""
        self._ask(is_flag=False)

    def flag(self) -> None:
        """Flag the article in focus, or the stories chosen in the list; take the flag off where all have it."""
        self._ask(is_flag=True)

    @Slot()
    def renew(self) -> None:
        """Show the tags of the article in focus."""
        story, article = self._desk.story, self._frame.comparison.article_in_focus
        tags = () if story is None or article is None else story.tags.get(article, ())
        self._frame.inspector.show_tags(tags)

    def _ask(self, *, is_flag: bool) -> None:
        articles = self._articles()
        if not articles:
            self._frame.passing.say(self.tr("Go to an article or a story first"))
        elif self._desk.is_read_only:
            self._frame.passing.say(self.tr("This library is open for reading only; nothing can be kept in it"))
        else:
            self._asking.ask(partial(_asked, articles, is_flag))

    def _articles(self) -> tuple[ArticleId, ...]:
        """Return the articles of the stories chosen in the list, else the one in focus."""
        stories, search = self._frame.stories, self._frame.search
        if self._has_focus(stories):
            chosen = stories.selected or (() if stories.current is None else (stories.current,))
            return self._desk.listing.homes.articles_of(chosen)
        page = search if self._frame.page is search else self._frame.comparison
        article = page.article_in_focus
        return () if article is None else (article,)

    @Slot(object)
    def _on_asked(self, asked: _Asked) -> None:
        many = self.tr("{0} articles").format(len(asked.articles))
        about = asked.title or many
        if asked.is_flag:
            is_off = asked.known.get(FLAG) is True
            self._write(asked.articles, () if is_off else (FLAG,), (FLAG,) if is_off else ())
            told = self.tr("No longer flagged: {0}.") if is_off else self.tr("Flagged: {0}.")
            self._tell(told.format(about))
            return
        dialog = TagDialog(asked.known, about, self._frame.window())
        if dialog.exec() and (dialog.put_on or dialog.taken_off):
            self._write(asked.articles, dialog.put_on, dialog.taken_off)
            changed = ", ".join((*(f"+{tag}" for tag in dialog.put_on), *(f"−{tag}" for tag in dialog.taken_off)))
            self._tell(self.tr("Tags of {0}: {1}.").format(about, changed))

    def _write(self, articles: tuple[ArticleId, ...], put_on: tuple[str, ...], taken_off: tuple[str, ...]) -> None:
        self._worker.write(self.tr("keep the tags"), partial(_tag, articles, put_on, taken_off))

    def _tell(self, told: str) -> None:
        undo = self._frame.keymap[CommandId.UNDO].way
        self._frame.passing.say(self.tr("{told} {undo} undoes it.").format(told=told, undo=undo))

    @staticmethod
    def _has_focus(part: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and part.isAncestorOf(focus)


def _asked(articles: tuple[ArticleId, ...], is_flag: bool, library: Library) -> _Asked:  # noqa: FBT001 - for partial
    carried = library.tags_by_article()
    known: dict[str, bool | None] = {}
    for tag in library.tags():
        having = sum(tag in carried.get(one, ()) for one in articles)
        known[tag] = True if having == len(articles) else None if having else False
    title = one_line(library.article(articles[0]).row.title) if len(articles) == 1 else ""
    return _Asked(articles, known, title, is_flag)


def _tag(
    articles: tuple[ArticleId, ...], put_on: tuple[str, ...], taken_off: tuple[str, ...], library: Library
) -> Changes:
    return library.tag(articles, put_on, taken_off)
