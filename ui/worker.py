"""The worker: every call into the engine runs here, off the window's thread."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.base.changes import Changes
from ui.channel import Channel, Failure
from ui.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from reader.articles.extraction import Extraction
    from reader.base.ids import ArticleId
    from reader.library import Library
    from reader.sources.tables.columns import Choices
    from reader.store.rows import ImportResult


@dataclass(frozen=True, slots=True)
class Opened:
    """A library that was opened; ``notice`` says in words what is special about it, such as that it is read-only."""

    path: Path
    is_read_only: bool
    notice: str | None


class Worker(QObject):
    """Owns the writing library on one thread and read-only ones on two others, and brings results back by signals.

    ``changed`` carries the Changes of every write; ``failed`` a Failure of a write or of opening, and ``not_opened``
    follows where no library is open. Reads go through a Channel of their own for each view (``channel``); those of the
    list of stories have a thread to themselves, so that it scrolls on while a story is compared. A library that
    somebody else is writing is opened for reading, and ``Opened.notice`` says so. ``left`` carries what ``leave`` ended
    with.
    """

    opened = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    not_opened = Signal()
    left = Signal(object)
    _wrote = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = Lane("writer", read_only=False)
        self._reader = Lane("reader", read_only=True)
        self._lister = Lane("lister", read_only=True)
        self._opening = Channel("open the library", self._open_writer, self)
        self._reading = Channel("read the library", self._open_reader, self)
        self._listing = Channel("list the stories", self._open_lister, self)
        self._path: Path | None = None
        self._opened: Opened | None = None
        self._opening.arrived.connect(self._on_writer_opened)
        self._opening.failed.connect(self._on_not_opened)
        self._reading.arrived.connect(self._on_reader_opened)
        self._reading.failed.connect(self._on_not_opened)
        self._listing.arrived.connect(self._on_lister_opened)
        self._listing.failed.connect(self._on_not_opened)
        self._wrote.connect(self._on_wrote, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self.left, Qt.ConnectionType.QueuedConnection)

    @property
    def path(self) -> Path | None:
        """Where the library lies that was asked for last, also where it could not be opened."""
        return self._path

    def open(self, path: Path) -> None:
        """Open the library at ``path``, making it when there is none; ``opened`` or ``failed`` follows."""
        self._path = path
        self._opening.ask(_described)

    def channel(self, what: str) -> Channel:
        """Return a new channel for one view's reads; ``what`` names them in messages: ``list the stories``."""
        return Channel(what, self._reader.submit, self)

    def list_channel(self, what: str) -> Channel:
        """Return a new channel for reads of the list of stories."""
        return Channel(what, self._lister.submit, self)

    def file_channel(self, what: str) -> Channel:
        """Return a new channel for questions about files, asked of no library: they are called without one."""
        return Channel(what, self._reader.look, self)

    def write_channel(self, what: str) -> Channel:
        """Return a new channel for reads that must see everything decided before them."""
        return Channel(what, self._writer.submit, self)

    def write(self, what: str, call: Callable[[Library], Changes | None]) -> None:
        """Run ``call`` on the writing library; ``changed`` carries what it returns."""
        self._follow(what, self._writer.submit(call))

    def known(self, sha256: str, path: str) -> Future[tuple[ImportResult, ...]]:
        """Look up what the library has from the very same bytes as the file at ``path``."""
        return self._writer.submit(partial(_known, sha256, path))

    def add(
        self, extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult]
    ) -> Future[tuple[ImportResult, ...]]:
        """Store one parsed file, as a task of its own, so that what a person decides meanwhile is not held up."""
        return self._writer.submit(partial(_add, extractions, path, certain))

    def choices(self) -> Future[Choices]:
        """Return what a person said that the columns of tables hold."""
        return self._writer.submit(_choices)

    def begin_import(self, paths: Sequence[str]) -> None:
        """Log which files an import will bring, so that after a kill the rest is offered again."""
        self.write("begin the import", partial(_begin_import, tuple(paths)))

    def finish_import(self, articles: Sequence[ArticleId]) -> None:
        """Make what an import brought one step that can be undone, and group the stories again."""
        self.write("group the stories", partial(_finish_import, tuple(articles)))

    def forget_unfinished_imports(self) -> None:
        """Stop offering what an interrupted import left, and group the stories with what it brought."""
        self.write("group the stories", _forget_unfinished)

    def close(self, timeout_s: float) -> bool:
        """Finish the running calls and close the libraries; tell whether that was done in ``timeout_s``."""
        return not wait(self._close_lanes(), timeout=timeout_s).not_done

    def leave(self, what: str, call: Callable[[], object]) -> None:
        """Close the libraries without waiting, then run ``call``; ``left`` carries what it returns or a Failure.

        Nothing is asked of a library from then on; ``what`` names the call in a Failure.
        """
        closed = self._close_lanes()

        def end() -> None:
            wait(closed)
            try:
                result = call()
            except Exception as error:  # noqa: BLE001 - carried to the window's thread, which says it
                result = Failure(what, error)
            with suppress(RuntimeError):  # the window may be gone by now
                self._ended.emit(result)

        threading.Thread(target=end, name="leaving").start()

    def _close_lanes(self) -> list[Future[None]]:
        for channel in self.findChildren(Channel):
            channel.drop()
        return [lane.close() for lane in (self._lister, self._reader, self._writer)]

    def _open_writer(self, describe: Callable[[Library], Any]) -> Future[Any]:
        assert self._path is not None
        return self._writer.open(self._path, describe)

    def _open_reader(self, describe: Callable[[Library], Any]) -> Future[Any]:
        assert self._path is not None
        return self._reader.open(self._path, describe)

    def _open_lister(self, describe: Callable[[Library], Any]) -> Future[Any]:
        assert self._path is not None
        return self._lister.open(self._path, describe)

    @Slot(object)
    def _on_writer_opened(self, opened: Opened) -> None:
        self._opened = replace(opened, notice=opened.notice or self._writer.refusal)
        self._reading.ask(_described)

    @Slot(object)
    def _on_reader_opened(self, _reader: Opened) -> None:
        self._listing.ask(_described)

    @Slot(object)
    def _on_lister_opened(self, _lister: Opened) -> None:
        self.opened.emit(self._opened)

    @Slot(object)
    def _on_not_opened(self, failure: Failure) -> None:
        self.failed.emit(failure)
        self.not_opened.emit()

    def _follow(self, what: str, future: Future[Any]) -> None:
        def pass_on(done: Future[Any]) -> None:
            if done.cancelled():
                return
            error = done.exception()
            self._wrote.emit(Failure(what, error) if error else done.result())

        future.add_done_callback(pass_on)

    @Slot(object)
    def _on_wrote(self, result: object) -> None:
        if isinstance(result, Changes):
            self.changed.emit(result)
        elif isinstance(result, Failure) and not isinstance(result.error, CancelledError):
            self.failed.emit(result)


def _described(library: Library) -> Opened:
    return Opened(library.path, library.is_read_only, library.notice)


def _choices(library: Library) -> Choices:
    return library.column_choices()


def _known(sha256: str, path: str, library: Library) -> tuple[ImportResult, ...]:
    return library.known(sha256, path)


def _add(
    extractions: Sequence[Extraction], path: str, certain: Sequence[ImportResult], library: Library
) -> tuple[ImportResult, ...]:
    return library.add(extractions, path, certain)


def _begin_import(paths: tuple[str, ...], library: Library) -> None:
    library.begin_import(paths)


def _finish_import(articles: tuple[ArticleId, ...], library: Library) -> Changes:
    return library.finish_import(articles)


def _forget_unfinished(library: Library) -> Changes:
    library.forget_unfinished_imports()
    return library.regroup()
