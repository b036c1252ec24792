"""SQLite's errors in words that a person can act on."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEGABYTE = 1_000_000

_DAMAGED = "The library {path} is damaged; restore a backup, or copy it and run a check."
_BUSY = "The library {path} is held by another program; close that program and try again."
_READ_ONLY = "The library {path} is open for reading only; nothing was changed."
_FULL = "The disk is full ({free} MB free): nothing of this step was stored in {path}, what was there before is safe."
_UNREADABLE = "The library {path} cannot be opened; see that its folder exists and that you may read it."
_DISK = "The disk did not do what was asked of it; the library {path} may be incomplete, run a check."

_SENTENCES = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "The file {path} is not a Variorum library.",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
    sqlite3.SQLITE_PERM: _UNREADABLE,
    sqlite3.SQLITE_IOERR: _DISK,
}


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """Return the error to raise for ``error`` on the library at ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    sentence = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    if sentence is None:
        sentence = "The library {path} could not be read or written: " + str(error).replace("{", "{{").replace(
            "}", "}}"
        )
    return StorageError(sentence.format(path=path, free=_free_megabytes(path)), subject=str(path))


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at ``path`` into a StorageError.

    Mistakes in our own statements (ProgrammingError, InterfaceError) stay what they are.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except UnicodeDecodeError as error:
        # SQLite quotes what it found in a damaged schema
        raise StorageError(_DAMAGED.format(path=path), subject=str(path)) from error
    except sqlite3.Error as error:
        raise storage_error(error, path) from error


@contextmanager
def in_shape(path: Path) -> Iterator[None]:
    """Turn what making values from rows raises into a StorageError: no version ever wrote such a row."""
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise StorageError(_DAMAGED.format(path=path), subject=str(path)) from error


def _free_megabytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free // _MEGABYTE
    except OSError:
        return 0
