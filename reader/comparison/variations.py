"""Variations: one place of the base that other articles tell otherwise, with a reading in each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.disjoint_sets import DisjointSets
from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.comparison import WHOLE_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.change import Change
    from reader.comparison.comparison import Comparison, RowChange

_BLANK = re.compile(r"\s*")
_QUALIFIED = frozenset({ChangeClass.FIGURE, ChangeClass.DATE})
"""Classes whose facts are a value and what stands beside it: at least, 14."""


@dataclass(frozen=True, slots=True)
class Variation:
    """The changes of one row that bear on one fact of the base, whatever the column.

    ``base_span`` is the union of their spans in the base's cell, without white space at its ends; ``change_class`` is
    the heaviest of theirs. ``members`` are indexes into ``Comparison.changes``, ascending, at least one; a person reads
    and decides them as one change with several readings.
    """

    row: int
    change_class: ChangeClass
    base_span: Span
    members: tuple[int, ...]


def variations_of(comparison: Comparison) -> tuple[Variation, ...]:
    """Return the variations of ``comparison`` by their first members; every change is a member of exactly one.

    Two changes of different columns are about one fact where

    - they have the same class and the same words of the base;
    - they are of one heavy class and share words of the base, or one adds words inside those of the other;
    - they are both figures or both dates and stand side by side: a value and its qualifier;
    - they share at least half of all the words of the base that either touches, whatever their classes.

    What is about a whole passage, and what was moved, goes only with the like at the very same words. Trivial changes
    keep to themselves, so that they can be counted and hidden.
    """
    rows: dict[int, list[int]] = {}
    for index, entry in enumerate(comparison.changes):
        rows.setdefault(entry.row, []).append(index)
    found = (one for row, indexes in rows.items() for one in _of_row(comparison, row, indexes))
    return tuple(sorted(found, key=lambda one: one.members[0]))


def union(spans: Sequence[Span]) -> Span:
    """Return the smallest span that holds all of ``spans``, of which there is at least one."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trimmed(span: Span, text: str) -> Span:
    """Return ``span`` of ``text`` without white space at its ends; where there is nothing else, all of it."""
    words = span.of(text)
    if not words.strip():
        return span
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _of_row(comparison: Comparison, row: int, indexes: Sequence[int]) -> Iterator[Variation]:
    text = comparison.cell_text(row, comparison.base)
    facts = DisjointSets(indexes)
    for one, other in _neighbours(comparison, indexes, text):
        if _is_one_fact(comparison.changes[one], comparison.changes[other], text):
            facts.join(one, other)
    for members in facts.groups().values():
        changes = [comparison.changes[index].change for index in members]
        heaviest = min((change.change_class for change in changes), key=lambda kind: kind.weight)
        span = trimmed(union([change.left_span for change in changes]), text)
        yield Variation(row, heaviest, span, tuple(members))


def _neighbours(comparison: Comparison, indexes: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """Yield the pairs of changes whose spans in the base share words or have only white space between them."""
    ordered = sorted(indexes, key=lambda index: comparison.changes[index].change.left_span)
    for place, one in enumerate(ordered):
        end = comparison.changes[one].change.left_span.end
        gap = _BLANK.match(text, end)
        reach = gap.end() if gap is not None else end
        for other in ordered[place + 1 :]:
            if comparison.changes[other].change.left_span.start > reach:
                break
            yield one, other


def _is_one_fact(one: RowChange, other: RowChange, text: str) -> bool:
    first, second = one.change, other.change
    is_same_class = first.change_class is second.change_class
    if is_same_class and first.left_span == second.left_span:
        return True
    if one.column == other.column or _stands_alone(one) or _stands_alone(other):
        return False
    if first.change_class.is_trivial != second.change_class.is_trivial:
        return False
    if is_same_class and first.change_class.is_heavy:
        return _share_a_fact(first, second, text)
    shared = min(first.left_span.end, second.left_span.end) - max(first.left_span.start, second.left_span.start)
    return shared > 0 and 2 * shared >= len(union([first.left_span, second.left_span]))


def _share_a_fact(one: Change, other: Change, text: str) -> bool:
    first, second = sorted((one.left_span, other.left_span))
    if first.overlaps(second) and len(first) and len(second):
        return True
    if not len(second) and first.start < second.start < first.end:
        return True
    between = text[first.end : second.start]
    return one.change_class in _QUALIFIED and not between.strip() and "\n" not in between


def _stands_alone(entry: RowChange) -> bool:
    return entry.change.rule in WHOLE_RULES or entry.change.change_class is ChangeClass.REORDERING
