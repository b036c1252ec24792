"""Making the ledgers of a story, or of the storyline it belongs to, for the page that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.comparison.view_state import column_names
from ui.ledgers.entries import Ledgers

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.store.rows import OpenStory, StoredArticle


def making_ledgers(story: OpenStory, *, is_storyline: bool) -> Callable[[Library], Ledgers]:
    """Return what makes the ledgers of ``story``, or of all stories of its storyline where that is asked."""
    storyline = story.row.storyline if is_storyline else None
    only = story.row.id if storyline is None else None

    def call(library: Library) -> Ledgers:
        articles = story.articles if storyline is None else _articles_of(library, story)
        names = column_names(articles)
        return Ledgers(
            library.quotations(story=only, storyline=storyline),
            library.figures(story=only, storyline=storyline),
            {one.row.id: name for one, name in zip(articles, names, strict=True)},
            library.attributions(story=only, storyline=storyline),
            library.labels(story=only, storyline=storyline),
            library.contradictions(story=only, storyline=storyline),
            has_storyline=_story_count(library, story) > 1,
        )

    return call


def _story_count(library: Library, story: OpenStory) -> int:
    line = story.row.storyline
    return 1 if line is None else len(library.stories_of_storyline(line))


def _articles_of(library: Library, story: OpenStory) -> tuple[StoredArticle, ...]:
    line = story.row.storyline
    rows = () if line is None else library.stories_of_storyline(line)
    return tuple(library.article(article) for row in rows for article in row.articles)
