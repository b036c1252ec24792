"""The report as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.export.document import Block, Document, NoteLine, Piece, Pieces
    from reader.export.strip import Strip

_SPECIAL = re.compile(r"[\\`*_\[\]#]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"})
_FRAMES = {Style.STRONG: "**", Style.EMPHASIS: "*"}
_LINE_START = re.compile(r"^(\s*\d*)([-+.)])")
_ROWS = 60


def markdown_report(document: Document) -> str:
    """Return ``document`` as Markdown; every word of it is escaped, changed words are bold."""
    lines: list[str] = []
    for part in document.parts:
        for block in part.blocks if isinstance(part, Section) else (part,):
            lines += [*_block(block), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return ``text`` on one line with everything that Markdown would take for markup escaped.

    What not every reader of Markdown lets a backslash escape, angle brackets above all, is written as an entity.
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split())).translate(_ENTITIES)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, pieces=pieces):
            yield f"{'#' * min(level, 6)} {_inline(pieces)}"
        case Paragraph(pieces=pieces):
            yield _guarded(_inline(pieces))
        case Table(head=head, rows=rows):
            yield f"| {' | '.join(head)} |"
            yield "|" + " --- |" * len(head)
            yield from (f"| {' | '.join(map(_inline, row))} |" for row in rows)
        case Pairs(rows=rows):
            yield from (f"- {_inline(term)}: {_inline(text)}" for term, text in rows)
        case Bullets(items=items):
            yield from (f"- {_inline(item)}" for item in items)
        case Note(lines=lines):
            yield from _note(lines)
        case Overview(strip=strip):
            yield from _overview(strip)


def _note(lines: Sequence[NoteLine]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if line.kind is NoteKind.CODE:
            text = "".join(piece.text for piece in line.pieces)
            fence = _fence(text, 3)
            yield from (f"> {one}" for one in (fence, *text.splitlines(), fence))
        else:
            indent = "    " * line.depth if line.kind is NoteKind.ITEM else ""
            marker = {"": "", "•": "- "}.get(line.marker, f"{line.marker} ")
            yield f"> {indent}{marker}{_guarded(_inline(line.pieces))}"
        is_last = number + 1 == len(lines)
        if not is_last and not (line.kind is lines[number + 1].kind is NoteKind.ITEM):
            yield ">"


def _overview(strip: Strip) -> Iterator[str]:
    yield "```text"
    width = max(len(lane.letter) for lane in strip.lanes)
    for start, end in strip.bands(_ROWS):
        for lane in strip.lanes:
            letters = "".join(cell.letter for cell in lane.cells[start:end])
            yield f"{lane.letter:<{width}}  {letters}".rstrip()
        if end < len(strip.lanes[0].cells):
            yield ""
    yield "```"
    yield ""
    told = "".join(f"{sign.letter} {sign.name}, " for sign in strip.signs)
    yield f"One lane for each source, one letter for each row: {told}· the same, blank: left out."


def _inline(pieces: Pieces) -> str:
    return " ".join("".join(map(_piece, pieces)).split())


def _piece(piece: Piece) -> str:
    words = escaped(piece.text)
    if not words:
        return " " if piece.text else ""
    frame = "**" if piece.change_class is not None else _FRAMES.get(piece.style, "")
    if piece.style is Style.CODE:
        raw = " ".join(piece.text.split())
        frame = _fence(raw, 1)
        words = f" {raw} " if "`" in raw else raw
    framed = f"{frame}{words}{frame}"
    if piece.link and not piece.link.startswith("#"):
        framed = f"[{framed}](<{piece.link}>)"
    before = "; " if piece.text.startswith("\n") else " " if piece.text[0].isspace() else ""
    return f"{before}{framed}{' ' if piece.text[-1].isspace() else ''}"


def _guarded(line: str) -> str:
    """Return ``line`` so that its beginning is no list and no number of one."""
    return _LINE_START.sub(r"\1\\\2", line)


def _fence(text: str, least: int) -> str:
    """Return more backticks than stand in a row in ``text``, at least ``least``."""
    return "`" * max(least, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
