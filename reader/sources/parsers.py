"""Source -> Pages: the one table of parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.markdown import markdown_page
from reader.sources.records import BrokenPart, broken_records, record_pages
from reader.sources.source import Kind
from reader.sources.text import text_page
from reader.sources.web import web_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.sources.page import Page
    from reader.sources.source import Source

_ONE_PAGE: Mapping[Kind, Callable[[Source], Page]] = {
    Kind.TEXT: text_page,
    Kind.MARKDOWN: markdown_page,
    Kind.WEB: web_page,
}


def pages_of(source: Source) -> tuple[Page, ...]:
    """Return the pages of a source, one for most formats, one a record for bulk imports.

    Raises SourceError when not one page with text can be made of it.
    """
    is_bulk = source.kind is Kind.JSON_LINES
    pages = record_pages(source) if is_bulk else (_ONE_PAGE[source.kind](source),)
    pages = tuple(page for page in pages if page.blocks or page.fields)
    if not pages:
        broken = broken_parts(source)
        reason = broken[0].message if broken else "There is no text in it."
        raise SourceError(f"No article could be read. {reason}", subject=source.path)
    return pages


def broken_parts(source: Source) -> tuple[BrokenPart, ...]:
    """Return the parts of a source that ``pages_of`` left out, each with the reason; only bulk imports have any."""
    return broken_records(source) if source.kind is Kind.JSON_LINES else ()
