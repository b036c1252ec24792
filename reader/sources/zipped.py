"""Zip files of others, read with limits: how many entries, how large, how far they grow."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"PK\x03\x04"
MOST_ENTRIES = 10_000
MOST_BYTES = 300 * 1024 * 1024
MOST_GROWTH = 200
_SMALL = 1024 * 1024
_TORN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Zipped:
    """A zip file in memory. Nothing is ever unpacked to disk, so names of entries can lead nowhere."""

    file: zipfile.ZipFile

    def names(self) -> tuple[str, ...]:
        """Return the names of all entries that are files, in the order of the archive's list."""
        return tuple(entry.filename for entry in self.file.infolist() if not entry.is_dir())

    def has(self, name: str) -> bool:
        """Tell whether there is an entry called ``name``."""
        return name in self.file.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry.

        Raises SourceError when there is none, it is damaged or locked.
        """
        entry = self.file.NameToInfo.get(name)
        if entry is None:
            raise SourceError(f"The archive holds no “{name}”.")
        if entry.flag_bits & 0x1:
            raise SourceError("The archive is locked with a password.")
        try:
            with self.file.open(entry) as stream:
                return stream.read()  # never more than the archive's list says, which was checked
        except _TORN as error:
            raise SourceError(f"“{name}” in the archive is damaged.") from error


def zipped(content: bytes) -> Zipped:
    """Return the zip file that ``content`` is.

    Raises SourceError when it is damaged, or when what it holds would be too many entries or too many bytes.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
        entries = file.infolist()
    except _TORN as error:
        raise SourceError("The archive is damaged or cut off.") from error
    if len(entries) > MOST_ENTRIES:
        raise SourceError(f"The archive holds {len(entries)} entries; at most {MOST_ENTRIES} are read.")
    for reason in _excesses(entries, len(content)):
        raise SourceError(reason)
    return Zipped(file)


def entry_names(content: bytes) -> tuple[str, ...]:
    """Return the names of the entries of a zip file, none where it is no zip file that can be read."""
    if not content.startswith(SIGNATURE):
        return ()
    try:
        return zipped(content).names()
    except SourceError:
        return ()


def _excesses(entries: list[zipfile.ZipInfo], packed: int) -> Iterator[str]:
    size = sum(entry.file_size for entry in entries)
    if size > MOST_BYTES:
        yield f"The archive would unpack to {size // 1048576} MB; at most {MOST_BYTES // 1048576} MB are read."
    if size > _SMALL and size > packed * MOST_GROWTH:
        yield f"The archive would grow to {size // max(1, packed)} times its size, which no real document does."
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > max(1, entry.compress_size) * MOST_GROWTH:
            yield f"“{entry.filename}” in the archive would grow {MOST_GROWTH} times and more, as no real one does."
            return
