"""Tags: words that a person puts on texts, kept by the hash of the page, so that they outlive grouping and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, TextHash
from reader.store.hand import Image
from reader.store.metadata import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.database import Store

FLAG = "flagged"
"""The tag that one key puts on, and that ``is:flagged`` asks for."""


def known_tags(store: Store) -> dict[str, int]:
    """Return every tag that an article of the library carries, with how many do, by name."""
    rows = store.rows(
        "SELECT tags.tag, count(*) AS articles FROM tags JOIN articles ON articles.page_hash = tags.page_hash"
        " WHERE articles.id NOT IN (SELECT article FROM discarded) GROUP BY tags.tag ORDER BY tags.tag"
    )
    return {row["tag"]: row["articles"] for row in rows}


def tags_by_article(store: Store) -> dict[ArticleId, tuple[str, ...]]:
    """Return the tags of every article that carries one, by name: as many as a person put on."""
    rows = store.rows(
        # the few tags lead to their articles; in the other order every article would be read
        "SELECT articles.id, tags.tag FROM tags CROSS JOIN articles ON articles.page_hash = tags.page_hash"
        " ORDER BY articles.id, tags.tag"
    )
    found: dict[ArticleId, tuple[str, ...]] = {}
    for row in rows:
        article = ArticleId(row["id"])
        found[article] = (*found.get(article, ()), row["tag"])
    return found


def lost_tags(store: Store) -> tuple[str, ...]:
    """Return the tags of whose texts none is in the library any more, by name."""
    rows = store.rows(
        "SELECT tag FROM tags GROUP BY tag HAVING sum(EXISTS (SELECT 1 FROM articles"
        " WHERE articles.page_hash = tags.page_hash AND articles.id NOT IN (SELECT article FROM discarded))) = 0"
        " ORDER BY tag"
    )
    return tuple(row["tag"] for row in rows)


def tag_images(store: Store, articles: Iterable[ArticleId], tags: Iterable[str], now_utc: str) -> tuple[Image, ...]:
    """Return the rows that put each of ``tags`` on the texts of ``articles``."""
    pages = _pages(store, articles)
    return tuple(
        Image("tags", {"page_hash": page, "tag": tag}, {"made_utc": now_utc}) for tag in tags for page in pages
    )


def untag_images(store: Store, articles: Iterable[ArticleId], tags: Iterable[str]) -> tuple[Image, ...]:
    """Return the rows that take each of ``tags`` off the texts of ``articles``."""
    pages = _pages(store, articles)
    return tuple(Image("tags", {"page_hash": page, "tag": tag}, None) for tag in tags for page in pages)


def _pages(store: Store, articles: Iterable[ArticleId]) -> tuple[TextHash, ...]:
    rows = store.rows(
        "SELECT DISTINCT page_hash FROM articles WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY page_hash",
        {"ids": dumped(sorted(articles))},
    )
    return tuple(TextHash(row["page_hash"]) for row in rows)
