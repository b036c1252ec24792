"""What follows from a decision made by hand: articles shown anew, the index kept in step, stories grouped again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.base.changes import Changes
from reader.base.ids import ArticleId, StoryId
from reader.store.articles import (
    article_rows,
    discarded_rows,
    ids_of_outlet,
    ids_of_pages,
    refresh_articles,
    stored_articles,
)
from reader.store.constraints import bound_articles
from reader.store.corrections import Field
from reader.store.counts import forget_all_counts, forget_counts
from reader.store.indexing import index_article, unindex_articles
from reader.store.stories import content_of_story, rename_story
from reader.store.story_listing import story_list
from reader.store.ungrouped import queue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.growing import Grower
    from reader.store.database import Store
    from reader.store.hand import Image


_OF_REVIEW = frozenset({"marks", "notes", "sessions", "verdict_reasons", "house_rules", "opinions"})
_OF_SEARCH = frozenset({"tags", "saved_searches"})
_NAMES = frozenset({Field.HEADLINE, Field.OUTLET, Field.AGENCY})


def settle(store: Store, grower: Grower, images: Sequence[Image]) -> Changes:
    """Bring everything in step with hand tables that now look like ``images``, inside the same transaction.

    Other names for what stays the same do not group anything anew; dates, texts and decisions about stories do.
    """
    tables = {image.table for image in images}
    if tables <= _OF_REVIEW:
        return _settle_review(store, images)
    articles = _articles_of(store, images)
    stories = _stories_of(store, articles)
    if tables <= _OF_SEARCH:
        return Changes(stories=stories, tags="tags" in tables, searches="saved_searches" in tables)
    if tables <= {"anchors", "isolations"}:
        forget_counts(store, [content_of_story(store, story) for story in stories])
        return Changes(stories=stories)
    if tables & {"corrections", "block_roles", "outlet_blocks", "discarded"}:
        _refresh(store, articles)
    if tables & {"constraints", "storyline_constraints"}:
        articles = tuple(sorted({*articles, *bound_articles(store, articles)}))
    queue(store, articles)
    if all(image.table == "corrections" and image.key["field"] in _NAMES for image in images):
        return Changes(articles=frozenset(articles), stories=stories)
    stories |= grower.regroup(store) | _stories_of(store, articles)
    return Changes(articles=frozenset(articles), stories=stories, grouping=True)


def _settle_review(store: Store, images: Sequence[Image]) -> Changes:
    """Settle what a person decided about changes and texts; what is compared and grouped stays as it is.

    Only a rule of house style changes what there is to decide, wherever its words stand.
    """
    tables = {image.table for image in images}
    stories = _stories_of(store, _articles_of(store, images))
    if "house_rules" in tables:
        forget_all_counts(store)
        stories = frozenset(StoryId(one) for one in story_list(store).ids)
    return Changes(stories=stories, marks=bool(tables & {"marks", "notes"}), review=not tables <= {"marks", "notes"})


def _articles_of(store: Store, images: Sequence[Image]) -> tuple[ArticleId, ...]:
    found = set(ids_of_pages(store, (page for image in images for page in image.pages)))
    found |= {ArticleId(image.article) for image in images if image.article is not None}
    for outlet in {image.outlet for image in images if image.outlet is not None}:
        found.update(ids_of_outlet(store, outlet))
    return tuple(sorted(found))


def _refresh(store: Store, articles: Sequence[ArticleId]) -> None:
    found = tuple(stored_articles(store, articles))
    for stored in found:
        rename_story(store, stored.row, stored.article.headline.value if stored.article.headline else "")
    refresh_articles(store, found)
    unindex_articles(store, articles)
    laid_aside = {row.id for row in discarded_rows(store)}
    for stored in found:
        if stored.article.kind is not ArticleKind.LIST and stored.row.id not in laid_aside:
            index_article(store, stored.row.id, stored.article)


def _stories_of(store: Store, articles: Iterable[ArticleId]) -> frozenset[StoryId]:
    return frozenset(row.story for row in article_rows(store, tuple(articles)) if row.story is not None)
