"""Sources as named: whether two articles mean the same source when they name one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.base.words import folded, words_of
from reader.comparison.wording import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = 3


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(folded(word) for table in lexicon("ledger_attributions").values() for word in table[kind])


@cache
def _common() -> frozenset[str]:
    """Return the plain words for somebody who says things, of all languages."""
    return frozenset(folded(word) for table in lexicon("change_reporting").values() for word in table["sources"])


def is_same_source(one: str, other: str) -> bool:
    """Tell whether two names can stand for one source.

    They share a name, or where neither has one a word; ``the firm`` can stand for any firm named before.
    """
    if folded(one) == folded(other) or _points_back(one) or _points_back(other):
        return True
    ours, theirs = names_of(one), names_of(other)
    if ours and theirs:
        return bool(ours & theirs)
    shared = set(_content_of(one)) & set(_content_of(other))
    if ours or theirs:
        plain = other if ours else one
        return shared == set(_content_of(plain)) and words_of(plain)[0].folded in _words("definites")
    return bool(shared)


def differing(sources: Sequence[str]) -> tuple[bool, ...]:
    """Return for each source whether it is another one than most of them are."""
    votes = Counter(
        {number: sum(is_same_source(one, other) for other in sources) for number, one in enumerate(sources)}
    )
    usual = max(votes, key=lambda number: (votes[number], -number))
    return tuple(not is_same_source(source, sources[usual]) for source in sources)


def speaks_of(text: str, source: str) -> bool:
    """Tell whether ``text`` holds a name of ``source``, or where that has none one of its words."""
    words = frozenset(stems_of(_bare(word.folded) for word in words_of(text)))
    return bool(words & (names_of(source) or frozenset(_content_of(source))))


def names_of(source: str) -> frozenset[str]:
    """Return the beginnings of the names in a source; an unnamed one (``a Norwegian diplomat``) has none."""
    words = words_of(source)
    if not words or words[0].folded in _words("indefinites") or words[0].folded in _words("anaphors"):
        return frozenset()
    found = [word for word in words if source[word.start].isupper()]
    is_plain = bool(found) and (found[0].folded in _common() or (found[0].start == 0 and len(found) == 1 < len(words)))
    if is_plain:
        del found[0]
    return frozenset(stems_of(_bare(word.folded) for word in found))


def _points_back(source: str) -> bool:
    words = words_of(source)
    return len(words) == 2 and words[0].folded in _words("definites") and not source[words[1].start].isupper()


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _content_of(source: str) -> tuple[str, ...]:
    return stems_of(word.folded for word in words_of(source) if len(word.folded) > _SHORT)
