"""The shelf desk: the review page, and what is done with sessions, reasons, rules and the verdicts of others."""

from __future__ import annotations

import getpass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog

from reader.review.house_style import StyleProposal
from reader.review.opinion import Disagreement
from reader.review.session import SessionProgress
from ui.commands import CommandId
from ui.dates import short_date
from ui.memory import SCROLL, SESSION
from ui.pieces import counted
from ui.review.lists import Shelf
from ui.review.page_keys import PageAct
from ui.review.reason_box import ReasonBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.base.changes import Changes
    from reader.base.ids import SessionId, StoryId
    from reader.library import Library
    from reader.review.house_style import StylePair
    from reader.review.session import SessionOrder
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.review_desk import ReviewDesk
    from ui.session_desk import SessionDesk
    from ui.story_facts import StoryFacts
    from ui.worker import Worker


_PAUSE_MS = 400
"""Verdicts follow each other fast; the lists are read when they rest for so long."""


class ShelfDesk(QObject):
    """Fills the review page of ``frame`` and answers it; ``arrived`` carries the Shelf as the library holds it."""

    arrived = Signal(object)

    def __init__(
        self,
        frame: Frame,
        desk: StoryDesk,
        worker: Worker,
        reviewing: ReviewDesk,
        sessions: SessionDesk,
        facts: StoryFacts,
    ) -> None:
        super().__init__(frame)
        self._frame, self._desk, self._worker, self._facts = frame, desk, worker, facts
        self._reviewing, self._sessions = reviewing, sessions
        self._shelf = Shelf()
        self._made: SessionId | None = None
        self._proposed = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._ask)
        self._asking = worker.channel(self.tr("list the sessions"))
        self._beginning = worker.channel(self.tr("go back to the session"))
        self._writing = worker.channel(self.tr("save the verdicts"))
        self._asking.arrived.connect(self._on_shelf)
        self._beginning.arrived.connect(self._on_began)
        self._writing.arrived.connect(self._on_saved)
        for channel in (self._asking, self._beginning, self._writing):
            channel.failed.connect(desk.failed)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command about sessions, reasons and verdicts of others does."""
        return {
            CommandId.GIVE_REASON: self.give_reason,
            CommandId.MERGE_VERDICTS: self.merge_verdicts,
            CommandId.NEW_SESSION: self.make_session,
            CommandId.REVIEW: self.show_review,
            CommandId.SAVE_VERDICTS: self.save_verdicts,
        }

    @Slot()
    def show_review(self) -> None:
        """Show the sessions, and what else is to be settled."""
        self._sessions.keep_place()
        self._ask()
        self._frame.show_page(self._frame.review)
        self._frame.review.setFocus()

    @Slot(object)
    def on_opened(self, _opened: object) -> None:
        """Look which session was under way when the window was closed."""
        self._beginning.ask(_beginning)

    @Slot(object)
    def on_changed(self, changes: Changes) -> None:
        """Read the shelf anew where something on it may be another."""
        if changes.review:
            self._ask()
        elif changes.marks or changes.grouping:
            self._later.start()

    @Slot()
    def _ask(self) -> None:
        self._later.stop()
        self._asking.ask(_shelf)

    def stories_shown(self) -> tuple[StoryId, ...]:
        """Return the stories that a new session takes: those selected, else those found or shown by the list."""
        frame = self._frame
        if frame.stories.selected:
            return frame.stories.selected
        if frame.page is frame.search and frame.search.articles:
            found = (self._desk.story_of(article) for article in frame.search.articles)
            return tuple(dict.fromkeys(story for story in found if story is not None))
        return tuple(story.id for story in frame.stories.stories)

    def make_session(self) -> None:
        """Make a session of the stories shown, and begin it."""
        rows = {row.id: row for row in self._desk.stories}
        stories = [story for story in self.stories_shown() if story in rows and len(rows[story].articles) > 1]
        if not stories:
            self._facts.say(self.tr("No story shown here has anything to compare"))
            return
        day = short_date(QDate.currentDate().toString(Qt.DateFormat.ISODate))
        lines = {rows[story].storyline_title for story in stories}
        subject = next(iter(lines)) if len(lines) == 1 and None not in lines else day
        many = counted(len(stories), self.tr("{0} story"), self.tr("{0} stories"))
        order = self._frame.review.chosen_order
        self._worker.write(
            self.tr("make the session"), partial(_make, f"{subject} · {many}", tuple(stories), order, self._on_made)
        )

    def give_reason(self) -> None:
        """Ask why the verdict on the current change, or the one given last, was given."""
        wanted = self._reviewing.change_to_explain()
        if wanted is None:
            key = self._frame.keymap[CommandId.GIVE_REASON].way
            self._facts.say(self.tr("Give a verdict first; then {0} says why").format(key))
            return
        keys, about, present = wanted
        box = ReasonBox(self._shelf.reasons, present, about, self._frame.window())
        is_chosen = bool(box.exec())
        if box.offered != self._shelf.reasons:
            self._worker.write(self.tr("keep the reasons"), partial(_set_reasons, box.offered))
        if is_chosen and box.chosen != present:
            self._reviewing.explain(keys, box.chosen)

    def save_verdicts(self) -> None:
        """Ask for a file and write every verdict and note of the library into it."""
        path, _ = QFileDialog.getSaveFileName(
            self._frame.window(),
            self.tr("Save my verdicts"),
            str(Path.home() / "verdicts.jsonl"),
            "JSON Lines (*.jsonl)",
        )
        if path:
            self._writing.ask(partial(_save, Path(path)))

    def merge_verdicts(self) -> None:
        """Ask for files of other analysts and bring their verdicts in."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._frame.window(), self.tr("Merge verdicts"), str(Path.home()), "JSON Lines (*.jsonl);;(*)"
        )
        if paths:
            self._worker.write(self.tr("merge the verdicts"), partial(_merge, tuple(map(Path, paths))))

    @Slot(object, object)
    def on_asked(self, act: PageAct, subject: object) -> None:
        """Do what was asked on the review page."""
        match act, subject:
            case PageAct.NEW, _:
                self.make_session()
            case PageAct.EXPORT, _:
                self.save_verdicts()
            case PageAct.MERGE, _:
                self.merge_verdicts()
            case PageAct.RESUME, SessionProgress():
                self._sessions.resume(subject)
            case PageAct.RENAME, SessionProgress():
                self._rename(subject)
            case PageAct.ARCHIVE, SessionProgress():
                one = subject.session
                call = partial(_archive, one.id, not one.is_archived)
                self._worker.write(self.tr("archive the session"), call)
            case ((PageAct.THEIRS | PageAct.OWN), Disagreement()):
                call = partial(_settle, subject, act is PageAct.THEIRS)
                self._worker.write(self.tr("settle the disagreement"), call)
            case ((PageAct.ACCEPT | PageAct.REFUSE), _):
                self._answer_rule(act, subject)

    def _answer_rule(self, act: PageAct, subject: object) -> None:
        if isinstance(subject, StyleProposal):
            call = partial(_answer, subject.pair, act is PageAct.ACCEPT)
            self._worker.write(self.tr("keep the rule"), call)
        elif act is PageAct.REFUSE:
            self._worker.write(self.tr("drop the rule"), partial(_drop, subject))  # type: ignore[arg-type]

    def _rename(self, one: SessionProgress) -> None:
        name, is_given = QInputDialog.getText(
            self._frame.window(), self.tr("Rename session"), self.tr("Name of the session"), text=one.session.name
        )
        if is_given and name.strip():
            self._worker.write(self.tr("rename the session"), partial(_rename, one.session.id, name))

    def _on_made(self, session: SessionId) -> None:
        """Remember, on the writer's thread, which session is to be begun once the shelf has it."""
        self._made = session

    @Slot(object)
    def _on_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._frame.review.show_shelf(shelf)
        self.arrived.emit(shelf)
        if len(shelf.proposals) > self._proposed:
            pair = shelf.proposals[0].pair
            words = self.tr("“{0}” / “{1}” could be a rule of house style: {2}, then 3")
            self._facts.say(words.format(pair.left, pair.right, self._frame.keymap[CommandId.REVIEW].way))
        self._proposed = len(shelf.proposals)
        made = next((one for one in shelf.sessions if one.session.id == self._made), None)
        if made is not None:
            self._made = None
            self._sessions.resume(made)

    @Slot(object)
    def _on_began(self, began: tuple[Shelf, str, str]) -> None:
        shelf, session, scroll = began
        self._proposed = len(shelf.proposals)
        under_way = (one for one in shelf.sessions if str(one.session.id) == session and not one.session.is_archived)
        self._sessions.restore(next(under_way, None), scroll)
        self._on_shelf(shelf)

    @Slot(object)
    def _on_saved(self, saved: tuple[int, Path]) -> None:
        count, path = saved
        words = counted(count, self.tr("{0} verdict written to"), self.tr("{0} verdicts written to"))
        self._frame.passing.say(f"{words} {path}")


