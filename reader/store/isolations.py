"""Isolations: passages that a person set apart from every other, kept by their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.alignment.alignment import Isolation
from reader.store.hand import Image
from reader.store.passage_keys import pages_of, passage_key, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Row, Store
    from reader.store.rows import StoredArticle

_SELECT = """
SELECT page_hash, passage FROM isolations
WHERE page_hash IN (SELECT value FROM json_each(:pages))
ORDER BY made_utc, page_hash, passage
"""


def isolation_image(stored: StoredArticle, index: int, now_utc: str) -> Image:
    """Return the row that sets a passage of an article apart."""
    key = {"page_hash": stored.row.page_hash, "passage": passage_key(stored, index)}
    return Image("isolations", key, {"made_utc": now_utc})


def isolation_removals(store: Store, articles: Sequence[StoredArticle]) -> tuple[Image, ...]:
    """Return the rows that take all isolations of ``articles`` away."""
    return tuple(Image("isolations", dict(row), None) for row in _rows(store, articles))


def isolations_among(store: Store, articles: Sequence[StoredArticle]) -> tuple[Isolation, ...]:
    """Return the passages of ``articles``, which are the columns in their order, that were set apart, oldest first."""
    rows = _rows(store, articles)
    if not rows:
        return ()
    places = places_of(articles)
    return tuple(Isolation(*place) for row in rows for place in places.get((row["page_hash"], row["passage"]), ()))


def _rows(store: Store, articles: Sequence[StoredArticle]) -> list[Row]:
    return store.rows(_SELECT, {"pages": pages_of(articles)})
