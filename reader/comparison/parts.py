"""Parts of an edit: a replaced stretch cut into pieces that each mean one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.edits import Edit
from reader.comparison.roles import HEDGE, NEGATION, QUALIFIER, REPORT
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.side import Side

LARGEST_TABLE = 4000
"""A stretch with more cells than that is left whole."""


def _stem_alike(left: str, right: str) -> bool:
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= 3 and shared >= 0.6 * min(len(left), len(right))


def _worth(left: Side, right: Side, at: int, to: int) -> float:
    """Return how well token ``at`` of the left stands for token ``to`` of the right."""
    one, other = left.tokens[at], right.tokens[to]
    if one.key == other.key:
        return 2.0 if one.kind is not TokenKind.PUNCTUATION else 1.0
    if one.kind is not other.kind:
        return 0.5 if {one.kind, other.kind} == {TokenKind.NUMBER, TokenKind.DATE} else -0.5
    if one.kind in (TokenKind.NUMBER, TokenKind.DATE):
        return 1.6
    if one.kind is TokenKind.PUNCTUATION:
        return 0.4
    roles, others = left.roles[at], right.roles[to]
    if roles & others:
        return 1.5
    opposite = {role[:-1] for role in roles if role.startswith("opposite")}
    if opposite & {role[:-1] for role in others if role.startswith("opposite")}:
        return 1.5
    if _stem_alike(one.key, other.key):
        return 1.2
    if bool(roles & {HEDGE, NEGATION, REPORT, QUALIFIER}) != bool(others & {HEDGE, NEGATION, REPORT, QUALIFIER}):
        return 0.1
    return 0.8 if one.text[:1].isupper() == other.text[:1].isupper() else 0.5


def parts_of(edit: Edit, left: Side, right: Side) -> tuple[Edit, ...]:
    """Return the edit cut at the best pairing of its tokens: equal pairs fall out, the rest one pair or gap a part."""
    rows, columns = edit.left_end - edit.left, edit.right_end - edit.right
    if not rows or not columns or rows * columns > LARGEST_TABLE:
        return (edit,)
    table = _table(edit, left, right)
    steps: list[Edit] = []
    row, column = rows, columns
    while row or column:
        worth = _worth(left, right, edit.left + row - 1, edit.right + column - 1) if row and column else -1.0
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


def _table(edit: Edit, left: Side, right: Side) -> Sequence[Sequence[float]]:
    rows, columns = edit.left_end - edit.left, edit.right_end - edit.right
    table = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            worth = _worth(left, right, edit.left + row - 1, edit.right + column - 1)
            table[row][column] = max(table[row - 1][column - 1] + worth, table[row - 1][column], table[row][column - 1])
    return table
