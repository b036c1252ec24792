"""Facts of a sentence that outlive a rewrite, and which fact of one sentence stands for which of another."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from reader.comparison.counted import counts_in
from reader.comparison.names import is_name
from reader.comparison.parts import are_opposite
from reader.comparison.reporting import names_source, reporting_words, tag_in
from reader.comparison.roles import (
    AUXILIARY,
    DETERMINER,
    HONORIFIC,
    NEGATION,
    PREPOSITION,
    QUALIFIER,
    REPORT,
    SOURCE,
    SOURCE_NOUN,
    stem_of,
)
from reader.comparison.sources_named import is_same_source
from reader.comparison.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.base.numbers import Amount
    from reader.comparison.counted import Count
    from reader.comparison.side import Side

LEAST_QUOTED = 3
"""Words in quotation marks that make a quotation of them; fewer are scare quotes."""
SAME_QUOTATION = 0.4
"""Quotations with so many of their words in common, in order, are one quotation."""
LONGEST_SOURCE = 9
"""Words of a source; more are a clause that was taken for one."""
LEAST_TELLING = 20
"""Two sentences have a smaller number without a unit in common by chance."""
_SMALL = frozenset({DETERMINER, PREPOSITION, AUXILIARY})
_OFFICES = frozenset({HONORIFIC, SOURCE_NOUN})
_FULL_NAME = 2
_LONG_NAME = 6
_SHORT = 3


class FactKind(StrEnum):
    """What a fact is, in the order in which pairs of facts are kept where not all can be."""

    QUOTATION = "quotation"
    FIGURE = "figure"
    DATE = "date"
    SOURCE = "source"
    NEGATION = "negation"
    NAME = "name"


class FactPair(NamedTuple):
    """Tokens ``[left, left_end)`` and ``[right, right_end)`` hold the same kind of fact in the same slot."""

    kind: FactKind
    left: int
    left_end: int
    right: int
    right_end: int


class Range(NamedTuple):
    """Tokens ``[first, last)`` of a side."""

    first: int
    last: int


def fact_pairs(left: Side, one: Range, right: Side, other: Range) -> tuple[FactPair, ...]:
    """Return the facts of two stretches that stand for each other, the equal ones left out but for quotations."""
    finders: tuple[tuple[FactKind, Callable[[Side, Range, Side, Range], Iterator[tuple[Range, Range]]]], ...] = (
        (FactKind.QUOTATION, quotation_pairs),
        (FactKind.FIGURE, figure_pairs),
        (FactKind.DATE, _date_pairs),
        (FactKind.SOURCE, _source_pairs),
        (FactKind.NEGATION, _negation_pairs),
        (FactKind.NEGATION, _opposite_pairs),
        (FactKind.NAME, _name_pairs),
    )
    return tuple(
        FactPair(kind, *ours, *theirs) for kind, find in finders for ours, theirs in find(left, one, right, other)
    )


def quotation_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield quotations that are alike, best ones first."""
    ours, theirs = _quotations(left, one), _quotations(right, other)
    scored = sorted(
        ((-_alike(left.keys(*a), right.keys(*b)), a, b) for a in ours for b in theirs),
    )
    taken: set[Range] = set()
    mirrored: set[Range] = set()
    for score, a, b in scored:
        if -score >= SAME_QUOTATION and a not in taken and b not in mirrored:
            taken.add(a)
            mirrored.add(b)
            yield a, b


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    return 2 * LCSseq.similarity(one, other) / (len(one) + len(other))


def _quotations(side: Side, within: Range) -> list[Range]:
    """Return the outermost quotations of a stretch."""
    found: list[Range] = []
    for region in side.regions:
        first, last = side.region_tokens(region)
        inside = within.first <= first and last <= within.last and not (found and first < found[-1].last)
        words = side.words(first, last)
        if inside and len(words) >= LEAST_QUOTED:
            found.append(Range(words[0], words[-1] + 1))
    return found


@lru_cache(maxsize=512)
def _counts(text: str, language: str) -> tuple[Count, ...]:
    return tuple(counts_in(text, 0, language))


