"""Paragraphs of a plain text: where its lines end because a thought does, and where only the margin did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reader.base.span import Span

_LINE = re.compile(r"[^\n]+")
_MARGIN = 120  # no program wraps wider than this
_SHARE = 0.5  # of the inner line ends that must be explained by the margin
_FEW = 0.15  # pasted lines, such as a rights line, that the program left long
_SLACK = 4  # programs count a hyphen or a wide letter differently
_ENDS = '.!?…”’"»'
_STARTS_ANEW = re.compile(r"(?:[-*•–—+]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    group: int  # lines without a blank line between them share a group


def paragraphs_of(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the spans of the paragraphs of ``text`` from code point ``start`` on.

    A blank line always ends a paragraph. A line end inside a group of lines ends one too, except in hard-wrapped
    text, where a line is joined to the next when the next one's first word would not have fitted any more.
    """
    lines = _lines_of(text, start)
    width = _wrap_width(lines)
    spans: list[Span] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is not None and width is not None and _is_wrapped(before, line, width):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return tuple(spans)


def _lines_of(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    group = 0
    last_end = start
    for match in _LINE.finditer(text, start):
        stripped = match.group().strip()
        if not stripped:
            continue
        if "\n" in text[last_end : match.start()].replace("\n", "", 1):
            group += 1
        offset = match.start() + match.group().index(stripped[0])
        lines.append(_Line(Span(offset, offset + len(stripped)), stripped, group))
        last_end = match.end()
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the margin of a hard-wrapped text, None for a text whose lines are paragraphs."""
    width = max((len(line.text) for line in lines if len(line.text) <= _MARGIN), default=0)
    overlong = sum(len(line.text) > _MARGIN for line in lines)
    inner = [(a, b) for a, b in pairwise(lines) if a.group == b.group]
    if overlong > _FEW * len(lines) or width < 30 or len(inner) < 3:
        return None
    if sum(_ends_thought(a, b) for a, b in inner) > _SHARE * len(inner):
        return None
    wrapped = sum(_is_wrapped(a, b, width) for a, b in inner)
    return width if wrapped >= _SHARE * len(inner) else None


def _is_wrapped(line: _Line, following: _Line, width: int) -> bool:
    if line.group != following.group or _STARTS_ANEW.match(following.text):
        return False
    first_word = following.text.split(maxsplit=1)[0]
    slack = 0 if _ends_thought(line, following) else _SLACK
    return len(line.text) + 1 + len(first_word) > width - slack


def _ends_thought(line: _Line, following: _Line) -> bool:
    return line.text[-1] in _ENDS and (following.text[0].isupper() or following.text[0] in "“\"'‘«")
