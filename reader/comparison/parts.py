"""Parts of an edit: a replaced stretch cut, at its best pairing, into pieces that each mean one thing."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Prefix

from reader.base.lexicon import lexicon
from reader.comparison.edits import Edit
from reader.comparison.names import is_name
from reader.comparison.roles import AUXILIARY, DETERMINER, HEDGE, NEGATION, PREPOSITION, QUALIFIER, REPORT
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

LARGEST_TABLE = 10_000
"""A stretch with more cells than that is left whole."""

_STRONG = frozenset({HEDGE, NEGATION, REPORT, QUALIFIER})
_NONE = frozenset(
    [
        "no",
        "none",
        "aucun",
        "aucune",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "ningún",
        "ninguno",
        "ninguna",
        "ningun",
        "нет",
        "никаких",
        "nessun",
        "nessuna",
        "nenhum",
        "nenhuma",
        "geen",
    ]
)
"""Negations that count: no deaths, two deaths."""
_SMALL = frozenset({DETERMINER, PREPOSITION, AUXILIARY})


def are_inflections(left: str, right: str) -> bool:
    """Tell whether two word keys are forms of one word: they share a stem or are irregular (``take``, ``took``)."""
    verb = _irregular().get(left)
    if verb is not None and verb == _irregular().get(right):
        return True
    if left[:3] == right[:3] and len(left) >= 3:
        shared = Prefix.similarity(left, right)
        if shared >= 0.6 * max(len(left), len(right)):
            return True
    short, long = sorted((left, right), key=len)
    return len(short) >= 3 and "\u0600" <= short[0] <= "\u06ff" and long.endswith(short) and len(long) <= len(short) + 2


@cache
def _irregular() -> dict[str, int]:
    """Return the number of the verb that each irregular form belongs to."""
    rows = lexicon("change_grammar")["en"]["irregular_verbs"]
    return {form: number for number, forms in enumerate(rows) for form in forms}


def are_opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the two sets of roles hold the two sides of one row of opposites."""
    return not _flipped(one).isdisjoint(other)


@lru_cache(maxsize=4096)
def _flipped(roles: frozenset[str]) -> frozenset[str]:
    """Return the other sides of the opposites among ``roles``; few sets of roles stand for all words of a language."""
    return frozenset(role[:-1] + ("-" if role[-1] == "+" else "+") for role in roles if role.startswith("opposite"))


def _worth(left: Side, right: Side, at: int, to: int) -> float:
    """Return how well token ``at`` of the left stands for token ``to`` of the right."""
    one, other = left.tokens[at], right.tokens[to]
    if one.key == other.key:
        is_small = one.kind is TokenKind.PUNCTUATION or bool(left.roles[at] & _SMALL)
        return 1.3 if is_small else 2.0
    if one.kind is not other.kind and {one.kind, other.kind} == {TokenKind.NUMBER, TokenKind.WORD}:
        word, roles = (one, left.roles[at]) if one.kind is TokenKind.WORD else (other, right.roles[to])
        return 1.0 if NEGATION in roles and word.key in _NONE else -0.5
    if one.kind is not other.kind:
        return 0.5 if {one.kind, other.kind} == {TokenKind.NUMBER, TokenKind.DATE} else -0.5
    if one.kind in (TokenKind.NUMBER, TokenKind.DATE):
        same_unit = one.key.rsplit("/", 2)[-2:] == other.key.rsplit("/", 2)[-2:]
        return 1.6 if same_unit or one.kind is TokenKind.DATE else 1.45
    if one.kind is TokenKind.PUNCTUATION:
        return 0.4
    return _worth_of_words(left, right, at, to)


def _worth_of_words(left: Side, right: Side, at: int, to: int) -> float:
    roles, others = left.roles[at], right.roles[to]
    if (
        are_opposite(roles, others)
        or (roles & others) - _SMALL
        or are_inflections(left.tokens[at].key, right.tokens[to].key)
    ):
        return 1.5
    is_small, other_is_small = bool(roles & _SMALL), bool(others & _SMALL)
    if is_small != other_is_small:
        return 0.2
    if bool(roles & _STRONG) != bool(others & _STRONG):
        return 0.3
    return 0.9 if is_name(left, at) == is_name(right, to) else 0.4


def parts_of(edit: Edit, left: Side, right: Side) -> tuple[Edit, ...]:
    """Return the edit cut at the best pairing of its tokens, one pair or one gap a part, equal pairs included."""
    rows, columns = edit.left_end - edit.left, edit.right_end - edit.right
    if not rows or not columns or rows * columns > LARGEST_TABLE:
        return (edit,)
    worths = _worths(edit, left, right)
    table = _table(worths)
    steps: list[Edit] = []
    row, column = rows, columns
    while row or column:
        worth = worths[row - 1][column - 1] if row and column else 0.0
        if row and column and table[row][column] == table[row - 1][column - 1] + worth:
            row, column = row - 1, column - 1
            steps.append(Edit(edit.left + row, edit.left + row + 1, edit.right + column, edit.right + column + 1))
        elif column and table[row][column] == table[row][column - 1]:
            column -= 1
            steps.append(Edit(edit.left + row, edit.left + row, edit.right + column, edit.right + column + 1))
        else:
            row -= 1
            steps.append(Edit(edit.left + row, edit.left + row + 1, edit.right + column, edit.right + column))
    return tuple(reversed(steps))


def _worths(edit: Edit, left: Side, right: Side) -> list[list[float]]:
    columns = range(edit.right, edit.right_end)
    return [[_worth(left, right, at, to) for to in columns] for at in range(edit.left, edit.left_end)]


def _table(worths: Sequence[Sequence[float]]) -> Sequence[Sequence[float]]:
    """Return the worth of the best pairing of the first tokens, so many of the left by so many of the right."""
    table = [[0.0] * (len(worths[0]) + 1)]
    for row in worths:
        before, current = table[-1], [0.0]
        for column, worth in enumerate(row):
            current.append(max(before[column] + worth, before[column + 1], current[column]))
        table.append(current)
    return table
