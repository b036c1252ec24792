"""Figures: what is counted across articles, with every value printed for it and whether they contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from reader.alignment.features import overlap
from reader.alignment.likeness import norm
from reader.base.words import folded
from reader.ledgers.mentions import mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.base.numbers import Figure
    from reader.comparison.counted import Count
    from reader.ledgers.ledger import LedgerArticle
    from reader.ledgers.mentions import Mention

SAME_CONTEXT = 0.2
"""Two figures count the same thing when the things are named alike and their sentences are alike from this on."""
SAME_EVENT = 0.1
"""The same for people to whom the same thing happens, which is said in more different ways."""
TELLING = 13
"""The same value from this on, of things named alike, is one figure whatever the sentences around it."""
ROUNDING = 20
"""A value with ``about`` or ``more than`` agrees with another one within a part of this many."""
SURE_CONTEXT = 0.3
"""Two values contradict each other only where their sentences are alike from this on, or name the same somebody."""
_LOOSE = frozenset({"about", "almost", "above", "just above", "minimum", "below", "maximum"})
_LOWER = frozenset({"above", "just above", "minimum"})
_UPPER = frozenset({"below", "maximum", "almost"})
_SAME_SIZE = Fraction(5, 4)
_DAY = len("2024-01-31")
_MINUTE = len("2024-01-31T09:40")


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure as one article prints it; ``upper`` is the other end of a range, ``as_of`` the day it holds for."""

    article: ArticleId
    passage: int
    value: int | float
    qualifier: str | None
    text: str
    upper: int | float | None = None
    is_vague: bool = False
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """What is counted, in which unit, and every value printed for it.

    ``conflict`` says that two articles of one story give different values for the same time. ``is_update`` says that
    articles give different values for different times: the later one stands.
    """

    counts: str
    unit: str | None
    values: tuple[FigureValue, ...]
    conflict: bool
    is_update: bool = False


def figure_ledger(
    articles: Sequence[LedgerArticle], stories: Sequence[Sequence[ArticleId]] | None = None
) -> tuple[FigureEntry, ...]:
    """Return every figure of the articles by what it counts: conflicts first, then updates, then the most carried ones.

    ``stories`` are the articles that tell of one event each; values contradict or follow each other inside them only.
    Without it all articles do. Dates, durations and ordinals are left out. The result does not depend on the order of
    ``articles``.
    """
    home = {article: number for number, members in enumerate(stories or ()) for article in members}
    groups: dict[tuple[str | None, str], list[list[Mention]]] = defaultdict(list)
    for mention in mentions_in(sorted(articles, key=lambda article: article.article)):
        near = next((group for group in groups[mention.key] if any(_is_same(mention, one) for one in group)), None)
        if near is None:
            groups[mention.key].append([mention])
        else:
            near.append(mention)
    found = [group for same_key in groups.values() for group in same_key]
    entries = [(_entry(group, home), group[0]) for group in found]
    entries.sort(key=lambda pair: (*_rank(pair[0]), pair[1].article, pair[1].count.passage, pair[1].count.figure.span))
    return tuple(entry for entry, _ in entries)


def _is_same(one: Mention, other: Mention) -> bool:
    if one.count.figure.amount == other.count.figure.amount and one.count.figure.value >= TELLING:
        return True
    return _likeness(one, other) >= (SAME_EVENT if one.count.is_of_people else SAME_CONTEXT)


def _likeness(one: Mention, other: Mention) -> float:
    return overlap(one.bag, other.bag) / norm(one.bag, other.bag)


def _entry(group: Sequence[Mention], home: Mapping[ArticleId, int]) -> FigureEntry:
    values = tuple(_value(mention) for mention in group)
    differing = list(_differing(group, home))
    is_conflict = any(not _is_in_order(ours, theirs) and _is_sure(ours, theirs) for ours, theirs in differing)
    is_update = any(_is_in_order(ours, theirs) for ours, theirs in differing)
    return FigureEntry(_thing(group), group[0].count.figure.unit, values, is_conflict, is_update)


