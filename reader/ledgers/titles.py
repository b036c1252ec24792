"""Titles: what a person is said to be, before the name or beside it (harbour master Ilse Brandt; Brandt, the mayor)."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.base.span import Span
from reader.base.words import folded
from reader.comparison.language import language_of
from reader.comparison.reporting import reporting_words
from reader.comparison.roles import AUXILIARY, CLAUSE, DETERMINER, FILLER, HONORIFIC, PREPOSITION, REPORT, SOURCE_NOUN
from reader.comparison.side import side_of
from reader.comparison.tokens import TokenKind
from reader.ledgers.label import Label, Labelled
from reader.ledgers.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reader.comparison.side import Side
    from reader.ledgers.ledger import LedgerArticle

_LONGEST_BEFORE = 4
_LONGEST_BESIDE = 9
_SMALL = frozenset({DETERMINER, PREPOSITION, CLAUSE, AUXILIARY, FILLER})
_AGENT = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "eer", "chief", "eur", "euse", "head")


class _Name(NamedTuple):
    """A name: tokens ``[first, last)``, where ``[title, first)`` are capitalised words for an office before it."""

    title: int
    first: int
    last: int


def titles(articles: Sequence[LedgerArticle]) -> Iterator[Labelled]:
    """Yield people with what they are said to be; they are told apart by their initial and last name."""
    found: dict[str, list[Label]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    coded = [(article, language_of("\n".join(article.passages), article.language)) for article in articles]
    short = _short_names(coded)
    for article, code in coded:
        for number, passage in enumerate(article.passages):
            side = side_of(passage, code)
            for name in (_parted(one, side, short) for one in _names_in(passage, code)):
                shown = side.span(name.first, name.last).of(passage).removesuffix("'s").removesuffix("’s")
                key = folded(shown[0] + " " + shown.split()[-1])
                names[key][shown] += 1
                for first, last in _beside(side, name, code):
                    span = side.span(first, last)
                    whole = Span(min(span.start, side.tokens[name.first].start), side.tokens[name.last - 1].end)
                    text = passage[whole.start : max(whole.end, span.end)]
                    found[key].append(Label(article.article, number, span.of(passage), text, span))
    for key, labels in found.items():
        thing = min(names[key], key=lambda one: (-len(one.split()), -names[key][one], one))
        yield Labelled(thing, tuple(labels))


def _short_names(articles: Sequence[tuple[LedgerArticle, str]]) -> frozenset[tuple[str, ...]]:
    """Return the names of two words that stand somewhere without an office before them."""
    passages = {(passage, code) for article, code in articles for passage in article.passages}
    return frozenset(
        side_of(passage, code).keys(name.first, name.last)
        for passage, code in passages
        for name in _names_in(passage, code)
        if _is_short(name)
    )


def _is_short(name: _Name) -> bool:
    return name.last - name.first == 2


def _parted(name: _Name, side: Side, short: AbstractSet[tuple[str, ...]]) -> _Name:
    """Return a name with a word for an office at the beginning of its sentence told apart (Banker Ada Lund)."""
    is_longer = name.last - name.first == 3 and name.first in side.starts
    return name._replace(first=name.first + 1) if is_longer and side.keys(name.first + 1, name.last) in short else name


@lru_cache(maxsize=2048)
def _names_in(passage: str, code: str) -> tuple[_Name, ...]:
    return tuple(_names(side_of(passage, code), code))


def _names(side: Side, code: str) -> Iterator[_Name]:
    """Yield the runs of two or more capitalised words, offices at their beginning told apart."""
    offices = speech_of(code).titles
    at = 0
    while at < len(side.tokens):
        last = at
        while last < len(side.tokens) and _is_capital(side, last) and (last == at or _touches(side, last)):
            last += 1
        title = at + (last > at and bool(side.roles[at] & {DETERMINER, PREPOSITION}))
        first = max(
            (place + 1 for place in range(title, last) if folded(side.tokens[place].text) in offices), default=title
        )
        if last - first >= 2:
            yield _Name(title, first, last)
        at = max(last, at + 1)


def _is_capital(side: Side, at: int) -> bool:
    token = side.tokens[at]
    return token.kind is TokenKind.WORD and token.text[:1].isupper()


def _touches(side: Side, at: int) -> bool:
    return side.text[side.tokens[at - 1].end : side.tokens[at].start].isspace()


def _beside(side: Side, name: _Name, code: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each title of a name: right before it, before a comma, behind a comma."""
    if name.title < name.first:
        yield name.title, name.first
    elif (start := _plain_before(side, name.first, code)) < name.first:
        yield start, name.first
    elif name.first > 1 and side.tokens[name.first - 1].key == "," and _ends(side, name.last):
        start = _plain_before(side, name.first - 1, code)
        if start < name.first - 1:
            yield start, name.first - 1
    if name.last + 1 < len(side.tokens) and side.tokens[name.last].key == ",":
        first = name.last + 1
        last = _end_beside(side, first)
        first += DETERMINER in side.roles[first]
        if _is_title(side, first, last, code):
            yield first, last


