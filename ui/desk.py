"""The desk: which story lies open, and everything that is asked of or decided in the library from the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.base.changes import Changes
from reader.base.ids import ArticleId, StoryId
from reader.store.story_list import StoryOrder
from ui.ledger_making import making_ledgers
from ui.memory import BASE, CHANGE, ORDER, STORY, VIEW, Memory
from ui.stories.listing import Listing, ListWish, read_listing
from ui.story_details import StoryReasons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.ids import ChangeKey
    from reader.library import Library
    from reader.review.mark import Verdict
    from reader.store.rows import OpenStory, StoryDetail
    from ui.channel import Failure
    from ui.edit_dialog import Edit
    from ui.report_dialog import ReportWish
    from ui.worker import Opened, Worker


_LONGEST_NUMBER = 19


@dataclass(frozen=True, slots=True)
class Start:
    """What the window needs of a library that was just opened: its list, and the story and base to go back to."""

    listing: Listing
    story: StoryId | None
    base: ArticleId | None
    change: str | None
    undo: str | None
    redo: str | None
    unfinished: tuple[str, ...]
    view: str | None = None


class StoryDesk(QObject):
    """Carries questions and decisions between the views and the worker.

    ``started`` carries a Start, ``stories_listed`` a Listing, ``story_asked`` the id of a story that is being opened,
    ``story_opened`` the OpenStory then. ``story_renewed`` carries the open one after its articles changed,
    ``marks_changed`` after only verdicts or notes did. ``steps_named`` carries the names of what undo and redo would
    do, ``reported`` a Written report.
    """

    started = Signal(object)
    stories_listed = Signal(object)
    story_asked = Signal(object)
    story_opened = Signal(object)
    story_renewed = Signal(object)
    marks_changed = Signal(object)
    story_closed = Signal()
    steps_named = Signal(object, object)
    ledgers_made = Signal(object)
    reported = Signal(object)
    explained = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._listing = Listing()
        self._wish = ListWish()
        self._is_listing_anew = False
        self._open: OpenStory | None = None
        self._wanted: tuple[StoryId, ArticleId | None] | None = None
        self._articles: tuple[ArticleId, ...] = ()
        self._is_asked = False
        self._is_read_only = False
        self._is_storyline = False
        self.memory = Memory(worker, self)
        self._start = worker.channel(self.tr("read the library"))
        self._warm = worker.channel(self.tr("load the engine"))
        self._list = worker.list_channel(self.tr("list the stories"))
        self._story = worker.channel(self.tr("open the story"))
        self._ledgers = worker.channel(self.tr("make the ledgers"))
        self._why = worker.channel(self.tr("give the reasons"))
        self._report = worker.channel(self.tr("write the report"))
        self._connect()

    @property
    def story(self) -> OpenStory | None:
        """The story that lies open."""
        return self._open

    @property
    def listing(self) -> Listing:
        """The stories as they were listed last."""
        return self._listing

    @property
    def has_stories(self) -> bool:
        """Tell whether the library has any story."""
        return bool(self._listing.whole.ids)

    def story_of(self, article: ArticleId) -> StoryId | None:
        """Return the story that ``article`` belongs to."""
        return self._listing.homes.story_of(article)

    @Slot()
    def list_stories(self) -> None:
        """List the stories anew; ``stories_listed`` follows."""
        self._ask_list(None)

    @Slot(str)
    def filter_stories(self, query: str) -> None:
        """List only the stories that ``query`` asks for; ``stories_listed`` follows."""
        self._wish = replace(self._wish, query=query)
        self._ask_list(self._listing)

    @Slot(object)
    def order_stories(self, order: StoryOrder) -> None:
        """List the stories in ``order`` from now on, also when the library is opened again."""
        self._wish = replace(self._wish, order=order)
        self.memory.keep(ORDER, order.value)
        self._ask_list(self._listing)

    def _ask_list(self, known: Listing | None) -> None:
        near = None if self._open is None else self._open.row.id
        self._is_listing_anew = self._is_listing_anew or known is None
        self._list.ask(partial(_listing, self._wish, near, None if self._is_listing_anew else known))

    def open_story(self, story: StoryId, base: ArticleId | None = None) -> None:
        """Open ``story``, read against ``base`` or the base it has of itself."""
        self._wanted = (story, base)
        self._articles = ()
        self._is_asked = True
        self.story_asked.emit(story)
        self._story.ask(_opening(story, base, ()))
        self.memory.keep(STORY, story)
        self.memory.keep(BASE, base)

    @Slot(object)
    def make_base(self, article: ArticleId) -> None:
        """Read the open story against ``article``."""
        if self._open is not None:
            self.open_story(self._open.row.id, article)

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be decided, since the library is open for reading only."""
        return self._is_read_only

    def decide(self, keys: Sequence[ChangeKey], verdict: Verdict | None) -> None:
        """Put ``verdict`` on changes of the open story."""
        if self._open is not None and keys:
            self._worker.write(self.tr("keep the verdict"), partial(_deciding, self._open, tuple(keys), verdict))

    def explain_verdict(self, keys: Sequence[ChangeKey], reason: str) -> None:
        """Say why the verdict on changes of the open story was given."""
        if self._open is not None:
            self._worker.write(self.tr("keep the reason"), partial(_reasoning, self._open, tuple(keys), reason))

    def edit(self, edits: Sequence[Edit]) -> None:
        """Correct fields of articles; each is a step of its own."""
        for edit in edits:
            self._worker.write(self.tr("keep the correction"), partial(_editing, edit))

    def explain(self) -> None:
        """Ask why the articles of the open story are together; ``explained`` follows."""
        if self._open is not None:
            self._why.ask(partial(_explaining, self._open))

    def note(self, story: OpenStory, key: ChangeKey, text: str) -> None:
        """Put a note on a change of ``story``, which need not lie open any more."""
        self._worker.write(self.tr("keep the note"), partial(_noting, story, key, text))

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._worker.write(self.tr("undo"), _undo)

    @Slot()
    def redo(self) -> None:
        """Take the step again that was undone last."""
        self._worker.write(self.tr("redo"), _redo)

    def make_ledgers(self) -> None:
        """Make the ledgers of the open story; ``ledgers_made`` follows."""
        if self._open is not None:
            self._ledgers.ask(making_ledgers(self._open, is_storyline=self._is_storyline))

    @Slot(bool)
    def gather_storyline(self, is_storyline: bool) -> None:  # noqa: FBT001 - a slot
        """Make the ledgers of the whole storyline of the open story from now on, or of the story alone."""
        self._is_storyline = is_storyline
        self.make_ledgers()

    def write_report(self, wish: ReportWish) -> None:
        """Write a report on the open story; ``reported`` follows."""
        if self._open is not None:
            self._report.ask(_reporting(self._open, wish))

    def remember_change(self, change: int | None) -> None:
        """Keep which change is the current one, for the next time the window opens."""
        self.memory.keep(CHANGE, change)

    def _connect(self) -> None:
        worker = self._worker
        worker.opened.connect(self._on_library_opened)
        worker.changed.connect(self._on_changed)
        worker.failed.connect(self._on_failed)
        self._start.arrived.connect(self._on_started)
        self._list.arrived.connect(self._on_listed)
        self._story.arrived.connect(self._on_story)
        self._ledgers.arrived.connect(self.ledgers_made)
        self._report.arrived.connect(self.reported)
        self._why.arrived.connect(self.explained)
        for channel in (self._start, self._list, self._story, self._ledgers, self._report, self._why):
            channel.failed.connect(self.failed)

    @Slot(object)
    def _on_library_opened(self, opened: Opened) -> None:
        self._is_read_only = opened.is_read_only
        self._start.ask(_start)

    @Slot(object)
    def _on_started(self, start: Start) -> None:
        self._listing, self._wish = start.listing, start.listing.wish
        self.started.emit(start)
        self.stories_listed.emit(start.listing)
        self.steps_named.emit(start.undo, start.redo)
        self._warm.ask(_warm)
        if self.has_stories and not self._is_read_only:
            self._worker.write(self.tr("keep a backup"), _keep_backup)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.steps_named.emit(changes.undo, changes.redo)
        if changes.grouping or changes.articles or changes.tags:
            self.list_stories()
        elif changes.stories and self._wish.hangs_on_verdicts:
            self._ask_list(self._listing)
        if self._open is None or self._wanted is None:
            return
        is_touched = self._open.row.id in changes.stories or changes.articles.intersection(self._open.row.articles)
        if is_touched or changes.grouping:
            self._story.ask(_opening(*self._wanted, self._articles))

    @Slot(object)
    def _on_failed(self, _failure: Failure) -> None:
        """Show the verdicts and notes as the library has them, since one that was shown was not kept."""
        if self._open is not None and self._wanted is not None:
            self._story.ask(_opening(*self._wanted, self._articles))

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        self._listing, self._is_listing_anew = listing, False
        self.stories_listed.emit(listing)

    @Slot(object)
    def _on_story(self, opened: OpenStory | None) -> None:
        before, self._open = self._open, opened
        is_asked, self._is_asked = self._is_asked, False
        if opened is None:
            self._wanted = None
            self.story_closed.emit()
            return
        if self._wanted is not None and self._wanted[0] != opened.row.id:
            self._wanted = (opened.row.id, self._wanted[1])
            self.memory.keep(STORY, opened.row.id)
        self._articles = opened.row.articles
        is_same = before is not None and before.row.id == opened.row.id and before.comparison is opened.comparison
        if is_asked:
            self.story_opened.emit(opened)
        else:
            (self.marks_changed if is_same else self.story_renewed).emit(opened)
        if not is_same and opened.row.total is None:
            self._worker.write(self.tr("count the changes"), _counting(opened.row.id))


