"""One writer a library: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.base.errors import StorageError
from reader.store.failure import storage_error

if TYPE_CHECKING:
    from pathlib import Path

_WAIT_S = 0.3


class WriterLock:
    """The right to write one library, held until ``release`` or the end of the process.

    It is an exclusive lock on an empty SQLite file beside the library: the same on every system, and never stale.
    """

    def __init__(self, library: Path) -> None:
        """Take the lock of the library at ``library``; StorageError when somebody else holds it."""
        path = library.with_name(library.name + ".lock")
        self._connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise storage_error(error, library) from error
            raise StorageError(
                f"The library {library} is open in another window or program; use that one, or open it for reading.",
                subject=str(library),
            ) from error

    def release(self) -> None:
        """Give the lock back."""
        self._connection.close()
