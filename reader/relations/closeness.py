"""Closeness: how much of two texts is one text, however it was cut, moved or reworded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from reader.relations.coverage import Coverage
from reader.relations.hashing import shingles_of, word_hash
from reader.relations.runs import RUN
from reader.relations.vocabulary import stem, stop_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.relations.profile import Profile

ONE_TEXT = 0.225
"""Closeness from which two articles have one text behind them; own reports of one event stay below."""
_WORTH_A_LOOK = 0.05


@dataclass(frozen=True, eq=False)
class Print:
    """What is compared of one article: the shingles of its words in order, and each once and rising."""

    profile: Profile
    shingles: NDArray[np.uint32]
    known: NDArray[np.uint32]

    @cached_property
    def stems(self) -> NDArray[np.uint32]:
        """The stems of its telling words in order; only texts that share much are compared by them."""
        language = self.profile.language
        stops = stop_words(language)
        return np.array([_stem(word, language) for word in self.profile.words if word not in stops], dtype=np.uint32)


@dataclass(frozen=True)
class Closeness:
    """The share, 0 to 1, of the words of ``a`` and of ``b`` in shared runs; ``prints`` are what was compared."""

    a: float
    b: float
    words: int
    """How many words of the side with fewer of them lie in shared runs."""
    prints: tuple[Print, Print]

    @cached_property
    def order(self) -> float:
        """The longest common subsequence of the telling words, as a share, 0 to 1, of the shorter side.

        Who rewords keeps the order of what is told; who reports on his own does not. Worked out when asked for: most
        pairs are decided without it.
        """
        one, other = (own.stems for own in self.prints)
        shorter = min(len(one), len(other))
        return LCSseq.similarity(one.tolist(), other.tolist()) / shorter if shorter else 0.0

    @property
    def turned(self) -> Closeness:
        """The same, told of ``b`` and ``a``."""
        return Closeness(self.b, self.a, self.words, (self.prints[1], self.prints[0]))

    @property
    def value(self) -> float:
        """Closeness as one number, 0 to 1."""
        return (self.high + self.order) / 2

    @property
    def high(self) -> float:
        """The share of the side that is covered more."""
        return max(self.a, self.b)

    @property
    def low(self) -> float:
        """The share of the side that is covered less."""
        return min(self.a, self.b)


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str | None) -> int:
    return word_hash(stem(word, language)) & 0xFFFFFFFF


def print_of(profile: Profile) -> Print:
    """Return what of ``profile`` is compared."""
    shingles = shingles_of(profile.words, RUN)
    return Print(profile, shingles, np.unique(shingles))


def closeness_of(a: Print, b: Print) -> Closeness:
    """Return the closeness of two articles that have shingles."""
    return _closenesses(a, [b], Coverage(a, [b]))[0]


def closenesses(one: Print, others: Sequence[Print]) -> list[Closeness]:
    """Return the closeness of an article, as ``a``, and each of ``others`` that shares enough with it for a relation.

    Articles without shingles share nothing.
    """
    others = [other for other in others if len(other.shingles)]
    if not others or not len(one.shingles):
        return []
    coverage = Coverage(one, others)
    fewest = np.minimum(len(one.known), np.array([len(other.known) for other in others]))
    close = np.flatnonzero(coverage.counts() >= _WORTH_A_LOOK * fewest).tolist()
    near = [others[place] for place in close]
    return _closenesses(one, near, Coverage(one, near)) if near else []


def _closenesses(one: Print, others: Sequence[Print], coverage: Coverage) -> list[Closeness]:
    size = len(one.shingles) + RUN - 1
    words = zip(others, coverage.of_one().tolist(), coverage.of_others().tolist(), strict=True)
    return [
        Closeness(mine / size, theirs / (len(other.shingles) + RUN - 1), min(mine, theirs), (one, other))
        for other, mine, theirs in words
    ]
