"""The layout of the PDF report: the blocks of a document broken into lines that fit the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from reader.export.palette import INK, MUTE
from reader.export.pdf_fonts import Face, shown, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.change import ChangeClass
    from reader.export.document import Block, Document, NoteLine, Pieces
    from reader.export.strip import Lane, Strip

TEXT_WIDTH = 483.0
"""Width of the text in points."""
STRIP_ROWS = 60
_TERM_WIDTH = 150.0
_GUTTER = 12.0
_HEADING_POINTS = (19.0, 13.5, 11.5, 10.5, 10.0)
_BODY, _SMALL = 10.0, 8.2
_LEADING = 1.42
_NOTE_STEP = 14.0
_NARROW_COLUMNS = 3
_SPLIT = re.compile(r"\n|[^\S\n\u00a0\u202f]+|[\S\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one look on one line, ``left`` points from the margin, in the column that begins at ``column``."""

    column: float
    left: float
    width: float
    text: str
    face: Face
    points: float
    colour: str
    change_class: ChangeClass | None
    link: str


@dataclass(frozen=True, slots=True)
class Slice:
    """What stands at one height of the page; slices are not broken.

    ``rule`` draws a line across its foot, ``bar`` marks it as a note's, ``lane`` is a piece of an overview strip from
    its first to its last row. ``anchor`` and ``outline`` name the place for links and the table of contents. A slice
    ``is_continued`` when its columns go on with what those of the slice before say.
    """

    height: float
    fragments: tuple[Fragment, ...] = ()
    rule: bool = False
    bar: bool = False
    lane: tuple[Lane, int, int] | None = None
    anchor: str = ""
    outline: tuple[int, str] | None = None
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Slices that stand on one page where they can; ``needs`` is the room that has to follow them, in points."""

    slices: tuple[Slice, ...]
    needs: float = 0.0

    @property
    def height(self) -> float:
        """The height of all slices."""
        return sum(one.height for one in self.slices)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the pieces of a column are set: faces for plain, strong and emphasised words, and the size of plain ones."""

    plain: Face = Face.SERIF
    strong: Face = Face.SERIF_BOLD
    emphasis: Face = Face.SERIF_ITALIC
    points: float = _BODY


_TEXT = Setting()
_TERM = Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, _SMALL)
_CELL = Setting(points=9.0)


def groups_of(document: Document) -> Iterator[Group]:
    """Yield the groups of ``document`` in their order."""
    for part in document.parts:
        if isinstance(part, Section):
            slices = [one for block in part.blocks for one in _block(block, part.anchor)]
            yield Group((*slices, Slice(6.0, rule=True), Slice(8.0)))
        elif isinstance(part, Heading):
            yield Group(tuple(_heading(part, "")), needs=70.0)
        else:
            yield from (Group((one,)) for one in _block(part, ""))


def lines_of(pieces: Pieces, setting: Setting, left: float, width: float) -> list[tuple[Fragment, ...]]:
    """Return ``pieces`` broken into lines of at most ``width`` points, each at least one fragment."""
    lines: list[list[tuple[int, str]]] = [[]]
    runs = [_run(piece, setting) for piece in pieces]
    used, gap = 0.0, None
    for atom in _atoms(pieces):
        if isinstance(atom, _Space):
            if atom.is_line_end:
                lines.append([])
                used, gap = 0.0, None
            else:
                gap = atom.run
            continue
        wide = sum(width_of(text, runs[run][0]) * runs[run][1] for run, text in atom)
        space = 0.0 if gap is None or not lines[-1] else width_of(" ", runs[gap][0]) * runs[gap][1]
        if lines[-1] and used + space + wide > width:
            lines.append([])
            used, space = 0.0, 0.0
        if space and gap is not None:
            lines[-1].append((gap, " "))
        for run, text in atom if wide <= width else _broken(atom, runs, width):
            own = width_of(text, runs[run][0]) * runs[run][1]
            if wide > width and used + own > width and lines[-1]:
                lines.append([])
                used = 0.0
            lines[-1].append((run, text))
            used += own
        used, gap = used + space, None
    return [tuple(_fragments(line, pieces, runs, left)) for line in lines if line]


@dataclass(frozen=True, slots=True)
class _Space:
    run: int
    is_line_end: bool


_Run = tuple[Face, float, str]
_Atom = list[tuple[int, str]]


def _run(piece: Piece, setting: Setting) -> _Run:
    """Return face, size and colour of ``piece``."""
    if piece.style is Style.QUIET:
        return Face.SANS, min(setting.points, _SMALL), MUTE
    faces = {Style.STRONG: setting.strong, Style.EMPHASIS: setting.emphasis, Style.CODE: Face.SANS}
    return faces.get(piece.style, setting.plain), setting.points, INK


def _atoms(pieces: Sequence[Piece]) -> Iterator[_Atom | _Space]:
    """Yield what no line may break, and the spaces between; an atom may go on over the end of a piece."""
    atom: _Atom = []
    for run, piece in enumerate(pieces):
        for word in _SPLIT.findall(shown(piece.text)):
            if not word.isspace():
                atom.append((run, word))
                continue
            if atom:
                yield atom
                atom = []
            yield _Space(run, word == "\n")
    if atom:
        yield atom


def _broken(atom: _Atom, runs: Sequence[_Run], width: float) -> Iterator[tuple[int, str]]:
    """Yield an atom too long for a line in parts that are not."""
    for run, text in atom:
        face, points, _ = runs[run]
        part, used = "", 0.0
        for letter in text:
            wide = width_of(letter, face) * points
            if part and used + wide > width:
                yield run, part
                part, used = "", 0.0
            part, used = part + letter, used + wide
        yield run, part