def _start(library: Library) -> Start:
    state = library.state
    story, base = _number(state(STORY)), _number(state(BASE))
    found = library.stories((StoryId(story),)) if story is not None else ()
    here = found[0] if found else None
    order = state(ORDER)
    wish = ListWish(order=StoryOrder(order)) if order in set(StoryOrder) else ListWish()
    return Start(
        read_listing(library, wish, here.id if here else None),
        here.id if here else None,
        ArticleId(base) if here is not None and base in here.articles else None,
        state(CHANGE),
        library.undo_name(),
        library.redo_name(),
        library.unfinished_imports(),
        state(VIEW),
    )


def _warm(_library: Library) -> None:
    """Load what opening a story needs before one is asked for; the first window is painted by now."""
    import reader.comparison.comparing  # noqa: F401, PLC0415  (start-up time)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < _LONGEST_NUMBER else None


def _listing(wish: ListWish, near: StoryId | None, known: Listing | None, library: Library) -> Listing:
    return read_listing(library, wish, near, known)


def _opening(
    story: StoryId, base: ArticleId | None, articles: tuple[ArticleId, ...]
) -> Callable[[Library], OpenStory | None]:
    """Return a call that opens ``story``, or, where a merge took it, the one that has most of its ``articles``."""

    def call(library: Library) -> OpenStory | None:
        found = library.stories((story,)) or library.stories(_continuing(library, articles))
        return library.open_story(found[0].id, base if base in found[0].articles else None) if found else None

    return call


