"""A piece of HTML inside another format, such as the body of a feed entry -> its visible paragraphs."""

from __future__ import annotations

from reader.sources.paragraph import Paragraph
from reader.sources.web_plain import plain_blocks
from reader.sources.web_tree import parsed_tree, visible_blocks


def paragraphs_of_fragment(markup: str) -> tuple[Paragraph, ...]:
    """Return the visible paragraphs of ``markup`` in document order, none where it shows no text."""
    tree = parsed_tree(markup)
    seen = visible_blocks(tree) if tree is not None else None
    blocks = plain_blocks(markup) if seen is None else seen
    return tuple(Paragraph(block.text, block.tag, block.context) for block in blocks)
