"""Stretches: sentences that stand for each other, compared word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import LCSseq

from reader.base.number_words import number_words, phrase
from reader.base.span import Span
from reader.comparison.ages import is_years
from reader.comparison.change import Change, ChangeClass
from reader.comparison.classes.deciding import verdict_on
from reader.comparison.edits import Edit, edits_between
from reader.comparison.joining import joined
from reader.comparison.moves import Move, late_moves_in, moves_in, swaps_joined
from reader.comparison.names import is_name
from reader.comparison.parts import parts_of
from reader.comparison.regrouping import near_joined, regrouped, sources_joined, without_clause
from reader.comparison.retelling import is_retold, retold, shares_a_fact
from reader.comparison.roles import AUXILIARY, DETERMINER, HONORIFIC, PREPOSITION, SOURCE_NOUN
from reader.comparison.sliding import slid
from reader.comparison.speakers import is_speaker_exchange, whole_speakers
from reader.comparison.surfaces import change_of
from reader.comparison.widening import widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.retelling import Compared
    from reader.comparison.sentences import SentencePair
    from reader.comparison.side import Side

_LONG_SENTENCE = 12
_SMALL = frozenset({DETERMINER, PREPOSITION, AUXILIARY})
_LEAST_SHARED = 0.15
MOST_TOKENS = 12_000
"""Tokens a side of one stretch without equal sentences; a larger one is one change ``too-large-to-compare``."""


def compared(pair: SentencePair, left: Side, right: Side) -> Compared:
    """Return the changes between sentences that stand for each other, and the tokens that stand on both sides."""
    first, last = left.sentences[pair.left[0]].first, left.sentences[pair.left[-1]].last
    start, end = right.sentences[pair.right[0]].first, right.sentences[pair.right[-1]].last
    whole = Edit(first, last, start, end)
    if max(last - first, end - start) > MOST_TOKENS:
        return [_of(whole, left, right, "too-large-to-compare")], []
    if left.keys(first, last) == right.keys(start, end):
        moved = [_moved_sentence(pair, left, right)] if pair.is_moved else []
        return moved, _matched([], whole)
    changes, matched = _changes_within(pair, whole, left, right)
    if pair.is_moved and matched:
        changes.append(_moved_stretch(matched, left, right))
    return changes, matched


def _changes_within(pair: SentencePair, whole: Edit, left: Side, right: Side) -> Compared:
    """Return the changes between sentences that differ: of their facts where they share little wording, or of words."""
    if not pair.is_moved and is_retold(whole, left, right):
        if _is_rewritten(whole, left, right) and not shares_a_fact(whole, left, right):
            return _exchanged(pair, left, right), []
        return retold(whole, left, right, lambda edit: _word_by_word(edit, _edits(edit, left, right), left, right))
    edits = _edits(whole, left, right)
    question = _question(pair, edits, left, right)
    return ([question], []) if question is not None else _word_by_word(whole, edits, left, right)


def _edits(whole: Edit, left: Side, right: Side) -> list[Edit]:
    return [
        Edit(edit.left + whole.left, edit.left_end + whole.left, edit.right + whole.right, edit.right_end + whole.right)
        for edit in edits_between(left.keys(whole.left, whole.left_end), right.keys(whole.right, whole.right_end))
    ]


def _word_by_word(whole: Edit, edits: Sequence[Edit], left: Side, right: Side) -> Compared:
    """Return the changes that the ``edits`` of a stretch make, and the tokens that stand on both sides."""
    slid_edits = _slid(edits, whole, left, right)
    slid_edits = whole_speakers(slid_edits, whole, left, right)
    moves, rest = moves_in(slid_edits, left, right)
    parts = _parts(rest, slid_edits, left, right)
    finished = regrouped([widened(edit, left, right) for edit in joined(parts, left, right)], left, right)
    late_moves, finished = late_moves_in(finished, left, right)
    finished = sources_joined(finished, left, right)
    moves = swaps_joined([*moves, *late_moves], left, right)
    finished = [piece for edit in finished for piece in _pieces(edit, left, right)]
    changes = [_move(move, left, right) for move in moves]
    changes.extend(_changed(edit, left, right) for edit in finished)
    taken = [*finished, *(Edit(*move) for move in moves)]
    return changes, _matched_around(taken, parts, slid_edits, whole, left, right)


def _parts(rest: Sequence[Edit], edits: Sequence[Edit], left: Side, right: Side) -> list[Edit]:
    """Return the edits cut at their best pairing; an exchanged source is not cut."""
    found: list[Edit] = []
    run: list[Edit] = []
    for edit in [*rest, None]:
        is_whole = edit is not None and is_speaker_exchange(edit, left, right)
        if edit is not None and not is_whole:
            run.append(edit)
            continue
        whole = [piece for near in near_joined(run, edits, left) for piece in without_clause(near, left, right)]
        found.extend(part for piece in whole for part in parts_of(piece, left, right))
        run = []
        if edit is not None:
            found.append(edit)
    return found


def _slid(edits: Sequence[Edit], whole: Edit, left: Side, right: Side) -> list[Edit]:
    found: list[Edit] = []
    for number, edit in enumerate(edits):
        before = edit.left - (found[-1].left_end if found else whole.left)
        after = (edits[number + 1].left if number + 1 < len(edits) else whole.left_end) - edit.left_end
        found.append(slid(edit, left, right, (before, after)))
    return found


def _changed(edit: Edit, left: Side, right: Side) -> Change:
    change_class, rule = verdict_on(edit, left, right)
    if rule == "other-source":
        edit = _without_common_office(_with_article(edit, left, right), left, right)
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
    if one is None or other is None or one.group() != other.group() or not _stands_apart(one.group(), left.language):
        return left_span, right_span
    length = len(one.group())
    return Span(left_span.start, left_span.end - length), Span(right_span.start, right_span.end - length)


def _stands_apart(text: str, language: str) -> bool:
    """Tell whether ``text`` is a word for per cent, or for the years of an age."""
    if is_years(text):
        return True
    return number_words(language).units_of_measure.get(phrase(text)) in ("%", "points")


def _pieces(edit: Edit, left: Side, right: Side) -> list[Edit]:
    """Cut a date or source off the end of a clause that came or went with it, where a comma parts them."""
    if edit.left < edit.left_end and edit.right < edit.right_end:
        return [edit]
    side, first, last = (
        (left, edit.left, edit.left_end) if edit.left < edit.left_end else (right, edit.right, edit.right_end)
    )
    commas = [at for at in range(first + 1, last - 1) if side.tokens[at].key in ",،"]
    for at in reversed(commas[-1:]):
        by = at - first
        head = edit._replace(left_end=edit.left + by) if side is left else edit._replace(right_end=edit.right + by)
        tail = edit._replace(left=edit.left + by) if side is left else edit._replace(right=edit.right + by)
        classes = [verdict_on(piece, left, right) for piece in (head, tail)]
        if classes[0].rule == "clause" and classes[1].rule in ("date-alone", "source-alone"):
            return [head, tail]
    return [edit]


def _with_article(edit: Edit, left: Side, right: Side) -> Edit:
    """Take along the article before a source: the owner, the ministry."""
    before = edit.left - 1, edit.right - 1
    if min(before) < 0 or not (DETERMINER in left.roles[before[0]] and DETERMINER in right.roles[before[1]]):
        return edit
    is_same = left.tokens[before[0]].key == right.tokens[before[1]].key
    return edit._replace(left=before[0], right=before[1]) if is_same else edit


def _without_common_office(edit: Edit, left: Side, right: Side) -> Edit:
    """Leave out the words that both sources begin with, where only names follow: Minister Karl, Minister Kurt."""
    common = 0
    while (
        edit.left + common < edit.left_end - 1
        and edit.right + common < edit.right_end - 1
        and left.tokens[edit.left + common].key == right.tokens[edit.right + common].key
    ):
        common += 1
    names = (left, edit.left + common, edit.left_end), (right, edit.right + common, edit.right_end)
    if not common or not all(is_name(side, at) for side, first, last in names for at in range(first, last)):
        return edit
    first = edit.left + common - 1
    if is_name(left, first) and left.tokens[first].text[:1].isupper() and not _is_office(left, first):
        return edit
    return edit._replace(left=edit.left + common, right=edit.right + common)


def _is_office(side: Side, at: int) -> bool:
    return HONORIFIC in side.roles[at] or SOURCE_NOUN in side.roles[at] or side.language == "de"


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
    """Return the span of whole sentences with the points and marks that close them."""
    if not len(span):
        return span
    within = [sentence.span for sentence in side.sentences if sentence.span.overlaps(span)]
    return Span(min(within[0].start, span.start), max(within[-1].end, span.end)) if within else span


def _move(move: Move, left: Side, right: Side) -> Change:
    spans = _span(left, move.left, move.left_end), _span(right, move.right, move.right_end)
    return change_of(ChangeClass.REORDERING, "moved-words", left, spans[0], right, spans[1])


def _is_rewritten(whole: Edit, left: Side, right: Side) -> bool:
    """Tell whether two long sentences share so few words that one did not come from the other."""
    words = left.words(whole.left, whole.left_end), right.words(whole.right, whole.right_end)
    telling = [
        [side.tokens[at].key for at in places if not side.roles[at] & _SMALL]
        for side, places in zip((left, right), words, strict=True)
    ]
    size = min(map(len, words))
    return size >= _LONG_SENTENCE and LCSseq.similarity(*telling) < _LEAST_SHARED * size


def _exchanged(pair: SentencePair, left: Side, right: Side) -> list[Change]:
    """Return the removal of one side's sentences and the addition of the other's."""
    spans = [
        Span(side.sentences[numbers[0]].span.start, side.sentences[numbers[-1]].span.end)
        for side, numbers in ((left, pair.left), (right, pair.right))
    ]
    ends = Span(spans[0].end, spans[0].end), Span(spans[1].start, spans[1].start)
    return [
        change_of(ChangeClass.STATEMENT_REMOVED, "sentence", left, spans[0], right, ends[1]),
        change_of(ChangeClass.STATEMENT_ADDED, "sentence", left, ends[0], right, spans[1]),
    ]


def _moved_sentence(pair: SentencePair, left: Side, right: Side) -> Change:
    spans = left.sentences[pair.left[0]].span, right.sentences[pair.right[0]].span
    return change_of(ChangeClass.REORDERING, "moved-sentence", left, spans[0], right, spans[1])


def _moved_stretch(matched: Sequence[tuple[int, int]], left: Side, right: Side) -> Change:
    """Return the change for a sentence that was moved and edited: its longest equal stretch stands for it."""
    runs: list[list[tuple[int, int]]] = []
    for at, to in matched:
        if runs and runs[-1][-1] == (at - 1, to - 1):
            runs[-1].append((at, to))
        else:
            runs.append([(at, to)])
    longest = max(runs, key=len)
    spans = (
        _span(left, longest[0][0], longest[-1][0] + 1),
        _span(right, longest[0][1], longest[-1][1] + 1),
    )
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
