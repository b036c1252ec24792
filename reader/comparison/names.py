"""Names: runs of capitalised words, and whether one word is likely a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.comparison.roles import (
    CLAUSE,
    DETERMINER,
    FILLER,
    HEDGE,
    HONORIFIC,
    NEGATION,
    PLACE,
    PREPOSITION,
    QUALIFIER,
    REPORT,
    SOURCE,
    SOURCE_NOUN,
)
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from reader.comparison.side import Side

_NO_NAME = frozenset({QUALIFIER, DETERMINER, PREPOSITION, CLAUSE, FILLER, HEDGE, NEGATION, SOURCE, SOURCE_NOUN, REPORT})
_LINKS = frozenset(
    [
        "of",
        "de",
        "del",
        "la",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "di",
        "da",
        "du",
        "dos",
        "le",
        "ter",
        "zu",
        "y",
        "and",
    ]
)
_COMMON_ENDINGS = {
    "en": (
        "tion",
        "ment",
        "ness",
        "ity",
        "ers",
        "ors",
        "ists",
        "ing",
        "ed",
        "ly",
        "s",
        "ence",
        "ance",
        "ism",
        "ly",
        "th",
    ),
    "de": ("ung", "heit", "keit", "schaft", "en", "er", "e", "tion", "tat", "ismus", "nis", "tum", "ling", "chen"),
}
_COMMON_ENDINGS_ELSEWHERE = ("s", "tion", "mente", "ment", "ия", "ость", "ение", "ание")
_BARE_PREPOSITIONS = frozenset(["in", "aus", "nach", "von", "bei"])


def _capital(side: Side, at: int) -> bool:
    token = side.tokens[at]
    return token.kind is TokenKind.WORD and token.text[:1].isupper()


@lru_cache(maxsize=16_384)
def is_name(side: Side, at: int) -> bool:
    """Tell whether token ``at`` is likely a name or part of one."""
    token, roles = side.tokens[at], side.roles[at]
    if token.kind is not TokenKind.WORD:
        return False
    if PLACE in roles:
        return True
    if not _capital(side, at) or any(role.startswith("label") for role in roles):
        return False
    if side.language == "de":
        return _is_german_name(side, at)
    if at not in side.starts:
        return True
    return not roles & _NO_NAME and not _looks_common(side, at)


def may_be_name(side: Side, at: int) -> bool:
    """Tell whether token ``at`` could be a name, if what stands for it is one."""
    token = side.tokens[at]
    has_no_case = token.kind is TokenKind.WORD and token.text.lower() == token.text.upper()
    if has_no_case and not side.roles[at]:
        return True
    return is_name(side, at) or (_capital(side, at) and not side.roles[at] & _NO_NAME)


def _looks_common(side: Side, at: int) -> bool:
    endings = _COMMON_ENDINGS.get(side.language, _COMMON_ENDINGS_ELSEWHERE)
    following = at + 1 < len(side.tokens) and _capital(side, at + 1)
    is_owner = side.tokens[at].key.endswith(("'s", "s'"))
    return not following and not is_owner and side.tokens[at].key.endswith(endings)


def _is_german_name(side: Side, at: int) -> bool:
    before = side.tokens[at - 1] if at else None
    if before is not None and (before.key in _BARE_PREPOSITIONS or HONORIFIC in side.roles[at - 1]):
        return True
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(side.tokens)]
    if any(_capital(side, other) and other not in side.starts and _touch(side, at, other) for other in beside):
        return not side.roles[at] & _NO_NAME
    if before is None or DETERMINER in side.roles[at - 1] or at in side.starts:
        return False
    return not side.tokens[at].key.endswith(_COMMON_ENDINGS["de"])


def _touch(side: Side, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return side.text[side.tokens[first].end : side.tokens[last].start].isspace()


def name_run(side: Side, at: int) -> tuple[int, int]:
    """Return the tokens ``[first, last)`` of the name around token ``at``; honorifics and articles stay out."""
    if not _in_run(side, at):
        return at, at + 1
    first, last = at, at + 1
    while first > 0 and _touch(side, first - 1, first) and _continues(side, first - 1, -1):
        first -= 1
    while last < len(side.tokens) and _touch(side, last - 1, last) and _continues(side, last, 1):
        last += 1
    while first < at and side.tokens[first].key in _LINKS:
        first += 1
    while last - 1 > at and side.tokens[last - 1].key in _LINKS:
        last -= 1
    return first, last


def _in_run(side: Side, at: int) -> bool:
    roles = side.roles[at]
    if not _capital(side, at) or HONORIFIC in roles:
        return False
    return at not in side.starts or not roles & (_NO_NAME - {SOURCE_NOUN, REPORT})


def _continues(side: Side, at: int, step: int) -> bool:
    if _in_run(side, at):
        return True
    beyond = at + step
    return (
        side.tokens[at].key in _LINKS
        and not side.tokens[at].text[:1].isupper()
        and 0 <= beyond < len(side.tokens)
        and _in_run(side, beyond)
        and side.tokens[at].key != "and"
        and side.tokens[at].key != "y"
    )
