"""Ages: numbers of years that say how old somebody is, not how long something lasts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.comparison.tokens import TokenKind, word_key

if TYPE_CHECKING:
    from reader.comparison.side import Side

_COMMAS = frozenset({",", "،", "，", "、", "(", ")"})
_ENDS = frozenset({".", ";", "。"})
_NEAR = 6
"""So many words before the number a word such as ``age`` makes an age of it."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in lexicon("change_ages")[kind])


def is_years(text: str) -> bool:
    """Tell whether ``text`` is a word for years."""
    return word_key(text.strip()) in _words("years")


def states_age(side: Side, at: int) -> bool:
    """Tell whether token ``at``, a date or a number, is how old somebody is."""
    token = side.tokens[at]
    if token.kind is TokenKind.DATE:
        if not is_years(token.text.split()[-1]):
            return False
        last = at + 1
    elif at + 1 < len(side.tokens) and is_years(side.tokens[at + 1].text):
        last = at + 2
    else:
        return False
    following = side.tokens[last].key if last < len(side.tokens) else "."
    if following in _words("after"):
        return True
    before = [side.tokens[place].key for place in range(max(0, at - _NEAR), at)]
    if not _words("before").isdisjoint(before):
        return True
    return _is_set_off(before, following)


def _is_set_off(before: list[str], following: str) -> bool:
    """Tell whether commas stand round the number: Petra Holm, 34 ans, a dit; El detenido, de 27 años, huyó."""
    if before and before[-1] in _words("of"):
        before = before[:-1]
    return bool(before) and before[-1] in _COMMAS and (following in _COMMAS or following in _ENDS)
