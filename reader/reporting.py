"""Reporting: what a library has to report on a story, on some stories, on a storyline or on a session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import NotFoundError
from reader.export.report import joined_report, report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId, SessionId, StoryId, StorylineId
    from reader.export.report import Report, StoryReport
    from reader.library_reads import LibraryReads
    from reader.library_reviews import LibraryReviews
    from reader.store.rows import StoryRow


def story_report(library: LibraryReads, stories: Sequence[StoryId], base: ArticleId | None = None) -> Report:
    """Return the report on ``stories``, each once and in that order; ``base`` is read against where there is one only.

    NotFoundError where a story is not in the library or none is named.
    """
    if not stories:
        raise NotFoundError("A report needs a story to be about.")
    parts = [_part(library, story, base if len(stories) == 1 else None) for story in dict.fromkeys(stories)]
    title = parts[0].title if len(parts) == 1 else f"Report on {len(parts)} stories"
    return joined_report(title, parts)


def storyline_report(library: LibraryReads, storyline: StorylineId) -> Report:
    """Return the report on every story of ``storyline``, the first one first; NotFoundError where it has none."""
    rows = sorted(library.stories_of_storyline(storyline), key=_beginning)
    if not rows:
        raise NotFoundError(f"There is no storyline {storyline} in this library.", subject=str(storyline))
    parts = [_part(library, row.id, None) for row in rows]
    return joined_report(rows[0].storyline_title or rows[0].title, parts, library.quotations(storyline=storyline))


def session_report(library: LibraryReviews, session: SessionId) -> Report:
    """Return the report on the stories of a session, in the order of its queue; NotFoundError where there is none."""
    found = next((one for one in library.sessions() if one.session.id == session), None)
    if found is None:
        raise NotFoundError(f"There is no session {session} in this library.", subject=str(session))
    return replace(story_report(library, found.stories), title=found.session.name)


def _part(library: LibraryReads, story: StoryId, base: ArticleId | None) -> StoryReport:
    opened = library.open_story(story, base)
    conflicts = library.lineage(story).conflicts
    return report_of(opened, library.quotations(story=story), library.figures(story=story), conflicts)


def _beginning(row: StoryRow) -> tuple[bool, str, int]:
    return row.first is None, row.first or "", row.id
