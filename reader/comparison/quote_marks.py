"""Quotation marks put round words, taken away, or moved over words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.surfaces import change_of
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

Pair = tuple[int, int]


def quote_mark_changes(pairs: Sequence[Pair], left: Side, right: Side) -> list[Change]:
    """Return the stretches of matched tokens ``pairs`` that stand in marks on one side only."""
    stretches: list[tuple[Pair, Pair]] = []
    for run in _runs(pairs, left, right):
        stretch = _widened(run, pairs, left, right)
        if stretches and stretch[0][0] <= stretches[-1][1][0]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], stretch[1]))
        else:
            stretches.append(stretch)
    found = []
    for (first, other_first), (last, other_last) in stretches:
        left_span, right_span = _with_marks(left, first, last), _with_marks(right, other_first, other_last)
        if left_span.of(left.text) == right_span.of(right.text):
            left_span, right_span = _whole_region(left, left_span), _whole_region(right, right_span)
        rule = "marks-moved" if _has_marks(left_span, left) and _has_marks(right_span, right) else "marks-put-or-taken"
        found.append(change_of(ChangeClass.QUOTE_MARKS, rule, left, left_span, right, right_span))
    return found


def _runs(pairs: Sequence[Pair], left: Side, right: Side) -> list[list[Pair]]:
    """Return the runs of neighbouring pairs in marks on one side only that hold a word."""
    runs: list[list[Pair]] = []
    for at, to in pairs:
        if left.depth[at] == right.depth[to]:
            continue
        if runs and runs[-1][-1] == (at - 1, to - 1):
            runs[-1].append((at, to))
        else:
            runs.append([(at, to)])
    return [trimmed for run in runs if (trimmed := _without_punctuation(run, left))]


def _without_punctuation(run: list[Pair], left: Side) -> list[Pair]:
    words = [n for n, (at, _) in enumerate(run) if left.tokens[at].kind is not TokenKind.PUNCTUATION]
    return run[words[0] : words[-1] + 1] if words else []


def _widened(run: list[Pair], pairs: Sequence[Pair], left: Side, right: Side) -> tuple[Pair, Pair]:
    """Return first and last pair of the run, or of the whole stretch where an edge of the marks moved."""
    at, to = run[0]
    is_left = left.depth[at] > right.depth[to]
    side, other = (left, right) if is_left else (right, left)
    index = at if is_left else to
    regions = [
        region for region in side.regions if region.opening.start < side.tokens[index].start < region.closing.start
    ]
    if not regions:
        return run[0], run[-1]
    first, last = side.region_tokens(regions[-1])
    inside = [pair for pair in pairs if first <= pair[0 if is_left else 1] < last]
    marked = [pair for pair in inside if other.depth[pair[1 if is_left else 0]]]
    if not marked or max(other.depth, default=0) > 1 or max(side.depth, default=0) > 1:
        return run[0], run[-1]
    return inside[0], inside[-1]


def _with_marks(side: Side, first: int, last: int) -> Span:
    start, end = side.tokens[first].start, side.tokens[last].end
    for region in side.regions:
        if region.opening.end <= start and not side.text[region.opening.end : start].strip():
            start = region.opening.start
        between = side.text[end : region.closing.start] if region.closing.start >= end else "x"
        if not between.strip() or (between.strip() in (",", ".") and region.opening.start == start):
            end = region.closing.end
    return Span(start, end)


def _whole_region(side: Side, span: Span) -> Span:
    """Return the innermost quotation around ``span`` with its marks; without one the span itself."""
    around = [
        region for region in side.regions if region.opening.end <= span.start and span.end <= region.closing.start
    ]
    return Span(around[-1].opening.start, around[-1].closing.end) if around else span


def _has_marks(span: Span, side: Side) -> bool:
    return any(span.start <= region.opening.start < span.end for region in side.regions)
