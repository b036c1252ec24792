"""Lines of a print -> paragraphs: joined where only the margin ended a line, running heads set apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reader.sources.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUNNING = "page-line"
"""Tag of a running head, a page number and their like."""

SOFT_HYPHEN = "\u00ad"
"""Ends a line inside a word."""

_EDGE_LINES = 3
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"[^\W\d]{2,}-$")
_WIDE_GAP = 1.35
_LARGER = 1.18
_SHORT = 0.8
_INDENT_PT = 8.0
_ENDS = tuple('.!?…:”"»’')


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page; ``left`` and ``right`` are points from its left edge, ``top`` and ``bottom`` from its top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the letters in points."""
        return max(0.1, self.bottom - self.top)


def printed_paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a print in reading order; one that goes on over a page end is one."""
    running = _running_lines(pages)
    usual = _usual(pages)
    held: list[PrintedLine] = []
    for number, page in enumerate(pages):
        body = [line for place, line in enumerate(page) if (number, place) not in running]
        heads = [line for place, line in enumerate(page) if (number, place) in running]
        for line in body:
            if held and _starts_anew(held, line, usual):
                yield _paragraph(held, usual)
                held = []
            held.append(line)
        if heads and held and not _goes_on(held[-1], pages[number + 1 :]):
            yield _paragraph(held, usual)
            held = []
        yield from (Paragraph(line.text, RUNNING) for line in heads)
    if held:
        yield _paragraph(held, usual)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines of a print are like, in points: height, distance from top to top, left and right edge."""

    height: float
    step: float
    right: float


def _usual(pages: Sequence[Sequence[PrintedLine]]) -> _Usual:
    lines = [line for page in pages for line in page]
    steps = [b.top - a.top for page in pages for a, b in pairwise(page) if 0 < b.top - a.top < 5 * a.height]
    heights = [line.height for line in lines for _ in range(1 + len(line.text) // 20)]
    if not lines:
        return _Usual(1.0, 1.0, 0.0)
    height = median(heights)
    rights = sorted(line.right for line in lines)
    return _Usual(height, median(steps) if steps else 1.2 * height, rights[int(0.9 * (len(rights) - 1))])


def _running_lines(pages: Sequence[Sequence[PrintedLine]]) -> set[tuple[int, int]]:
    """Return page and place of the lines outermost at a page's edges that come again on other pages, digits aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(page[place]) for place in (*_places(page), *_places(page, is_end=True))})
    wanted = max(2, len(pages) // 2)
    found = set()
    for number, page in enumerate(pages):
        for places in (_places(page), _places(page, is_end=True)):
            for place in places:
                if seen[_key(page[place])] < wanted:
                    break
                found.add((number, place))
    return found


def _places(page: Sequence[PrintedLine], *, is_end: bool = False) -> range:
    """Return the places of the lines at one edge of a page, from the edge inwards."""
    some = min(_EDGE_LINES, len(page))
    return range(len(page) - 1, len(page) - 1 - some, -1) if is_end else range(some)


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("0", line.text)


def _starts_anew(held: Sequence[PrintedLine], line: PrintedLine, usual: _Usual) -> bool:
    last = held[-1]
    if line.top < last.top - last.height:  # another column or another page
        return last.text.endswith(_ENDS) or _is_larger(line, usual) != _is_larger(last, usual)
    if line.top - last.top > _WIDE_GAP * max(usual.step, last.height):
        return True
    if _is_larger(line, usual) != _is_larger(last, usual):
        return True
    is_short = last.right < usual.right * _SHORT
    is_indented = line.left > max(held[0].left, last.left) + _INDENT_PT
    return last.text.endswith(_ENDS) and (is_short or is_indented)


def _is_larger(line: PrintedLine, usual: _Usual) -> bool:
    return line.height > _LARGER * usual.height


def _goes_on(last: PrintedLine, later: Sequence[Sequence[PrintedLine]]) -> bool:
    return bool(later) and not last.text.endswith(_ENDS)


def _paragraph(lines: Sequence[PrintedLine], usual: _Usual) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        is_broken = text.endswith(SOFT_HYPHEN) or (_HYPHEN.search(text) is not None and line.text[:1].islower())
        text = text[:-1] + line.text if is_broken else f"{text} {line.text}"
    is_heading = _is_larger(lines[0], usual) and len(text) < 300
    return Paragraph(text, "h2" if is_heading else "p")