def _figures(side: Side, within: Range) -> list[tuple[Range, Count]]:
    """Return the figures of a stretch that count something, each with the qualifier before it."""
    starts = {count.figure.span.start: count for count in _counts(side.text, side.language)}
    found = []
    for at in range(*within):
        count = starts.get(side.tokens[at].start) if side.tokens[at].kind is TokenKind.NUMBER else None
        if count is not None:
            is_qualified = at > within.first and QUALIFIER in side.roles[at - 1]
            first = max(within.first, side.phrases[at - 1][0]) if is_qualified else at
            found.append((Range(first, at + 1), count))
    return found


def figure_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield figures that count the same and differ."""
    ours, theirs = _figures(left, one), _figures(right, other)
    same = Counter(count.figure.amount for _, count in ours) & Counter(count.figure.amount for _, count in theirs)
    left_over = [_without(figures, same) for figures in (ours, theirs)]
    for place, count in left_over[0]:
        found = next((entry for entry in left_over[1] if _count_the_same(count, entry[1])), None)
        if found is not None:
            left_over[1].remove(found)
            yield place, found[0]


def share_a_figure(left: Side, one: Range, right: Side, other: Range) -> bool:
    """Tell whether two stretches have a figure in common that is not a small number, and a name."""
    amounts = [
        {count.figure.amount for _, count in figures if count.figure.unit or count.figure.value >= LEAST_TELLING}
        for figures in (_figures(left, one), _figures(right, other))
    ]
    if not amounts[0] & amounts[1]:
        return False
    ours = {left.tokens[at].key for name in _names(left, one) for at in range(*name)}
    return any(right.tokens[to].key in ours for name in _names(right, other) for to in range(*name))


def _without(figures: Sequence[tuple[Range, Count]], same: Counter[Amount]) -> list[tuple[Range, Count]]:
    remaining = same.copy()
    found = []
    for place, count in figures:
        if remaining[count.figure.amount]:
            remaining[count.figure.amount] -= 1
        else:
            found.append((place, count))
    return found


def _count_the_same(one: Count, other: Count) -> bool:
    """Tell whether two figures count one thing: people to whom the same happened, or things by the same word."""
    if one.figure.unit != other.figure.unit:
        return False
    if one.is_of_people and other.is_of_people:
        return one.event == other.event
    return bool(one.head) and one.head == other.head and not (one.is_of_people or other.is_of_people)


def _date_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield the one date that only the left has and the one that only the right has, if both are of one form."""
    ours, theirs = _dates(left, one), _dates(right, other)
    only = [at for key, at in ours.items() if key not in theirs], [at for key, at in theirs.items() if key not in ours]
    if len(only[0]) == len(only[1]) == 1:
        at, to = only[0][0], only[1][0]
        if _form(left.tokens[at].key) == _form(right.tokens[to].key):
            yield Range(at, at + 1), Range(to, to + 1)


def _dates(side: Side, within: Range) -> dict[str, int]:
    return {side.tokens[at].key: at for at in range(*within) if side.tokens[at].kind is TokenKind.DATE}


