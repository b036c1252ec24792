"""What can go wrong for reasons outside the program, by what the caller can do about it."""

from __future__ import annotations


class ReaderError(Exception):
    """Parent of all errors that come from the world and not from a mistake in the program.

    The message is one sentence a person can act on; ``subject`` names the file or id it is about.
    """

    def __init__(self, message: str, *, subject: str | None = None) -> None:
        super().__init__(message)
        self.subject = subject


class SourceError(ReaderError):
    """A file or paste cannot be read as an article; the rest of the batch goes on."""


class StorageError(ReaderError):
    """The library file cannot be opened, read or written; nothing half-done stays in it."""


class NotFoundError(ReaderError):
    """No article, story or change has that id in this library."""


class ExportError(ReaderError):
    """A report cannot be written; the target is as it was before."""
