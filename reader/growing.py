"""Growing: what came, went or changed since the library was last grouped, worked into its grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.relations.decisions import decisions_of
from reader.relations.knowledge import Knowledge
from reader.relations.memory import MemoryGraph
from reader.relations.packing import packed_profile
from reader.relations.profile import profile_of
from reader.relations.regrouping import regrouped
from reader.relations.relating import explained
from reader.relations.shelf import Shelf
from reader.relations.shingles import fingerprint_of
from reader.relations.traits import traits_of
from reader.relations.tying import Tying
from reader.relations.vectors import keys_of, vector_of
from reader.store.articles import stored_articles
from reader.store.constraints import constraints
from reader.store.finding import CrowdedError, add_found_by, drop_found_by, resembling, sharing
from reader.store.neighbourhoods import (
    StoredGraph,
    forget,
    forget_all,
    grouped_among,
    grouped_articles,
    grouped_count,
    reference,
    stored_profile,
    write_known,
    write_reference,
    write_ties,
)
from reader.store.regrouping import write_regrouping
from reader.store.relations import write_relations
from reader.store.ungrouped import empty_queue, laid_aside, queued

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.base.ids import ArticleId, StoryId
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph
    from reader.relations.profile import Profile
    from reader.relations.reference import Reference
    from reader.relations.relation import Relation
    from reader.relations.vectors import Vector
    from reader.store.database import Store
    from reader.store.rows import StoredArticle

_AT_ONCE = 500
"""Articles whose texts are held in memory at a time."""


class Grower:
    """Works changes into the grouping of a library; keeps what it weighs words by while the library is open."""

    def __init__(self) -> None:
        self._reference: Reference | None = None
        self._tying = Tying()

    def regroup(self, store: Store, *, anew: bool = False) -> frozenset[StoryId]:
        """Group what was noted since the last time and return the stories that changed; inside a transaction.

        A library that is small, or has grown or shrunk much, is weighed and grouped as a whole; ``anew`` asks for it.
        """
        noted = queued(store)
        if not noted and not anew:
            return frozenset()
        empty_queue(store)
        new = Shelf(_profiles(store, noted))
        used = self._reference = reference(store, self._reference)
        if not anew and used is not None and not used.is_outgrown(_size(store, new.articles, noted)):
            try:
                return self._grown(store, new, noted, used)
            except CrowdedError:
                pass
        return _grown_anew(store, new, noted)

    def _grown(self, store: Store, new: Shelf, noted: Sequence[ArticleId], used: Reference) -> frozenset[StoryId]:
        """Work the articles that were noted in, and reach no further than what hangs together with them."""
        left = _taken_out(store, noted, used)
        graph = StoredGraph(store)
        added = set(new.articles)
        for article in new.articles:
            profile = new.profile(article)
            self._tie(store, graph, profile, vector_of(traits_of(profile), used), used)
        gone = set(noted) - added
        result = regrouped(graph, _decisions(store), (left - gone) | added)
        return write_regrouping(store, result, graph, gone)

    def _tie(self, store: Store, graph: StoredGraph, profile: Profile, vector: Vector, used: Reference) -> None:
        """Find what is alike an article and let it be found."""
        one = Knowledge(profile.article, vector, used, graph)
        keys, fingerprint = one.keys, fingerprint_of(profile.words)
        write_known(store, one.article, packed_profile(profile), vector)
        shared = sharing(store, fingerprint, len(vector.slots))
        alike, copies = (_known(graph, found, used) for found in (resembling(store, keys), [*shared]))
        self._tying.tie(one, alike, list(zip(copies, shared.values(), strict=True)))
        found = self._tying.take()
        add_found_by(store, one.article, keys, fingerprint)
        write_ties(store, found.ties, found.copying)
        write_relations(store, _explained(graph, found.copying.values()))


def _known(graph: StoredGraph, articles: Sequence[ArticleId], used: Reference) -> list[Knowledge]:
    vectors = zip(articles, graph.vectors(articles), strict=True)
    return [Knowledge(one, vector, used, graph) for one, vector in vectors]


def _explained(graph: Graph, relations: Iterable[Relation]) -> Iterator[Relation]:
    return (explained(one, graph.print(one.a), graph.print(one.b)) for one in relations)


def _size(store: Store, new: Collection[ArticleId], noted: Sequence[ArticleId]) -> int:
    """Return how many articles the grouped library has."""
    return grouped_count(store) - len(grouped_among(store, noted)) + len(new)


def _grown_anew(store: Store, new: Shelf, noted: Sequence[ArticleId]) -> frozenset[StoryId]:
    """Weigh and group the whole library; ``new`` are the profiles of what was noted."""
    grouped = grouped_articles(store)
    for article in sorted(set(grouped) - set(noted)):
        new.put_packed(article, stored_profile(store, article))
    graph = MemoryGraph(new)
    present = graph.articles
    forget_all(store)
    write_reference(store, graph.reference)
    for one in present:
        write_known(store, one, new.packed(one), graph.vector(one))
        if not graph.reference.is_exact:
            keys = keys_of(graph.vector(one), graph.reference)
            add_found_by(store, one, keys, fingerprint_of(graph.profile(one).words))
    copying = graph.copying(frozenset(present))
    write_ties(store, graph.ties(present), copying)
    write_relations(store, _explained(graph, copying.values()))
    result = regrouped(graph, _decisions(store), graph.articles)
    return write_regrouping(store, result, graph, set(grouped) - set(present))


def _taken_out(store: Store, noted: Sequence[ArticleId], used: Reference) -> set[ArticleId]:
    """Take articles out of all that is kept, and return those that hung together with them."""
    graph = StoredGraph(store)
    former = graph.places(noted)
    left = {end for pair in graph.ties(noted) for end in pair}
    left |= set(graph.companions(noted))
    left |= set(graph.of_cores({place.core for place in former.values()}))
    for one in former:
        keys = keys_of(graph.vector(one), used)
        drop_found_by(store, one, keys, fingerprint_of(graph.profile(one).words).tolist())
    forget(store, noted)
    return left


def _decisions(store: Store) -> Decisions:
    """Return what was decided about articles that are grouped."""
    decided = constraints(store)
    ends = {end for one in decided for end in (one.a, one.b)}
    return decisions_of(decided, grouped_among(store, ends))


def _profiles(store: Store, articles: Sequence[ArticleId]) -> Iterator[Profile]:
    """Yield the profiles of those of ``articles`` that are to be grouped."""
    aside = laid_aside(store, articles)
    kept = [one for one in articles if one not in aside]
    for start in range(0, len(kept), _AT_ONCE):
        for stored in stored_articles(store, kept[start : start + _AT_ONCE]):
            if _has_a_story(stored):
                yield profile_of(stored.row.id, stored.article)


def _has_a_story(stored: StoredArticle) -> bool:
    """Tell whether an article is grouped: a list of others is not, nor is a stub without a word of text."""
    return stored.article.kind is ArticleKind.ARTICLE or (
        stored.article.kind is ArticleKind.STUB and bool(stored.passages)
    )