def _shelf(library: Library) -> Shelf:
    return Shelf(
        sessions=library.sessions(),
        disagreements=library.disagreements(),
        proposals=library.proposed_rules(),
        rules=library.house_rules(),
        lost_marks=library.orphaned_marks(),
        lost_notes=library.orphaned_notes(),
        reasons=library.reasons(),
        titles={row.id: row.title for row in library.stories()},
    )


def _beginning(library: Library) -> tuple[Shelf, str, str]:
    return _shelf(library), library.state(SESSION) or "", library.state(SCROLL) or ""


def _make(
    name: str, stories: Sequence[StoryId], order: SessionOrder, made: Callable[[SessionId], None], library: Library
) -> Changes:
    session, changes = library.make_session(name, stories, order)
    made(session)
    return changes


def _set_reasons(reasons: tuple[str, ...], library: Library) -> Changes:
    return library.set_reasons(reasons)


def _save(path: Path, library: Library) -> tuple[int, Path]:
    from reader.opinion_files import write_opinions  # noqa: PLC0415 - start-up time

    opinions = library.opinions(getpass.getuser())
    write_opinions(opinions, path)
    return len(opinions), path


def _merge(paths: Sequence[Path], library: Library) -> Changes:
    from reader.opinion_files import read_opinions  # noqa: PLC0415 - start-up time

    return library.merge_opinions(tuple(one for path in paths for one in read_opinions(path)))


def _archive(session: SessionId, is_archived: bool, library: Library) -> Changes:  # noqa: FBT001 - for partial
    return library.archive_session(session, is_archived=is_archived)


def _rename(session: SessionId, name: str, library: Library) -> Changes:
    return library.rename_session(session, name)


def _settle(one: Disagreement, is_theirs: bool, library: Library) -> Changes:  # noqa: FBT001 - for partial
    return library.settle_disagreement(one, is_theirs=is_theirs)


def _answer(pair: StylePair, is_accepted: bool, library: Library) -> Changes:  # noqa: FBT001 - for partial
    return library.answer_rule(pair, is_accepted=is_accepted)


def _drop(pair: StylePair, library: Library) -> Changes:
    return library.drop_rule(pair)
