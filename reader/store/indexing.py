"""The full-text index: a row for every headline and passage, numbered by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ArticleId
from reader.store.query import broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.articles.article import Article
    from reader.store.database import Store

SHIFT = 20
"""A row of the index is numbered by its article and, in so many bits below that, 0 or 1 + the passage."""

PASSAGE = (1 << SHIFT) - 1
"""The bits of a number that say which passage it is; 0 is the headline."""

OPEN, CLOSE = "\x02", "\x03"
"""Marks round what was found in a snippet; no indexed text holds one."""

_CLEAN = str.maketrans({OPEN: " ", CLOSE: " ", "\0": " "})


def place_of(number: int) -> tuple[ArticleId, int | None]:
    """Return the article and the passage of a row of the index; None is the headline."""
    passage = number & PASSAGE
    return ArticleId(number >> SHIFT), passage - 1 if passage else None


def index_article(store: Store, article_id: ArticleId, article: Article) -> None:
    """Make the headline and the passages of ``article`` findable."""
    first = int(article_id) << SHIFT
    headline = article.headline.value if article.headline else ""
    texts = [headline, *(passage.text for passage in article.passages)]
    store.write_many(
        "INSERT INTO passages_index (rowid, text) VALUES (:place, :text)",
        (
            {"place": first + number, "text": broken(text.translate(_CLEAN))}
            for number, text in enumerate(texts[:PASSAGE])
            if text
        ),
    )


def unindex_articles(store: Store, articles: Iterable[ArticleId]) -> None:
    """Take articles out of the index."""
    store.write_many(
        "DELETE FROM passages_index WHERE rowid BETWEEN :first AND :last",
        ({"first": one << SHIFT, "last": (one << SHIFT) + PASSAGE} for one in articles),
    )


def indexed_places(store: Store) -> frozenset[tuple[ArticleId, int | None]]:
    """Return the article and passage of every row of the index."""
    return frozenset(place_of(row["place"]) for row in store.rows("SELECT rowid AS place FROM passages_index"))
