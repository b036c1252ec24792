"""Moves: words that left one place and came to another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.edits import Edit
from reader.comparison.names import is_name
from reader.comparison.roles import DETERMINER
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

_BETWEEN = frozenset({"and", "or", "et", "ou", "und", "oder", "y", "e", "o", "и", "или", "و", "أو", "nor"})
_LONGEST_SWAP = 12
_FEW = 2


class Move(NamedTuple):
    """Tokens ``[left, left_end)`` of the left stand at ``[right, right_end)`` of the right."""

    left: int
    left_end: int
    right: int
    right_end: int


def _words(side: Side, first: int, last: int) -> tuple[str, ...]:
    """Return the words of a stretch, an article before them left out."""
    words = side.words(first, last)
    if len(words) > 1 and DETERMINER in side.roles[words[0]]:
        words = words[1:]
    return tuple(side.tokens[at].key for at in words)


def moves_in(edits: Sequence[Edit], left: Side, right: Side) -> tuple[list[Move], list[Edit]]:
    """Return the moves among ``edits`` and the edits that are left when they are taken out."""
    swaps, rest = _swaps(edits, left, right)
    removed: dict[tuple[str, ...], Edit] = {}
    for edit in rest:
        words = _words(left, edit.left, edit.left_end)
        if words and words not in removed:
            removed[words] = edit
    moves: list[Move] = list(swaps)
    emptied_left: set[Edit] = set()
    emptied_right: set[Edit] = set()
    for edit in rest:
        words = _words(right, edit.right, edit.right_end)
        twin = removed.get(words)
        if twin is None or twin in emptied_left or twin == edit or _is_exchange(twin, edit, left, words):
            continue
        emptied_left.add(twin)
        emptied_right.add(edit)
        moves.append(Move(twin.left, twin.left_end, edit.right, edit.right_end))
    kept = []
    for edit in rest:
        one = edit._replace(left=edit.left_end) if edit in emptied_left else edit
        both = one._replace(right=one.right_end) if edit in emptied_right else one
        if both.left < both.left_end or both.right < both.right_end:
            kept.append(both)
    return moves, kept


def swaps_joined(moves: Sequence[Move], left: Side, right: Side) -> list[Move]:
    """Make one move of two that crossed over a link word only: the railway and the builder."""
    rest = sorted(moves)
    found: list[Move] = []
    while rest:
        one = rest.pop(0)
        other = next((move for move in rest if _crossed(one, move, left, right)), None)
        if other is None:
            found.append(one)
        else:
            rest.remove(other)
            found.append(_with_articles(Move(one.left, other.left_end, other.right, one.right_end), left, right))
    return found


def _with_articles(move: Move, left: Side, right: Side) -> Move:
    """Take along the same article before both stretches, when the second item has one too."""
    before = move.left - 1, move.right - 1
    if min(before) < 0 or left.tokens[before[0]].key != right.tokens[before[1]].key:
        return move
    inside = left.roles_in(move.left, move.left_end)
    if DETERMINER not in left.roles[before[0]] or DETERMINER not in inside:
        return move
    return Move(before[0], move.left_end, before[1], move.right_end)


def _crossed(one: Move, other: Move, left: Side, right: Side) -> bool:
    between = left.keys(one.left_end, other.left), right.keys(other.right_end, one.right)
    if not (one.left_end < other.left and other.right_end < one.right):
        return False
    return all(len(keys) <= _FEW + 1 and _BETWEEN & set(keys) for keys in between)


def late_moves_in(edits: Sequence[Edit], left: Side, right: Side) -> tuple[list[Move], list[Edit]]:
    """Return the moves among finished ``edits``: what only one side has, twice, and neighbours that swapped."""
    added: dict[tuple[str, ...], list[Edit]] = {}
    for edit in edits:
        if edit.left == edit.left_end:
            added.setdefault(_words(right, edit.right, edit.right_end), []).append(edit)
    moves: list[Move] = []
    moved: set[Edit] = set()
    for one in edits:
        words = _words(left, one.left, one.left_end)
        if words and one.right == one.right_end and added.get(words):
            other = added[words].pop(0)
            moves.append(Move(one.left, one.left_end, other.right, other.right_end))
            moved |= {one, other}
    rest = [edit for edit in edits if edit not in moved]
    for one, other in pairwise(list(rest)):
        swap = _swap(Edit(one.left, other.left_end, one.right, other.right_end), left, right)
        if swap is not None and one in rest and other in rest:
            moves.append(swap)
            rest = [edit for edit in rest if edit not in (one, other)]
    return moves, rest


def _is_exchange(one: Edit, other: Edit, left: Side, words: tuple[str, ...]) -> bool:
    """Tell whether what seems to have moved is one of two names, figures or opposites that changed places."""
    short = len(words) <= _FEW
    heavy = any(
        is_name(left, at)
        or left.tokens[at].kind is TokenKind.NUMBER
        or any(role.startswith("opposite") for role in left.roles[at])
        for at in range(one.left, one.left_end)
    )
    return short and heavy and (one.right < one.right_end or other.left < other.left_end)


def _swaps(edits: Sequence[Edit], left: Side, right: Side) -> tuple[list[Move], list[Edit]]:
    """Return neighbours of a list that changed places (A and B, B and A) as one move over both."""
    found: list[Move] = []
    rest: list[Edit] = []
    index = 0
    while index < len(edits):
        swap = None
        if index + 1 < len(edits):
            one, other = edits[index], edits[index + 1]
            swap = _swap(Edit(one.left, other.left_end, one.right, other.right_end), left, right)
        if swap is not None:
            found.append(swap)
            index += 2
        else:
            rest.append(edits[index])
            index += 1
    return found, rest


def _swap(whole: Edit, left: Side, right: Side) -> Move | None:
    one, other = left.keys(whole.left, whole.left_end), right.keys(whole.right, whole.right_end)
    if len(one) != len(other) or not 3 <= len(one) <= _LONGEST_SWAP or sorted(one) != sorted(other):
        return None
    for middle in range(1, len(one) - 1):
        head, link, tail = one[:middle], one[middle], one[middle + 1 :]
        if link in _BETWEEN and other == (*tail, link, *head):
            return Move(*whole)
    return None
