"""Levelling: passages put level or set apart by hand, refused where that contradicts what was decided before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.alignment.alignment import Anchor, Isolation
from reader.alignment.clashes import clash_of_anchor, clash_of_isolation
from reader.base.errors import ReaderError
from reader.base.text import folded_space
from reader.opening import articles_in_order
from reader.store.anchors import anchor_image, anchor_removals, anchors_among
from reader.store.articles import article_rows
from reader.store.isolations import isolation_image, isolation_removals, isolations_among
from reader.store.stories import members_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId, StoryId
    from reader.store.database import Store
    from reader.store.hand import Image
    from reader.store.rows import StoredArticle

Place = tuple["ArticleId", int]
"""An article and the index of one of its passages."""

_SHOWN_WORDS = 6
_WAY_OUT = "Undo that, or clear what was aligned by hand, first."


def level_images(store: Store, left: Place, right: Place, now_utc: str) -> tuple[Image, ...]:
    """Return the rows that put two passages level.

    Raises:
        ReaderError: both stand in the same text, or the decision contradicts one made before.
    """
    articles = _around(store, (left[0], right[0]))
    columns = {one.row.id: column for column, one in enumerate(articles)}
    image = anchor_image(articles[columns[left[0]]], left[1], articles[columns[right[0]]], right[1], now_utc)
    new = Anchor(columns[left[0]], left[1], columns[right[0]], right[1])
    clash = clash_of_anchor(new, anchors_among(store, articles), isolations_among(store, articles))
    if isinstance(clash, Isolation):
        passage = _told(articles, clash.column, clash.passage)
        raise ReaderError(f"{passage} was set apart by hand. {_WAY_OUT}", subject=str(left[0]))
    if clash is not None:
        reason = "passages of one article in one row have to follow each other"
        raise ReaderError(f"{_told_anchor(articles, clash)}, and {reason}. {_WAY_OUT}", subject=str(left[0]))
    return (image,)


def apart_images(store: Store, place: Place, now_utc: str) -> tuple[Image, ...]:
    """Return the rows that set a passage apart; ReaderError where it was put level with another by hand."""
    articles = _around(store, (place[0],))
    column = next(column for column, one in enumerate(articles) if one.row.id == place[0])
    image = isolation_image(articles[column], place[1], now_utc)
    clash = clash_of_isolation(Isolation(column, place[1]), anchors_among(store, articles))
    if clash is not None:
        raise ReaderError(f"{_told_anchor(articles, clash)}. {_WAY_OUT}", subject=str(place[0]))
    return (image,)


def removal_images(store: Store, story: StoryId) -> tuple[Image, ...]:
    """Return the rows that take away what was put level or set apart by hand in a story."""
    articles = articles_in_order(store, members_of(store, story))
    return (*anchor_removals(store, articles), *isolation_removals(store, articles))


def _around(store: Store, ids: Sequence[ArticleId]) -> tuple[StoredArticle, ...]:
    """Return the articles of ``ids`` and of their stories, each once."""
    stories = {row.story for row in article_rows(store, ids) if row.story is not None}
    members = (article for story in sorted(stories) for article in members_of(store, story))
    return articles_in_order(store, tuple(dict.fromkeys((*ids, *members))))


def _told_anchor(articles: Sequence[StoredArticle], anchor: Anchor) -> str:
    left = _told(articles, anchor.left_column, anchor.left)
    right = _told(articles, anchor.right_column, anchor.right)
    return f"{left} was put level with {right} by hand"


def _told(articles: Sequence[StoredArticle], column: int, passage: int) -> str:
    """Return the first words of a passage with its outlet and number."""
    words = folded_space(articles[column].passages[passage]).split(" ")
    text = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    return f"“{text}” ({articles[column].row.name}, passage {passage + 1})"
