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
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

import regex

from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_WORDS = 4000
"""Words of one passage that are looked at; what a longer one says after them is not needed to place it."""
MOST_SPREAD = 12
"""A word weighs nothing that more passages of one column hold than this and than a third of them."""
WIDEST = 60
"""A word weighs nothing that more passages of one column hold than this, however many there are."""
_LONG = 60
_STEM = 6
_SHORT = 3
_SHORT_WORTH, _PLAIN_WORTH, _MARKED_WORTH, _PAIR_WORTH, _OWN_WORTH = 1, 4, 6, 2, 3
_WORD_WORTH = [_SHORT_WORTH] * (_SHORT + 1) + [_PLAIN_WORTH] * _STEM
_UNITS = 256
_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{M}\p{N}]+")
_CAPITAL = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}]*")
_ASCII_CAPITAL = re.compile(rf"[A-Z][A-Za-z0-9]{{0,{_STEM - 1}}}")
_LOWERED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
_TYPOGRAPHIC = "’‘“”–—…\u00a0"


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
    """All features of one passage; a pair of words is their beginnings run together."""

    stems: frozenset[str]
    pairs: frozenset[str]
    words: int


def bags_of(columns: Sequence[Sequence[str]]) -> tuple[tuple[Bag, ...], ...]:
    """Return a bag for each passage of each column, weighed over all the columns together."""
    found = [[features_of(text) for text in column] for column in columns]
    longest = max((len(column) for column in columns), default=0)
    capitals = capitals_of("\n".join(chain.from_iterable(columns)))
    rarest = round(_UNITS * math.log(1 + longest))
    scale = Scale(_weights(_spread(found), capitals, longest), _PAIR_WORTH * rarest, _OWN_WORTH * rarest)
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


def capitals_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text that have a capital."""
    plain = _without_typography(text)
    if plain.isascii():
        return frozenset([word.lower() for word in set(_ASCII_CAPITAL.findall(plain))])
    return frozenset([folded(word)[:_STEM] for word in set(_CAPITAL.findall(plain))])


@lru_cache(maxsize=8192)
def features_of(text: str) -> Features:
    """Return the features of a passage; remembered, since a window aligns the same passages again and again."""
    plain = _without_typography(text)
    if plain.isascii():
        words = plain.encode("ascii").translate(_LOWERED).decode("ascii").split(None, MOST_WORDS)[:MOST_WORDS]
    else:
        words = list(filter(None, map(_folded, _WORD.findall(plain)[:MOST_WORDS])))
    stems = [word[:_STEM] for word in words]
    return Features(frozenset(stems), frozenset(map(add, stems, stems[1:])), len(stems))


def _without_typography(text: str) -> str:
    """Return the text without the punctuation for which most texts in ASCII leave it."""
    if not text.isascii():
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, " ")
    return text


@lru_cache(maxsize=32768)
def _folded(word: str) -> str:
    return folded(word[:_LONG])


def _spread(columns: Sequence[Sequence[Features]]) -> dict[str, int]:
    """Return the words that at least two columns have, and how many passages of one column have them at most."""
    seen: dict[str, int] = {}
    shared: dict[str, int] = {}
    for column in columns:
        own = Counter(chain.from_iterable([features.stems for features in column]))
        # Not max(), which takes three times as long here.
        most = {stem: one if (one := own[stem]) > (other := seen[stem]) else other for stem in own.keys() & seen.keys()}
        seen.update(own)
        seen.update(most)
        shared.update(most)
    return shared


def _weights(spread: Mapping[str, int], capitals: frozenset[str], longest: int) -> dict[str, int]:
    most = min(WIDEST, max(MOST_SPREAD, longest // 3))
    rarity = [0, *(round(_UNITS * math.log(1 + longest / number)) for number in range(1, most + 1))]
    return {
        stem: rarity[number] * (_MARKED_WORTH if stem in capitals or stem[0].isdigit() else _WORD_WORTH[len(stem)])
        for stem, number in spread.items()
        if number <= most
    }


def _bag(features: Features, known: frozenset[str], scale: Scale) -> Bag:
    stems = features.stems & known
    own = (len(features.stems) - len(stems)) * scale.own
    return Bag(stems, features.pairs, scale, own + scale.weight(stems, len(features.pairs)), features.words)


def _united(bags: Sequence[Bag]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset().union(*(bag.stems for bag in bags)), frozenset().union(*(bag.pairs for bag in bags))
