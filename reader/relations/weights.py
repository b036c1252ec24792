"""Weights: every article as one vector of what it tells, in five kinds of evidence, rare things weighing most."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from reader.relations.vocabulary import word_worth, worth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.relations.profile import Profile

Feature = str | tuple[str, str]
Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Space:
    """A vector for each of some articles, and what the numbers of their features stand for.

    ``words[feature]`` is the word or name, empty for figures, openings and phrases. What only one article has is left
    out of the vectors: it can match nothing.
    """

    vectors: tuple[Vector, ...]
    words: tuple[str, ...]

    def shared_terms(self, a: int, b: int) -> tuple[str, ...]:
        """Return the words and names that two articles share and that weigh most, heaviest first."""
        return self.telling_terms(product(self.vectors[a], self.vectors[b]))

    def telling_terms(self, vector: Vector, most: int = 12) -> tuple[str, ...]:
        """Return the words and names of a vector that weigh most, heaviest first."""
        told = sorted((-weight, self.words[feature]) for feature, weight in vector.items() if self.words[feature])
        return tuple(dict.fromkeys(word for _, word in told))[:most]


_BACKGROUND = 3
"""Imagined articles that share nothing with the library; without them, what all of a small one share tells nothing."""
OF_AN_EVENT = {"text": 0.05, "names": 0.1, "figures": 0.1, "lead": 0.15, "phrases": 0.6}
"""How much each kind of evidence counts where one asks for the same event; the shares add up to 1."""
OF_A_SAGA = {"text": 0.5, "lead": 0.5}
"""The same where one asks for the same saga: its events differ in figures and wordings, not in what they are about."""
_WORDS = ("text", "names")
_FEWEST_DIGITS = 2
_YEAR = 0.5
_IS_YEAR = regex.compile(r"(?:19|20)\d\d")


def space_of(profiles: Sequence[Profile], shares: Mapping[str, float]) -> Space:
    """Return a vector for each profile, so that the product of two is a likeness from 0 to 1.

    Each kind of evidence in ``shares`` makes a vector of unit length out of damped counts, times rarity in the
    library, times what the word is worth anywhere; the kinds are laid side by side, each scaled by the root of its
    share. The vector of figures stays shorter where there are few: one figure in common may be chance.
    """
    vectors: list[Vector] = [{} for _ in profiles]
    words: list[str] = []
    for kind, share in shares.items():
        weighed = [_READERS[kind](profile) for profile in profiles]
        carriers = Counter(feature for weights in weighed for feature in weights)
        total = len(profiles) + _BACKGROUND + 1
        rarity = {feature: math.log(total / (count + 0.5)) for feature, count in carriers.items()}
        floor = max(rarity.values(), default=0.0) if kind == "figures" else 0.0
        shared = [feature for feature, count in carriers.items() if count > 1]
        numbers = {feature: len(words) + place for place, feature in enumerate(shared)}
        words.extend(feature if kind in _WORDS and isinstance(feature, str) else "" for feature in shared)
        for vector, weights in zip(vectors, weighed, strict=True):
            rare = {feature: weight * rarity[feature] for feature, weight in weights.items()}
            length = math.hypot(floor, *rare.values())
            factor = math.sqrt(share) / length if length else 0.0
            vector.update({numbers[f]: weight * factor for f, weight in rare.items() if f in numbers})
    return Space(tuple(vectors), tuple(words))


def _stems(counts: Iterable[tuple[str, int]]) -> dict[Feature, float]:
    return {term: (1 + math.log(count)) * worth(term) for term, count in counts}


def _figures(profile: Profile) -> dict[Feature, float]:
    """Return figures of two digits and more; years are worth half."""
    return {
        figure: _YEAR if _IS_YEAR.fullmatch(figure) else 1.0
        for figure in profile.figures
        if len(figure) >= _FEWEST_DIGITS
    }


def _phrases(profile: Profile) -> dict[Feature, float]:
    """Return the pairs of neighbouring words, each worth the mean of its words."""
    known = {word: word_worth(word, profile.language) for word in set(profile.words)}
    counts = Counter(pairwise(profile.words))
    return {pair: (1 + math.log(count)) * (known[pair[0]] + known[pair[1]]) / 2 for pair, count in counts.items()}


_READERS: dict[str, Callable[[Profile], Mapping[Feature, float]]] = {
    "text": lambda profile: _stems(profile.terms),
    "names": lambda profile: _stems(profile.names),
    "figures": _figures,
    "lead": lambda profile: _stems(profile.lead),
    "phrases": _phrases,
}


def product(a: Vector, b: Vector) -> Vector:
    """Return what each feature that two vectors share adds to their likeness."""
    return {feature: a[feature] * b[feature] for feature in a.keys() & b.keys()}


def likeness(a: Vector, b: Vector) -> float:
    """Return the product of two vectors, 0 to 1; exactly rounded, so that the order of features does not matter."""
    return math.fsum([a[feature] * b[feature] for feature in a.keys() & b.keys()])
