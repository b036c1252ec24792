"""What grouping keeps of every article: profile, vector, ties and place; looked up a neighbourhood at a time."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from reader.base.ids import ArticleId
from reader.relations.closeness import print_of
from reader.relations.graph import Place, Tie
from reader.relations.packing import packed_vector, unpacked_profile, unpacked_vector
from reader.relations.reference import Reference
from reader.relations.storylines import Chapter
from reader.store.failure import in_shape
from reader.store.relations import relation_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.relations.closeness import Print
    from reader.relations.graph import Pair
    from reader.relations.profile import Profile
    from reader.relations.relation import Relation
    from reader.relations.vectors import Vector
    from reader.store.database import Store

_LISTED = "(SELECT value FROM json_each(:ids))"
_PLACE = "SELECT article, core, host, mean, story FROM places WHERE"


class StoredGraph:
    """The graph of a library file. Profiles and vectors that were looked up stay in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._profiles: dict[ArticleId, Profile] = {}
        self._vectors: dict[ArticleId, Vector] = {}
        self._prints: dict[ArticleId, Print] = {}

    def profile(self, article: ArticleId) -> Profile:
        """Return the profile of an article."""
        if article not in self._profiles:
            self._profiles[article] = unpacked_profile(_content(self._store, "profile", article))
        return self._profiles[article]

    def vector(self, article: ArticleId) -> Vector:
        """Return the weighed traits of an article."""
        if article not in self._vectors:
            self._vectors[article] = unpacked_vector(_content(self._store, "vector", article))
        return self._vectors[article]

    brief = profile

    def vectors(self, articles: Collection[ArticleId]) -> list[Vector]:
        """Return the weighed traits of articles, in order, looked up at once."""
        unknown = [one for one in articles if one not in self._vectors]
        rows = self._store.rows(f"SELECT article, vector FROM profiles WHERE article IN {_LISTED}", listed(unknown))
        self._vectors |= {ArticleId(row["article"]): unpacked_vector(row["vector"]) for row in rows}
        return [self._vectors[one] for one in articles]

    def print(self, article: ArticleId) -> Print:
        """Return what is compared of an article word by word."""
        if article not in self._prints:
            self._prints[article] = print_of(self.profile(article))
        return self._prints[article]

    def ties(self, articles: Collection[ArticleId]) -> Mapping[Pair, Tie]:
        """Return every tie with an end, or both, among ``articles``."""
        rows = self._store.rows(
            f"SELECT a, b, alike, edge FROM ties WHERE a IN {_LISTED}"
            f" UNION SELECT a, b, alike, edge FROM ties WHERE b IN {_LISTED}",
            listed(articles),
        )
        return {(ArticleId(row["a"]), ArticleId(row["b"])): Tie(row["alike"], row["edge"]) for row in rows}

    def copying(self, articles: Collection[ArticleId]) -> Mapping[Pair, Relation]:
        """Return the copying relations with both ends among ``articles``."""
        rows = self._store.rows(
            "SELECT relations.* FROM ties JOIN relations ON relations.a = ties.a AND relations.b = ties.b"
            f" WHERE ties.a IN {_LISTED} AND ties.b IN {_LISTED} AND ties.is_copying ORDER BY ties.a, ties.b",
            listed(articles),
        )
        return {(one.a, one.b): one for one in self._store.made(relation_from, rows)}

    def places(self, articles: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return where articles stood before; those that are new are left out."""
        return self._places("article", articles)

    def of_cores(self, cores: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles that stood in these cores, and where."""
        return self._places("core", cores)

    def of_hosts(self, hosts: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles whose cores would join these, and where they stood."""
        return self._places("host", hosts)

    def of_stories(self, stories: Iterable[ArticleId]) -> Mapping[ArticleId, Place]:
        """Return the articles that stood in the stories of these names, and where."""
        return self._places("story", stories)

    def _places(self, column: str, values: Iterable[ArticleId]) -> dict[ArticleId, Place]:
        rows = self._store.rows(f"{_PLACE} {column} IN {_LISTED}", listed(values))
        return {ArticleId(row["article"]): _place(row["core"], row["host"], row["mean"], row["story"]) for row in rows}

    def companions(self, articles: Collection[ArticleId]) -> Collection[ArticleId]:
        """Return the articles of the storylines that ``articles`` stood in, those that went or were laid aside not."""
        rows = self._store.rows(
            "SELECT memberships.article FROM stories JOIN memberships ON memberships.story = stories.id"
            " JOIN places ON places.article = memberships.article WHERE stories.storyline IN (SELECT own.storyline"
            f" FROM memberships AS one JOIN stories AS own ON own.id = one.story WHERE one.article IN {_LISTED})",
            listed(articles),
        )
        return [ArticleId(row["article"]) for row in rows]

    def chapters(self, stories: Iterable[ArticleId]) -> Mapping[ArticleId, Chapter]:
        """Return what stories of these names that did not change are to a saga."""
        rows = self._store.rows(
            "SELECT memberships.article, stories.first, stories.title FROM memberships"
            f" JOIN stories ON stories.id = memberships.story WHERE memberships.article IN {_LISTED}",
            listed(stories),
        )
        return {ArticleId(row["article"]): Chapter(row["first"], row["title"]) for row in rows}


def listed(ids: Iterable[int]) -> dict[str, str]:
    """Return ids as the parameter of a statement that lists them."""
    return {"ids": f"[{','.join(str(int(one)) for one in ids)}]"}


def _place(core: int, host: int | None, mean: float, story: int) -> Place:
    return Place(ArticleId(core), None if host is None else ArticleId(host), mean, ArticleId(story))


def reference(store: Store, known: Reference | None = None) -> Reference | None:
    """Return by what the words of the library are weighed, None where it never was; ``known`` where it is the same."""
    row = store.row("SELECT total, sampled, sha256 FROM reference")
    if row is None:
        return None
    if known is not None and known.sha256 == row["sha256"]:
        return known
    bands = store.row("SELECT bands FROM reference")
    with in_shape(store.path):
        assert bands is not None
        unpacked = np.frombuffer(zlib.decompress(bands["bands"]), dtype=np.uint8)
        return Reference(row["total"], row["sampled"], unpacked)


def write_reference(store: Store, made: Reference) -> None:
    """Put ``made`` in the place of the stored reference."""
    store.write("DELETE FROM reference")
    store.write(
        "INSERT INTO reference (id, total, sampled, sha256, bands) VALUES (1, :total, :sampled, :sha256, :bands)",
        {
            "total": made.total,
            "sampled": made.sampled,
            "sha256": made.sha256,
            "bands": zlib.compress(made.bands.tobytes(), 1),
        },
    )


def grouped_articles(store: Store) -> tuple[ArticleId, ...]:
    """Return every article that has a profile, rising."""
    return tuple(ArticleId(row["article"]) for row in store.rows("SELECT article FROM profiles ORDER BY article"))


def grouped_count(store: Store) -> int:
    """Return how many articles have a profile."""
    return int(store.rows("SELECT count(*) FROM places")[0][0])


def grouped_among(store: Store, articles: Iterable[ArticleId]) -> frozenset[ArticleId]:
    """Return those of ``articles`` that have a profile."""
    rows = store.rows(f"SELECT article FROM profiles WHERE article IN {_LISTED}", listed(articles))
    return frozenset(ArticleId(row["article"]) for row in rows)


def stored_profile(store: Store, article: ArticleId) -> bytes:
    """Return the packed profile of a grouped article."""
    return _content(store, "profile", article)


def _content(store: Store, column: str, article: ArticleId) -> bytes:
    row = store.row(f"SELECT {column} AS content FROM profiles WHERE article = :article", {"article": article})
    with in_shape(store.path):
        assert row is not None
        return bytes(row["content"])


def write_known(store: Store, article: ArticleId, profile: bytes, vector: Vector) -> None:
    """Keep the packed profile and the vector of an article."""
    store.write(
        "INSERT OR REPLACE INTO profiles (article, profile, vector) VALUES (:article, :profile, :vector)",
        {"article": article, "profile": profile, "vector": packed_vector(vector)},
    )


def write_ties(store: Store, ties: Mapping[Pair, Tie], copying: Collection[Pair]) -> None:
    """Keep new ties; ``copying`` are those of articles that copy each other."""
    store.write_many(
        "INSERT INTO ties (a, b, alike, edge, is_copying) VALUES (:a, :b, :alike, :edge, :is_copying)",
        (
            {"a": a, "b": b, "alike": tie.alike, "edge": tie.edge, "is_copying": int((a, b) in copying)}
            for (a, b), tie in ties.items()
        ),
    )


def write_places(store: Store, places: Mapping[ArticleId, Place]) -> None:
    """Keep where articles stand."""
    store.write_many(
        "INSERT OR REPLACE INTO places (article, core, host, mean, story)"
        " VALUES (:article, :core, :host, :mean, :story)",
        ({"article": one, **place._asdict()} for one, place in places.items()),
    )


def forget(store: Store, articles: Sequence[ArticleId]) -> None:
    """Drop places, ties, relations, profiles and vectors of articles."""
    parameters = listed(articles)
    for table in ("profiles", "places"):
        store.write(f"DELETE FROM {table} WHERE article IN {_LISTED}", parameters)
    for table in ("ties", "relations"):
        for end in ("a", "b"):
            store.write(f"DELETE FROM {table} WHERE {end} IN {_LISTED}", parameters)


def forget_all(store: Store) -> None:
    """Drop all that grouping keeps."""
    for table in ("profiles", "places", "ties", "keys", "fingerprints", "relations"):
        store.write(f"DELETE FROM {table}")
