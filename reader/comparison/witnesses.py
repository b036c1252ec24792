"""Witnesses: the exact words that one column has at a place of the base."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.comparison import TRANSLATED, WHOLE_RULES
from reader.comparison.variations import trimmed, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.change import Change
    from reader.comparison.comparison import Comparison
    from reader.comparison.variations import Variation


@dataclass(frozen=True, slots=True)
class Witness:
    """What one column has where a variation stands in the base.

    ``text == cell_text[span]``; both are None where the column leaves the row out. ``is_same`` says that it differs
    from the base there in spelling and typography at most, ``is_wider`` that the words round the place are told
    otherwise as a whole: ``span`` then covers all of these.
    """

    column: int
    text: str | None
    span: Span | None
    is_same: bool
    is_wider: bool = False


class _Place(NamedTuple):
    """A place of the base's cell, and the changes of one other column there."""

    span: Span
    base_text: str
    text: str
    changes: tuple[Change, ...]
    members: tuple[Change, ...]
    is_translated: bool


def witnesses_of(comparison: Comparison, variation: Variation) -> tuple[Witness, ...]:
    """Return what every column has at ``variation``, one witness a column in their order."""
    members = [comparison.changes[index] for index in variation.members]
    is_whole = any(entry.change.rule in WHOLE_RULES for entry in members)
    here = [entry for entry in comparison.changes if entry.row == variation.row]
    span = union([entry.change.left_span for entry in members])
    base_text = comparison.cell_text(variation.row, comparison.base)
    found = []
    for column in range(len(comparison.columns)):
        if is_whole or column == comparison.base or comparison.cell(variation.row, column) is None:
            found.append(_bare_witness(comparison, variation, column))
            continue
        own = [entry.change for entry in here if entry.column == column]
        inner = tuple(change for change in own if change.rule not in WHOLE_RULES)
        mine = tuple(entry.change for entry in members if entry.column == column)
        is_translated = any(change.rule == TRANSLATED for change in own)
        text = comparison.cell_text(variation.row, column)
        found.append(_witness(column, _Place(span, base_text, text, inner, mine, is_translated)))
    return tuple(found)


def _bare_witness(comparison: Comparison, variation: Variation, column: int) -> Witness:
    """Return the witness of the base, of a column that leaves the row out, or of one whose whole cell is meant."""
    is_base = column == comparison.base
    has_base = comparison.cell(variation.row, comparison.base) is not None
    if comparison.cell(variation.row, column) is None:
        return Witness(column, None, None, not has_base)
    text = comparison.cell_text(variation.row, column)
    span = variation.base_span if is_base else Span(0, len(text))
    return Witness(column, span.of(text), span, is_base)


def _witness(column: int, place: _Place) -> Witness:
    if place.is_translated:
        return _translated_witness(column, place)
    touching = [change for change in place.changes if change in place.members or _touches(change, place.span)]
    outside = [change for change in touching if not _holds(place.span, change.left_span)]
    span = trimmed(_carried(place, touching), place.text)
    return Witness(
        column,
        span.of(place.text),
        span,
        all(change.change_class.is_trivial for change in touching),
        any(not change.change_class.is_trivial for change in outside),
    )


def _translated_witness(column: int, place: _Place) -> Witness:
    """Return the witness in another language: the figures of it that are members, else the passage as a whole."""
    whole = Span(0, len(place.text))
    span = union([change.right_span for change in place.members]) if place.members else whole
    return Witness(column, span.of(place.text), span, is_same=False, is_wider=not place.members)


def _touches(change: Change, span: Span) -> bool:
    """Tell whether ``change`` bears on words of ``span``; an addition does inside it."""
    other = change.left_span
    if len(other) and len(span):
        return other.overlaps(span)
    if len(span):
        return span.start < other.start < span.end
    return len(other) > 0 and other.start < span.start < other.end


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _carried(place: _Place, touching: Sequence[Change]) -> Span:
    """Return where the span of the base stands in the other text, with all that the changes there put in its place."""
    if len(touching) == 1 and touching[0].left_span == place.span:
        return touching[0].right_span
    moved = [change for change in touching if change.change_class is ChangeClass.REORDERING]
    cuts = tuple((change.left_span, change.right_span) for change in place.changes)
    kept = _kept(place.base_text, tuple(left for left, _ in cuts)), _kept(place.text, tuple(right for _, right in cuts))
    end = _carried_end(place, kept)
    start = min(_carried_start(place, kept), end) if len(place.span) else end
    return union([Span(start, end), *(change.right_span for change in touching if change not in moved)])


@lru_cache(maxsize=512)
def _kept(text: str, cuts: tuple[Span, ...]) -> tuple[int, ...]:
    """Return where the letters and digits stand that no change touches; they are the same on both sides, in order."""
    cut = bytearray(len(text))
    for span in cuts:
        cut[span.start : span.end] = b"\x01" * len(span)
    return tuple(at for at, letter in enumerate(text) if not cut[at] and letter.isalnum())


def _carried_start(place: _Place, kept: tuple[Sequence[int], Sequence[int]]) -> int:
    """Return where the first untouched letter of the span stands in the other text, with the marks before it."""
    at = place.span.start
    number = bisect_left(kept[0], at)
    if number >= min(len(kept[0]), len(kept[1])):
        return len(place.text)
    marks = place.base_text[at : kept[0][number]]
    found = kept[1][number]
    before = found - len(marks)
    return before if before >= 0 and place.text[before:found] == marks else found


def _carried_end(place: _Place, kept: tuple[Sequence[int], Sequence[int]]) -> int:
    """Return where the last untouched letter of the span ends in the other text, with the marks after it."""
    number = min(bisect_left(kept[0], place.span.end), len(kept[1]))
    if not number:
        return 0
    marks = place.base_text[kept[0][number - 1] + 1 : place.span.end]
    found = kept[1][number - 1] + 1
    return found + len(marks) if place.text[found : found + len(marks)] == marks else found
