"""What a write touched, so that every view knows whether to read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId, StoryId


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write to the library touched. Every write returns one; views refresh by it."""

    articles: frozenset[ArticleId] = frozenset()
    stories: frozenset[StoryId] = frozenset()
    grouping: bool = False
    marks: bool = False
    """A verdict or a note was set, changed or taken back."""
    review: bool = False
    """A session, a reason, a rule of house style or another analyst's verdict was kept, changed or taken back."""
    tags: bool = False
    """A tag was put on a text or taken off one."""
    searches: bool = False
    """A saved search was kept, renamed or taken away."""
    undo: str | None = None
    """Name of the step that Ctrl+Z would now take back."""
    redo: str | None = None

    def __or__(self, other: Changes) -> Changes:
        """Return what both writes touched together; the later one's undo and redo names hold."""
        return Changes(
            articles=self.articles | other.articles,
            stories=self.stories | other.stories,
            grouping=self.grouping or other.grouping,
            marks=self.marks or other.marks,
            review=self.review or other.review,
            tags=self.tags or other.tags,
            searches=self.searches or other.searches,
            undo=other.undo,
            redo=other.redo,
        )
