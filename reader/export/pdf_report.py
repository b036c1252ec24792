"""The report as PDF, set in the fonts that ship with the program; the same bytes for the same report."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reader.export.document import Document, Paragraph, Piece, Style, pieces_of
from reader.export.palette import ACCENT, CELL, LOOKS, MUTE, NOTE, RULE, Underline
from reader.export.pdf_fonts import Face, gaps_in, shown, width_of
from reader.export.pdf_layout import STRIP_ROWS, TEXT_WIDTH, Group, Slice, groups_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.lib.colors import Color

    from reader.export.pdf_layout import Fragment

rl_config.useA85 = 0  # streams stay binary: no mail system of the seventies has to carry them
_PAGE = (595.28, 841.89)
_LEFT, _TOP, _FOOT = 56.0, 60.0, 62.0
_ROOM = _PAGE[1] - _TOP - _FOOT
_FOOTER = 8.0
_DASHES = {Underline.DASH: (3.0, 1.5), Underline.DOTTED: (1.0, 1.2)}
_LANE_NAME = 22.0
_PITCH = (TEXT_WIDTH - _LANE_NAME) / STRIP_ROWS


@dataclass(frozen=True, slots=True)
class PdfReport:
    """The bytes of a PDF file; ``gaps`` says in words which letters its fonts cannot show, empty where there are none.

    The letters are then named where they would stand, and told about on the first page.
    """

    content: bytes
    gaps: str


def pdf_report(document: Document) -> PdfReport:
    """Return ``document`` as PDF with bookmarks and links."""
    counted = gaps_in(piece.text for piece in pieces_of(document))
    scripts = ", ".join(f"{count} of {script}" for script, count in sorted(counted.items()) if script)
    if counted:
        document = _with_notice(document, scripts)
    pages = list(_pages(groups_of(document)))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=_PAGE, invariant=1, pageCompression=1, lang="en")
    canvas.setTitle(shown(document.title))
    canvas.setAuthor("Variorum")
    canvas.setCreator("Variorum")
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, page)
        _draw_footer(canvas, shown(document.title), f"{number} / {len(pages)}")
        canvas.showPage()
    canvas.save()
    return PdfReport(file.getvalue(), scripts)


def _with_notice(document: Document, scripts: str) -> Document:
    what = f"letters ({scripts})" if scripts else "signs"
    text = (
        f"The fonts of this file cannot show some {what}: what they stand for is named in square brackets. "
        "The same report as HTML shows them."
    )
    first, *rest = document.parts
    return Document(document.title, (first, Paragraph((Piece(text, Style.EMPHASIS),)), *rest))


def _pages(groups: Iterable[Group]) -> Iterator[tuple[Slice, ...]]:
    """Yield the slices of each page; a group that fits on one page is not broken, a heading stays with what follows."""
    page: list[Slice] = []
    used = 0.0
    for group in groups:
        wanted = group.height + group.needs
        if page and used + wanted > _ROOM and wanted <= _ROOM:
            yield tuple(page)
            page, used = [], 0.0
        for one in group.slices:
            if page and used + one.height > _ROOM:
                yield tuple(page)
                page, used = [], 0.0
            page.append(one)
            used += one.height
    if page:
        yield tuple(page)


def _draw_page(canvas: Canvas, slices: Sequence[Slice]) -> None:
    top = _PAGE[1] - _TOP
    for one in slices:
        foot = top - one.height
        if one.anchor or one.outline:
            name = one.anchor or f"part-{canvas.getPageNumber()}-{top:.0f}"
            canvas.bookmarkHorizontalAbsolute(name, min(top + 20.0, _PAGE[1]))
            if one.outline:
                level, text = one.outline
                canvas.addOutlineEntry(text, name, level, closed=level > 0)
        if one.bar:
            _fill(canvas, NOTE, _LEFT, foot, TEXT_WIDTH, one.height)
            _fill(canvas, ACCENT, _LEFT, foot, 2.0, one.height)
        if one.rule:
            _line(canvas, RULE, _LEFT, foot, TEXT_WIDTH, 0.6)
        if one.lane is not None:
            _draw_lane(canvas, one, foot)
        baseline = _baseline(one, top)
        for fragment in one.fragments:
            _draw_ground(canvas, fragment, baseline)
        top = foot
    _draw_words(canvas, slices)


def _baseline(one: Slice, top: float) -> float:
    highest = max((fragment.points for fragment in one.fragments), default=0.0)
    return top - 0.36 * (one.height - highest) - 0.95 * highest


def _draw_words(canvas: Canvas, slices: Sequence[Slice]) -> None:
    """Write the words of a page in one go, over what was drawn, a column after the other, as they are to be read."""
    top = _PAGE[1] - _TOP
    rows: list[list[tuple[float, Fragment]]] = []
    for one in slices:
        if not one.is_continued or not rows:
            rows.append([])
        baseline = _baseline(one, top)
        rows[-1] += ((baseline, fragment) for fragment in one.fragments)
        top -= one.height
    text = canvas.beginText()
    colour, font = "", (Face.SERIF, 0.0)
    for baseline, fragment in chain.from_iterable(sorted(row, key=_column) for row in rows):
        if fragment.colour != colour:
            colour = fragment.colour
            text.setFillColor(_colour(colour))
        if (fragment.face, fragment.points) != font:
            font = (fragment.face, fragment.points)
            text.setFont(fragment.face.value, fragment.points)
        text.setTextOrigin(_LEFT + fragment.left, baseline)
        text.textOut(fragment.text)
    canvas.drawText(text)


def _column(placed: tuple[float, Fragment]) -> float:
    return placed[1].column


def _draw_ground(canvas: Canvas, fragment: Fragment, baseline: float) -> None:
    """Draw what lies under the words: fill and line of a change, line and target of a link."""
    left = _LEFT + fragment.left
    low, high = baseline - 0.26 * fragment.points, baseline + 0.92 * fragment.points
    if fragment.change_class is not None:
        look = LOOKS[fragment.change_class]
        if look.fill:
            _fill(canvas, look.fill, left - 0.5, low, fragment.width + 1.0, high - low)
        _underline(canvas, look.line, look.underline, left, low, fragment.width)
    elif fragment.link:
        _line(canvas, ACCENT, left, low + 0.6, fragment.width, 0.5)
    box = (left, low, left + fragment.width, high)
    if fragment.link.startswith("#"):
        canvas.linkRect("", fragment.link[1:], box, relative=0, Border="[0 0 0]")
    elif fragment.link:
        canvas.linkURL(fragment.link, box, relative=0, thickness=0)


def _underline(canvas: Canvas, colour: str, kind: Underline, left: float, low: float, width: float) -> None:
    if kind is Underline.DOUBLE:
        _line(canvas, colour, left, low + 1.4, width, 0.5)
    if dash := _DASHES.get(kind):
        canvas.setDash(*dash)
    _line(canvas, colour, left, low, width, 1.3 if kind is Underline.THICK else 0.8)
    if dash:
        canvas.setDash()


def _draw_lane(canvas: Canvas, one: Slice, foot: float) -> None:
    assert one.lane is not None
    lane, start, end = one.lane
    canvas.setFillColor(_colour(MUTE))
    canvas.setFont(Face.SANS_BOLD.value, 7.5)
    canvas.drawString(_LEFT, foot + 3.0, lane.letter)
    canvas.setFont(Face.SANS_BOLD.value, 6.0)
    for place, cell in enumerate(lane.cells[start:end]):
        left = _LEFT + _LANE_NAME + _PITCH * place
        if cell.finding is None:
            if cell.is_present:
                _fill(canvas, CELL, left, foot + 1.0, _PITCH - 1.0, one.height - 2.0)
            continue
        colour = LOOKS[cell.finding.change_class].line
        if cell.is_present:
            _fill(canvas, colour, left, foot + 1.0, _PITCH - 1.0, one.height - 2.0)
        canvas.setFillColor(_colour("ffffff" if cell.is_present else colour))
        wide = width_of(cell.letter, Face.SANS_BOLD) * 6.0
        canvas.drawString(left + (_PITCH - 1.0 - wide) / 2, foot + 3.6, cell.letter)


def _draw_footer(canvas: Canvas, title: str, number: str) -> None:
    canvas.setFillColor(_colour(MUTE))
    canvas.setFont(Face.SANS.value, _FOOTER)
    longest = TEXT_WIDTH - 60.0
    if width_of(title, Face.SANS) * _FOOTER > longest:
        while title and width_of(f"{title}…", Face.SANS) * _FOOTER > longest:
            title = title[:-1]
        title = f"{title.rstrip()}…"
    canvas.drawString(_LEFT, _FOOT - 26.0, title)
    canvas.drawRightString(_LEFT + TEXT_WIDTH, _FOOT - 26.0, number)


def _fill(canvas: Canvas, colour: str, left: float, foot: float, width: float, height: float) -> None:
    canvas.setFillColor(_colour(colour))
    canvas.rect(left, foot, width, height, stroke=0, fill=1)


def _line(canvas: Canvas, colour: str, left: float, height: float, width: float, thickness: float) -> None:
    canvas.setStrokeColor(_colour(colour))
    canvas.setLineWidth(thickness)
    canvas.line(left, height, left + width, height)


@cache
def _colour(digits: str) -> Color:
    return HexColor(f"#{digits}")
