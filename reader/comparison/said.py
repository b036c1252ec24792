"""Verbs that report because of where they stand: beside a quotation, or before a clause with ``that``."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.comparison.roles import ATTITUDE, AUXILIARY, CLAUSE, DETERMINER, HEDGE, NEGATION, PREPOSITION, REPORT
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.quote_regions import Region
    from reader.comparison.tokens import Token

Roles = tuple[frozenset[str], ...]

_BETWEEN = frozenset({",", "-", "،"})
_ENDS = frozenset({".", ",", ";", ":", "،", "。"})
_NO_VERB = frozenset({DETERMINER, PREPOSITION, CLAUSE, HEDGE, NEGATION, ATTITUDE})
_THAT = frozenset({"that", "que", "qu'", "dass", "что", "أن", "إن"})
_LONGEST_SPEAKER = 5
_SHORTEST_VERB = 3


def with_speech(tokens: Sequence[Token], roles: Roles, regions: Sequence[Region]) -> Roles:
    """Return ``roles`` with REPORT added to the verbs that introduce or close direct and indirect speech."""
    starts = [token.start for token in tokens]
    verbs = {_after(tokens, roles, bisect_left(starts, region.closing.end)) for region in regions}
    verbs |= {_before_that(tokens, roles, at) for at, token in enumerate(tokens) if token.key in _THAT}
    return tuple(one | {REPORT} if at in verbs else one for at, one in enumerate(roles))


def _is_verb(tokens: Sequence[Token], roles: Roles, at: int) -> bool:
    if not 0 <= at < len(tokens) or tokens[at].kind is not TokenKind.WORD:
        return False
    small = not tokens[at].text[:1].isupper() and len(tokens[at].text) >= _SHORTEST_VERB
    return small and not roles[at] & (_NO_VERB | {AUXILIARY})


def _after(tokens: Sequence[Token], roles: Roles, at: int) -> int | None:
    """Return the verb after a quotation that ends before token ``at``: said the mayor; the mayor said."""
    if at >= len(tokens) or tokens[at].key not in _BETWEEN:
        closed = at and tokens[at - 1].key in _BETWEEN
        if not closed:
            return None
    while at < len(tokens) and tokens[at].key in _BETWEEN:
        at += 1
    if at < len(tokens) and AUXILIARY in roles[at] and _is_verb(tokens, roles, at + 1) and DETERMINER not in roles[at]:
        return at + 1
    last = min(at + _LONGEST_SPEAKER + 1, len(tokens))
    end = next((n for n in range(at, last) if tokens[n].key in _ENDS), None)
    if any(REPORT in roles[n] for n in range(at, last if end is None else end)):
        return None
    if _is_verb(tokens, roles, at):
        return at
    if end is None or end - 1 <= at:
        return None
    return end - 1 if _is_verb(tokens, roles, end - 1) else None


def _before_that(tokens: Sequence[Token], roles: Roles, at: int) -> int | None:
    """Return the verb before ``that``; a noun (the claim that) is none."""
    verb = at - 1
    if verb >= 0 and tokens[verb].key == ",":
        verb -= 1
    if not _is_verb(tokens, roles, verb) or (verb and roles[verb - 1] & {DETERMINER, PREPOSITION}):
        return None
    return verb
