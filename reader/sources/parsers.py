"""Source -> pages, by the parser that the table of formats names for its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.formats import FORMATS
from reader.sources.page import BrokenPart, Page

if TYPE_CHECKING:
    from reader.sources.source import Source

_PARSERS = {row.kind: row.parse for row in FORMATS}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The pages of a source, one for most formats and at least one, and the parts that could not be read."""

    pages: tuple[Page, ...]
    broken: tuple[BrokenPart, ...] = ()


def parsed(source: Source) -> Parsed:
    """Return what a source holds; raises SourceError when not one page with text can be made of it."""
    parts = tuple(_PARSERS[source.kind](source))
    pages = tuple(part for part in parts if isinstance(part, Page) and _says_something(part))
    broken = tuple(part for part in parts if isinstance(part, BrokenPart))
    if not pages:
        reason = broken[0].message if broken else "There is no text in it."
        raise SourceError(f"No article could be read. {reason}", subject=source.path)
    return Parsed(pages, broken)


def _says_something(page: Page) -> bool:
    """Tell whether a page has text or at least a title."""
    return bool(page.blocks) or any(field.name == "title" for field in page.fields)
