"""A saved web page -> Page: its visible text in document order, one block a block-level element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.sources.charset import decoded
from reader.sources.page import Page, PageBlock
from reader.sources.web_fields import fields_of
from reader.sources.web_judged import judged
from reader.sources.web_main import main_flags
from reader.sources.web_plain import plain_blocks
from reader.sources.web_tree import parsed_tree, visible_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.charset import Decoded
    from reader.sources.page import RawField
    from reader.sources.sample import Sample
    from reader.sources.source import Source
    from reader.sources.web_tree import VisibleBlock


_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"</(?:p|div|a|span|h[1-6]|body|table|article)>|<(?:br|p|div|title)\b", re.IGNORECASE)


def is_web(sample: Sample) -> bool:
    """Tell whether a file is a web page: by its beginning, or by its name and a tag somewhere."""
    is_named = sample.suffix in _NAMES and _TAG.search(sample.long_head) is not None
    return is_named or _START.match(sample.head) is not None


def is_named_web(sample: Sample) -> bool:
    """Tell whether a file is at least called a web page."""
    return sample.suffix in _NAMES


def web_page(source: Source) -> Page:
    """Return the page of an HTML file."""
    return page_of_markup(decoded(source.content, is_markup=True))


def page_of_markup(result: Decoded) -> Page:
    """Return the page of HTML markup: ``text`` is its visible text, blocks set apart by blank lines.

    A page nested too deeply for libxml2 is read by the standard library's parser instead; then no extractor says
    which blocks are the main text.
    """
    tree = parsed_tree(result.text)
    seen = visible_blocks(tree) if tree is not None else None
    fields: tuple[RawField, ...] = ()
    flags: Sequence[bool | None]
    if tree is None or seen is None:
        blocks = plain_blocks(result.text)
        flags = judged(blocks).flags
    else:
        blocks = seen
        fields = fields_of(tree, result.text)
        flags = main_flags(result.text, blocks)
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
