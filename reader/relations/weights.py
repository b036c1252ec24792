"""Weights: every article as one vector of what it tells, in five kinds of evidence, rare things weighing most."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from reader.relations.shingles import word_id
from reader.relations.vocabulary import word_worth, worth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.relations.profile import Profile

Feature = str | int
Vector = dict[Feature, float]

_BACKGROUND = 3
"""Imagined articles that share nothing with the library; without them, what all of a small one share tells nothing."""
_SHARES = {"text": 0.05, "names": 0.1, "figures": 0.1, "lead": 0.15, "phrases": 0.6}
"""How much each kind of evidence counts; they add up to 1."""
_FEWEST_DIGITS = 2
_NAMED = 5
_YEAR = 0.5
_IS_YEAR = regex.compile(r"(?:19|20)\d\d")


def vectors_of(profiles: Sequence[Profile]) -> list[Vector]:
    """Return a vector for each profile, so that the product of two is a likeness from 0 to 1.

    Each kind of evidence makes a vector of unit length out of damped counts, times rarity in the library, times what
    the word is worth anywhere; the kinds are laid side by side, each scaled by the root of its share. The vector of
    figures stays shorter where there are few: one figure in common may be chance.
    """
    whole: list[Vector] = [{} for _ in profiles]
    for kind, share in _SHARES.items():
        weighed = [_READERS[kind](profile) for profile in profiles]
        carriers = Counter(feature for weights in weighed for feature in weights)
        total = len(profiles) + _BACKGROUND + 1
        rarity = {feature: math.log(total / (count + 0.5)) for feature, count in carriers.items()}
        for vector, weights in zip(whole, weighed, strict=True):
            vector.update(_scaled(weights, rarity, math.sqrt(share), kind))
    return whole


def _scaled(weights: Mapping[Feature, float], rarity: Mapping[Feature, float], scale: float, kind: str) -> Vector:
    rare = {feature: weight * rarity[feature] for feature, weight in weights.items()}
    floor = max(rarity.values(), default=0.0) if kind == "figures" else 0.0
    length = math.hypot(floor, *rare.values())
    factor = scale / length if length else 0.0
    return {
        f"{kind}:{feature}" if isinstance(feature, str) else feature: weight * factor
        for feature, weight in rare.items()
    }


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
    return {
        word_id(one) << 32 | word_id(other): (1 + math.log(count)) * (known[one] + known[other]) / 2
        for (one, other), count in counts.items()
    }


_READERS: dict[str, Callable[[Profile], Mapping[Feature, float]]] = {
    "text": lambda profile: _stems(profile.terms),
    "names": lambda profile: _stems(profile.names),
    "figures": _figures,
    "lead": lambda profile: _stems(profile.lead),
    "phrases": _phrases,
}


def likeness(a: Vector, b: Vector) -> float:
    """Return the product of two vectors, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[feature] for feature, weight in a.items() if feature in b)


def shared_terms(a: Vector, b: Vector) -> tuple[str, ...]:
    """Return the words and names that two vectors share and that weigh most, heaviest first."""
    return telling_terms({feature: weight * b[feature] for feature, weight in a.items() if feature in b})[:_NAMED]


def telling_terms(vector: Vector) -> tuple[str, ...]:
    """Return the names and words of a vector, heaviest first."""
    told = sorted(
        (-weight, feature.partition(":")[2])
        for feature, weight in vector.items()
        if isinstance(feature, str) and feature.startswith(("names:", "text:"))
    )
    return tuple(dict.fromkeys(term for _, term in told))
