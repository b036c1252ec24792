"""Features of passages: what two passages that say the same thing have in common, each weighing more the rarer it is.

A feature is the beginning of a word (so that inflection and most spelling variants meet) or two of them in a row.
Words with a capital or a digit weigh more: names and figures outlive a rewrite. Weights are inverse document
frequencies over the columns at hand (K. Spärck Jones, 1972), so no list of function words of any language is needed.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_WORDS = 4000
"""Words of one passage that are looked at; what a longer one says after them is not needed to place it."""
MOST_SPREAD = 120
"""A feature that more passages of one column hold than this is dropped: it cannot place any of them."""
_STEM = 6
_SHORT = 3
_SHORT_WEIGHT = 0.25
_MARKED_WEIGHT = 1.5
_PAIR_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Bag:
    """The weighted features of a passage; ``mass`` is the sum of the weights, ``words`` the number of words."""

    weights: Mapping[str, float]
    mass: float
    words: int


def bags_of(columns: Sequence[Sequence[str]]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column, weighed over all the columns together."""
    counted = [[_counted(text) for text in column] for column in columns]
    spread: dict[str, int] = {}
    for column in counted:
        within = Counter(feature for counts, _ in column for feature in counts)
        for feature, number in within.items():
            spread[feature] = max(spread.get(feature, 0), number)
    longest = max((len(column) for column in columns), default=0)
    rarity = {feature: math.log(1 + longest / number) for feature, number in spread.items() if number <= MOST_SPREAD}
    return tuple(tuple(_bag(counts, words, rarity) for counts, words in column) for column in counted)


def overlap(left: Bag, right: Bag) -> float:
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
    weights: dict[str, float] = {}
    for bag in several:
        for feature, weight in bag.weights.items():
            if weight > weights.get(feature, 0.0):
                weights[feature] = weight
    number = len(several)
    return Bag(weights, sum(bag.mass for bag in several) / number, sum(bag.words for bag in several) // number)


def joined(bags: Iterable[Bag]) -> Bag:
    """Return the bag of passages that stand one after the other: weights, masses and words added."""
    several = tuple(bags)
    if len(several) == 1:
        return several[0]
    weights: dict[str, float] = {}
    for bag in several:
        for feature, weight in bag.weights.items():
            weights[feature] = weights.get(feature, 0.0) + weight
    return Bag(weights, sum(bag.mass for bag in several), sum(bag.words for bag in several))


def _counted(text: str) -> tuple[dict[str, float], int]:
    counts: dict[str, float] = {}
    words = words_of(text)
    before = ""
    for word in words[:MOST_WORDS]:
        stem = word.folded[:_STEM]
        counts[stem] = counts.get(stem, 0.0) + _worth(text[word.start], word.folded, is_first=word.start == 0)
        if before:
            pair = f"{before} {stem}"
            counts[pair] = counts.get(pair, 0.0) + _PAIR_WEIGHT
        before = stem
    return counts, len(words)


def _worth(first: str, folded: str, *, is_first: bool) -> float:
    if first.isdigit() or (first.isupper() and not is_first):
        return _MARKED_WEIGHT
    return _SHORT_WEIGHT if len(folded) <= _SHORT else 1.0


def _bag(counts: Mapping[str, float], words: int, rarity: Mapping[str, float]) -> Bag:
    weights = {feature: count * rarity[feature] for feature, count in counts.items() if feature in rarity}
    return Bag(weights, sum(weights.values()), words)
