"""Files inside other files: an attachment, an entry of an archive -> its pages, by the same table of formats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.page import BrokenPart, RawField
from reader.sources.source import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.sources.page import Part
    from reader.sources.parsers import Parsed


def parts_within(name: str, content: bytes) -> Iterator[Part]:
    """Yield the parts of a file called ``name`` that stands inside another, or why it cannot be read.

    Archives in archives are not opened: nothing real is packed twice, and bombs are.
    """
    try:
        found = _parsed(name, content)
    except SourceError as error:
        yield BrokenPart(0, f"{name}: {error}")
        return
    field = RawField("name inside", name, "archive")
    yield from (replace(page, fields=(*page.fields, field)) for page in found.pages)
    yield from (replace(part, message=f"{name}: {part.message}") for part in found.broken)


def numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield ``parts`` numbered from 0 on in their order."""
    return (replace(part, part=number) for number, part in enumerate(parts))


def _parsed(name: str, content: bytes) -> Parsed:
    from reader.sources.kind import kind_of  # noqa: PLC0415 - the table of formats holds the formats that ask here
    from reader.sources.parsers import parsed  # noqa: PLC0415 - as above

    kind = kind_of(name, content)
    if kind.is_archive:
        raise SourceError("This is an archive inside another one, which is not opened.")
    return parsed(source_of(name, content, kind))
