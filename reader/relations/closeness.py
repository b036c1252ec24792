"""Closeness: how much of two texts is one text, however it was cut, moved or reworded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from reader.relations.hashing import shingles_of, word_hash
from reader.relations.runs import RUN, covered_words
from reader.relations.vocabulary import stem, stop_words

if TYPE_CHECKING:
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
        stems = [word_hash(stem(word, language)) & 0xFFFFFFFF for word in self.profile.words if word not in stops]
        return np.array(stems, dtype=np.uint32)


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


def print_of(profile: Profile) -> Print:
    """Return what of ``profile`` is compared."""
    shingles = shingles_of(profile.words, RUN)
    return Print(profile, shingles, np.unique(shingles))


def is_close(a: Print, b: Print) -> bool:
    """Tell whether two articles share enough for a relation without sharing a story."""
    fewest, other = sorted((a.known, b.known), key=len)
    if not len(fewest):
        return False
    return int(_stand_in(fewest, other).sum()) >= _WORTH_A_LOOK * len(fewest)


def closeness_of(a: Print, b: Print) -> Closeness:
    """Return the closeness of two articles that have shingles."""
    words_a = covered_words(_stand_in(a.shingles, b.known))
    words_b = covered_words(_stand_in(b.shingles, a.known))
    return Closeness(
        a=words_a / (len(a.shingles) + RUN - 1),
        b=words_b / (len(b.shingles) + RUN - 1),
        words=min(words_a, words_b),
        prints=(a, b),
    )


def _stand_in(shingles: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell of each shingle whether it is among ``known``, which rise."""
    places = np.searchsorted(known, shingles)
    found: NDArray[np.bool_] = known[np.minimum(places, len(known) - 1)] == shingles
    return found
