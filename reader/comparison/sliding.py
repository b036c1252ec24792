"""Sliding: words that came or went beside the same words again are taken where a reader would mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.edits import Edit
from reader.comparison.roles import AUXILIARY, CLAUSE, DETERMINER, HEDGE, NEGATION, PREPOSITION, SOURCE
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from reader.comparison.side import Side

_ENDS = frozenset({",", ";", ":", ".", "!", "?", "-", "…", "،", "؛", "؟", "。", "，"})
_STOPS = frozenset({".", "!", "?", "؟", "。"})


def _worth(side: Side, first: int, last: int) -> float:
    """Return how natural it is to mark the tokens ``[first, last)``."""
    worth = 0.0
    starts_sentence = first in {sentence.first for sentence in side.sentences}
    if starts_sentence:
        worth += 3
    if first > 0 and side.tokens[first - 1].key in _ENDS:
        worth += 1.5
    if side.tokens[first].key in _ENDS:
        worth += 1 if side.tokens[first].key not in _STOPS else -2
    if side.roles[first] & {PREPOSITION, CLAUSE, HEDGE, NEGATION, SOURCE}:
        worth += 1
    if side.roles[last - 1] & {PREPOSITION, DETERMINER, CLAUSE} and side.tokens[last - 1].kind is TokenKind.WORD:
        worth -= 2
    if last - first > 1 and side.phrases[first] == side.phrases[last - 1] == (first, last):
        worth += 2
    if side.tokens[last - 1].key in _STOPS:
        worth += 2 if starts_sentence else 0
    if last < len(side.tokens) and side.tokens[last].key in _ENDS:
        worth += 1
    if last < len(side.tokens) and side.roles[last] & {PREPOSITION, CLAUSE, AUXILIARY}:
        worth += 0.3
    return worth


def slid(edit: Edit, left: Side, right: Side, room: tuple[int, int]) -> Edit:
    """Return a one-sided edit moved to its most natural place; ``room`` is how many equal tokens lie before and after.

    An edit with words on both sides is returned as it is.
    """
    if (edit.left == edit.left_end) == (edit.right == edit.right_end):
        return edit
    side, first, last = (
        (right, edit.right, edit.right_end) if edit.left == edit.left_end else (left, edit.left, edit.left_end)
    )
    places = [0]
    back = 0
    while back < room[0] and side.tokens[first - back - 1].key == side.tokens[last - back - 1].key:
        back += 1
        places.append(-back)
    ahead = 0
    while ahead < room[1] and side.tokens[first + ahead].key == side.tokens[last + ahead].key:
        ahead += 1
        places.append(ahead)
    best = max(places, key=lambda by: (_worth(side, first + by, last + by), -abs(by)))
    return Edit(edit.left + best, edit.left_end + best, edit.right + best, edit.right_end + best)
