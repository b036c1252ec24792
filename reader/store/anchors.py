"""Anchors: passages of two articles that a person put level, kept by their texts."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from reader.alignment.alignment import Anchor
from reader.base.errors import ReaderError
from reader.store.hand import Image
from reader.store.passage_keys import pages_of, passage_key, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Row, Store
    from reader.store.rows import StoredArticle

_SELECT = """
SELECT left_hash, left_passage, right_hash, right_passage FROM anchors
WHERE left_hash IN (SELECT value FROM json_each(:pages)) AND right_hash IN (SELECT value FROM json_each(:pages))
ORDER BY made_utc, left_hash, left_passage, right_hash, right_passage
"""


def anchor_image(left: StoredArticle, left_index: int, right: StoredArticle, right_index: int, now_utc: str) -> Image:
    """Return the row that puts a passage of one article level with one of another."""
    if left.row.page_hash == right.row.page_hash:
        raise ReaderError("A passage cannot be put level with one of the same text.", subject=str(left.row.id))
    ends = sorted(
        [(left.row.page_hash, passage_key(left, left_index)), (right.row.page_hash, passage_key(right, right_index))]
    )
    (left_hash, left_passage), (right_hash, right_passage) = ends
    key = {
        "left_hash": left_hash,
        "left_passage": left_passage,
        "right_hash": right_hash,
        "right_passage": right_passage,
    }
    return Image("anchors", key, {"made_utc": now_utc})


def anchor_removals(store: Store, articles: Sequence[StoredArticle]) -> tuple[Image, ...]:
    """Return the rows that take all anchors among ``articles`` away."""
    return tuple(Image("anchors", dict(row), None) for row in _rows(store, articles))


def anchors_among(store: Store, articles: Sequence[StoredArticle]) -> tuple[Anchor, ...]:
    """Return the anchors between ``articles``, which are the columns in their order, the oldest first.

    An anchor on a page that stands in several columns, as reprints do, holds in each of them.
    """
    rows = _rows(store, articles)
    if not rows:
        return ()
    places = places_of(articles)
    return tuple(
        Anchor(*left, *right)
        for row in rows
        for left, right in product(
            places.get((row["left_hash"], row["left_passage"]), ()),
            places.get((row["right_hash"], row["right_passage"]), ()),
        )
    )


def _rows(store: Store, articles: Sequence[StoredArticle]) -> list[Row]:
    return store.rows(_SELECT, {"pages": pages_of(articles)})
