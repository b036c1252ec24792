"""A graph of articles held in memory: made of all of them at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from reader.relations.graph import pair_of
from reader.relations.joining import joined
from reader.relations.knowledge import Knowledge
from reader.relations.reference import reference_of
from reader.relations.shingles import HOT, are_many, fingerprint_of, size_of
from reader.relations.traits import traits_of
from reader.relations.tying import HINT, Tying
from reader.relations.vectors import vector_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reader.base.ids import ArticleId
    from reader.relations.closeness import Print
    from reader.relations.graph import Pair, Place, Tie
    from reader.relations.profile import Profile
    from reader.relations.reference import Reference
    from reader.relations.relation import Relation
    from reader.relations.shelf import Shelf
    from reader.relations.storylines import Chapter
    from reader.relations.tying import Ties
    from reader.relations.vectors import Vector

_ANY = 1 << 62


class MemoryGraph:
    """The graph of profiles on a shelf that were never grouped before.

    They are weighed by ``reference``, or by what they are.
    """

    def __init__(self, shelf: Shelf, reference: Reference | None = None) -> None:
        self._shelf = shelf
        traits, fingerprints, slim = [], [], []
        for article in shelf.articles:
            profile = shelf.profile(article)
            traits.append(traits_of(profile))
            fingerprints.append(fingerprint_of(profile.words))
            slim.append(profile.without_words())
        self.reference = reference_of(traits) if reference is None else reference
        traits.reverse()
        known = [Knowledge(one, vector_of(traits.pop(), self.reference), self.reference, shelf) for one in slim]
        found = tied(known, fingerprints)
        self._known = {one.profile.article: one for one in known}
        self._ties: defaultdict[ArticleId, dict[ArticleId, Tie]] = defaultdict(dict)
        for (a, b), tie in found.ties.items():
            self._ties[a][b] = self._ties[b][a] = tie
        self._copying = found.copying

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """All articles, rising."""
        return tuple(self._known)

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        return self._shelf.profile(article)

    def brief(self, article: ArticleId) -> Profile:
        """Return the profile of an article without its words."""
        return self._known[article].profile

    def vector(self, article: ArticleId) -> Vector:
        """Return the weighed traits of an article."""
        return self._known[article].vector

    def vectors(self, articles: Collection[ArticleId]) -> list[Vector]:
        """Return the weighed traits of articles, in order."""
        return [self._known[article].vector for article in articles]

    def print(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        return self._shelf.print(article)

    def ties(self, articles: Collection[ArticleId]) -> Mapping[Pair, Tie]:
        """Return every tie with an end, or both, among ``articles``."""
        return {
            pair_of(one, other): tie for one in articles if one in self._ties for other, tie in self._ties[one].items()
        }

    def copying(self, articles: Collection[ArticleId]) -> Mapping[Pair, Relation]:
        """Return the copying relations with both ends among ``articles``, not yet explained."""
        pairs = [
            (one, other) for one in articles for other in self._ties.get(one, ()) if one < other and other in articles
        ]
        return {pair: self._copying[pair] for pair in sorted(pairs) if pair in self._copying}

    def places(self, _articles: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return nothing: no article was grouped before."""
        return {}

    def companions(self, _articles: Collection[ArticleId]) -> Collection[ArticleId]:
        """Return nothing: there was no storyline before."""
        return ()

    def chapters(self, _stories: Iterable[ArticleId]) -> Mapping[ArticleId, Chapter]:
        """Return nothing: every story changes."""
        return {}

    of_cores = of_hosts = of_stories = places


def tied(known: Sequence[Knowledge], fingerprints: Sequence[NDArray[np.uint64]]) -> Ties:
    """Return the ties among ``known``, which stand in the order of their ids, as their fingerprints do."""
    keys = [one.keys for one in known]
    alike = _others(joined([own.slots for own in keys], [own.weights for own in keys], most=_ANY, least=HINT))
    del keys
    copies = _others(_suspects(known, fingerprints))
    tying = Tying()
    for place, one in enumerate(known):
        tying.tie(
            one,
            [known[other] for other, _ in alike.get(place, ())],
            [(known[other], shared) for other, shared in copies.get(place, ())],
        )
    return tying.take()


def _suspects(known: Sequence[Knowledge], fingerprints: Sequence[NDArray[np.uint64]]) -> NDArray[np.int64]:
    """Return the pairs that share so many rare runs of words that one may copy the other."""
    pairs = joined(fingerprints, None, most=HOT, least=1)
    sizes = np.array([size_of(len(one.vector.slots)) for one in known])
    kept: NDArray[np.int64] = pairs[are_many(pairs[:, 2], sizes[pairs[:, 0]], sizes[pairs[:, 1]])]
    return kept


def _others(pairs: NDArray[np.int64]) -> dict[int, list[list[int]]]:
    """Return for each first of ``pairs``, which are sorted, its seconds and what they share."""
    parts = np.split(pairs, np.flatnonzero(np.diff(pairs[:, 0])) + 1) if len(pairs) else []
    return {int(part[0, 0]): part[:, 1:].tolist() for part in parts}
