"""Passage keys: what a decision about one passage is kept under, so that it stays with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError
from reader.base.text import text_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.rows import StoredArticle


def passage_keys(passages: Sequence[str]) -> tuple[str, ...]:
    """Return a key for every passage: the hash of its text, and which one it is where the article repeats it."""
    seen: dict[str, int] = {}
    keys = []
    for text in passages:
        key = text_hash(text)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return tuple(keys)


def passage_key(stored: StoredArticle, index: int) -> str:
    """Return the key of one passage; NotFoundError where the article has no passage ``index``."""
    if not 0 <= index < len(stored.passages):
        raise NotFoundError(f"Article {stored.row.id} has no passage {index}.", subject=str(stored.row.id))
    return passage_keys(stored.passages)[index]


def places_of(articles: Sequence[StoredArticle]) -> dict[tuple[str, str], tuple[tuple[int, int], ...]]:
    """Return, by page hash and key, the columns and indexes of the passage: reprints of a page stand in several."""
    places: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}
    for column, one in enumerate(articles):
        for index, key in enumerate(passage_keys(one.passages)):
            place = one.row.page_hash, key
            places[place] = (*places.get(place, ()), (column, index))
    return places


def pages_of(articles: Sequence[StoredArticle]) -> str:
    """Return the page hashes of ``articles`` as a list in JSON, for a statement that asks about them."""
    pages = ",".join(f'"{page}"' for page in sorted({one.row.page_hash for one in articles}))
    return f"[{pages}]"