def _fragments(line: _Atom, pieces: Pieces, runs: Sequence[_Run], left: float) -> Iterator[Fragment]:
    joined: list[tuple[int, list[str]]] = []
    for run, text in line:
        if joined and joined[-1][0] == run:
            joined[-1][1].append(text)
        else:
            joined.append((run, [text]))
    column = left
    for run, parts in joined:
        face, points, colour = runs[run]
        width = sum(width_of(part, face) for part in parts) * points
        piece = pieces[run]
        yield Fragment(column, left, width, "".join(parts), face, points, colour, piece.change_class, piece.link)
        left += width


def _slices(columns: Sequence[list[tuple[Fragment, ...]]], *, bar: bool = False) -> Iterator[Slice]:
    """Yield the lines of ``columns`` side by side."""
    for place in range(max(map(len, columns), default=0)):
        fragments = tuple(one for lines in columns if place < len(lines) for one in lines[place])
        height = max(one.points for one in fragments) * _LEADING
        yield Slice(height, fragments, bar=bar, is_continued=place > 0)


def _block(block: Block, anchor: str) -> Iterator[Slice]:
    match block:
        case Heading():
            yield from _heading(block, anchor)
        case Paragraph(pieces=pieces):
            yield from _slices([lines_of(pieces, _TEXT, 0.0, TEXT_WIDTH)])
            yield Slice(4.0)
        case Table():
            yield from _table(block)
        case Pairs(rows=rows):
            yield from _pairs(rows)
        case Bullets(items=items, is_narrow=True):
            yield from _narrow(items)
        case Bullets(items=items):
            yield from _bullets(items)
        case Note(lines=lines):
            yield Slice(4.0)
            yield from (one for line in lines for one in _note_line(line))
        case Overview(strip=strip):
            yield from _overview(strip)


def _pairs(rows: Sequence[tuple[Pieces, Pieces]]) -> Iterator[Slice]:
    left = _TERM_WIDTH + _GUTTER
    for term, text in rows:
        terms = lines_of(term, _TERM, 0.0, _TERM_WIDTH)
        yield from _slices([terms, lines_of(text, _TEXT, left, TEXT_WIDTH - left)])
        yield Slice(3.0)


def _narrow(items: Sequence[Pieces]) -> Iterator[Slice]:
    """Yield short items in columns, to be read downwards."""
    width, high = TEXT_WIDTH / _NARROW_COLUMNS, -(-len(items) // _NARROW_COLUMNS)
    columns: list[list[tuple[Fragment, ...]]] = [[] for _ in range(_NARROW_COLUMNS)]
    for place, item in enumerate(items):
        column = place // high
        columns[column] += lines_of(item, _TEXT, width * column, width - _GUTTER)
    yield from _slices(columns)
    yield Slice(4.0)


def _bullets(items: Sequence[Pieces]) -> Iterator[Slice]:
    for item in items:
        dot = lines_of((Piece("•", Style.QUIET),), _TEXT, 2.0, _GUTTER)
        yield from _slices([dot, lines_of(item, _TEXT, _GUTTER, TEXT_WIDTH - _GUTTER)])
    yield Slice(4.0)


def _heading(heading: Heading, anchor: str) -> Iterator[Slice]:
    level = min(heading.level, len(_HEADING_POINTS))
    setting = Setting(Face.SERIF_BOLD, Face.SERIF_BOLD, Face.SERIF_ITALIC, _HEADING_POINTS[level - 1])
    text = "".join(piece.text for piece in heading.pieces if piece.style is not Style.QUIET)
    is_finding = bool(anchor)
    yield Slice(
        2.0 if is_finding else (0.0, 14.0, 10.0, 6.0, 6.0)[level - 1],
        anchor=heading.anchor or anchor,
        outline=None if is_finding else (level - 1, shown(text)),
    )
    yield from _slices([lines_of(heading.pieces, setting, 0.0, TEXT_WIDTH)])
    yield Slice(3.0, rule=level == 2)
    yield Slice(4.0 if level <= 2 else 1.0)


def _table(table: Table) -> Iterator[Slice]:
    widths = [TEXT_WIDTH * share for share in table.shares]
    lefts = [sum(widths[:place]) for place in range(len(widths))]
    heads = [(Piece(head, Style.QUIET),) if head else () for head in table.head]
    for row in (tuple(heads), *table.rows):
        cells = [lines_of(cell, _CELL, left, width - 8.0) for cell, left, width in zip(row, lefts, widths, strict=True)]
        yield from _slices(cells)
        yield Slice(3.0, rule=True)
        yield Slice(3.0)
    yield Slice(4.0)


def _note_line(line: NoteLine) -> Iterator[Slice]:
    left = _GUTTER + _NOTE_STEP * (line.depth + (line.kind is NoteKind.CODE))
    marker = lines_of((Piece(line.marker),), _TEXT, left, _NOTE_STEP * 2) if line.marker else []
    left += _NOTE_STEP if line.marker else 0.0
    yield from _slices([marker, lines_of(line.pieces, _TEXT, left, TEXT_WIDTH - left - _GUTTER)], bar=True)
    yield Slice(2.0, bar=True)


def _overview(strip: Strip) -> Iterator[Slice]:
    yield Slice(4.0)
    for start, end in strip.bands(STRIP_ROWS):
        yield from (Slice(12.0, lane=(lane, start, end)) for lane in strip.lanes)
        yield Slice(8.0)
    told = "".join(f"{sign.letter} {sign.name}, " for sign in strip.signs)
    legend = f"One lane for each source, one cell for each row: {told}grey: the same, blank: left out."
    yield from _slices([lines_of((Piece(legend, Style.QUIET),), _TEXT, 0.0, TEXT_WIDTH)])
    yield Slice(4.0)
