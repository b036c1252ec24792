"""Anchors: passages of two articles that a person put level, kept by their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.alignment.alignment import Anchor
from reader.base.errors import NotFoundError, ReaderError
from reader.base.text import text_hash
from reader.store.hand import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.base.ids import TextHash
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
        [(left.row.page_hash, _passage(left, left_index)), (right.row.page_hash, _passage(right, right_index))]
    )
    (left_hash, left_passage), (right_hash, right_passage) = ends
    key = {
        "left_hash": left_hash,
        "left_passage": left_passage,
        "right_hash": right_hash,
        "right_passage": right_passage,
    }
    return Image("anchors", key, {"made_utc": now_utc})


def removal_images(store: Store, articles: Sequence[StoredArticle]) -> tuple[Image, ...]:
    """Return the rows that take all anchors among ``articles`` away."""
    return tuple(Image("anchors", dict(row), None) for row in _rows(store, articles))


def anchors_among(store: Store, articles: Sequence[StoredArticle]) -> tuple[Anchor, ...]:
    """Return the anchors between ``articles``, which are the columns in their order, the oldest first."""
    rows = _rows(store, articles)
    if not rows:
        return ()
    places = {
        (one.row.page_hash, text_hash(text)): (column, index)
        for column, one in reversed(list(enumerate(articles)))
        for index, text in reversed(list(enumerate(one.passages)))
    }
    return tuple(_anchors(rows, places))


def _anchors(rows: Sequence[Row], places: Mapping[tuple[TextHash, TextHash], tuple[int, int]]) -> Iterator[Anchor]:
    for row in rows:
        left = places.get((row["left_hash"], row["left_passage"]))
        right = places.get((row["right_hash"], row["right_passage"]))
        if left is not None and right is not None:
            yield Anchor(*left, *right)


def _rows(store: Store, articles: Sequence[StoredArticle]) -> list[Row]:
    pages = ",".join(f'"{page}"' for page in sorted({one.row.page_hash for one in articles}))
    return store.rows(_SELECT, {"pages": f"[{pages}]"})


def _passage(stored: StoredArticle, index: int) -> str:
    if not 0 <= index < len(stored.passages):
        raise NotFoundError(f"Article {stored.row.id} has no passage {index}.", subject=str(stored.row.id))
    return text_hash(stored.passages[index])
