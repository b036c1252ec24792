"""How many changes a story has and how many of them are decided, kept once a story was opened."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.base.ids import ArticleId, ChangeKey
    from reader.store.database import Store
    from reader.store.rows import ArticleRow


def content_hash(articles: Iterable[ArticleRow], base: ArticleId) -> str:
    """Return the hash of what is compared when these articles are read against ``base``; their order is no part."""
    parts = sorted(f"{article.passage_hash}{'*' if article.id == base else ''}" for article in articles)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def counts_by_content(store: Store) -> dict[str, tuple[int, int]]:
    """Return how many changes are known and how many of them are decided, by the hash of what is compared."""
    rows = store.rows(
        "SELECT story_keys.content_hash AS content, sum(story_keys.changes) AS total,"
        " sum(story_keys.changes * (marks.verdict IS NOT NULL)) AS decided"
        " FROM story_keys LEFT JOIN marks ON marks.key = story_keys.key GROUP BY story_keys.content_hash"
    )
    return {row["content"]: (row["total"], row["decided"]) for row in rows}


def is_counted(store: Store, content: str) -> bool:
    """Tell whether the changes of what has that hash were counted."""
    return store.row("SELECT 1 FROM story_keys WHERE content_hash = :content", {"content": content}) is not None


def replace_counts(store: Store, content: str, changes: Mapping[ChangeKey, int]) -> None:
    """Keep how many changes each key stands for; an empty key stands for none, so that nothing is a count too."""
    store.write("DELETE FROM story_keys WHERE content_hash = :content", {"content": content})
    store.write_many(
        "INSERT INTO story_keys (content_hash, key, changes) VALUES (:content, :key, :changes)",
        ({"content": content, "key": key, "changes": count} for key, count in [("", 0), *changes.items()]),
    )


def forget_counts(store: Store, contents: Iterable[str]) -> None:
    """Drop every count but those of ``contents``."""
    kept = set(contents)
    stale = [row["content_hash"] for row in store.rows("SELECT DISTINCT content_hash FROM story_keys")]
    store.write_many(
        "DELETE FROM story_keys WHERE content_hash = :content", ({"content": one} for one in stale if one not in kept)
    )
