"""The library file: opened, migrated, read and written."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from sqlite_utils import Database

from reader.base.errors import StorageError
from reader.store.copying import copy_aside
from reader.store.failure import in_shape, in_words
from reader.store.lock import WriterLock
from reader.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_BUSY_S = 5.0
_WRITER_CACHE_KIB = 65_536
_READER_CACHE_KIB = 8_192
"""Less for those who only read, of whom a window has two: the system keeps the pages of the file as well."""

_HALVES = re.compile("[\ud800-\udfff]")

Row = sqlite3.Row
Value = TypeVar("Value")
Parameters = dict[str, Any]


class Store:
    """An open library file. Used by the thread that opened it; every SQLite error leaves it in words."""

    def __init__(self, path: Path, db: Database, lock: WriterLock | None, notice: str | None) -> None:
        self.path = path
        self.notice = notice
        self._db = db
        self._lock = lock

    @property
    def is_read_only(self) -> bool:
        """Tell whether the file was opened for reading only."""
        return self._lock is None

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, for backups."""
        return self._db.conn

    def rows(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Return all rows of a SELECT."""
        with in_words(self.path):
            return self._execute(statement, parameters).fetchall()

    def columns(self, statement: str, *names: str) -> tuple[array[int], ...]:
        """Return columns of a SELECT that hold whole numbers, each as an array: for very many rows.

        The database packs each column into one text, which takes a fraction of the time that as many rows take, and
        holds up no other thread meanwhile.
        """
        packed = ", ".join(f"json_group_array({name})" for name in names)
        row = self.row(f"SELECT {packed} FROM ({statement})")
        assert row is not None
        with in_shape(self.path):
            return tuple(array("q", json.loads(column)) for column in row)

    def row(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """Return the first row of a SELECT, None where there is none."""
        with in_words(self.path):
            found: Row | None = self._execute(statement, parameters).fetchone()
            return found

    def made(self, make: Callable[[Row], Value], rows: Iterable[Row]) -> tuple[Value, ...]:
        """Return what ``make`` makes of each row; StorageError where a row holds what no version ever wrote."""
        with in_shape(self.path):
            return tuple(map(make, rows))

    def write(self, statement: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Run one writing statement inside ``atomic`` and return the id of the row it inserted."""
        with in_words(self.path):
            return self._execute(statement, parameters).lastrowid or 0

    def write_many(self, statement: str, rows: Iterable[Parameters]) -> None:
        """Run one writing statement for each of ``rows`` inside ``atomic``."""
        with in_words(self.path):
            self._db.conn.executemany(statement, map(bindable, rows))

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make all writes inside one transaction: all of them hold, or none."""
        if self.is_read_only:
            raise StorageError(
                self.notice or f"The library {self.path} is open for reading only; nothing was changed.",
                subject=str(self.path),
            )
        with in_words(self.path), self._db.atomic():
            yield

    def _execute(self, statement: str, parameters: Mapping[str, Any] | None) -> sqlite3.Cursor:
        return self._db.conn.execute(statement, bindable(parameters or {}))

    def close(self) -> None:
        """Close the file and give the right to write back."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()


def open_store(path: Path, *, read_only: bool = False, stamp: str = "") -> Store:
    """Open the library at ``path``, made anew where there is none and ``read_only`` is False.

    A file that cannot be written, or that a newer version of the program made, is opened for reading, with a notice.
    ``stamp`` names the copy that is set aside before a migration.

    Raises:
        StorageError: the file is no library, is damaged, is of another format, or is being written by another
            program; the message says which.
    """
    notice = None
    if path.exists() and not read_only and not _is_writable(path):
        read_only = True
        notice = f"The library {path} may not be written here; it is open for reading only."
    if read_only:
        return Store(path, _open_read_only(path), None, notice)
    _make_folder(path)
    with in_words(path):
        lock = WriterLock(path)
    try:
        return _open_writable(path, lock, stamp)
    except BaseException:
        lock.release()
        raise


def _open_writable(path: Path, lock: WriterLock, stamp: str) -> Store:
    with in_words(path):
        db = _connect(path, "rwc")
        try:
            version = _version_of(db, path)
            if version > VERSION:
                db.close()
                lock.release()
                return Store(path, _open_read_only(path), None, _newer(path))
            _prepare(db, path, version, stamp)
        except BaseException:
            db.close()
            raise
    return Store(path, db, lock, None)


def _prepare(db: Database, path: Path, version: int, stamp: str) -> None:
    """Bring the schema of the open file to ours and set how it is written."""
    if version == 0:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    if version == VERSION:
        return
    if version > 0:
        copy_aside(path, path.with_name(f"{path.name}.before-{VERSION}{stamp}"))
    with db.atomic():
        MIGRATIONS.apply(db)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _open_read_only(path: Path) -> Database:
    if not path.is_file():
        raise StorageError(f"There is no library at {path}.", subject=str(path))
    with in_words(path):
        try:
            db = _connect(path, "ro")
            version = _version_of(db, path)
        except sqlite3.OperationalError:
            # a write-ahead log cannot be opened on a medium without write access; nobody writes there either
            db = _connect(path, "ro&immutable=1")
            version = _version_of(db, path)
    if version < VERSION:
        db.close()
        raise StorageError(
            f"The library {path} was made by an older version; open it once for writing to bring it up to date.",
            subject=str(path),
        )
    return db


def _connect(path: Path, mode: str) -> Database:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, isolation_level=None, timeout=_BUSY_S
    )
    connection.row_factory = sqlite3.Row
    cache_kib = _WRITER_CACHE_KIB if mode == "rwc" else _READER_CACHE_KIB
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", f"cache_size = -{cache_kib}"):
        connection.execute(f"PRAGMA {pragma}")
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _version_of(db: Database, path: Path) -> int:
    """Return the schema's version, 0 for an empty file; StorageError when it is another program's file."""
    application_id = int(db.execute("PRAGMA application_id").fetchone()[0])
    kinds = {str(row[0]) for row in db.execute("SELECT DISTINCT type FROM sqlite_master")}
    if application_id != APPLICATION_ID and kinds:
        raise StorageError(f"The file {path} is not a Variorum library.", subject=str(path))
    if kinds & {"trigger", "view"}:
        raise StorageError(
            f"The library {path} carries statements of its own that a library never has; it was not opened.",
            subject=str(path),
        )
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _newer(path: Path) -> str:
    return f"The library {path} was made by a newer version of the program; it is open for reading only."


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {path.parent} cannot be made: {error.strerror}.", subject=str(path)) from error


def bindable(parameters: Mapping[str, Any]) -> Parameters:
    """Return ``parameters`` with a replacement character for every half of a surrogate pair.

    Names of files and escapes in JSON can hold such halves; SQLite, whose texts are UTF-8, cannot. Spans stay right.
    """
    return {name: _whole(value) if isinstance(value, str) else value for name, value in parameters.items()}


def _whole(text: str) -> str:
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text
