"""A saved web page -> Page: its visible text in document order, one block a block-level element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.sources.charset import decoded
from reader.sources.page import Page, PageBlock
from reader.sources.web_fields import fields_of
from reader.sources.web_main import judged_flags, main_flags
from reader.sources.web_plain import plain_blocks
from reader.sources.web_tree import parsed_tree, visible_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.page import RawField
    from reader.sources.source import Source
    from reader.sources.web_tree import VisibleBlock


def web_page(source: Source) -> Page:
    """Return the page of an HTML file: ``text`` is its visible text, blocks set apart by blank lines.

    A page nested too deeply for libxml2 is read by the standard library's parser instead; then no extractor says
    which blocks are the main text.
    """
    result = decoded(source.content, is_markup=True)
    tree = parsed_tree(result.text)
    seen = visible_blocks(tree) if tree is not None else None
    fields: tuple[RawField, ...] = ()
    flags: Sequence[bool | None]
    if tree is None or seen is None:
        blocks = plain_blocks(result.text)
        flags = judged_flags(blocks)
    else:
        blocks = seen
        fields = fields_of(tree, result.text)
        flags = main_flags(tree, blocks)
    text, page_blocks = _laid_out(blocks, flags)
    return Page(text, result.charset, result.evidence, page_blocks, fields)


def _laid_out(blocks: Sequence[VisibleBlock], flags: Sequence[bool | None]) -> tuple[str, tuple[PageBlock, ...]]:
    """Return the text of the page and its blocks with their spans in it."""
    offset = 0
    placed: list[PageBlock] = []
    for block, is_main in zip(blocks, flags, strict=True):
        span = Span(offset, offset + len(block.text))
        placed.append(PageBlock(span, block.tag, block.context, is_main, block.link_share))
        offset = span.end + 2
    return "\n\n".join(block.text for block in blocks), tuple(placed)
