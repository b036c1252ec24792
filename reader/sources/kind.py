"""The format of a file: found by its content first, by its name second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.foreign import foreign_format
from reader.sources.formats import BY_SIGNATURE, WRITTEN
from reader.sources.sample import sample_of

if TYPE_CHECKING:
    from reader.sources.source import Kind


def kind_of(name: str, content: bytes) -> Kind:
    """Return the kind of ``content``; ``name`` decides only where the content leaves it open.

    Raises SourceError, saying what the file is, when it is of a format that cannot be read.
    """
    sample = sample_of(name, content)
    for row in BY_SIGNATURE:
        if row.recognise(sample):
            return row.kind
    what = foreign_format(sample)
    if what is not None:
        raise SourceError(f"This is {what}; that format cannot be read.")
    return next(row.kind for row in WRITTEN if row.recognise(sample))
