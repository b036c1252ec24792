"""Pieces: the blocks of a page, with debris of broken markup and agency prefixes cut off as pieces of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.articles.dateline import prefix_end
from reader.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.page import Page, PageBlock

_TAG = r"(?:p|div|br|span|em|strong|b|i|ul|ol|li|h[1-6]|a|blockquote|figure|section|article)"
_DEBRIS = re.compile(
    rf"<\s?/?\s?{_TAG}\s?/?>"  # a tag, also with a space after its bracket
    rf"|(?<![\w/<])/\s?{_TAG}>"  # a closing tag that lost its bracket
    r"|\[/[a-z][\w-]{1,30}\]"  # a closing shortcode
    r"|\[[a-z][\w-]{1,30}(?:\s+[\w-]{1,30}=(?:\"[^\"\]]{0,200}\"|'[^'\]]{0,200}'|[^\s\]]{1,200})){1,10}\s?/?\]"
    r"|\[(?:[a-z]+_[\w-]{1,30}|gallery|embed|caption|playlist)\]"
    r"|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});",
    re.IGNORECASE,
)
_SUSPICIOUS = re.compile(r"[<\[&>]")


class Piece(NamedTuple):
    """A part of the page's text that gets one role; ``cut`` names why it was cut off from its block, else empty.

    A tuple, because a page has hundreds and they are made in half the time of a dataclass.
    """

    span: Span
    text: str
    tag: str = ""
    context: tuple[str, ...] = ()
    is_main: bool | None = None
    link_share: float = 0.0
    cut: str = ""


def pieces_of(page: Page) -> tuple[Piece, ...]:
    """Return the pieces of ``page`` in order; together they hold every character that is not white space."""
    pieces: list[Piece] = []
    has_dateline = False
    for block in page.blocks:
        for piece in _without_debris(page.text, block):
            is_bare = has_dateline or piece.cut or piece.is_main is False or piece.tag == "front-matter"
            end = 0 if is_bare else prefix_end(piece.text)
            if end:
                has_dateline = True
                pieces += _cut_at(page.text, piece, end)
            else:
                pieces.append(piece)
    return tuple(pieces)


def _without_debris(text: str, block: PageBlock) -> Iterator[Piece]:
    start, end = block.span.start, block.span.end
    if block.tag in ("front-matter", "pre", "code") or not _SUSPICIOUS.search(text, start, end):
        yield _piece(text, block, start, end, "")
        return
    for match in _DEBRIS.finditer(text, start, end):
        yield from _stripped(text, block, start, match.start(), "")
        yield from _stripped(text, block, match.start(), match.end(), "debris")
        start = match.end()
    yield from _stripped(text, block, start, end, "")


def _stripped(text: str, block: PageBlock, start: int, end: int, cut: str) -> Iterator[Piece]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield _piece(text, block, start, end, cut)


def _piece(text: str, block: PageBlock, start: int, end: int, cut: str) -> Piece:
    return Piece(Span(start, end), text[start:end], block.tag, block.context, block.is_main, block.link_share, cut)


def _cut_at(text: str, piece: Piece, end: int) -> Iterator[Piece]:
    middle = piece.span.start + end
    for start, stop, cut in ((piece.span.start, middle, "dateline"), (middle, piece.span.end, "")):
        part = text[start:stop]
        left = start + len(part) - len(part.lstrip())
        stripped = part.strip()
        if stripped:
            yield Piece(
                Span(left, left + len(stripped)),
                stripped,
                piece.tag,
                piece.context,
                piece.is_main,
                piece.link_share,
                cut,
            )
