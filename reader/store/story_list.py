"""The list of stories by id: in the order it is shown and in its groups, without a row of any of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, StoryId, StorylineId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.store.database import Row, Store

_IDS = "q"


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

    def place_of(self, story: StoryId | None) -> int | None:
        """Return the place of ``story``, None where it is not in the list."""
        try:
            return None if story is None else self.ids.index(story)
        except ValueError:
            return None

    def number_at(self, place: int) -> int:
        """Return the number of the group that the story at ``place`` stands in."""
        return bisect_right(self.groups, place, key=attrgetter("start")) - 1

    def storylines_of(self, stories: Iterable[StoryId]) -> tuple[ListGroup, ...]:
        """Return the groups that ``stories`` stand in, each once."""
        wanted = frozenset(stories)
        places = (place for place, story in enumerate(self.ids) if story in wanted)
        return tuple(self.groups[number] for number in dict.fromkeys(map(self.number_at, places)))


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


def story_list(store: Store) -> StoryList:
    """Return all stories, the storyline with the newest one first and those in none last.

    The stories of a storyline come by date, undated ones last; those in none come the latest first.
    """
    ids, groups = array(_IDS), []
    for storyline, title, members in _lines(store):
        groups.append(ListGroup(storyline, title, len(ids), len(ids) + len(members)))
        ids.extend(members)
    singles = store.rows("SELECT id FROM stories WHERE storyline IS NULL ORDER BY first DESC, id DESC")
    if singles:
        groups.append(ListGroup(None, "", len(ids), len(ids) + len(singles)))
        ids.extend(map(itemgetter(0), singles))
    return StoryList(ids, tuple(groups))


def homes(store: Store) -> Homes:
    """Return which article stands in which story."""
    rows = store.rows("SELECT story, article FROM memberships ORDER BY story, position")
    return Homes(array(_IDS, map(itemgetter(0), rows)), array(_IDS, map(itemgetter(1), rows)))


def _lines(store: Store) -> list[tuple[StorylineId, str, list[int]]]:
    """Return every storyline with its title and its stories, the one with the newest story first."""
    titles = {row["id"]: row["title"] for row in store.rows("SELECT id, title FROM storylines")}
    rows = store.rows("SELECT storyline, first, id FROM stories WHERE storyline IS NOT NULL ORDER BY 1, 2, 3")
    found = []
    for storyline, members in groupby(rows, key=itemgetter(0)):
        listed = list(members)
        found.append((listed[-1][1] or "", StorylineId(storyline), _undated_last(listed)))
    found.sort(key=itemgetter(0), reverse=True)
    return [(storyline, titles[storyline], members) for _, storyline, members in found]


def _undated_last(rows: list[Row]) -> list[int]:
    """Return the ids of ``rows``, whose undated ones come first, with these at the end."""
    undated = sum(row[1] is None for row in rows)
    return [row[2] for row in (*rows[undated:], *rows[:undated])]
