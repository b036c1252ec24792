"""Features of passages: what two passages that say the same thing have in common, each weighing more the rarer it is.

A feature is the beginning of a word, so that inflection and most spelling variants meet, or a pair of them in a row.
Words with a capital or a digit weigh more: names and figures outlive a rewrite. Weights are inverse document
frequencies over the columns at hand (K. Spärck Jones, 1972), so no list of function words of any language is needed;
nearly every pair of words is rare, so all pairs weigh the same. Only whether a passage holds a feature counts, not how
often: every sum is one over a set, and of whole numbers, so that it does not depend on any order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.base.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_WORDS = 4000
"""Words of one passage that are looked at; what a longer one says after them is not needed to place it."""
MOST_SPREAD = 12
"""A word weighs nothing that more passages of one column hold than this and than a third of them."""
WIDEST = 120
"""A word weighs nothing that more passages of one column hold than this, however many there are."""
_LONG = 60
_STEM = 6
_SHORT = 3
_SHORT_WORTH, _PLAIN_WORTH, _MARKED_WORTH, _PAIR_WORTH, _OWN_WORTH = 1, 4, 6, 2, 3
_WORD_WORTH = [_SHORT_WORTH] * (_SHORT + 1) + [_PLAIN_WORTH] * _STEM
_UNITS = 256
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Scale:
    """What features weigh in one alignment: each word that two columns have, any pair of words, any other word."""

    words: Mapping[str, int]
    pair: int
    own: int

    def weight(self, stems: Iterable[str], pairs: int) -> int:
        """Return what the words ``stems``, all of them on the scale, and so many pairs weigh together."""
        return sum(map(self.words.__getitem__, stems)) + pairs * self.pair


@dataclass(frozen=True, slots=True)
class Bag:
    """The features of a passage: the words that another column has too, its pairs of words, and their scale.

    ``mass`` is the weight of all its features, the words of its own included; ``words`` is the number of words.
    """

    stems: frozenset[str]
    pairs: frozenset[str]
    scale: Scale
    mass: int
    words: int


@dataclass(frozen=True, slots=True)
class Features:
    """All features of one passage, and the words among them that a capital or a digit marks."""

    stems: frozenset[str]
    pairs: frozenset[str]
    marked: frozenset[str]
    words: int


def bags_of(columns: Sequence[Sequence[str]]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column, weighed over all the columns together."""
    found = [[features_of(text) for text in column] for column in columns]
    longest = max((len(column) for column in columns), default=0)
    marked: frozenset[str] = frozenset().union(*(features.marked for column in found for features in column))
    rarest = round(_UNITS * math.log(1 + longest))
    scale = Scale(_weights(_spread(found), marked, longest), _PAIR_WORTH * rarest, _OWN_WORTH * rarest)
    known = frozenset(scale.words)
    return tuple(tuple(_bag(features, known, scale) for features in column) for column in found)


def overlap(left: Bag, right: Bag) -> int:
    """Return the weight of what both bags hold."""
    return left.scale.weight(left.stems & right.stems, len(left.pairs & right.pairs))


def gain(more: Bag, explained: Bag, whole: Bag) -> int:
    """Return the weight of what ``whole`` shares with ``more`` and not with ``explained``."""
    stems = (whole.stems & more.stems) - explained.stems
    return whole.scale.weight(stems, len((whole.pairs & more.pairs) - explained.pairs))


def merged(bags: Sequence[Bag]) -> Bag:
    """Return what renderings of one passage hold between them; its mass and words are their means."""
    if len(bags) == 1:
        return bags[0]
    mass, words = sum(bag.mass for bag in bags) // len(bags), sum(bag.words for bag in bags) // len(bags)
    return Bag(*_united(bags), bags[0].scale, mass, words)


def joined(bags: Sequence[Bag]) -> Bag:
    """Return the bag of passages that stand one after the other; what several of them hold counts once."""
    if len(bags) == 1:
        return bags[0]
    scale = bags[0].scale
    stems, pairs = _united(bags)
    own = sum(bag.mass - scale.weight(bag.stems, len(bag.pairs)) for bag in bags)
    return Bag(stems, pairs, scale, own + scale.weight(stems, len(pairs)), sum(bag.words for bag in bags))


@lru_cache(maxsize=8192)
def features_of(text: str) -> Features:
    """Return the features of a passage; remembered, since a window aligns the same passages again and again."""
    chunks = text.split()[:MOST_WORDS]
    # Whatever has no white space for long (an address, a text in Chinese) is not worth remembering.
    reading = _read if max(map(len, chunks), default=0) <= _LONG else _read_anew
    read = list(map(reading, chunks))
    stems = list(chain.from_iterable(map(itemgetter(0), read)))[:MOST_WORDS]
    marked = frozenset(chain.from_iterable(map(itemgetter(1), read)))
    return Features(frozenset(stems), frozenset(map(" ".join, pairwise(stems))), marked, len(stems))


def _read_anew(chunk: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the beginnings of the words in text without white space, and those with a capital or a digit."""
    if chunk.isascii():
        # What words_of says of such a piece, at a tenth of the cost; most pieces of most texts are such.
        found = _ASCII_WORD.findall(chunk)
        stems = tuple([word.lower()[:_STEM] for word in found])
        return stems, tuple([stem for stem, word in zip(stems, found, strict=True) if not word[0].islower()])
    words = [(word.folded[:_STEM], chunk[word.start]) for word in words_of(chunk)]
    return tuple(stem for stem, _ in words), tuple(stem for stem, first in words if first.isdigit() or first.isupper())


_read = lru_cache(maxsize=65536)(_read_anew)


def _spread(columns: Sequence[Sequence[Features]]) -> dict[str, int]:
    """Return the words that at least two columns have, and how many passages of one column have them at most."""
    seen: dict[str, int] = {}
    shared: dict[str, int] = {}
    for column in columns:
        own = Counter(chain.from_iterable([features.stems for features in column]))
        for stem in own.keys() & seen.keys():
            seen[stem] = shared[stem] = max(own[stem], seen[stem])
        seen = dict(own) | seen
    return shared


def _weights(spread: Mapping[str, int], marked: frozenset[str], longest: int) -> dict[str, int]:
    most = min(WIDEST, max(MOST_SPREAD, longest // 3))
    rarity = [0, *(round(_UNITS * math.log(1 + longest / number)) for number in range(1, most + 1))]
    return {
        stem: rarity[number] * (_MARKED_WORTH if stem in marked else _WORD_WORTH[len(stem)])
        for stem, number in spread.items()
        if number <= most
    }


def _bag(features: Features, known: frozenset[str], scale: Scale) -> Bag:
    stems = features.stems & known
    own = (len(features.stems) - len(stems)) * scale.own
    return Bag(stems, features.pairs, scale, own + scale.weight(stems, len(features.pairs)), features.words)


def _united(bags: Sequence[Bag]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset().union(*(bag.stems for bag in bags)), frozenset().union(*(bag.pairs for bag in bags))
