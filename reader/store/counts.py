"""How many variations a story has and how many of them are decided, kept once a story was opened."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.store.metadata import dumped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.base.ids import ArticleId, ChangeKey, TextHash
    from reader.store.database import Store
    from reader.store.rows import ArticleRow

_COUNTED_AS = "2"
"""Raised when stories are compared or counted in another way, so that counts made before are made anew."""


def texts_of(articles: Iterable[ArticleRow]) -> dict[ArticleId, TextHash]:
    """Return the hash of what is compared of each article."""
    return {article.id: article.passage_hash for article in articles}


def content_hash(texts: Mapping[ArticleId, TextHash], base: ArticleId) -> str:
    """Return the hash of what is compared when articles with these ``texts`` are read against ``base``."""
    parts = sorted(f"{text}{'*' if article == base else ''}" for article, text in texts.items())
    return hashlib.sha256("\n".join([_COUNTED_AS, *parts]).encode()).hexdigest()


# a variation is decided when every one of its keys has a verdict
_DECIDED = """
SELECT content_hash, count(*) AS decided FROM (
    SELECT story_keys.content_hash FROM {0}
    WHERE marks.verdict IS NOT NULL{1}
    GROUP BY story_keys.content_hash, story_keys.variation
    HAVING count(*) = max(story_keys.members)
) GROUP BY content_hash
"""
# for all the plan starts at the marks, which are few; for some at their keys
_ALL_DECIDED = _DECIDED.format("marks CROSS JOIN story_keys ON story_keys.key = marks.key", "")
_SOME_DECIDED = _DECIDED.format(
    "story_keys CROSS JOIN marks ON marks.key = story_keys.key",
    " AND story_keys.content_hash IN (SELECT value FROM json_each(:contents))",
)


def counts_by_content(store: Store, contents: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
    """Return how many variations are known and how many of them are decided, by the hash of what is compared.

    Of what has one of the hashes ``contents``, or of everything.
    """
    if contents is None:
        decided = store.rows(_ALL_DECIDED)
        totals = store.rows("SELECT content_hash, total FROM story_totals")
    else:
        wanted = {"contents": dumped(sorted(contents))}
        decided = store.rows(_SOME_DECIDED, wanted)
        totals = store.rows(
            "SELECT content_hash, total FROM story_totals"
            " WHERE content_hash IN (SELECT value FROM json_each(:contents))",
            wanted,
        )
    by_content = {row["content_hash"]: row["decided"] for row in decided}
    return {row["content_hash"]: (row["total"], by_content.get(row["content_hash"], 0)) for row in totals}


def is_counted(store: Store, content: str, base: TextHash) -> bool:
    """Tell whether the variations of what has that hash were counted, and ``base``, a page's hash, leads to them."""
    counted = store.row(
        "SELECT 1 FROM story_totals WHERE content_hash = :content AND base_hash = :base",
        {"content": content, "base": base},
    )
    return counted is not None


def write_counts(store: Store, content: str, base: TextHash, variations: Sequence[Sequence[ChangeKey]]) -> None:
    """Keep how many variations there are, and the keys, different ones, that each of them stands for.

    ``base`` is the hash of the page that the story is read against; it leads from the counts back to the story.
    """
    forget_counts(store, [content])
    store.write(
        "INSERT INTO story_totals (content_hash, total, base_hash) VALUES (:content, :total, :base)",
        {"content": content, "total": len(variations), "base": base},
    )
    store.write_many(
        "INSERT INTO story_keys (key, content_hash, variation, members) VALUES (:key, :content, :variation, :members)",
        (
            {"content": content, "key": key, "variation": number, "members": len(keys)}
            for number, keys in enumerate(variations)
            for key in keys
        ),
    )


def forget_counts(store: Store, contents: Iterable[str]) -> None:
    """Drop the counts of what has these hashes, because it is compared in another way now."""
    store.write_many(
        "DELETE FROM story_totals WHERE content_hash = :content", ({"content": content} for content in contents)
    )


def forget_all_counts(store: Store) -> None:
    """Drop every count, because stories are compared in another way now."""
    store.write("DELETE FROM story_totals")
