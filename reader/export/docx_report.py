"""The report as a Word document, the same bytes for the same report."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor, Twips

from reader.export.document import (
    Bullets,
    Heading,
    Note,
    NoteKind,
    Overview,
    Pairs,
    Paragraph,
    Piece,
    Section,
    Style,
    Table,
)
from reader.export.docx_parts import TEXT_WIDTH, Links, note_paragraph, paragraph, strip_line, table
from reader.export.palette import INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

    from reader.export.document import Block, Document, NoteLine
    from reader.export.strip import Strip

_TIME = (1980, 1, 1, 0, 0, 0)
_ROWS = 60
_PAIR_SHARES = (0.34, 0.66)
_FACE = "Georgia"
_HEADING_POINTS = (20, 15, 12, 11, 10.5, 10.5)
_MARGIN = Twips(1_150)
_KEEP = "<w:keepNext/>"
_SPACER = '<w:p><w:pPr><w:spacing w:before="0" w:after="80"/></w:pPr></w:p>'


def docx_report(document: Document) -> bytes:
    """Return ``document`` as the bytes of a DOCX file."""
    word = docx.Document()
    _dress(word, document.title)
    links = Links({})
    told = "".join(_parts(document, links))
    body = word.element.body
    for child in reversed(parse_xml(f"<w:body {nsdecls('w', 'r')}>{told}</w:body>")):
        body.insert(0, child)
    for address, name in links.ids.items():
        word.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    file = io.BytesIO()
    word.save(file)
    return _settled(file)


def _dress(word: WordDocument, title: str) -> None:
    """Set fonts, margins and what the file says of itself; no time is told, so that the bytes depend on none."""
    core = word.core_properties
    core.title, core.author, core.comments, core.last_modified_by = title[:255], "Variorum", "", ""
    core.created = core.modified = datetime(*_TIME)  # noqa: DTZ001 - the library asks for a time without a zone
    for section in word.sections:
        section.page_width, section.page_height = Twips(TEXT_WIDTH + 2 * _MARGIN.twips), Twips(16_838)
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN
    _set(word.styles["Normal"], 10.5)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    for level, points in enumerate(_HEADING_POINTS, start=1):
        _set(word.styles[f"Heading {level}"], points)


def _set(style: ParagraphStyle, points: float) -> None:
    style.font.name, style.font.size = _FACE, Pt(points)
    style.font.color.rgb = RGBColor.from_string(INK.upper())
    style.font.italic = False
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _parts(document: Document, links: Links) -> Iterator[str]:
    for part in document.parts:
        if isinstance(part, Section):
            for place, block in enumerate(part.blocks):
                yield from _block(block, links, part.anchor if place == 0 else "")
        else:
            yield from _block(part, links, "")


def _block(block: Block, links: Links, anchor: str) -> Iterator[str]:
    match block:
        case Heading(level=level, pieces=pieces, anchor=own):
            yield paragraph(pieces, links, f"Heading{min(level, len(_HEADING_POINTS))}", anchor=own or anchor)
        case Paragraph(pieces=pieces):
            yield paragraph(pieces, links)
        case Table(head=head, rows=rows, shares=shares):
            names = [paragraph((Piece(name, Style.QUIET),), links, frame=_KEEP) for name in head]
            told = ([paragraph(cell, links) for cell in row] for row in rows)
            yield table((names, *told), shares, is_ruled=True) + _SPACER
        case Pairs(rows=rows):
            told = ([paragraph(term, links), paragraph(text, links)] for term, text in rows)
            yield table(told, _PAIR_SHARES, is_ruled=False) + _SPACER
        case Bullets(items=items):
            yield from (paragraph(item, links, "ListBullet") for item in items)
        case Note(lines=lines):
            yield from (_note_line(line, links) for line in lines)
            yield _SPACER
        case Overview(strip=strip):
            yield from _overview(strip, links)


def _note_line(line: NoteLine, links: Links) -> str:
    marker = (Piece(f"{line.marker} "),) if line.marker else ()
    depth = line.depth + (line.kind is NoteKind.CODE)
    return note_paragraph((*marker, *line.pieces), links, depth)


def _overview(strip: Strip, links: Links) -> Iterator[str]:
    for start, end in strip.bands(_ROWS):
        yield from (strip_line(lane.letter, lane.cells[start:end]) for lane in strip.lanes)
        yield _SPACER
    told = "".join(f"{sign.letter} {sign.name}, " for sign in strip.signs)
    legend = f"One lane for each source, one letter for each row: {told}· the same, blank: left out."
    yield paragraph((Piece(legend, Style.QUIET),), links)


def _settled(file: io.BytesIO) -> bytes:
    """Return the archive anew with the same time on each of its parts."""
    settled = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(entry, old.read(name))
    return settled.getvalue()
