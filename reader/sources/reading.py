"""Path -> Source: the only place where the engine opens files that people drop on it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.companion import is_companion
from reader.sources.kind import kind_of
from reader.sources.source import Source, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LIMIT_BYTES = 20 * 1024 * 1024
"""Largest file that is read as one article."""
RECORDS_LIMIT_BYTES = 512 * 1024 * 1024
"""Largest file of a format that holds many articles."""
_LARGE = (".jsonl", ".ndjson", ".mbox", ".zip", ".wacz", ".warc", ".warc.gz", ".csv", ".tsv")

_ODD_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_source(path: Path) -> Source:
    """Return the file at ``path`` as a source; raises SourceError with the reason in words.

    The file is looked at before it is opened, so that pipes and devices never block the program.
    """
    name = str(path)
    try:
        _refuse_odd(path.stat(), name)
        content = _content(path, name)
    except SourceError:
        raise
    except (OSError, ValueError) as error:
        raise SourceError(_reason(error), subject=name) from error
    if not content:
        raise SourceError("The file is empty.", subject=name)
    try:
        return source_of(name, content, kind_of(path.name, content))
    except SourceError as error:
        raise SourceError(str(error), subject=name) from error


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files under ``paths``: files as given, folders walked in sorted order.

    Hidden files, and the folders browsers lay beside a saved page, are skipped in folders; a folder reached twice
    through links is walked once. Files named by the caller always come back, even when they do not exist.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _walk_folder(path, seen)
        else:
            yield path


def _walk_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            names = sorted(entry.name for entry in os.scandir(path))
        except OSError:
            yield path  # reading it will say why
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        waiting += [path / name for name in reversed(names) if not _is_skipped(name, names)]


def _is_skipped(name: str, beside: list[str]) -> bool:
    return name.startswith((".", "~$")) or is_companion(name, beside)


def _refuse_odd(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("This is a folder, not a file.", subject=name)
    if not stat.S_ISREG(status.st_mode):
        what = next((what for test, what in _ODD_KINDS if test(status.st_mode)), "not a file")
        raise SourceError(f"This is {what}, not a regular file.", subject=name)
    _refuse_large(status.st_size, name)


def _refuse_large(size: int, name: str) -> None:
    limit = RECORDS_LIMIT_BYTES if _may_be_large(name) else LIMIT_BYTES
    if size > limit:
        raise SourceError(
            f"The file is too large: {size / 1048576:.0f} MB, at most {limit // 1048576} MB can be read.", subject=name
        )


def _content(path: Path, name: str) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        _refuse_odd(os.fstat(descriptor), name)  # it may have been exchanged since
        limit = RECORDS_LIMIT_BYTES if _may_be_large(name) else LIMIT_BYTES
        content = file.read(limit + 1)
    _refuse_large(len(content), name)
    return content


def _may_be_large(name: str) -> bool:
    return name.lower().endswith(_LARGE)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file; it may have been moved or deleted."
    if isinstance(error, PermissionError):
        return "The file may not be read: permission was denied."
    if isinstance(error, OSError) and error.strerror:
        return f"The file could not be read: {error.strerror}."
    return f"The file could not be read: {error}."
