"""Changes between two texts: each the smallest difference that means one thing, with its class and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from reader.base.number_words import number_words, phrase
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit, edits_between
from reader.comparison.joining import joined, widened
from reader.comparison.language import language_of
from reader.comparison.moves import Move, late_moves_in, moves_in
from reader.comparison.parts import parts_of
from reader.comparison.quote_marks import quote_mark_changes
from reader.comparison.sentences import SentencePair, align_sentences
from reader.comparison.side import Side, side_of
from reader.comparison.sliding import slid
from reader.comparison.surfaces import change_of, surface_changes
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TEXT = 400_000
"""Code points a side, after common beginning and end; longer texts are one change ``too-large-to-compare``."""
MOST_TOKENS = 12_000
"""Tokens a side of one stretch without equal sentences; a larger one is one change of the same rule."""

_NEAR = 2
_LONGEST_SOURCE = 5
_LONGEST_CLAUSE = 10
_PARTICLES = frozenset(
    "ab an auf aus bei ein fest fort her hin los mit nach statt teil vor weg zu zuruck zusammen".split()
)
_STOPS = frozenset(".!?;؟。")
_SWAPPED = {
    ChangeClass.STATEMENT_ADDED: ChangeClass.STATEMENT_REMOVED,
    ChangeClass.STATEMENT_REMOVED: ChangeClass.STATEMENT_ADDED,
}


def changes_between(left: str, right: str, language: str | None = None) -> tuple[Change, ...]:
    """Return the changes from ``left`` to ``right`` in reading order; none where the texts are the same.

    ``language`` is a code (``en``, ``fr``, ``de``, ``es``, ``ru``, ``ar``); without it the texts tell. The changes
    from ``right`` to ``left`` are the same ones mirrored, statements added and removed exchanged.
    """
    if left == right:
        return ()
    if max(len(left), len(right)) > LONGEST_TEXT:
        return (_too_large(left, right),)
    one, other = sorted((left, right))
    code = language_of(f"{one}\n{other}" if len(one) < 2000 else one, language)
    found = _changes(side_of(one, code), side_of(other, code))
    if one != left:
        found = [_mirrored(change) for change in found]
    return tuple(sorted(found, key=_place))


def _too_large(left: str, right: str) -> Change:
    spans = Span(0, len(left)), Span(0, len(right))
    return Change(ChangeClass.WORDING, "too-large-to-compare", left, spans[0], right, spans[1])


def _place(change: Change) -> tuple[Span, Span]:
    return change.left_span, change.right_span


def _mirrored(change: Change) -> Change:
    change_class = _SWAPPED.get(change.change_class, change.change_class)
    return Change(change_class, change.rule, change.right, change.right_span, change.left, change.left_span)


def _changes(left: Side, right: Side) -> list[Change]:
    sentences = [[side.keys(sentence.first, sentence.last) for sentence in side.sentences] for side in (left, right)]
    found: list[Change] = []
    pairs: list[tuple[int, int]] = []
    for group in _groups(align_sentences(*sentences)):
        if not group.left or not group.right:
            found.append(_statement(group, left, right))
            continue
        changes, matched = _within(group, left, right)
        found.extend(changes)
        pairs.extend(matched)
    pairs.sort()
    return found + surface_changes(pairs, left, right) + quote_mark_changes(pairs, left, right)


def _groups(pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """Return the pairs; neighbouring sentences that came or went stay statements of their own."""
    return list(pairs)


def _statement(pair: SentencePair, left: Side, right: Side) -> Change:
    """Return the change for a sentence that only one side has."""
    side, number = (left, pair.left[0]) if pair.left else (right, pair.right[0])
    sentence = side.sentences[number]
    at = 0
    edit = Edit(sentence.first, sentence.last, at, at) if pair.left else Edit(at, at, sentence.first, sentence.last)
    verdict = verdict_on(edit, left, right)
    empty = Span(0, 0)
    spans = (sentence.span, empty) if pair.left else (empty, sentence.span)
    return change_of(*verdict, left, spans[0], right, spans[1])


def _within(pair: SentencePair, left: Side, right: Side) -> tuple[list[Change], list[tuple[int, int]]]:
    """Return the changes between sentences that stand for each other, and the tokens that stand on both sides."""
    first, last = left.sentences[pair.left[0]].first, left.sentences[pair.left[-1]].last
    start, end = right.sentences[pair.right[0]].first, right.sentences[pair.right[-1]].last
    whole = Edit(first, last, start, end)
    if max(last - first, end - start) > MOST_TOKENS:
        return [_of(whole, left, right, "too-large-to-compare")], []
    edits = [
        Edit(edit.left + first, edit.left_end + first, edit.right + start, edit.right_end + start)
        for edit in edits_between(left.keys(first, last), right.keys(start, end))
    ]
    if not edits:
        moved = [_moved_sentence(pair, left, right)] if pair.is_moved else []
        return moved, _matched([], whole)
    question = _question(pair, edits, left, right)
    if question is not None:
        return [question], []
    edits = _slid(edits, whole, left, right)
    moves, rest = moves_in(edits, left, right)
    parts = [part for edit in _near_joined(rest, edits, left) for part in parts_of(edit, left, right)]
    finished = _apart([widened(edit, left, right) for edit in joined(parts, left, right)])
    finished = _particles_joined(_negations_joined(finished, left, right), left, right)
    late_moves, finished = late_moves_in(finished, left, right)
    finished = _sources_joined(finished, left, right)
    moves = [*moves, *late_moves]
    changes = [_move(move, left, right) for move in moves]
    changes.extend(_changed(edit, left, right) for edit in finished)
    taken = [*finished, *(Edit(*move) for move in moves)]
    return changes, _matched_around(taken, parts, edits, whole, left, right)


def _slid(edits: Sequence[Edit], whole: Edit, left: Side, right: Side) -> list[Edit]:
    found: list[Edit] = []
    for number, edit in enumerate(edits):
        before = edit.left - (found[-1].left_end if found else whole.left)
        after = (edits[number + 1].left if number + 1 < len(edits) else whole.left_end) - edit.left_end
        found.append(slid(edit, left, right, (before, after)))
    return found


def _near_joined(rest: Sequence[Edit], edits: Sequence[Edit], left: Side) -> list[Edit]:
    """Join edits with few equal tokens between, so that the best pairing is found over both."""
    found: list[Edit] = []
    kept = set(edits)
    for edit in rest:
        before = found[-1] if found else None
        if before is not None and edit in kept and before.left < before.left_end and before.right < before.right_end:
            gap = edit.left - before.left_end
            is_filled = edit.left < edit.left_end and edit.right < edit.right_end
            between = left.tokens[before.left_end : edit.left]
            if is_filled and gap == edit.right - before.right_end and 0 < gap <= _NEAR:
                if not any(token.key in _STOPS for token in between):
                    found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                    continue
        found.append(edit)
    return found


def _negations_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join the two words of one negation (ne ... pas) that came or went round the same words."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and 0 < edit.left - before.left_end <= _NEAR + 1 and left.language == "fr":
            rules = [verdict_on(part, left, right).rule for part in (before, edit)]
            if rules == ["negation-alone", "negation-alone"]:
                found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                continue
        found.append(edit)
    return found


def _particles_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join a German verb with the particle at the end of its clause: lehnte ... ab, gab ... statt."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        words = {side.tokens[at].key for side, at in _single_words(edit, left, right)}
        if (
            before is not None
            and left.language == "de"
            and words
            and words <= _PARTICLES
            and _is_verb(before, left, right)
        ):
            if edit.left - before.left_end <= _LONGEST_CLAUSE:
                found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                continue
        found.append(edit)
    return found


def _single_words(edit: Edit, left: Side, right: Side) -> list[tuple[Side, int]]:
    return [(left, at) for at in range(edit.left, edit.left_end)] + [
        (right, to) for to in range(edit.right, edit.right_end)
    ]


def _is_verb(edit: Edit, left: Side, right: Side) -> bool:
    """Tell whether the edit begins with a small-lettered word on both sides, as a finite verb does."""
    filled = edit.left < edit.left_end and edit.right < edit.right_end
    return filled and left.tokens[edit.left].text.islower() and right.tokens[edit.right].text.islower()


def _sources_joined(edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Join what stands round the same source in two ways: officials said, according to officials."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        if before is not None and 0 < edit.left - before.left_end == edit.right - before.right_end <= _LONGEST_SOURCE:
            sides = [(part.left < part.left_end, part.right < part.right_end) for part in (before, edit)]
            classes = {verdict_on(part, left, right).change_class for part in (before, edit)}
            if sorted(sides) == [(False, True), (True, False)] and classes == {ChangeClass.ATTRIBUTION}:
                found[-1] = Edit(before.left, edit.left_end, before.right, edit.right_end)
                continue
        found.append(edit)
    return found


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Join edits that grew over each other."""
    found: list[Edit] = []
    for edit in edits:
        if found and (edit.left < found[-1].left_end or edit.right < found[-1].right_end):
            before = found[-1]
            found[-1] = Edit(
                min(before.left, edit.left),
                max(before.left_end, edit.left_end),
                min(before.right, edit.right),
                max(before.right_end, edit.right_end),
            )
        else:
            found.append(edit)
    return found


