"""The list of stories by id: in the order it is shown and in its groups, without a row of any of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, StoryId, StorylineId

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

_IDS = "q"


class StoryOrder(StrEnum):
    """How the stories of a list follow each other, in the stored spelling."""

    LATEST = "latest"
    OLDEST = "oldest"
    TITLE = "title"
    ARTICLES = "articles"
    UNDECIDED = "undecided"

    @property
    def has_groups(self) -> bool:
        """Whether the stories of a storyline stand together."""
        return self in (StoryOrder.LATEST, StoryOrder.OLDEST)


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The stories of one storyline, or (``storyline`` None) those in none: places ``start`` to ``stop`` of the list."""

    storyline: StorylineId | None
    title: str
    start: int
    stop: int

    @property
    def size(self) -> int:
        """How many stories it has."""
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class StoryList:
    """Which stories a list shows: their ids in order, cut into groups that follow each other without a gap."""

    ids: array[int]
    groups: tuple[ListGroup, ...]
    order: StoryOrder = StoryOrder.LATEST

    def place_of(self, story: StoryId | None) -> int | None:
        """Return the place of ``story``, None where it is not in the list."""
        try:
            return None if story is None else self.ids.index(story)
        except ValueError:
            return None

    def follower(self, story: StoryId | None, before: StoryList) -> StoryId | None:
        """Return the first story below ``story`` in the list ``before`` that is in this one, None where none is."""
        place = before.place_of(story)
        if place is None:
            return None
        shown = frozenset(self.ids)
        return next((StoryId(one) for one in before.ids[place + 1 :] if one in shown), None)

    def number_at(self, place: int) -> int:
        """Return the number of the group that the story at ``place`` stands in."""
        return bisect_right(self.groups, place, key=attrgetter("start")) - 1

    def storylines_of(self, stories: Iterable[StoryId]) -> tuple[ListGroup, ...]:
        """Return the groups that ``stories`` stand in, each once."""
        wanted = frozenset(stories)
        places = (place for place, story in enumerate(self.ids) if story in wanted)
        return tuple(self.groups[number] for number in dict.fromkeys(map(self.number_at, places)))

    def only(self, wanted: Container[int]) -> StoryList:
        """Return the list of those stories that are ``wanted``, in the same order and groups."""
        ids, groups = array(_IDS), []
        for group in self.groups:
            start = len(ids)
            ids.extend([one for one in self.ids[group.start : group.stop] if one in wanted])
            if len(ids) > start:
                groups.append(replace(group, start=start, stop=len(ids)))
        return replace(self, ids=ids, groups=tuple(groups))


EMPTY = StoryList(array(_IDS), ())
"""The list of a library without stories."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Which article stands in which story: two arrays side by side, the articles of a story in a row."""

    stories: array[int]
    articles: array[int]

    def story_of(self, article: ArticleId) -> StoryId | None:
        """Return the story that ``article`` stands in."""
        try:
            return StoryId(self.stories[self.articles.index(article)])
        except ValueError:
            return None

    def stories_of(self, articles: Iterable[ArticleId]) -> tuple[StoryId, ...]:
        """Return the stories that ``articles`` stand in, each once, in the order of the articles."""
        wanted = dict.fromkeys(articles)
        found = {one: story for one, story in zip(self.articles, self.stories, strict=True) if one in wanted}
        return tuple(dict.fromkeys(StoryId(found[one]) for one in wanted if one in found))

    def articles_of(self, stories: Collection[StoryId]) -> tuple[ArticleId, ...]:
        """Return the articles of ``stories``."""
        wanted = frozenset(stories)
        pairs = zip(self.stories, self.articles, strict=True)
        return tuple(ArticleId(article) for story, article in pairs if story in wanted)

    def sizes(self) -> Counter[int]:
        """Return how many articles each story has."""
        return Counter(self.stories)


NO_HOMES = Homes(array(_IDS), array(_IDS))
"""Where no article stands: in a library that has none."""
