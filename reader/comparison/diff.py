"""Changes between two texts: each the smallest difference that means one thing, with its class and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit
from reader.comparison.language import language_of_pair
from reader.comparison.quote_marks import quote_mark_changes
from reader.comparison.retelling import with_counterparts
from reader.comparison.sentences import SentencePair, align_sentences
from reader.comparison.side import Side, side_of
from reader.comparison.stretches import compared
from reader.comparison.surfaces import change_of, surface_changes
from reader.comparison.tokens import TokenKind, tokens_of
from reader.comparison.trimming import shared_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TEXT = 100_000
"""Code points a side between shared first and last sentences; more are one change ``too-large-to-compare``."""
MOST_MARKS = 2000
"""Quotation marks a side, there; more are one change ``too-large-to-compare``, as setting quotations against each other
takes the square of their number."""

_SWAPPED = {
    ChangeClass.STATEMENT_ADDED: ChangeClass.STATEMENT_REMOVED,
    ChangeClass.STATEMENT_REMOVED: ChangeClass.STATEMENT_ADDED,
}


def changes_between(left: str, right: str, language: str | None = None) -> tuple[Change, ...]:
    """Return the changes from ``left`` to ``right`` in reading order; none where the texts are the same.

    ``language`` is a code (``en``, ``fr``, ``de``, ``es``, ``ru``, ``ar``); without it the texts tell. No two changes
    overlap. The changes from ``right`` to ``left`` are the same ones mirrored, statements added and removed exchanged.
    """
    if left == right:
        return ()
    one, other = sorted((left, right))
    code = language_of_pair(one[:1000], other[:1000], language)
    start, end, other_end = shared_ends(one, other)
    found = _changes(one[start:end], other[start:other_end], code)
    found = [_shifted(change, start, one, other) for change in found]
    if one != left:
        found = [_mirrored(change) for change in found]
    return tuple(sorted(found, key=_place))


def _changes(left_text: str, right_text: str, language: str) -> list[Change]:
    if _is_too_large(left_text, language) or _is_too_large(right_text, language):
        spans = Span(0, len(left_text)), Span(0, len(right_text))
        return [Change(ChangeClass.WORDING, "too-large-to-compare", left_text, spans[0], right_text, spans[1])]
    left, right = side_of(left_text, language), side_of(right_text, language)
    sentences = [[side.keys(sentence.first, sentence.last) for sentence in side.sentences] for side in (left, right)]
    found: list[Change] = []
    pairs: list[tuple[int, int]] = []
    at = to = 0
    for group in with_counterparts(align_sentences(*sentences), left, right):
        if not group.left or not group.right:
            found.append(_statement(group, left, right, at, to))
        else:
            changes, matched = compared(group, left, right)
            found.extend(changes)
            pairs.extend(matched)
        at = left.sentences[group.left[-1]].span.end if group.left else at
        to = right.sentences[group.right[-1]].span.end if group.right and not group.is_moved else to
    pairs.sort()
    found.extend(surface_changes(pairs, left, right))
    found.extend(quote_mark_changes(pairs, left, right))
    return _apart(found, left, right)


def _is_too_large(text: str, language: str) -> bool:
    if len(text) > LONGEST_TEXT:
        return True
    return sum(token.kind is TokenKind.MARK for token in tokens_of(text, language)) > MOST_MARKS


def _statement(pair: SentencePair, left: Side, right: Side, at: int, to: int) -> Change:
    """Return the change for a sentence that only one side has; ``at`` and ``to`` are where the other would have it."""
    if pair.left:
        sentence = left.sentences[pair.left[0]]
        verdict = verdict_on(Edit(sentence.first, sentence.last, 0, 0), left, right)
        return change_of(*verdict, left, sentence.span, right, Span(to, to))
    sentence = right.sentences[pair.right[0]]
    verdict = verdict_on(Edit(0, 0, sentence.first, sentence.last), left, right)
    return change_of(*verdict, left, Span(at, at), right, sentence.span)


def _apart(changes: Sequence[Change], left: Side, right: Side) -> list[Change]:
    """Make one change, of the heavier class, of each two that overlap."""
    found = sorted(changes, key=_place)
    for key in (_place, _place_right, _place):
        found = _joined_where_they_overlap(sorted(found, key=key), left, right)
    return found


def _joined_where_they_overlap(changes: list[Change], left: Side, right: Side) -> list[Change]:
    found: list[Change] = []
    for change in changes:
        if found and (
            change.left_span.overlaps(found[-1].left_span) or change.right_span.overlaps(found[-1].right_span)
        ):
            heavier = min(found[-1], change, key=lambda one: one.change_class.weight)
            spans = _union(found[-1].left_span, change.left_span), _union(found[-1].right_span, change.right_span)
            found[-1] = change_of(heavier.change_class, heavier.rule, left, spans[0], right, spans[1])
        else:
            found.append(change)
    return found


def _union(one: Span, other: Span) -> Span:
    if not len(one) or not len(other):
        return one if len(one) else other
    return Span(min(one.start, other.start), max(one.end, other.end))


def _place(change: Change) -> tuple[Span, Span]:
    return change.left_span, change.right_span


def _place_right(change: Change) -> tuple[Span, Span]:
    return change.right_span, change.left_span


def _mirrored(change: Change) -> Change:
    change_class = _SWAPPED.get(change.change_class, change.change_class)
    return Change(change_class, change.rule, change.right, change.right_span, change.left, change.left_span)


def _shifted(change: Change, by: int, left: str, right: str) -> Change:
    """Return the change of the trimmed texts as one of the whole texts."""
    if not by:
        return change
    spans = []
    for span, text in ((change.left_span, left), (change.right_span, right)):
        at_start = span.start == span.end == 0
        spans.append(Span(*[len(text[:by].rstrip())] * 2) if at_start else span.shifted(by))
    return Change(change.change_class, change.rule, change.left, spans[0], change.right, spans[1])
