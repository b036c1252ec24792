"""Grouping taken off the library's thread: what it needs, the work itself, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.group import group
from reader.relations.profile import profile_of

if TYPE_CHECKING:
    from reader.articles.article import Article
    from reader.base.ids import ArticleId
    from reader.relations.grouping import Constraint, Grouping


@dataclass(frozen=True, slots=True)
class GroupingResult:
    """A grouping and the ``revision`` of the library that it is of."""

    revision: str
    grouping: Grouping


@dataclass(frozen=True, slots=True)
class GroupingTask:
    """All that grouping needs of a library; can be sent to another process."""

    revision: str
    articles: tuple[tuple[ArticleId, Article], ...]
    constraints: tuple[Constraint, ...]

    def run(self) -> GroupingResult:
        """Group the articles; pure, and for large libraries long."""
        profiles = [profile_of(article_id, article) for article_id, article in self.articles]
        return GroupingResult(self.revision, group(profiles, self.constraints))
