"""Plain text -> Page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.charset import decoded
from reader.sources.page import Page, PageBlock
from reader.sources.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from reader.sources.sample import Sample
    from reader.sources.source import Source


def is_text(_sample: Sample) -> bool:
    """Tell whether a file is plain text: what no other format claims is."""
    return True


def text_page(source: Source) -> Page:
    """Return the page of a plain text file: its decoded text, one block a paragraph."""
    result = decoded(source.content)
    blocks = tuple(PageBlock(span) for span in paragraphs_of(result.text))
    return Page(result.text, result.charset, result.evidence, blocks)
