"""A session that types and decides until it is killed; run by ``test_session_killed.py`` as a process of its own.

It says how many changes it decides in turn (``n COUNT``) and what was acknowledged: ``v KEY VERDICT SECONDS`` for a
verdict that the library has and when it was heard of, ``t COUNT SECONDS`` for the letters typed so far and when, by the
clock of all processes.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import reader.library  # noqa: F401 - loaded once, before the processes part
from reader.comparison.comparing import compare
from reader.review.mark import Verdict
from ui.review.note_editor import NoteEditor
from ui.worker import Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reader.base.changes import Changes
    from reader.base.ids import ChangeKey, StoryId
    from reader.library import Library

LETTER_MS = 4
_TELLINGS = (("“Two boats” sank on 4 June, he said.",), ("Three boats sank, Ms Ola Finn claimed.",))
compare(_TELLINGS, 0, languages=("en", "en"))  # loads the lexicons, once as well


class Typist(QObject):
    """Types letters into the note of one change and gives verdicts on the others, one after the other."""

    def __init__(self, worker: Worker, said: Connection, story: StoryId, keys: tuple[ChangeKey, ...]) -> None:
        super().__init__()
        self._said = said
        self._worker, self._story, self._noted, self._keys = worker, story, keys[0], keys[1:]
        self._asked, self._typed = 0, 0
        self._say(f"n {len(self._keys)}")
        self._editor = NoteEditor()
        self._editor.show_note(self._noted, "")
        self._editor.show()
        self._editor.note_changed.connect(self._on_note)
        self._worker.changed.connect(self._on_changed)
        self._typing = QTimer(self)
        self._typing.timeout.connect(self._type)
        self._typing.start(LETTER_MS)
        self._decide()

    @Slot()
    def _type(self) -> None:
        QTest.keyClick(self._editor, Qt.Key.Key_A + self._typed % 26)
        self._typed += 1
        self._say(f"t {self._typed} {time.monotonic():.4f}")

    @Slot(object, str)
    def _on_note(self, key: ChangeKey, text: str) -> None:
        self._worker.write("keep the note", partial(_note, self._story, key, text))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.undo is not None and changes.undo.startswith("Mark as"):
            key = self._keys[self._asked % len(self._keys)]
            self._say(f"v {key} {self._verdict.value} {time.monotonic():.4f}")
            self._asked += 1
            self._decide()

    def _say(self, line: str) -> None:
        try:
            self._said.send(line)
        except OSError:  # nobody listens any more
            os._exit(1)

    @property
    def _verdict(self) -> Verdict:
        return tuple(Verdict)[self._asked // len(self._keys) % 3]

    def _decide(self) -> None:
        key = self._keys[self._asked % len(self._keys)]
        self._worker.write("keep the verdict", partial(_decide, self._story, key, self._verdict))


def _note(story: StoryId, key: ChangeKey, text: str, library: Library) -> Changes:
    return library.note(story, key, text)


def _decide(story: StoryId, key: ChangeKey, verdict: Verdict, library: Library) -> Changes:
    return library.decide(story, (key,), verdict)


def run(path: str, said: Connection) -> None:
    """Open the library at ``path`` and review its largest story until the end of the process."""
    application = QApplication(sys.argv[:1])
    worker = Worker()
    found = worker.channel("open the story")
    typists: list[Typist] = []

    def begin(story: tuple[StoryId, tuple[ChangeKey, ...]]) -> None:
        typists.append(Typist(worker, said, *story))

    found.arrived.connect(begin)
    worker.opened.connect(lambda _opened: found.ask(_largest_story))
    worker.open(Path(path))
    application.exec()


def _largest_story(library: Library) -> tuple[StoryId, tuple[ChangeKey, ...]]:
    story = max(library.stories(), key=lambda row: len(row.articles))
    return story.id, tuple(dict.fromkeys(library.open_story(story.id).keys))
