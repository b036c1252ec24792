"""A page: the decoded text of a source, cut into blocks, with the metadata as the file gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.span import Span


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph-sized piece of a page.

    ``span`` lies in the page's text; ``tag`` is the element (``p``, ``h1``, ``figcaption``, ``li``, empty in plain
    text); ``context`` the names, classes and ids of the elements round it, outermost first, lower case;
    ``is_main`` says whether a main-text extractor kept it (None: none was asked).
    ``link_share`` is the share of its characters that stand in links, 0 to 1.
    """

    span: Span
    tag: str = ""
    context: tuple[str, ...] = ()
    is_main: bool | None = None
    link_share: float = 0.0


RECORD_ORIGINS = frozenset(
    ("record", "feed entry", "news message", "database export", "table row", "mail header", "reference", "link file")
)
"""Origins of fields that the file states for the article itself, under the names ``title``, ``published``, ``outlet``,
``agency``, ``author``, ``url`` and ``language``."""


@dataclass(frozen=True, slots=True)
class RawField:
    """One piece of metadata as the file gives it: ``name`` in the file's own spelling, and where it stood."""

    name: str
    value: str
    origin: str
    """``json-ld``, ``meta``, ``front matter``, ``time element``, ``record``, ``feed entry`` ..."""

    def stands_in(self, name: str, origin: str) -> bool:
        """Tell whether this is the field ``name`` of ``origin``; a feed entry, say, is a record as well."""
        return self.name == name and (self.origin == origin or (origin == "record" and self.origin in RECORD_ORIGINS))


@dataclass(frozen=True, slots=True)
class Page:
    r"""The decoded text of a source and its blocks in file order.

    ``text`` is NFC with ``\\n``. For plain text and Markdown it is the decoded file; for a web page the visible text
    in document order. Every character of it that is not white space lies in exactly one block.
    ``part`` numbers the articles of a file that holds several, from 0. ``is_record`` says that the file gives the text
    as an article's, with nothing of a page round it.
    """

    text: str
    charset: str
    charset_evidence: str
    blocks: tuple[PageBlock, ...]
    fields: tuple[RawField, ...] = ()
    part: int = 0
    external_id: str | None = None
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class BrokenPart:
    """A part of a file that could not be read; ``part`` numbers it among the parts, ``message`` says why."""

    part: int
    message: str


Part = Page | BrokenPart