def _ends(side: Side, at: int) -> bool:
    return at >= len(side.tokens) or side.tokens[at].key == "," or REPORT in side.roles[at]


def _plain_before(side: Side, end: int, code: str) -> int:
    """Return where the plain words of an office that end before token ``end`` begin; ``end`` where there is none."""
    start = end
    while (
        start > 0
        and end - start < _LONGEST_BEFORE
        and _is_plain(side, start - 1, code)
        and (start == end or _touches(side, start))
    ):
        start -= 1
    if start < end and start - 1 in side.starts and _is_capital(side, start - 1) and _touches(side, start):
        start -= not side.roles[start - 1] & _SMALL and not side.tokens[start - 1].text.endswith(("'s", "’s"))
    is_apart = end < len(side.tokens) and side.tokens[end].key != "," and not _touches(side, end)
    return start if start < end and not is_apart and _is_agent(side, end - 1, code) else end


def _is_plain(side: Side, at: int, code: str) -> bool:
    token = side.tokens[at]
    return (
        token.kind is TokenKind.WORD
        and token.text.islower()
        and not (side.roles[at] & _SMALL or token.key in reporting_words(code).stances)
    )


def _is_agent(side: Side, at: int, code: str) -> bool:
    """Tell whether a word is one for somebody with a task: a title, a source, or an ending such as -er."""
    text = folded(side.tokens[at].text)
    return (
        text in speech_of(code).titles
        or SOURCE_NOUN in side.roles[at]
        or HONORIFIC in side.roles[at]
        or any(role.startswith("label:") for role in side.roles[at])
        or text.endswith(_AGENT)
    )


def _end_beside(side: Side, first: int) -> int:
    """Return where the words about a person between two commas end; ``first`` where they are too long."""
    for at in range(first, min(first + _LONGEST_BESIDE + 1, len(side.tokens))):
        token = side.tokens[at]
        if token.kind is TokenKind.PUNCTUATION or (CLAUSE in side.roles[at] and PREPOSITION not in side.roles[at]):
            return at
        if REPORT in side.roles[at] or side.depth[at] != side.depth[first]:
            return first
    return min(first + _LONGEST_BESIDE + 1, len(side.tokens)) if len(side.tokens) <= first + _LONGEST_BESIDE else first


def _is_title(side: Side, first: int, last: int, code: str) -> bool:
    """Tell whether ``[first, last)`` is an office: its first noun, before any preposition, is a word for one person."""
    head = next((at for at in range(first, last) if PREPOSITION in side.roles[at]), last) - 1
    is_inside = first <= head < last
    if not is_inside or _is_capital(side, head):
        return False
    one = folded(side.tokens[head].text).removesuffix("s")
    are_several = one != folded(side.tokens[head].text) and (one in speech_of(code).titles or one.endswith(_AGENT))
    return not are_several and _is_agent(side, head, code)
