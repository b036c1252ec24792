"""The importer: runs imports beside the window and tells how they go."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.batches.batch import Anew, brought
from reader.batches.pool import ProcessPool
from ui.importing.run import Outcome, Progress, Wishes, run_import

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.batches.batch import Shelf
    from reader.sources.source import Source
    from ui.worker import Worker

_LAST_MOMENT_S = 2.0


class Importer(QObject):
    """Takes files, folders and pastes; one import runs at a time and what is dropped meanwhile follows it.

    ``started`` comes when an import begins, ``progressed`` carries a Progress, ``paused`` tells whether it rests now,
    ``finished`` carries an Outcome. Stories are grouped again, by the worker, when an import ends.
    """

    started = Signal()
    progressed = Signal(object)
    paused = Signal(bool)
    finished = Signal(object)
    broke = Signal(object)
    _reported = Signal(object)
    _ended = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="importer")
        self._pool = ProcessPool()
        self._cancel, self._pause = threading.Event(), threading.Event()
        self._next: list[Path | Source] = []
        self._is_anew = False
        self._running: Future[Outcome] | None = None
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Tell whether an import is under way."""
        return self._running is not None

    def start(self, items: Sequence[Path | Source], *, anew: bool = False) -> None:
        """Import ``items``, folders with all that is in them, after the import that runs now if there is one.

        With ``anew`` files are read once more whose bytes the library knows.
        """
        self._next.extend(items)
        self._is_anew |= anew
        if self._running is None and self._next:
            taken, self._next = self._next, []
            shelf: Shelf = Anew(self._worker) if self._is_anew else self._worker
            self._is_anew = False
            self._cancel.clear()
            self._pause.clear()
            self._running = self._thread.submit(self._run, taken, shelf)
            self.started.emit()
            self._running.add_done_callback(self._pass_on)

    @Slot()
    def cancel(self) -> None:
        """Stop after what is being written this moment; everything stored so far stays."""
        self._next.clear()
        self._cancel.set()

    @Slot()
    def toggle_pause(self) -> None:
        """Take up no further file, or go on; what is being read is read to its end."""
        if self.is_running:
            (self._pause.clear if self._pause.is_set() else self._pause.set)()
            self.paused.emit(self._pause.is_set())

    def close(self) -> None:
        """Cancel, end the processes, and wait a moment for the thread to see it."""
        self.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._pool.put_down()
        if self._running is not None:
            wait([self._running], timeout=_LAST_MOMENT_S)

    def _pass_on(self, future: Future[Outcome]) -> None:
        with suppress(RuntimeError):  # the window may be gone by now
            self._ended.emit(future)

    def _run(self, taken: Sequence[Path | Source], shelf: Shelf) -> Outcome:
        items = self._unfolded(taken)
        only = items[0] if len(items) == 1 and isinstance(items[0], str) else ""
        self._reported.emit(Progress(0, len(items), only))
        self._worker.begin_import([item for item in items if isinstance(item, str)])
        return run_import(items, self._pool, shelf, self._reported.emit, Wishes(self._cancel, self._pause))

    def _unfolded(self, taken: Sequence[Path | Source]) -> list[str | Source]:
        """Return what there is to import, the files of folders named one by one."""
        from reader.sources.reading import walk  # noqa: PLC0415  (the window paints before the engine is loaded)

        items: list[str | Source] = []
        for item in taken:
            for found in walk((item,)) if isinstance(item, Path) else (item,):
                if self._cancel.is_set():
                    return items
                items.append(str(found) if isinstance(found, Path) else found)
        return items

    @Slot(object)
    def _on_ended(self, future: Future[Any]) -> None:
        self._running = None
        if future.cancelled():
            return
        if (error := future.exception()) is not None:
            self.broke.emit(error)
            return
        outcome = future.result()
        self._worker.finish_import(brought(outcome.results))
        self.finished.emit(outcome)
        self.start(())