def _form(key: str) -> tuple[str, ...]:
    """Return the form of a date's value: which parts it has, a unit of time with its name."""
    return tuple(
        sorted(
            part if ":" in part and not part[:1].isdigit() else part[:1] if part[:1] in "mw" else str(len(part) // 3)
            for part in key[1:].split()
        )
    )


def _source_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield the sources of two sentences that cannot be the same."""
    ours, theirs = _source(left, one), _source(right, other)
    if ours is None or theirs is None:
        return
    names = left.span(*ours).of(left.text), right.span(*theirs).of(right.text)
    if not is_same_source(*names):
        yield ours, theirs


def _source(side: Side, within: Range) -> Range | None:
    """Return the first source of a stretch if it is a few words that name somebody."""
    words = reporting_words(side.language)
    tag = tag_in(side, *within, words)
    if tag is None or _is_participle(side, tag.verb[0]):
        return None
    source = Range(*tag.source)
    places = side.words(*source)
    is_short = 0 < len(places) <= LONGEST_SOURCE and not any(side.depth[at] for at in places)
    is_clause = any(REPORT in side.roles[at] for at in places) or side.tokens[source.first].key in words.anaphors
    return source if is_short and not is_clause and names_source(side, *source, words) else None


def _is_participle(side: Side, at: int) -> bool:
    """Tell whether the verb of saying is one such as ``alleging``, whose subject stands further away."""
    return side.language == "en" and SOURCE not in side.roles[at] and side.tokens[at].key.endswith("ing")


def _content(side: Side, within: Range) -> dict[str, list[int]]:
    """Return where each content word of a stretch stands outside quotations, by its stem."""
    found: dict[str, list[int]] = {}
    for at in side.words(*within):
        if not side.depth[at] and not side.roles[at] & (_SMALL | {NEGATION}):
            found.setdefault(stem_of(side.tokens[at].text, side.language), []).append(at)
    return found


def _negation_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield words that stand negated on one side and plain on the other."""
    ours, theirs = _content(left, one), _content(right, other)
    for stem in ours.keys() & theirs.keys():
        if len(ours[stem]) != 1 or len(theirs[stem]) != 1:
            continue
        at, to = ours[stem][0], theirs[stem][0]
        first, second = _negation_before(left, one, at), _negation_before(right, other, to)
        if (first is None) != (second is None):
            yield Range(at if first is None else first, at + 1), Range(to if second is None else second, to + 1)


def _negation_before(side: Side, within: Range, at: int) -> int | None:
    """Return the negation right before word ``at``; further away it may negate something else."""
    if at == within.first or NEGATION not in side.roles[at - 1]:
        return None
    return max(within.first, side.phrases[at - 1][0])


def _opposite_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield the one word of each side that stands against an opposite, outside quotations."""
    ours, theirs = _with_opposite(left, one), _with_opposite(right, other)
    pairs = [(at, to) for at in ours for to in theirs if are_opposite(left.roles[at], right.roles[to])]
    if len(ours) == len(theirs) == len(pairs) == 1:
        at, to = pairs[0]
        yield Range(at, at + 1), Range(to, to + 1)


def _with_opposite(side: Side, within: Range) -> list[int]:
    return [
        at
        for at in range(*within)
        if not side.depth[at] and any(role.startswith("opposite") for role in side.roles[at])
    ]


def _name_pairs(left: Side, one: Range, right: Side, other: Range) -> Iterator[tuple[Range, Range]]:
    """Yield names that only one side has each and that are spelled nearly alike or stand behind the same title."""
    ours, theirs = _names(left, one), _names(right, other)
    known = {left.tokens[at].key.removesuffix("'s") for name in ours for at in range(*name)}
    others = {right.tokens[to].key.removesuffix("'s") for name in theirs for to in range(*name)}
    ours = [name for name in ours if _last_name(left, name) not in others]
    theirs = [name for name in theirs if _last_name(right, name) not in known]
    for name in ours:
        found = [entry for entry in theirs if _same_slot(left, name, right, entry)]
        if len(found) == 1:
            theirs.remove(found[0])
            yield name, found[0]


def _names(side: Side, within: Range) -> list[Range]:
    found: list[Range] = []
    for at in range(*within):
        if side.depth[at] or not is_name(side, at) or HONORIFIC in side.roles[at]:
            continue
        if found and found[-1].last == at:
            found[-1] = Range(found[-1].first, at + 1)
        else:
            found.append(Range(at, at + 1))
    return found


def _same_slot(left: Side, name: Range, right: Side, other: Range) -> bool:
    one, two = _last_name(left, name), _last_name(right, other)
    shortest, distance = min(len(one), len(two)), Levenshtein.distance(one, two)
    is_near = shortest > _SHORT and 0 < distance <= (2 if shortest > _LONG_NAME else 1) and one[:1] == two[:1]
    # Korea and Korean are two words, not two spellings of a name.
    is_misspelled = is_near and not (one.startswith(two) or two.startswith(one))
    return is_misspelled or _title(left, name) == _title(right, other) != ""


def _last_name(side: Side, name: Range) -> str:
    return side.tokens[name.last - 1].key.removesuffix("'s")


def _title(side: Side, name: Range) -> str:
    """Return the word of an office right before a full name; empty where none stands there."""
    at = name.first - 1
    if at < 0 or name.last - name.first < _FULL_NAME or side.tokens[at].kind is not TokenKind.WORD:
        return ""
    is_title = side.tokens[at].text.islower() and all(
        role in _OFFICES or role.startswith("label") for role in side.roles[at]
    )
    return side.tokens[at].key if is_title and len(side.tokens[at].key) > _SHORT else ""
