"""A large first letter: a shortcode of a publishing system that stands between the first letter and its word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.articles.article import Finding
from reader.base.span import Span

if TYPE_CHECKING:
    from reader.sources.page import Page

_INITIAL = re.compile(
    r"\[(?P<name>drop_?-?caps?|dropcaps?\d?|initial)(?:\s[^\[\]\n]{0,80})?\](?P<letter>[^\s\[\]]{1,3})\[/(?P=name)\]",
    re.IGNORECASE,
)


def without_initials(page: Page) -> tuple[Page, tuple[Finding, ...]]:
    """Return the page with the letter inside such a shortcode joined to its word, and a finding that says so.

    The shortcode stands inside a word, so that no block of its own could hold it.
    """
    matches = list(_INITIAL.finditer(page.text)) if "[/" in page.text else []
    if not matches:
        return page, ()
    cuts = [
        cut for match in matches for cut in ((match.start(), match.start("letter")), (match.end("letter"), match.end()))
    ]
    text = "".join(
        page.text[start:end]
        for start, end in zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), None], strict=True)
    )
    starts = [start for start, _ in cuts]

    def moved(offset: int) -> int:
        before = cuts[: bisect_right(starts, offset)]
        return offset - sum(min(end, offset) - start for start, end in before)

    blocks = tuple(replace(block, span=Span(moved(block.span.start), moved(block.span.end))) for block in page.blocks)
    said = page.text[matches[0].start() : matches[0].end() + 12].split("\n")[0]
    finding = Finding("shortcode", f"A shortcode for a large first letter was joined to its word: “{said}”.")
    return replace(page, text=text, blocks=blocks), (finding,)
