"""Figures: what is counted across articles, with every value printed for it and whether they contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.alignment.features import bags_of, overlap
from reader.alignment.likeness import norm
from reader.base.words import folded
from reader.comparison.counted import counts_in
from reader.comparison.wording import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from reader.alignment.features import Bag
    from reader.base.ids import ArticleId
    from reader.comparison.counted import Count
    from reader.ledgers.ledger import LedgerArticle

SAME_CONTEXT = 0.2
"""Two figures count the same thing when the things are named alike and their sentences are alike from this on."""
SAME_EVENT = 0.1
"""The same for people to whom the same thing happens, which is said in more different ways."""
TELLING = 13
"""The same value from this on, of things named alike, is one figure whatever the sentences around it."""
ROUNDING = 20
"""A value with ``about`` or ``more than`` agrees with another one within a part of this many."""
_LOOSE = frozenset({"about", "almost", "above", "just above", "minimum", "below", "maximum"})


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure as one article prints it; ``upper`` is the other end of a range."""

    article: ArticleId
    passage: int
    value: int | float
    qualifier: str | None
    text: str
    upper: int | float | None = None
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """What is counted, in which unit, and every value printed for it.

    ``conflict`` says that two articles give different values and neither roundness nor a day up to which the count
    holds explains it.
    """

    counts: str
    unit: str | None
    values: tuple[FigureValue, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    article: ArticleId
    count: Count
    bag: Bag

    @property
    def key(self) -> tuple[str | None, str]:
        """What two mentions must share to be compared at all: the unit, and the kind of thing."""
        count = self.count
        if count.is_of_people:
            return count.figure.unit, f"people {count.event}"
        head = " ".join(stems_of(count.head.split()))
        return count.figure.unit, f"{head} {count.event or ''}".strip()


def figure_ledger(articles: Sequence[LedgerArticle]) -> tuple[FigureEntry, ...]:
    """Return every figure of the articles by what it counts: conflicts first, then those of most articles.

    Dates, durations and ordinals are left out. The result does not depend on the order of ``articles``.
    """
    groups: dict[tuple[str | None, str], list[list[_Mention]]] = defaultdict(list)
    for mention in _mentions(sorted(articles, key=lambda article: article.article)):
        home = next((group for group in groups[mention.key] if any(_is_same(mention, one) for one in group)), None)
        if home is None:
            groups[mention.key].append([mention])
        else:
            home.append(mention)
    found = [group for same_key in groups.values() for group in same_key]
    entries = [(_entry(group), group[0]) for group in found]
    entries.sort(key=lambda pair: (*_rank(pair[0]), pair[1].article, pair[1].count.passage, pair[1].count.figure.span))
    return tuple(entry for entry, _ in entries)


def _mentions(articles: Sequence[LedgerArticle]) -> list[_Mention]:
    counts = [
        [
            count
            for number, passage in enumerate(article.passages)
            for count in counts_in(passage, number, article.language)
        ]
        for article in articles
    ]
    bags = bags_of([[count.sentence for count in column] for column in counts])
    return [
        _Mention(article.article, count, bag)
        for article, column, sentences in zip(articles, counts, bags, strict=True)
        for count, bag in zip(column, sentences, strict=True)
    ]


def _is_same(one: _Mention, other: _Mention) -> bool:
    if one.count.figure.amount == other.count.figure.amount and one.count.figure.value >= TELLING:
        return True
    least = SAME_EVENT if one.count.is_of_people else SAME_CONTEXT
    return overlap(one.bag, other.bag) / norm(one.bag, other.bag) >= least


def _entry(group: Sequence[_Mention]) -> FigureEntry:
    values = tuple(_value(mention) for mention in group)
    return FigureEntry(_thing(group), group[0].count.figure.unit, values, _is_conflict(group))


def _value(mention: _Mention) -> FigureValue:
    count, figure = mention.count, mention.count.figure
    upper = None if figure.upper is None else _plain(figure.upper)
    return FigureValue(
        mention.article, count.passage, _plain(figure.value), figure.qualifier, count.text, upper, figure.is_vague
    )


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _thing(group: Sequence[_Mention]) -> str:
    """Return the counted phrase printed most often; people are named with what happens to them."""
    names = Counter(_name(mention.count) for mention in group)
    return min(names, key=lambda name: (-names[name], len(name), name))


def _name(count: Count) -> str:
    if count.is_of_people and folded(count.head) != count.event:
        return f"people {count.event}".replace("_", " ")
    return count.thing


def _is_conflict(group: Sequence[_Mention]) -> bool:
    """Tell whether two articles share no value, and nothing in the texts says why; never of nothing named."""
    if not any(mention.count.thing for mention in group):
        return False
    by_article: dict[ArticleId, list[_Mention]] = defaultdict(list)
    for mention in group:
        by_article[mention.article].append(mention)
    return any(
        not any(_agree(one, other) for one in ours for other in theirs)
        for ours, theirs in combinations(by_article.values(), 2)
    )


def _agree(one: _Mention, other: _Mention) -> bool:
    """Tell whether two mentions can both be true as printed."""
    if one.count.as_of and other.count.as_of and one.count.as_of != other.count.as_of:
        return True
    ours, theirs = one.count.figure, other.count.figure
    if ours.amount == theirs.amount:
        return True
    if ours.is_vague or theirs.is_vague:
        small, large = sorted((ours, theirs), key=lambda figure: not figure.is_vague)
        return small.value <= large.value < small.value * 10
    is_loose = ours.qualifier in _LOOSE or theirs.qualifier in _LOOSE
    return is_loose and ROUNDING * abs(ours.value - theirs.value) <= max(ours.value, theirs.value)


def _rank(entry: FigureEntry) -> tuple[bool, int]:
    return not entry.conflict, -len({value.article for value in entry.values})
