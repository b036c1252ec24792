"""Copies of a library that are whole: backups, restores and the copy set aside before a migration."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from reader.base.errors import StorageError
from reader.store.failure import in_words
from reader.store.lock import WriterLock
from reader.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path


def copy_aside(source: Path, target: Path) -> None:
    """Write a consistent copy of the library at ``source`` to ``target``, checked and then renamed into place.

    A library that is being written may be copied; what was committed when the copy began is in it.

    Raises:
        StorageError: either file cannot be read or written, ``target`` is the library itself or one in use, or the
            copy is not sound; ``target`` is as before.
    """
    _refuse_used(source, target)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with in_words(source):
            reading = sqlite3.connect(f"file:{quote(str(source.absolute()))}?mode=ro", uri=True)
            try:
                _copy(reading, part)
            finally:
                reading.close()
        _sync(part)
        part.replace(target)
    except OSError as error:
        raise StorageError(f"The copy {target} cannot be written: {error.strerror}.", subject=str(target)) from error
    finally:
        part.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Raise StorageError unless the file at ``path`` is a sound library."""
    if not path.is_file():
        raise StorageError(f"There is no library at {path}.", subject=str(path))
    with in_words(path):
        # a file with a log beside it is one in use; without one nothing may be made beside the file
        mode = "ro" if path.with_name(path.name + "-wal").exists() else "ro&immutable=1"
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True)
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        finally:
            connection.close()
    if application_id != APPLICATION_ID:
        raise StorageError(f"The file {path} is not a Variorum library.", subject=str(path))
    if not sound:
        raise StorageError(f"The library {path} is damaged.", subject=str(path))


def restore(path: Path, backup: Path) -> Path | None:
    """Put the library in ``backup`` in the place of the one at ``path``, and return where that one was kept.

    Raises:
        StorageError: ``backup`` is no sound library, or the library at ``path`` is in use or cannot be replaced;
            nothing was changed.
    """
    verify(backup)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(path)
    except OSError as error:
        raise StorageError(f"The folder {path.parent} cannot be made: {error.strerror}.", subject=str(path)) from error
    coming = path.with_name(path.name + ".restored")
    try:
        _refuse_used(backup, path, is_target_held=True)
        copy_aside(backup, coming)  # whole before the present one moves: a full disk leaves that where it is
        kept = _set_aside(path) if path.exists() else None
        _take_place(coming, path, kept)
    except OSError as error:
        raise StorageError(f"The library {path} cannot be replaced: {error.strerror}.", subject=str(path)) from error
    finally:
        coming.unlink(missing_ok=True)
        lock.release()
    return kept


def aside_path(path: Path) -> Path:
    """Return where the library at ``path`` is kept when another is put in its place."""
    number = 1
    while (kept := path.with_name(f"{path.name}.before-restore-{number}")).exists():
        number += 1
    return kept


def _refuse_used(source: Path, target: Path, *, is_target_held: bool = False) -> None:
    """Raise StorageError where ``target`` is ``source``, or a library in use unless it is held by the caller."""
    if target.exists() and source.exists() and target.samefile(source):
        raise StorageError(f"The file {target} is the library itself; choose another one.", subject=str(target))
    if not is_target_held and target.with_name(target.name + "-wal").exists():
        raise StorageError(f"The library {target} is in use; choose another name.", subject=str(target))


def _set_aside(path: Path) -> Path:
    """Rename the library and its log, so that the log is never taken for that of another file."""
    _close_log(path)
    kept = aside_path(path)
    _move(path, kept)
    return kept


def _take_place(coming: Path, path: Path, kept: Path | None) -> None:
    """Rename ``coming`` to ``path``; where that fails put the library that was set aside to ``kept`` back."""
    try:
        coming.replace(path)
    except OSError:
        if kept is not None:
            _move(kept, path)
        raise


def _move(path: Path, target: Path) -> None:
    """Rename a library with its log, the file itself last."""
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(target.with_name(target.name + ending))


def _close_log(path: Path) -> None:
    """Bring what the log holds into the file, so that the file alone is the library; a damaged one stays as it is."""
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


def _copy(reading: sqlite3.Connection, part: Path) -> None:
    with in_words(part):
        writing = sqlite3.connect(part)
        try:
            reading.backup(writing)
            # a copy is one file: without a log of its own beside it
            writing.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            writing.close()
    verify(part)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
