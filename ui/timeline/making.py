"""Making the timeline of the storyline that a story belongs to, for the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.timeline.sheet import TimelineSheet, timeline_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.ids import StoryId
    from reader.library import Library


def making_timeline(story: StoryId) -> Callable[[Library], TimelineSheet]:
    """Return what makes the timeline of the storyline of ``story``; an empty one where it belongs to none."""

    def call(library: Library) -> TimelineSheet:
        storyline = next((row.storyline for row in library.stories((story,))), None)
        if storyline is None:
            return TimelineSheet()
        events = library.stories_of_storyline(storyline)
        members = [library.article(article) for row in events for article in row.articles]
        articles = {one.row.id: one.row for one in members}
        days = [(one.row.id, one.article.published) for one in members]
        guessed = {article for article, day in days if day is not None and day.is_proposal}
        return timeline_sheet(events, articles, library.threads(storyline), guessed)

    return call
