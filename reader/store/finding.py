"""Finding the articles of a library that share rare traits or rare runs of words with one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from reader.base.ids import ArticleId
from reader.relations.shingles import HOT, are_many, size_of
from reader.relations.tying import FEWEST_KEYS, HINT
from reader.store.neighbourhoods import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from reader.relations.vectors import Keys
    from reader.store.database import Store

_CROWD = 4_000
"""Articles with one trait from which the library is to be weighed anew, so that the trait stops finding any."""


class CrowdedError(Exception):
    """So many articles came to share something that it tells nothing any more: the library is to be weighed anew."""


def resembling(store: Store, keys: Keys) -> list[ArticleId]:
    """Return the articles that share enough of ``keys`` to be compared, rising.

    Raises:
        CrowdedError: a trait has become too common since the library was weighed.
    """
    sums: defaultdict[int, int] = defaultdict(int)
    shared: Counter[int] = Counter()
    weights = dict(zip(keys.slots.tolist(), keys.weights.tolist(), strict=True))
    rows = store.rows(
        "SELECT slot, article, weight FROM keys WHERE slot IN (SELECT value FROM json_each(:ids))", listed(weights)
    )
    if any(count > _CROWD for count in Counter(row["slot"] for row in rows).values()):
        raise CrowdedError
    for slot, article, other in rows:
        sums[article] += weights[slot] * other
        shared[article] += 1
    return [ArticleId(one) for one in sorted(sums) if sums[one] >= HINT and shared[one] >= FEWEST_KEYS]


def sharing(store: Store, fingerprint: NDArray[np.uint64], traits: int) -> dict[ArticleId, int]:
    """Return the articles that share many rare shingles with a text of so many ``traits``, rising, and how many.

    Raises:
        CrowdedError: a shingle is about to become furniture of the trade.
    """
    rows = store.rows(
        "SELECT shingle, article FROM fingerprints WHERE shingle IN (SELECT value FROM json_each(:ids))",
        listed(fingerprint.tolist()),
    )
    holders = Counter(row["shingle"] for row in rows)
    if HOT in holders.values():
        raise CrowdedError
    shared = Counter(row["article"] for row in rows if holders[row["shingle"]] < HOT)
    return _with_many(store, shared, size_of(traits))


def _with_many(store: Store, shared: Mapping[int, int], size: float) -> dict[ArticleId, int]:
    """Return those that share enough with a text of that ``size``; a trait takes six bytes of a stored vector."""
    rows = store.rows(
        "SELECT article, length(vector) / 6 AS traits FROM profiles"
        " WHERE article IN (SELECT value FROM json_each(:ids)) ORDER BY article",
        listed(shared),
    )
    counts = np.array([shared[row["article"]] for row in rows], dtype=np.int64)
    sizes = np.array([size_of(row["traits"]) for row in rows])
    kept = are_many(counts, sizes, np.full(len(rows), size))
    found = [ArticleId(row["article"]) for row, is_kept in zip(rows, kept.tolist(), strict=True) if is_kept]
    return {one: shared[one] for one in found}


def add_found_by(store: Store, article: ArticleId, keys: Keys, fingerprint: NDArray[np.uint64]) -> None:
    """Let an article be found by its keys and its shingles."""
    store.write_many(
        "INSERT INTO keys (slot, article, weight) VALUES (:slot, :article, :weight)",
        (
            {"slot": slot, "article": article, "weight": weight}
            for slot, weight in zip(keys.slots.tolist(), keys.weights.tolist(), strict=True)
        ),
    )
    store.write_many(
        "INSERT INTO fingerprints (shingle, article) VALUES (:shingle, :article)",
        ({"shingle": shingle, "article": article} for shingle in fingerprint.tolist()),
    )


def drop_found_by(store: Store, article: ArticleId, keys: Keys, fingerprint: Iterable[int]) -> None:
    """Let an article that was found by these no longer be found."""
    store.write_many(
        "DELETE FROM keys WHERE slot = :slot AND article = :article",
        ({"slot": slot, "article": article} for slot in keys.slots.tolist()),
    )
    store.write_many(
        "DELETE FROM fingerprints WHERE shingle = :shingle AND article = :article",
        ({"shingle": int(shingle), "article": article} for shingle in fingerprint),
    )
