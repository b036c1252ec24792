"""A document: what every format for people is made of, as headings, lines, tables, findings and notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.comparison.change import ChangeClass
    from reader.export.strip import Strip


class Style(StrEnum):
    """How a piece of a line is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one look. ``change_class`` marks them as changed words; ``link`` is where they lead.

    A link is a ``variorum:`` address or, with a number sign before it, the anchor of a heading or section.
    """

    text: str
    style: Style = Style.PLAIN
    change_class: ChangeClass | None = None
    link: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the title of the document."""

    level: int
    pieces: Pieces
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line ends in its pieces are kept."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; ``shares`` say how the width is shared out among its columns, in all 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Terms, each with what there is to say on it."""

    rows: tuple[tuple[Pieces, Pieces], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order; the items of a narrow one are short and may stand in several columns."""

    items: tuple[Pieces, ...]
    is_narrow: bool = False


class NoteKind(StrEnum):
    """What a line of a note is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A block of a note: ``marker`` stands before an item (``•`` or ``2.``); ``depth`` is how far it is set in."""

    kind: NoteKind
    pieces: Pieces
    depth: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the analyst."""

    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview strip of a story; cells lead to anchors that begin with ``anchors``."""

    strip: Strip
    anchors: str


Block = Heading | Paragraph | Table | Pairs | Bullets | Note | Overview


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together and stand on one page where they can."""

    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as people read it."""

    title: str
    parts: tuple[Block | Section, ...]


_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
_DIRECTIONS = {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_UNUSABLE = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_LINES = {0x2028: "\n", 0x2029: "\n"}
_SHOWN = {**_CONTROLS, 0x7F: "\u2421", **_UNUSABLE, **_DIRECTIONS, **_LINES}


def visible(text: str) -> str:
    """Return ``text`` with what would act on the text round it, or may stand in no file, replaced by what tells of it.

    Control characters become their pictures (U+2400 and on), those that turn the direction of writing their numbers.
    """
    return text if text.isprintable() else text.translate(_SHOWN)


def pieces_of(document: Document) -> Iterator[Piece]:
    """Yield every piece of ``document``, the names in its overview strips among them."""
    for part in document.parts:
        for block in part.blocks if isinstance(part, Section) else (part,):
            yield from _pieces_of_block(block)


def _pieces_of_block(block: Block) -> Iterator[Piece]:
    match block:
        case Heading(pieces=pieces) | Paragraph(pieces=pieces):
            yield from pieces
        case Table(rows=rows) | Pairs(rows=rows):
            yield from (piece for row in rows for cell in row for piece in cell)
        case Bullets(items=items):
            yield from (piece for item in items for piece in item)
        case Note(lines=lines):
            yield from (piece for line in lines for piece in line.pieces)
        case Overview(strip=strip):
            yield from (Piece(lane.name) for lane in strip.lanes)
