"""A lane: one thread that owns one open Library and runs calls on it in the order they came."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from reader.base.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library

Result = TypeVar("Result")


class Lane:
    """Owns a Library on a thread of its own, since SQLite connections may not wander between threads."""

    def __init__(self, name: str, *, read_only: bool) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._read_only = read_only
        self._library: Library | None = None
        self._closed: Future[None] | None = None
        self.refusal: str | None = None
        """Why the library could not be opened for writing and is open for reading only, in words."""

    def open(self, path: Path, call: Callable[[Library], Result]) -> Future[Result]:
        """Open the library at ``path`` on the lane's thread, in place of one that was open, and run ``call`` on it."""
        return self._executor.submit(self._open, path, call)

    def submit(self, call: Callable[[Library], Result]) -> Future[Result]:
        """Run ``call`` with the lane's library after everything asked before it; cancelled once the lane closes."""
        return _refused() if self._closed else self._executor.submit(self._run, call)

    def look(self, call: Callable[[], Result]) -> Future[Result]:
        """Run ``call``, which needs no library, after everything asked before it; cancelled once the lane closes."""
        return _refused() if self._closed else self._executor.submit(call)

    def close(self) -> Future[None]:
        """Close the library and end the thread; no call is taken any more.

        The writing lane first does what waits, so that nothing decided is lost; the reading one drops it.
        """
        if self._closed is None:
            self._closed = self._executor.submit(self._close_library)
            self._executor.shutdown(wait=False)
        return self._closed

    def _open(self, path: Path, call: Callable[[Library], Result]) -> Result:
        from reader.library import Library  # noqa: PLC0415  (the window paints before the engine is loaded)

        self._close_library()
        try:
            self._library = Library.open(path, read_only=self._read_only)
        except StorageError as error:
            if self._read_only or not path.exists():
                raise
            self._library = _opened_for_reading(path, error)
            self.refusal = str(error)
        return call(self._library)

    def _run(self, call: Callable[[Library], Result]) -> Result:
        if self._library is None or (self._closed and self._read_only):
            raise CancelledError
        return call(self._library)

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None


def _refused() -> Future[Any]:
    refused: Future[Any] = Future()
    refused.cancel()
    return refused


def _opened_for_reading(path: Path, refusal: StorageError) -> Library:
    """Open for reading what cannot be opened for writing; where that fails too, the first reason is the better one."""
    from reader.library import Library  # noqa: PLC0415  (loaded by whoever calls this)

    try:
        return Library.open(path, read_only=True)
    except StorageError:
        raise refusal from None
