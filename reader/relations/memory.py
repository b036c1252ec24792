"""A graph of articles held in memory: made of all of them at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from reader.relations.joining import joined
from reader.relations.knowledge import Knowledge
from reader.relations.reference import reference_of, sample_of
from reader.relations.shingles import HOT, are_many, fingerprint_of, size_of
from reader.relations.tie_table import TieTable
from reader.relations.traits import traits_of
from reader.relations.tying import FEWEST_KEYS, HINT, Tying
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
    from reader.relations.traits import Traits
    from reader.relations.vectors import Vector

_ANY = 1 << 62


class MemoryGraph:
    """The graph of profiles on a shelf that were never grouped before.

    They are weighed by ``reference``, or by what they are.
    """

    def __init__(self, shelf: Shelf, reference: Reference | None = None) -> None:
        self._shelf = shelf
        articles = shelf.articles
        counted: dict[ArticleId, Traits] = {}
        if reference is None:
            counted = {one: traits_of(shelf.profile(one)) for one in sample_of(articles)}
            reference = reference_of(len(articles), list(counted.values()))
        self.reference = reference
        self._briefs: dict[ArticleId, Profile] = {}
        self._known: dict[ArticleId, Knowledge] = {}
        fingerprints = []
        for article in articles:
            profile = shelf.profile(article)
            traits = counted.pop(article, None) or traits_of(profile)
            self._briefs[article] = profile.without_text()
            self._known[article] = Knowledge(article, vector_of(traits, reference), reference, self)
            fingerprints.append(fingerprint_of(profile.words))
        self._ties, self._copying = _tied(list(self._known.values()), fingerprints)
        self._copies: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
        for a, b in sorted(self._copying):
            self._copies[a].append(b)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """All articles, rising."""
        return tuple(self._known)

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        return self._shelf.profile(article)

    def brief(self, article: ArticleId) -> Profile:
        """Return the profile of an article without its text."""
        return self._briefs[article]

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
        return self._ties.of(articles)

    def copying(self, articles: Collection[ArticleId]) -> Mapping[Pair, Relation]:
        """Return the copying relations with both ends among ``articles``, not yet explained."""
        pairs = [(one, other) for one in articles for other in self._copies.get(one, ()) if other in articles]
        return {pair: self._copying[pair] for pair in sorted(pairs)}

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


def _tied(
    known: Sequence[Knowledge], fingerprints: Sequence[NDArray[np.uint64]]
) -> tuple[TieTable, dict[Pair, Relation]]:
    """Return the ties among ``known``, which stand in the order of their ids, as their fingerprints do.

    The second value are the copying relations among them.
    """
    copies = _Partners(_suspects(known, fingerprints))
    alike = _Partners(_resembling(known))
    tying = Tying()
    ties = TieTable()
    copying: dict[Pair, Relation] = {}
    for place, one in enumerate(known):
        tying.tie(
            one,
            [known[other] for other, _ in alike.of(place)],
            [(known[other], shared) for other, shared in copies.of(place)],
        )
        found = tying.take()
        ties.add(found.ties)
        copying |= found.copying
    return ties, copying


def _resembling(known: Sequence[Knowledge]) -> NDArray[np.int64]:
    """Return the pairs that share enough of what they are found by."""
    keys = [one.keys for one in known]
    slots, weights = [own.slots for own in keys], [own.weights for own in keys]
    return joined(slots, weights, most=_ANY, least=HINT, fewest=FEWEST_KEYS)


def _suspects(known: Sequence[Knowledge], fingerprints: Sequence[NDArray[np.uint64]]) -> NDArray[np.int64]:
    """Return the pairs that share so many rare runs of words that one may copy the other."""
    pairs = joined(fingerprints, None, most=HOT, least=1)
    sizes = np.array([size_of(len(one.vector.slots)) for one in known])
    kept: NDArray[np.int64] = pairs[are_many(pairs[:, 2], sizes[pairs[:, 0]], sizes[pairs[:, 1]])]
    return kept


class _Partners:
    """Pairs, sorted, looked up by their first."""

    def __init__(self, pairs: NDArray[np.int64]) -> None:
        self._firsts, self._rest = np.ascontiguousarray(pairs[:, 0]), pairs[:, 1:]

    def of(self, first: int) -> list[list[int]]:
        """Return the seconds of ``first`` and what they share."""
        start, end = np.searchsorted(self._firsts, (first, first + 1))
        found: list[list[int]] = self._rest[start:end].tolist()
        return found
