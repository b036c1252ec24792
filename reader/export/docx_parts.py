"""Parts of a Word document: runs, paragraphs and tables of OOXML, made of the pieces of a document."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reader.export.document import Style
from reader.export.palette import ACCENT, CELL, LOOKS, MUTE, NOTE, RULE
from reader.export.strip import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.document import Piece, Pieces
    from reader.export.strip import StripCell

TEXT_WIDTH = 9_600
"""Width of the text in twentieths of a point."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


@dataclass(slots=True)
class Links:
    """The addresses that a document leads to, each with the id of its relationship, and how many bookmarks it has."""

    ids: dict[str, str]
    bookmarks: int = 0

    def id_of(self, address: str) -> str:
        """Return the id of the relationship to ``address``."""
        return self.ids.setdefault(address, f"rIdLink{len(self.ids) + 1}")


def paragraph(pieces: Pieces, links: Links, style: str = "", frame: str = "", space: str = "", anchor: str = "") -> str:
    """Return a paragraph; ``frame`` and ``space`` are properties of it, in the order that the schema asks for."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    turned = "<w:bidi/>" if is_right_to_left("".join(piece.text for piece in pieces)) else ""
    text = "".join(run(piece, links) for piece in pieces)
    if anchor:
        links.bookmarks += 1
        mark = f'w:id="{links.bookmarks}"'
        text = f'<w:bookmarkStart {mark} w:name="{_bookmark(anchor)}"/>{text}<w:bookmarkEnd {mark}/>'
    return f"<w:p><w:pPr>{named}{frame}{turned}{space}</w:pPr>{text}</w:p>"


def run(piece: Piece, links: Links) -> str:
    """Return the words of ``piece``, inside a link where it has one."""
    words = f"<w:r><w:rPr>{_look(piece)}</w:rPr>{_text(piece.text)}</w:r>"
    if piece.link.startswith("#"):
        return f'<w:hyperlink w:anchor="{_bookmark(piece.link[1:])}">{words}</w:hyperlink>'
    return f'<w:hyperlink r:id="{links.id_of(piece.link)}">{words}</w:hyperlink>' if piece.link else words


def table(rows: Iterable[Sequence[str]], shares: Sequence[float], *, is_ruled: bool) -> str:
    """Return a table whose cells are made of paragraphs; ``shares`` of the text's width go to its columns."""
    widths = [round(TEXT_WIDTH * share) for share in shares]
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    borders = f"<w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>" if is_ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"
    )


def note_paragraph(pieces: Pieces, links: Links, depth: int) -> str:
    """Return a line of a note, set apart by a bar, a ground and ``depth`` steps of indentation."""
    frame = (
        f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{NOTE}"/>'
    )
    space = f'<w:spacing w:before="0" w:after="60"/><w:ind w:left="{240 + 280 * depth}"/>'
    return paragraph(pieces, links, frame=frame, space=space)


def strip_line(letter: str, cells: Sequence[StripCell]) -> str:
    """Return a lane of the overview strip as a line of letters on coloured grounds."""
    face = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
    told = [f'<w:r><w:rPr>{face}<w:b/><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{letter:<3}</w:t></w:r>']
    start = 0
    while start < len(cells):
        end = start + 1
        fill = _fill(cells[start])
        while end < len(cells) and _fill(cells[end]) == fill:
            end += 1
        letters = "".join(cell.letter for cell in cells[start:end])
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        told.append(
            f'<w:r><w:rPr>{face}<w:sz w:val="16"/>{ground}</w:rPr><w:t xml:space="preserve">{letters}</w:t></w:r>'
        )
        start = end
    return f'<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0"/></w:pPr>{"".join(told)}</w:p>'


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of ``text`` that has a direction runs from right to left."""
    if text.isascii():
        return False
    return next((kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def _fill(cell: StripCell) -> str:
    if cell.finding is not None:
        return LOOKS[cell.finding.change_class].fill or CELL
    return "" if cell.letter == ABSENT else CELL


def _look(piece: Piece) -> str:
    """Return the properties of a run, in the order that the schema asks for."""
    parts = {
        Style.STRONG: "<w:b/>",
        Style.EMPHASIS: "<w:i/>",
        Style.CODE: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
        Style.QUIET: f'<w:color w:val="{MUTE}"/><w:sz w:val="17"/>',
        Style.PLAIN: "",
    }[piece.style]
    if piece.change_class is not None:
        look = LOOKS[piece.change_class]
        parts += f'<w:u w:val="{look.underline}" w:color="{look.line}"/>'
        parts += f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>' if look.fill else ""
    elif piece.link:
        parts += f'<w:u w:val="single" w:color="{ACCENT}"/>'
    return parts + ("<w:rtl/>" if is_right_to_left(piece.text) else "")


def _text(text: str) -> str:
    lines = text.replace("\t", " ").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)


def _bookmark(anchor: str) -> str:
    return anchor.replace("-", "_")