def _value(mention: Mention) -> FigureValue:
    count, figure = mention.count, mention.count.figure
    upper = None if figure.upper is None else _plain(figure.upper)
    return FigureValue(
        mention.article,
        count.passage,
        _plain(figure.value),
        figure.qualifier,
        count.text,
        upper,
        figure.is_vague,
        mention.as_of,
    )


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _thing(group: Sequence[Mention]) -> str:
    """Return the counted phrase printed most often; people are named with what happens to them."""
    names = Counter(_name(mention.count) for mention in group)
    return min(names, key=lambda name: (-names[name], len(name), name))


def _name(count: Count) -> str:
    if count.is_of_people and folded(count.head) != count.event:
        return f"people {count.event}".replace("_", " ")
    return count.thing


def _differing(
    group: Sequence[Mention], home: Mapping[ArticleId, int]
) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
    """Yield the mentions of two articles of one story that share no value; never of nothing named.

    An article that gives several exact values counts parts, of which nobody can tell which to hold against which.
    """
    if not any(mention.count.thing or mention.count.is_of_people for mention in group):
        return
    by_article: dict[ArticleId, list[Mention]] = defaultdict(list)
    for mention in group:
        if not mention.is_earlier and not mention.is_part:
            by_article[mention.article].append(mention)
    for ours, theirs in combinations(by_article.values(), 2):
        is_one_story = home.get(ours[0].article) == home.get(theirs[0].article)
        if is_one_story and _is_one_count(ours) and _is_one_count(theirs) and not _share_value(ours, theirs):
            yield ours, theirs


def _is_one_count(mentions: Sequence[Mention]) -> bool:
    return all(_agree(one.count.figure, other.count.figure) for one, other in combinations(mentions, 2))


def _share_value(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    return any(_agree(one.count.figure, other.count.figure) for one in ours for other in theirs)


def _is_sure(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Tell whether the sentences leave little doubt that the same thing is counted.

    A share or a rate is another one at another hour or in another month.
    """
    if ours[0].count.figure.unit == "%" and {one.times for one in ours} != {other.times for other in theirs}:
        return False
    return any(
        _likeness(one, other) >= SURE_CONTEXT or bool(one.names & other.names) for one in ours for other in theirs
    )


def _is_in_order(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Tell whether the values hold for different times: by the days they are given for, else by their articles.

    Two articles of one day are in order where both give the minute of one zone and what happened to people grew.
    """
    held = ({mention.count.as_of for mention in side if mention.count.as_of} for side in (ours, theirs))
    one_time, other_time = held
    if one_time and other_time:
        return one_time.isdisjoint(other_time)
    if one_time or other_time:
        return True
    one, other = ours[0].published, theirs[0].published
    if one is None or other is None:
        return False
    if one[:_DAY] != other[:_DAY]:
        return not one.startswith(other) and not other.startswith(one)
    earlier, later = (ours[0], theirs[0]) if one < other else (theirs[0], ours[0])
    is_timed = min(len(one), len(other)) > _DAY and one != other and one[_MINUTE:] == other[_MINUTE:]
    return is_timed and earlier.count.is_of_people and later.count.figure.value > earlier.count.figure.value


def _agree(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures can both be true as printed."""
    if ours.amount == theirs.amount or _overlap(ours, theirs):
        return True
    if ours.is_vague or theirs.is_vague:
        small, large = sorted((ours, theirs), key=lambda figure: not figure.is_vague)
        return small.value <= large.value < small.value * 10
    if any(_is_within(one, other) for one, other in ((ours, theirs), (theirs, ours))):
        return True
    is_loose = ours.qualifier in _LOOSE or theirs.qualifier in _LOOSE
    return is_loose and ROUNDING * abs(ours.value - theirs.value) <= max(ours.value, theirs.value)


def _overlap(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two ranges meet; a score or a ratio is none."""
    if not (ours.upper or theirs.upper) or "ratio" in {ours.unit, theirs.unit}:
        return False
    return max(ours.value, theirs.value) <= min(ours.upper or ours.value, theirs.upper or theirs.value)


def _is_within(bound: Figure, other: Figure) -> bool:
    """Tell whether a value keeps to the bound that another one gives and is of its size: at least 14, 16."""
    if bound.qualifier in _LOWER:
        return bound.value <= other.value <= _SAME_SIZE * bound.value
    return bound.qualifier in _UPPER and bound.value >= other.value >= bound.value / _SAME_SIZE


def _rank(entry: FigureEntry) -> tuple[bool, bool, int]:
    return not entry.conflict, not entry.is_update, -len({value.article for value in entry.values})