def _changed(edit: Edit, left: Side, right: Side) -> Change:
    change_class, rule = verdict_on(edit, left, right)
    left_span, right_span = _span(left, edit.left, edit.left_end), _span(right, edit.right, edit.right_end)
    if rule == "other-figure":
        left_span, right_span = _without_common_unit(left, left_span, right, right_span)
    if rule == "sentence":
        left_span, right_span = _sentence_span(left, left_span), _sentence_span(right, right_span)
    return change_of(change_class, rule, left, left_span, right, right_span)


_PERCENT = regex.compile(r"(?<=[\d\p{L}])\s+\p{L}[\p{L}\s]*$")


def _without_common_unit(left: Side, left_span: Span, right: Side, right_span: Span) -> tuple[Span, Span]:
    """Leave out the words for per cent where both figures have the same."""
    one, other = _PERCENT.search(left_span.of(left.text)), _PERCENT.search(right_span.of(right.text))
    if one is None or other is None or one.group() != other.group() or not _is_percent(one.group(), left.language):
        return left_span, right_span
    length = len(one.group())
    return Span(left_span.start, left_span.end - length), Span(right_span.start, right_span.end - length)


def _is_percent(text: str, language: str) -> bool:
    return number_words(language).units_of_measure.get(phrase(text)) in ("%", "points")