def _continuing(library: Library, articles: tuple[ArticleId, ...]) -> tuple[StoryId, ...]:
    """Return the story that has most of ``articles``, nothing where none has any."""
    story = library.story_with_most(articles)
    return () if story is None else (story,)


def _counting(story: StoryId) -> Callable[[Library], Changes]:
    def call(library: Library) -> Changes:
        if library.stories((story,)):  # it may have gone meanwhile
            library.open_story(story)
        return Changes(undo=library.undo_name(), redo=library.redo_name(), stories=frozenset({story}))

    return call


def _deciding(story: OpenStory, keys: tuple[ChangeKey, ...], verdict: Verdict | None, library: Library) -> Changes:
    return library.decide(story.row.id, keys, verdict, seen=story)


def _reasoning(story: OpenStory, keys: tuple[ChangeKey, ...], reason: str, library: Library) -> Changes:
    return library.give_reason(story.row.id, keys, reason, seen=story)


def _noting(story: OpenStory, key: ChangeKey, text: str, library: Library) -> Changes:
    return library.note(story.row.id, key, text, seen=story)


def _keep_backup(library: Library) -> None:
    library.keep_backup()


def _editing(edit: Edit, library: Library) -> Changes:
    return library.edit(edit.article, edit.field, edit.value)


def _explaining(opened: OpenStory, library: Library) -> StoryReasons:
    detail = library.story(opened.row.id)
    storyline = library.storyline_reasons().get(detail.row.storyline, ()) if detail.row.storyline else ()
    rows = {row.id: row for row in library.articles(_named(detail)) if row.story is not None}  # not those in the bin
    stored = {article: library.article(article) for article in detail.row.articles}
    ties, conflicts = library.relations(opened.row.id), library.lineage(opened.row.id).conflicts
    return StoryReasons(detail, rows, ties, storyline, stored, opened.lost, opened.elsewhere, conflicts)


def _named(detail: StoryDetail) -> tuple[ArticleId, ...]:
    """Return every article that the reasons of a story may name."""
    pairs = (end for made in detail.decisions for one in made.constraints for end in (one.a, one.b))
    return tuple({*detail.row.articles, *(miss.article for miss in detail.near_misses), *pairs})


def _undo(library: Library) -> Changes:
    return library.undo()


def _redo(library: Library) -> Changes:
    return library.redo()


def _reporting(story: OpenStory, wish: ReportWish) -> Callable[[Library], object]:
    def call(library: Library) -> object:
        from reader.export.template import template_named  # noqa: PLC0415  (only whoever asks for a report loads it)
        from reader.export.writing import write_report  # noqa: PLC0415
        from reader.reporting import story_report, storyline_report  # noqa: PLC0415

        if wish.is_storyline and story.row.storyline is not None:
            report = storyline_report(library, story.row.storyline)
        else:
            report = story_report(library, (story.row.id,), story.articles[story.comparison.base].row.id)
        template = template_named(wish.template, has_appendix=wish.has_appendix)
        return write_report(report, template, wish.form, wish.path)

    return call
