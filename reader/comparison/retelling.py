"""Retelling: sentences that tell the same in other words, compared by their facts instead of word by word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq

from reader.comparison.change import Change, ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit
from reader.comparison.facts import FactKind, FactPair, Range, fact_pairs, figure_pairs, quotation_pairs, share_a_figure
from reader.comparison.sentences import SentencePair
from reader.comparison.surfaces import change_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.span import Span
    from reader.comparison.side import Side

TOLD_OTHERWISE = "told-otherwise"
LEAST_SHARED = 0.4
"""Sentences with a smaller share of their words in common, in order, are told in other words.

Measured as twice the longest common subsequence of words over the words of both. Of 331 lightly edited sentence pairs
of eight words and more in our labelled sets none lies below; of 626 pairs of OneStopEnglish (articles rewritten by
teachers) eleven do, and there word by word comparison sets words beside each other that have nothing to do
with each other.
"""
FEWEST_WORDS = 8
"""Shorter sentences are always compared word by word."""
SAME_WORDING = 0.6
"""Quotations with so much in common are compared word by word, others are one change."""
MOST_SENTENCES = 400
"""Pairs of sentences without partner that are looked through for common facts."""
Compared = tuple[list[Change], list[tuple[int, int]]]
WordByWord = Callable[[Edit], Compared]


class _Anchor(NamedTuple):
    """A pair of facts with what is told of it, and the matched tokens in it."""

    pair: FactPair
    changes: tuple[Change, ...]
    matched: tuple[tuple[int, int], ...]


def is_retold(whole: Edit, left: Side, right: Side) -> bool:
    """Tell whether the sentences share too little wording, beside quotations they share, to be told word by word."""
    ranges = Range(whole.left, whole.left_end), Range(whole.right, whole.right_end)
    quoted = list(quotation_pairs(left, ranges[0], right, ranges[1]))
    ours = _outside(left, ranges[0], [pair[0] for pair in quoted])
    theirs = _outside(right, ranges[1], [pair[1] for pair in quoted])
    if min(len(ours), len(theirs)) < FEWEST_WORDS:
        return False
    return 2 * LCSseq.similarity(ours, theirs) < LEAST_SHARED * (len(ours) + len(theirs))


def _outside(side: Side, within: Range, quoted: Sequence[Range]) -> list[str]:
    """Return the keys of the words of a stretch that stand in none of the quotations ``quoted``."""
    words = side.words(*within)
    if not quoted:
        return [side.all_keys[at] for at in words]
    return [side.all_keys[at] for at in words if not any(first <= at < last for first, last in quoted)]


def shares_a_fact(whole: Edit, left: Side, right: Side) -> bool:
    """Tell whether both sentences hold the same quotation, count the same, or have a name and a figure in common."""
    ranges = left, Range(whole.left, whole.left_end), right, Range(whole.right, whole.right_end)
    return any(any(True for _ in find(*ranges)) for find in (quotation_pairs, figure_pairs)) or share_a_figure(*ranges)


def retold(whole: Edit, left: Side, right: Side, word_by_word: WordByWord) -> Compared:
    """Return the changes of facts between two sentences one by one, and what stands between them as wording.

    The second part are the tokens that stand on both sides. Facts that crossed over stay in the wording around them,
    the lighter of them, since changes must not overlap.
    """
    ranges = Range(whole.left, whole.left_end), Range(whole.right, whole.right_end)
    pairs = fact_pairs(left, ranges[0], right, ranges[1])
    anchors = [anchor for pair in pairs if (anchor := _anchor(pair, left, right, word_by_word)) is not None]
    changes: list[Change] = []
    matched: list[tuple[int, int]] = []
    at, to = whole.left, whole.right
    for anchor in [*_in_order(anchors), None]:
        end, other_end = (anchor.pair.left, anchor.pair.right) if anchor else (whole.left_end, whole.right_end)
        between = _between(Edit(at, end, to, other_end), left, right)
        changes.extend(between[0])
        matched.extend(between[1])
        if anchor is not None:
            changes.extend(anchor.changes)
            matched.extend(anchor.matched)
            at, to = anchor.pair.left_end, anchor.pair.right_end
    return changes, matched


def _anchor(pair: FactPair, left: Side, right: Side, word_by_word: WordByWord) -> _Anchor | None:
    """Return what is told of a pair of facts; None where the fact is the same in another form."""
    edit = Edit(*pair[1:])
    if pair.kind is FactKind.QUOTATION:
        keys = left.keys(edit.left, edit.left_end), right.keys(edit.right, edit.right_end)
        if LCSseq.normalized_similarity(*keys) >= SAME_WORDING:
            changes, matched = word_by_word(edit)
            return _Anchor(pair, tuple(changes), tuple(matched))
        return _Anchor(pair, (_told(edit, ChangeClass.QUOTATION, "words-in-marks", left, right),), ())
    verdict = (
        (ChangeClass.ATTRIBUTION, "other-source") if pair.kind is FactKind.SOURCE else verdict_on(edit, left, right)
    )
    change_class, rule = verdict
    if not change_class.is_heavy:
        return None
    return _Anchor(pair, (_told(edit, change_class, rule, left, right),), ())


def _told(edit: Edit, change_class: ChangeClass, rule: str, left: Side, right: Side) -> Change:
    spans = left.span(edit.left, edit.left_end), right.span(edit.right, edit.right_end)
    return change_of(change_class, rule, left, spans[0], right, spans[1])


def _in_order(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Return the heaviest anchors that stand in the same order on both sides without overlap."""
    kinds = list(FactKind)
    kept: list[_Anchor] = []
    for anchor in sorted(anchors, key=lambda anchor: (kinds.index(anchor.pair.kind), anchor.pair)):
        if all(_are_apart(anchor.pair, other.pair) for other in kept):
            kept.append(anchor)
    return sorted(kept, key=lambda anchor: anchor.pair.left)


