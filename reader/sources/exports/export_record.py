"""What the splitters of exports share: the record of one document, and the check of the count that a file states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.page import BrokenPart
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.news.record import Record
    from reader.sources.page import Part

ORIGIN = "database export"
LINE, RIGHTS = "page-line", "rights"
"""Tags of lines that the database put round a text."""


def export_parts(records: Sequence[Record], form: str, stated: int | None) -> Iterator[Part]:
    """Yield the page of every record; where the file states another number of documents, say so as a broken part."""
    return numbered(_parts(records, form, stated))


def _parts(records: Sequence[Record], form: str, stated: int | None) -> Iterator[Part]:
    pages = [page for record in records if (page := record.page(ORIGIN, form)) is not None]
    yield from pages
    if stated is not None and stated != len(pages):
        yield BrokenPart(0, f"The export says that it holds {stated} documents; {len(pages)} were found.")
