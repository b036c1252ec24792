"""Notes in Markdown, made into HTML with harmless tags and into the lines of a document."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import markdown
import nh3
from lxml import html as lxml_html

from reader.export.document import Note, NoteKind, NoteLine, Piece, Style, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from reader.export.document import Pieces

# python-markdown's time grows with the square of these: a note within the caps is rendered in under a second.
_MOST_CHARACTERS = 20_000
_MOST_BRACKETS = 400
_MOST_ANGLES = 1_000
_DEEPEST = 20

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_STYLES = {"strong": Style.STRONG, "em": Style.EMPHASIS, "code": Style.CODE}
_LINES = {
    "p": NoteKind.PARAGRAPH,
    "li": NoteKind.ITEM,
    "pre": NoteKind.CODE,
    "tr": NoteKind.PARAGRAPH,
    **dict.fromkeys(("h1", "h2", "h3", "h4"), NoteKind.HEADING),
}


def note_html(text: str) -> str:
    """Return the Markdown ``text`` as HTML with harmless tags only: no images, scripts, styles or remote parts.

    HTML in it is shown as it was typed, so that no word of a note is lost.
    A note too large or too bracketed to be rendered in bounded time comes back as it stands, in a ``pre`` element.
    """
    if len(text) > _MOST_CHARACTERS or text.count("[") > _MOST_BRACKETS or text.count("<") > _MOST_ANGLES:
        return f"<pre>{html.escape(text)}</pre>"
    try:
        rendered = _renderer().convert(text)
    except RecursionError:
        return f"<pre>{html.escape(text)}</pre>"
    return nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "variorum"},
        link_rel="noopener noreferrer",
    )


def _renderer() -> markdown.Markdown:
    renderer = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    renderer.preprocessors.deregister("html_block")
    renderer.inlinePatterns.deregister("html")
    return renderer


def note_of(text: str) -> Note:
    """Return the Markdown ``text`` as lines with their structure; links stand as text, with their address."""
    root = lxml_html.fragment_fromstring(note_html(visible(text)), create_parent="div")
    return Note(tuple(line for line in _lines(root, 0) if any(piece.text for piece in line.pieces)))


def _lines(element: HtmlElement, depth: int) -> Iterator[NoteLine]:
    """Yield the lines of ``element``; what is nested too deep comes as one line of text."""
    if depth > _DEEPEST:
        yield NoteLine(NoteKind.PARAGRAPH, (Piece(str(element.text_content())),), _DEEPEST)
        return
    loose: list[Piece] = [*_words(element.text, Style.PLAIN)]
    number = 0
    for child in element:
        kind = _LINES.get(child.tag)
        if kind is None and child.tag not in ("ul", "ol", "blockquote", "table", "thead", "tbody", "hr"):
            loose.extend(_pieces(child, Style.PLAIN))
        else:
            yield from _flushed(loose, depth)
            loose = []
            if kind is None:
                yield from _lines(child, depth + (child.tag == "blockquote"))
            else:
                number += 1
                yield from _line(child, kind, depth, f"{number}." if element.tag == "ol" else "•")
        loose.extend(_words(child.tail, Style.PLAIN))
    yield from _flushed(loose, depth)


def _line(element: HtmlElement, kind: NoteKind, depth: int, marker: str) -> Iterator[NoteLine]:
    if kind is NoteKind.CODE:
        yield NoteLine(kind, (Piece(str(element.text_content()).rstrip("\n"), Style.CODE),), depth)
    elif kind is NoteKind.ITEM:
        first, *rest = list(_lines(element, depth + 1)) or [NoteLine(kind, ())]
        yield NoteLine(kind, first.pieces, depth, marker)
        yield from rest
    elif element.tag == "tr":
        cells = [list(_pieces(cell, Style.PLAIN)) for cell in element]
        joined = (piece for place, cell in enumerate(cells) for piece in ([Piece(" | ")] if place else []) + cell)
        yield NoteLine(kind, tuple(joined), depth)
    else:
        style = Style.STRONG if kind is NoteKind.HEADING else Style.PLAIN
        yield NoteLine(kind, tuple(_trimmed(list(_pieces(element, style)))), depth)


def _flushed(loose: list[Piece], depth: int) -> Iterator[NoteLine]:
    if any(piece.text.strip() for piece in loose):
        yield NoteLine(NoteKind.PARAGRAPH, tuple(_trimmed(loose)), depth)


def _pieces(element: HtmlElement, style: Style) -> Iterator[Piece]:
    if element.tag == "br":
        yield Piece("\n")
        return
    own = _STYLES.get(element.tag, style)
    yield from _words(element.text, own)
    for child in element:
        yield from _pieces(child, own)
        yield from _words(child.tail, own)
    address = element.get("href")
    if address and address != element.text_content():
        yield Piece(f" ({address})", own)


def _words(text: str | None, style: Style) -> Pieces:
    """Return ``text`` with its white space folded, as HTML means it."""
    if not text:
        return ()
    folded = " ".join(text.split())
    start, end = " " if text[0].isspace() else "", " " if text[-1].isspace() and folded else ""
    return (Piece(f"{start}{folded}{end}", style),)


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield ``pieces`` without those of white space alone at either end."""
    start, end = 0, len(pieces)
    while start < end and not pieces[start].text.strip():
        start += 1
    while end > start and not pieces[end - 1].text.strip():
        end -= 1
    yield from pieces[start:end]