def _are_apart(one: FactPair, other: FactPair) -> bool:
    first, second = sorted((one, other), key=lambda pair: pair.left)
    return first.left_end <= second.left and first.right_end <= second.right


def _between(edit: Edit, left: Side, right: Side) -> Compared:
    """Return the one change of what stands between two facts, the words common at its ends left out."""
    start = end = 0
    shortest = min(edit.left_end - edit.left, edit.right_end - edit.right)
    while start < shortest and left.tokens[edit.left + start].key == right.tokens[edit.right + start].key:
        start += 1
    while end < shortest - start and (
        left.tokens[edit.left_end - 1 - end].key == right.tokens[edit.right_end - 1 - end].key
    ):
        end += 1
    rest = Edit(edit.left + start, edit.left_end - end, edit.right + start, edit.right_end - end)
    matched = [(edit.left + n, edit.right + n) for n in range(start)]
    matched.extend((rest.left_end + n, rest.right_end + n) for n in range(end))
    words = left.words(rest.left, rest.left_end), right.words(rest.right, rest.right_end)
    if not words[0] and not words[1]:
        return [], matched
    spans = _span(left, words[0], rest.left), _span(right, words[1], rest.right)
    verdict = (ChangeClass.WORDING, TOLD_OTHERWISE) if words[0] and words[1] else verdict_on(rest, left, right)
    return [change_of(*verdict, left, spans[0], right, spans[1])], matched


def _span(side: Side, words: Sequence[int], at: int) -> Span:
    return side.span(words[0], words[-1] + 1) if words else side.span(at, at)


def with_counterparts(groups: Sequence[SentencePair], left: Side, right: Side) -> list[SentencePair]:
    """Pair sentences without partner that share a fact, in order, and leave all others as they are."""
    gone = [group.left[0] for group in groups if not group.right]
    come = [group.right[0] for group in groups if not group.left]
    if not gone or not come or len(gone) * len(come) > MOST_SENTENCES:
        return list(groups)
    paired = [group for group in groups if group.left and group.right and not group.is_moved]
    found: dict[int, SentencePair] = {}
    for at in gone:
        for to in come:
            in_order = all((group.left[0] < at) == (group.right[0] < to) for group in (*paired, *found.values()))
            is_free = all(pair.right != (to,) for pair in found.values())
            if in_order and is_free and shares_a_fact(_edit(at, to, left, right), left, right):
                found[at] = SentencePair((at,), (to,))
                break
    taken = {pair.right[0] for pair in found.values()}
    return [
        found.get(group.left[0], group) if group.left and not group.right else group
        for group in groups
        if group.left or group.right[0] not in taken
    ]


def _edit(at: int, to: int, left: Side, right: Side) -> Edit:
    one, other = left.sentences[at], right.sentences[to]
    return Edit(one.first, one.last, other.first, other.last)
