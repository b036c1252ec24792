"""What follows from a decision made by hand: articles shown anew, the index kept in step, stories grouped again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.base.changes import Changes
from reader.base.ids import ArticleId
from reader.base.text import text_hash
from reader.grouping_task import GroupingTask
from reader.relations.group import group
from reader.relations.profile import Profile, profile_of
from reader.store.articles import (
    article_rows,
    discarded_rows,
    ids_of_outlet,
    ids_of_pages,
    refresh_articles,
    stored_articles,
)
from reader.store.constraints import constraints
from reader.store.corrections import Field
from reader.store.counts import forget_counts
from reader.store.regrouping import revision, write_grouping
from reader.store.search import index_article, unindex_articles
from reader.store.stories import content_of_story, rename_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.articles.article import Article
    from reader.base.ids import StoryId, TextHash
    from reader.grouping_task import GroupingResult
    from reader.store.database import Store
    from reader.store.hand import Image
    from reader.store.rows import StoredArticle


_NAMES = frozenset({Field.HEADLINE, Field.OUTLET, Field.AGENCY})


class Profiles:
    """Profiles of articles, kept while the library is open; one is made again when its article changed."""

    def __init__(self) -> None:
        self._made: dict[ArticleId, tuple[tuple[TextHash, Article], Profile]] = {}

    def of(self, stored: StoredArticle) -> Profile:
        """Return the profile of an article."""
        # the page of an article never changes: its passages and its claims say whether the profile still holds
        content = (text_hash(stored.article.passage_text), replace(stored.article, blocks=()))
        made = self._made.get(stored.row.id)
        if made is None or made[0] != content:
            made = self._made[stored.row.id] = (content, profile_of(stored.row.id, stored.article))
        return made[1]


def regroup(store: Store, profiles: Profiles) -> frozenset[StoryId]:
    """Group all articles again and return the stories that changed; the caller makes the transaction."""
    present = [profiles.of(stored) for stored in stored_articles(store) if _has_a_story(stored)]
    grouping = group(present, constraints(store))
    return write_grouping(store, grouping, {row.id: row for row in article_rows(store)})


def grouping_task(store: Store) -> GroupingTask:
    """Return what grouping all articles again needs."""
    present = tuple((one.row.id, one.article) for one in stored_articles(store) if _has_a_story(one))
    return GroupingTask(revision(store), present, constraints(store))


def apply_grouping(store: Store, result: GroupingResult) -> frozenset[StoryId] | None:
    """Write a grouping made elsewhere and return the stories that changed; None, and nothing done, when it is stale."""
    if revision(store) != result.revision:
        return None
    return write_grouping(store, result.grouping, {row.id: row for row in article_rows(store)})


def _has_a_story(stored: StoredArticle) -> bool:
    """Tell whether an article is grouped: a list of others is not, nor is a stub without a word of text."""
    return stored.article.kind is ArticleKind.ARTICLE or (
        stored.article.kind is ArticleKind.STUB and bool(stored.passages)
    )


def settle(store: Store, profiles: Profiles, images: Sequence[Image]) -> Changes:
    """Bring everything in step with hand tables that now look like ``images``, inside the same transaction.

    Other names for what stays the same do not group anything anew; dates, texts and decisions about stories do.
    """
    tables = {image.table for image in images}
    articles = _articles_of(store, images)
    stories = _stories_of(store, articles)
    if tables <= {"marks", "anchors", "isolations"}:
        if tables & {"anchors", "isolations"}:
            forget_counts(store, [content_of_story(store, story) for story in stories])
        return Changes(stories=stories, marks="marks" in tables)
    if tables & {"corrections", "block_roles", "outlet_blocks", "discarded"}:
        _refresh(store, articles)
    if all(image.table == "corrections" and image.key["field"] in _NAMES for image in images):
        return Changes(articles=frozenset(articles), stories=stories)
    stories |= regroup(store, profiles) | _stories_of(store, articles)
    return Changes(articles=frozenset(articles), stories=stories, grouping=True)


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
