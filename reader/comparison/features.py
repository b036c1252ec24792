"""Features of passages: what two passages that say the same thing have in common, each weighing more the rarer it is.

A feature is the beginning of a word (so that inflection and most spelling variants meet) or two of them in a row.
Words with a capital or a digit weigh more: names and figures outlive a rewrite. Weights are inverse document
frequencies over the columns at hand (K. Spärck Jones, 1972), so no list of function words of any language is needed.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reader.base.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_WORDS = 4000
"""Words of one passage that are looked at; what a longer one says after them is not needed to place it."""
MOST_SPREAD = 12
"""A feature weighs nothing that more passages of one column hold than this and than a third of them."""
_LONG = 60
_STEM = 6
_SHORT = 3
_SHORT_WORTH, _PLAIN_WORTH, _MARKED_WORTH, _PAIR_WORTH = 1, 4, 6, 2
_UNITS = 256


@dataclass(frozen=True, slots=True)
class Bag:
    """The weighted features of a passage that another column has too.

    Weights are whole numbers, so that sums of them are exact and do not depend on any order. ``mass`` is the weight
    of all its features, those of its own included; ``words`` the number of words.
    """

    weights: Mapping[str, int]
    mass: int
    words: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The features of one passage with how much they are worth before it is known how rare they are."""

    worths: Mapping[str, int]
    total: int
    words: int


def bags_of(columns: Sequence[Sequence[str]]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column, weighed over all the columns together."""
    counted = [[counts_of(text) for text in column] for column in columns]
    shared = _shared(counted)
    held = [[counts.worths.keys() & shared for counts in column] for column in counted]
    longest = max((len(column) for column in columns), default=0)
    most = max(MOST_SPREAD, longest // 3)
    rarity = {feature: _rarity(longest, number) for feature, number in _spread(held).items() if number <= most}
    own = _rarity(longest, 1)
    return tuple(
        tuple(_bag(counts, features, rarity, own) for counts, features in zip(column, inside, strict=True))
        for column, inside in zip(counted, held, strict=True)
    )


def overlap(left: Bag, right: Bag) -> int:
    """Return the weight of what both bags hold."""
    small, large = left.weights, right.weights
    if len(small) > len(large):
        small, large = large, small
    return sum(min(weight, large[feature]) for feature, weight in small.items() if feature in large)


def merged(bags: Iterable[Bag]) -> Bag:
    """Return what renderings of one passage hold between them: the largest weights, the mean of masses and words."""
    several = tuple(bags)
    if len(several) == 1:
        return several[0]
    weights: dict[str, int] = {}
    for bag in several:
        for feature, weight in bag.weights.items():
            if weight > weights.get(feature, 0):
                weights[feature] = weight
    number = len(several)
    return Bag(weights, sum(bag.mass for bag in several) // number, sum(bag.words for bag in several) // number)


def joined(bags: Iterable[Bag]) -> Bag:
    """Return the bag of passages that stand one after the other: weights, masses and words added."""
    several = tuple(bags)
    if len(several) == 1:
        return several[0]
    weights: dict[str, int] = {}
    for bag in several:
        for feature, weight in bag.weights.items():
            weights[feature] = weights.get(feature, 0) + weight
    return Bag(weights, sum(bag.mass for bag in several), sum(bag.words for bag in several))


@lru_cache(maxsize=8192)
def counts_of(text: str) -> Counts:
    """Return the features of a passage; remembered, since a window aligns the same passages again and again."""
    words = [word for chunk in text.split() for word in (_words(chunk) if len(chunk) <= _LONG else _split(chunk))]
    del words[MOST_WORDS:]
    worths: dict[str, int] = {}
    for stem, worth in words:
        worths[stem] = worths.get(stem, 0) + worth
    for (before, _), (after, _) in pairwise(words):
        pair = f"{before} {after}"
        worths[pair] = worths.get(pair, 0) + _PAIR_WORTH
    return Counts(worths, sum(worths.values()), len(words))


def _split(chunk: str) -> tuple[tuple[str, int], ...]:
    """Return the beginnings of the words in a piece of text without white space, with their worth."""
    return tuple((word.folded[:_STEM], _worth(chunk[word.start], word.folded)) for word in words_of(chunk))


_words = lru_cache(maxsize=65536)(_split)


def _worth(first: str, folded: str) -> int:
    if first.isdigit() or first.isupper():
        return _MARKED_WORTH
    return _SHORT_WORTH if len(folded) <= _SHORT else _PLAIN_WORTH


def _shared(columns: Sequence[Sequence[Counts]]) -> set[str]:
    """Return the features that at least two columns have."""
    seen: set[str] = set()
    shared: set[str] = set()
    for column in columns:
        own: set[str] = set().union(*[counts.worths for counts in column])
        shared |= own & seen
        seen |= own
    return shared


def _spread(columns: Sequence[Sequence[Iterable[str]]]) -> dict[str, int]:
    """Return how many passages of one column hold each feature at most."""
    spread: dict[str, int] = {}
    for column in columns:
        for feature, number in Counter(chain.from_iterable(column)).items():
            if number > spread.get(feature, 0):
                spread[feature] = number
    return spread


@lru_cache(maxsize=65536)
def _rarity(passages: int, holding: int) -> int:
    return round(_UNITS * math.log(1 + passages / holding))


def _bag(counts: Counts, features: Iterable[str], rarity: Mapping[str, int], own: int) -> Bag:
    worths = counts.worths
    weights: dict[str, int] = {}
    rest = counts.total
    for feature in features:
        rare = rarity.get(feature)
        if rare:
            worth = worths[feature]
            weights[feature] = worth * rare
            rest -= worth
    return Bag(weights, sum(weights.values()) + rest * own, counts.words)
