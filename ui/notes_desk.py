"""The notes desk: which notes can be written from the place in focus, and keeping what is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.review.note import Note
from ui.commands import CommandId
from ui.review.note_places import NoteFocus, NoteFor, note_slots

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.changes import Changes
    from reader.base.ids import ChangeKey
    from reader.library import Library
    from reader.store.rows import OpenStory
    from ui.desk import StoryDesk
    from ui.frame import Frame
    from ui.worker import Worker


class NotesDesk(QObject):
    """Shows in the inspector of ``frame`` the note on what has the focus, and keeps it."""

    def __init__(self, frame: Frame, desk: StoryDesk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._panel = frame.comparison, frame.inspector.notes
        self._desk, self._worker = desk, worker
        self._place: NoteFocus | None = None
        self._story: OpenStory | None = None
        self._preview = worker.channel(self.tr("show the note"))
        self._preview.arrived.connect(self._panel.show_preview)

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command about notes does."""
        return {CommandId.EDIT_NOTE: self.edit, CommandId.NOTE_ON: self.choose}

    def edit(self) -> None:
        """Write a note on what has the focus: words selected, else the change, the row, the article or the story."""
        focus = self._focus()
        self.renew()
        if focus is not None and focus.words is not None:
            self._panel.choose(NoteFor.SPAN)
        else:
            self._panel.edit()

    def choose(self) -> None:
        """Write a note on the next wider place: from the change to the row, words, the article and the story."""
        self.renew()
        self._panel.choose_next()

    @Slot()
    def renew(self) -> None:
        """Show the note on what has the focus now."""
        story, state = self._desk.story, self._pane.state
        if story is None or state is None or story.comparison is not state.comparison:
            self._panel.show_slots({}, is_other_place=True)  # a note in hand is of the story before
            return
        focus = self._focus()
        self._panel.show_slots(note_slots(story, state, focus), is_other_place=focus != self._place)
        self._place, self._story = focus, story

    @Slot(object, str)
    def keep(self, key: ChangeKey | Note, text: str) -> None:
        """Keep a note: on a change, or on a text."""
        if isinstance(key, Note):
            self._worker.write(self.tr("keep the note"), partial(_write, replace(key, text=text)))
        elif self._story is not None:
            self._desk.note(self._story, key, text)

    @Slot(str)
    def ask_preview(self, text: str) -> None:
        """Ask what the Markdown of a note looks like; it is made where nothing waits for it."""
        if text:
            self._preview.ask(partial(_rendered, text))
        else:
            self._preview.drop()
            self._panel.show_preview("")

    def _focus(self) -> NoteFocus | None:
        state, index = self._pane.state, self._pane.table.currentIndex()
        if state is None or not index.isValid() or index.row() >= len(state.rows):
            return None
        column = state.column_order[index.column()]
        return NoteFocus(index.row(), column, self._pane.cursor_place.variation, self._pane.table.selected_words)


def _write(note: Note, library: Library) -> Changes:
    return library.write_note(note)


def _rendered(text: str, _library: Library) -> str:
    from reader.export.note import note_html  # noqa: PLC0415 - start-up time

    return note_html(text)
