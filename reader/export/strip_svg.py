"""The overview strip as SVG inside a page: coloured by the page's own classes, each cell a link to its finding."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reader.export.document import visible
from reader.export.phrases import CLASS_NAMES
from reader.export.strip import SIGNS, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.strip import Lane, Strip, StripCell

ROWS = 60
"""Rows of the comparison in one band of the strip."""
_PITCH, _HEIGHT, _LEFT, _TOP = 15, 18, 28, 14
_EVERY = 10

_SHAPES = {
    Shape.SQUARE: '<rect x="-5" y="-5" width="10" height="10"/>',
    Shape.DIAMOND: '<path d="M0-6 6 0 0 6-6 0Z"/>',
    Shape.TRIANGLE: '<path d="M0-5.5 6 5-6 5Z"/>',
    Shape.CIRCLE: '<circle r="5"/>',
    Shape.WEDGE: '<path d="M0 5.5 6-5-6-5Z"/>',
    Shape.BAR: '<rect x="-6" y="-2" width="12" height="4"/>',
    Shape.DOT: '<circle r="2.5"/>',
    Shape.RING: '<circle r="3" class="ring"/>',
}
"""Each shape round the middle of its cell, in pixels."""


def strip_svg(strip: Strip, anchors: str) -> Iterator[str]:
    """Yield the strip, a picture for each band of rows, with its legend."""
    yield "<figure class='strip'>"
    for start, end in strip.bands(ROWS):
        width, height = _LEFT + _PITCH * (end - start), _TOP + _HEIGHT * len(strip.lanes)
        title = f"Overview: rows {start + 1} to {end}, one lane for each source"
        yield f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{title}">'
        for row in range(start, end):
            if row % _EVERY == 0:
                yield f'<text class="tick" x="{_LEFT + _PITCH * (row - start)}" y="9">{row + 1}</text>'
        for place, lane in enumerate(strip.lanes):
            yield from _lane(lane, range(start, end), _TOP + _HEIGHT * place, anchors)
        yield "</svg>"
    yield "<figcaption>"
    for sign in strip.signs:
        style = next(kind for kind, own in SIGNS.items() if own is sign)
        drawn = f'<g class="{style.value}" transform="translate(8 8)">{_SHAPES[sign.shape]}</g>'
        yield f'<span><svg width="16" height="16" aria-hidden="true">{drawn}</svg> {sign.name}</span>'
    drawn = '<rect class="same" x="1" y="3" width="13" height="10"/>'
    yield f'<span><svg width="16" height="16" aria-hidden="true">{drawn}</svg> has the passage</span>'
    yield "</figcaption></figure>"


def _lane(lane: Lane, rows: range, top: int, anchors: str) -> Iterator[str]:
    middle = top + _HEIGHT // 2
    yield f'<text x="0" y="{middle + 4}">{lane.letter}<title>{escape(visible(lane.name))}</title></text>'
    for place, row in enumerate(rows):
        cell = lane.cells[row]
        left = _LEFT + _PITCH * place
        if cell.is_present:
            yield f'<rect class="same" x="{left}" y="{top + 2}" width="{_PITCH - 2}" height="{_HEIGHT - 4}"/>'
        if cell.finding is not None:
            yield _mark(cell, lane, row, (left + _PITCH // 2, middle), anchors)


def _mark(cell: StripCell, lane: Lane, row: int, middle: tuple[int, int], anchors: str) -> str:
    finding = cell.finding
    assert finding is not None
    kind = finding.change_class
    title = f"{lane.letter}, row {row + 1}: {CLASS_NAMES[kind]}, finding {finding.number}"
    return (
        f'<a href="#{anchors}finding-{finding.number}"><g class="{kind.value}" '
        f'transform="translate({middle[0]} {middle[1]})"><title>{title}</title>{_SHAPES[SIGNS[kind].shape]}</g></a>'
    )
