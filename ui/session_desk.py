"""The session desk: reviews the stories of a session one after the other, and keeps where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from reader.review.agreement import is_decided
from reader.review.session import SessionPlace, noise_run, offers_to_leave, thought_s
from ui.commands import CommandId
from ui.memory import SCROLL, SESSION
from ui.pieces import counted
from ui.review.lists import Shelf, pace_words
from ui.review.note_places import noted_texts
from ui.review.summary_page import summary_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.changes import Changes
    from reader.base.ids import SessionId, StoryId
    from reader.library import Library
    from reader.review.mark import Verdict
    from reader.review.session import SessionProgress
    from reader.store.rows import OpenStory
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.list_desk import ListDesk
    from ui.review_desk import ReviewDesk
    from ui.story_facts import StoryFacts
    from ui.worker import Worker

_PAUSE_MS = 300


class SessionDesk(QObject):
    """Goes through the stories of one session on ``frame``; ``changed`` says that another one is under way, or none."""

    changed = Signal()

    def __init__(
        self,
        frame: Frame,
        desk: StoryDesk,
        worker: Worker,
        reviewing: ReviewDesk,
        facts: StoryFacts,
        listed: ListDesk,
    ) -> None:
        super().__init__(frame)
        self._listed = listed
        self._frame, self._pane, self._desk = frame, frame.comparison, desk
        self._worker, self._reviewing, self._facts = worker, reviewing, facts
        self._session: SessionProgress | None = None
        self._shelf = Shelf()
        self._place = SessionPlace()
        self._finished: set[StoryId] = set()
        self._run = 0
        self._restores = False
        self._thinking = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_place)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command of a session does."""
        return {CommandId.LEAVE_STORY: self.leave_story, CommandId.PAUSE_SESSION: self.pause}

    @property
    def session(self) -> SessionProgress | None:
        """The session that is under way."""
        return self._session

    def resume(self, session: SessionProgress) -> None:
        """Go on with a session where it stands, or at its first story."""
        self.keep_place()
        self._take(session)
        self._restores = True
        here = session.here if session.here is not None and session.here not in session.done else None
        story = here or session.following(session.here) or session.here or next(iter(session.stories), None)
        if story is None:
            self._facts.say(self.tr("No story of this session is in the library any more"))
            return
        if story != session.here:
            self._place = replace(self._place, change=None, scroll="")
        self._desk.open_story(story)

    def restore(self, session: SessionProgress | None, scroll: str) -> None:
        """Take up the session that was under way when the window was closed; its story is being opened already."""
        self._take(session)
        self._restores = True
        self._place = replace(self._place, scroll=scroll)

    @Slot()
    def pause(self) -> None:
        """Leave the session; it stays where it stands."""
        self.keep_place()
        self._take(None)

    @Slot(object)
    def on_shelf(self, shelf: Shelf) -> None:
        """Take in how far the session is now."""
        self._shelf = shelf
        if self._session is not None:
            wanted = self._session.session.id
            now = next((one for one in shelf.sessions if one.session.id == wanted), None)
            if now is None or now.session.is_archived:
                self._take(None)
            else:
                self._session = now
                self._show_progress()

    @Slot(object)
    def on_story_opened(self, story: OpenStory) -> None:
        """Go to where the story was left, else to its first undecided change."""
        self._run = 0
        self._frame.leaving.hide()
        restores, self._restores = self._restores, False
        if restores:
            if self._place.change in story.keys and self._pane.cursor_place.current is None:
                self._pane.go_to_change(story.keys.index(self._place.change))
            self._pane.restore_scroll(self._place.scroll)
        if self._session is None or story.row.id not in self._session.stories:
            return
        if self._pane.cursor_place.current is None:
            self._go_to_undecided()
        self._thinking.start()
        self._note_place()
        self._show_progress()

    @Slot(object)
    def on_decided(self, verdict: Verdict | None) -> None:
        """Count a verdict; after the last one of a story show its summary, after many of noise offer to leave."""
        self._run = noise_run(self._run, verdict)
        if not self._is_in_session():
            return
        elapsed = self._thinking.restart() / 1000 if self._thinking.isValid() else 0.0
        if verdict is not None:
            self._place = replace(
                self._place, seconds=self._place.seconds + thought_s(elapsed), verdicts=self._place.verdicts + 1
            )
        undecided = self._undecided()
        if not undecided and verdict is not None:
            self._show_summary()
        elif undecided and verdict is not None and self._pane.walk_is_over:
            self._pane.go_to_change(undecided[0])
        self._offer(is_offered=offers_to_leave(self._run) and bool(undecided), verdict=verdict)
        self._note_place()
        self._show_progress()

    @Slot()
    def on_moved(self) -> None:
        """Keep the place a moment after it changed."""
        if self._desk.story is not None:
            self._desk.memory.keep(SCROLL, self._pane.scroll_place)
            self._note_place()

    @Slot()
    def leave_story(self) -> None:
        """Leave the rest of this story and go on to the next one of the session."""
        story, session = self._desk.story, self._session
        if story is None or session is None or not self._is_in_session():
            return
        self._frame.leaving.hide()
        if self._undecided():
            self._worker.write(self.tr("leave the story"), partial(_leave, session.session.id, story.row.id))
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Go to the next story of the session that is not done, or say that there is none."""
        story = self._desk.story
        if story is not None:
            self._finished.add(story.row.id)
        following = self._following()
        if following is None:
            name = self._session.session.name if self._session else ""
            self._facts.say(self.tr("Session “{0}” is done").format(name))
            self._frame.show_page(self._frame.comparison)
            self._pane.setFocus()
        else:
            self._place = replace(self._place, change=None, scroll="")
            self._desk.open_story(following)

    @Slot()
    def open_next(self) -> None:
        """Open the next story with something to decide: of the session, while the open one belongs to it."""
        story = self._desk.story
        if not self._is_in_session():
            self._listed.open_next_undecided(story.row.id if story else None)
        elif (following := self._following()) is not None:
            self._desk.open_story(following)
        else:
            self._facts.say(self.tr("Every story is reviewed"))

    @Slot()
    def keep_place(self) -> None:
        """Keep now where the session stands."""
        self._pause.stop()
        story = self._desk.story
        if self._session is None or story is None or not self._is_in_session() or self._desk.is_read_only:
            return
        self._place = replace(self._place, change=self._pane.current_key, scroll=self._pane.scroll_place)
        self._worker.write(
            self.tr("keep the place"), partial(_keep, self._session.session.id, self._place, story.row.id)
        )

    def _take(self, session: SessionProgress | None) -> None:
        self._session = session
        self._place = session.place if session else SessionPlace()
        self._finished.clear()
        self._run = 0
        self._frame.leaving.hide()
        self._desk.memory.keep(SESSION, session.session.id if session else None)
        self._show_progress()
        self.changed.emit()

    def _is_in_session(self) -> bool:
        story, session = self._desk.story, self._session
        return story is not None and session is not None and story.row.id in session.stories

    def _following(self) -> StoryId | None:
        session, story = self._session, self._desk.story
        if session is None:
            return None
        left = replace(session, done=session.done | self._finished)
        return left.following(story.row.id if story else None)

    def _undecided(self) -> list[int]:
        """Return the first reading of every change of the open story that is not decided, trivial ones left out."""
        state = self._pane.state
        if state is None:
            return []
        weighty = (one for one in state.variations if not one.change_class.is_trivial)
        return [one.members[0] for one in weighty if not is_decided(state.keys_of(one), state.marks)]

    def _go_to_undecided(self) -> None:
        undecided = self._undecided()
        if undecided:
            self._pane.go_to_change(undecided[0])

    def _note_place(self) -> None:
        if self._session is not None and not self._pause.isActive():
            self._pause.start()

    def _offer(self, *, is_offered: bool, verdict: Verdict | None) -> None:
        if is_offered:
            self._frame.leaving.offer(self.tr("{0} noise in a row. Leave the rest of this story?").format(self._run))
        elif noise_run(1, verdict) == 0:
            self._frame.leaving.hide()

    def _show_summary(self) -> None:
        story, state, session = self._desk.story, self._pane.state, self._session
        assert story is not None
        assert state is not None
        assert session is not None
        self._finished.add(story.row.id)
        self._reviewing.keep_note()
        following = self._following()
        summary = summary_of(
            state,
            story.row.title,
            noted_texts(story),
            self._progress_text(),
            None if following is None else self._shelf.title(following),
        )
        self._frame.summary.show_summary(summary)
        self._frame.show_page(self._frame.summary)
        self._frame.summary.focus_first()

    def _show_progress(self) -> None:
        self._frame.header.show_session(self._short_text(), self._progress_text())

    def _short_text(self) -> str:
        session, pace = self._session, self._place.pace
        if session is None:
            return ""
        stories = self.tr("Session {0}/{1}").format(self._done(session), len(session.stories))
        return stories if pace is None else f"{stories}  ·  {self.tr('{0}/min').format(f'{pace:.0f}')}"

    def _done(self, session: SessionProgress) -> int:
        return len(session.done | self._finished.intersection(session.stories))

    def _progress_text(self) -> str:
        session = self._session
        if session is None:
            return ""
        done = self._done(session)
        verdicts = counted(self._place.verdicts, self.tr("{0} verdict"), self.tr("{0} verdicts"))
        parts = (session.session.name, f"{done}/{len(session.stories)}", verdicts, pace_words(self._place.pace))
        return "  ·  ".join(part for part in parts if part)


def _keep(session: SessionId, place: SessionPlace, story: StoryId, library: Library) -> None:
    library.keep_session_place(session, place, story if library.stories((story,)) else None)  # it may have gone


def _leave(session: SessionId, story: StoryId, library: Library) -> Changes:
    return library.leave_story(session, story)
