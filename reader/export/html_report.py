"""The report as one HTML file: no script, nothing remote, readable in light and dark and on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reader.base.lexicon import RESOURCES
from reader.export.document import (
    Bullets,
    Heading,
    Note,
    NoteKind,
    Overview,
    Pairs,
    Paragraph,
    Section,
    Style,
    Table,
)
from reader.export.strip_svg import strip_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.document import Block, Document, NoteLine, Piece, Pieces

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.CODE: "code", Style.QUIET: "small"}
_DEEPEST = 6


def html_report(document: Document) -> str:
    """Return ``document`` as an HTML page; every word of it is escaped."""
    return "\n".join(_page(document)) + "\n"


def _page(document: Document) -> Iterator[str]:
    style = (RESOURCES / "report" / "report.css").read_text(encoding="utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>"
    for part in document.parts:
        if isinstance(part, Section):
            anchor = f" id='{part.anchor}'" if part.anchor else ""
            yield f"<section class='finding'{anchor}>"
            for block in part.blocks:
                yield from _block(block)
            yield "</section>"
        else:
            yield from _block(part)
    yield "</body>\n</html>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, pieces=pieces, anchor=anchor):
            tag = f"h{min(level, _DEEPEST)}"
            own = f" id='{anchor}'" if anchor else ""
            yield f"<{tag} dir='auto'{own}>{_inline(pieces)}</{tag}>"
        case Paragraph(pieces=pieces):
            yield f"<p dir='auto'>{_inline(pieces)}</p>"
        case Table():
            yield from _table(block)
        case Pairs(rows=rows):
            yield "<dl>"
            yield from (
                f"<dt dir='auto'>{_inline(term)}</dt><dd dir='auto'>{_inline(text)}</dd>" for term, text in rows
            )
            yield "</dl>"
        case Bullets(items=items, is_narrow=is_narrow):
            yield "<ul class='counts'>" if is_narrow else "<ul>"
            yield from (f"<li dir='auto'>{_inline(item)}</li>" for item in items)
            yield "</ul>"
        case Note(lines=lines):
            yield "<div class='note'>"
            yield from map(_note_line, lines)
            yield "</div>"
        case Overview(strip=strip, anchors=anchors):
            yield from strip_svg(strip, anchors)


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f"<th scope='col'>{escape(head)}</th>" for head in table.head)
    widths = "".join(f"<col style='width:{share:.0%}'>" for share in table.shares)
    yield f"<div class='wide'><table>\n<colgroup>{widths}</colgroup>\n<tr>{heads}</tr>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td dir=auto>{_inline(cell)}</td>' for cell in row)}</tr>"
    yield "</table></div>"


def _note_line(line: NoteLine) -> str:
    text = _inline(line.pieces)
    if line.kind is NoteKind.CODE:
        return f"<pre>{text}</pre>"
    marker = f"<span class='marker'>{escape(line.marker)}</span> " if line.marker else ""
    return f"<p dir='auto' style='margin-left:{1.2 * line.depth:.1f}rem'>{marker}{text}</p>"


def _inline(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.change_class is not None:
        text = f"<mark class='{piece.change_class.value}'>{text}</mark>"
    if piece.link:
        text = f"<a href='{escape(piece.link)}'>{text}</a>"
    tag = _TAGS.get(piece.style)
    return f"<{tag}>{text}</{tag}>" if tag else text
