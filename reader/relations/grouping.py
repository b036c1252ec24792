"""A grouping: the families, stories and storylines that a set of articles falls into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.relations.relation import Relation


@dataclass(frozen=True, slots=True)
class Membership:
    """Why an article stands in its story. ``is_firm`` is False where it joined with less confidence."""

    article: ArticleId
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()
    is_firm: bool = True


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An article left out of a story that it resembles, and why."""

    article: ArticleId
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """All articles about one event.

    ``first`` and ``last`` are ISO dates of the earliest and latest dated member, None where none is dated.
    ``base`` is the member that the others are best read against; the story bears its headline. ``families`` partition
    those members that copy each other; a family has two members or more.
    """

    title: str
    first: str | None
    last: str | None
    base: ArticleId
    members: tuple[Membership, ...]
    families: tuple[tuple[ArticleId, ...], ...]
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The ids of the members, in their order."""
        return tuple(member.article for member in self.members)


@dataclass(frozen=True, slots=True)
class Storyline:
    """Stories of one saga: ``stories`` are indexes into the grouping's stories, two or more, in order of date."""

    title: str
    stories: tuple[int, ...]
    reasons: tuple[str, ...]


class Scope(StrEnum):
    """What a decision made by hand is about."""

    STORY = "story"
    STORYLINE = "storyline"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A decision made by hand that every grouping keeps: two articles are, or are not, of one story.

    With the scope of a storyline: their stories are, or are not, of one storyline. ``made_utc`` is ISO text, empty
    where two articles hang together because their pages are the same.
    """

    a: ArticleId
    b: ArticleId
    is_together: bool
    scope: Scope = Scope.STORY
    made_utc: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every article in exactly one story; a story in at most one storyline."""

    relations: tuple[Relation, ...]
    stories: tuple[Story, ...]
    storylines: tuple[Storyline, ...]