def _of(edit: Edit, left: Side, right: Side, rule: str) -> Change:
    spans = left.span(edit.left, edit.left_end), right.span(edit.right, edit.right_end)
    return change_of(ChangeClass.WORDING, rule, left, spans[0], right, spans[1])


def _span(side: Side, first: int, last: int) -> Span:
    """Return the code points of a stretch without the commas at its ends."""
    words = side.words(first, last)
    if not words:
        return side.span(first, last)
    return side.span(words[0], words[-1] + 1)


def _sentence_span(side: Side, span: Span) -> Span:
    for sentence in side.sentences:
        if sentence.span.start <= span.start < span.end <= sentence.span.end:
            return sentence.span if span.end >= sentence.span.end - 3 else span
    return span


def _move(move: Move, left: Side, right: Side) -> Change:
    spans = _span(left, move.left, move.left_end), _span(right, move.right, move.right_end)
    return change_of(ChangeClass.REORDERING, "moved-words", left, spans[0], right, spans[1])


def _moved_sentence(pair: SentencePair, left: Side, right: Side) -> Change:
    spans = left.sentences[pair.left[0]].span, right.sentences[pair.right[0]].span
    return change_of(ChangeClass.REORDERING, "moved-sentence", left, spans[0], right, spans[1])


def _question(pair: SentencePair, edits: Sequence[Edit], left: Side, right: Side) -> Change | None:
    """Return the one change of a statement that became a question in other words or order."""
    spans = left.sentences[pair.left[-1]].span, right.sentences[pair.right[-1]].span
    asks = [
        side.text[span.start : span.end].rstrip("\"'”’»“)").endswith(("?", "؟"))
        for side, span in zip((left, right), spans, strict=True)
    ]
    only_end = all(
        not left.words(edit.left, edit.left_end) and not right.words(edit.right, edit.right_end) for edit in edits
    )
    if asks[0] == asks[1] or only_end or len(pair.left) > 1 or len(pair.right) > 1:
        return None
    changed = sum(edit.left_end - edit.left + edit.right_end - edit.right for edit in edits)
    size = sum(
        side.sentences[numbers[0]].last - side.sentences[numbers[0]].first
        for side, numbers in ((left, pair.left), (right, pair.right))
    )
    if changed > size / 2 + 2:
        return None
    return change_of(ChangeClass.MODALITY, "question", left, spans[0], right, spans[1])


def _matched(edits: Sequence[Edit], whole: Edit) -> list[tuple[int, int]]:
    """Return the tokens between ``edits``, which stand on both sides."""
    found: list[tuple[int, int]] = []
    at, to = whole.left, whole.right
    for edit in edits:
        found.extend(zip(range(at, edit.left), range(to, edit.right), strict=False))
        at, to = edit.left_end, edit.right_end
    found.extend(zip(range(at, whole.left_end), range(to, whole.right_end), strict=False))
    return found


def _matched_around(
    taken: Sequence[Edit], parts: Sequence[Edit], edits: Sequence[Edit], whole: Edit, left: Side, right: Side
) -> list[tuple[int, int]]:
    """Return the tokens that stand on both sides and in no change."""
    lefts = {at for edit in taken for at in range(edit.left, edit.left_end)}
    rights = {to for edit in taken for to in range(edit.right, edit.right_end)}
    equal = [
        (part.left, part.right)
        for part in parts
        if part.left_end - part.left == part.right_end - part.right == 1
        and left.tokens[part.left].key == right.tokens[part.right].key
    ]
    both = {pair for pair in [*_matched(edits, whole), *equal] if pair[0] not in lefts and pair[1] not in rights}
    return sorted(pair for pair in both if left.tokens[pair[0]].key == right.tokens[pair[1]].key)
