"""A board: where every article stands once a change has been worked in, looked up only where somebody asks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.relations.near import NEARLY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reader.base.ids import ArticleId
    from reader.relations.graph import Graph, Place


class Board:
    """The places of a graph with ``places`` laid over them."""

    def __init__(self, graph: Graph, places: Mapping[ArticleId, Place]) -> None:
        self._graph = graph
        self.changed_places = places
        self._before = graph.places(places)
        self._known = dict(places)
        self._members: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
        for article, place in places.items():
            self._members[place.story].append(article)

    def place(self, article: ArticleId) -> Place:
        """Return where an article stands."""
        if article not in self._known:
            self._known |= self._graph.places([article])
        return self._known[article]

    def stories_of(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        """Return the stories that articles stand in, looked up at once."""
        unknown = [one for one in articles if one not in self._known]
        if unknown:
            self._known |= self._graph.places(unknown)
        return {self._known[one].story for one in articles}

    def members(self, story: ArticleId) -> tuple[ArticleId, ...]:
        """Return the articles of a story, rising."""
        stayed = [one for one in self._graph.of_stories([story]) if one not in self.changed_places]
        return tuple(sorted((*self._members.get(story, ()), *stayed)))

    def loose(self, members: Iterable[ArticleId]) -> frozenset[ArticleId]:
        """Return those that joined their story with less confidence."""
        return frozenset(one for one in members if self.place(one).core != self.place(one).story)

    def touched(self, changed: Collection[ArticleId]) -> set[ArticleId]:
        """Return the stories of ``changed`` and those that anything left or came into."""
        moved = self._moved()
        old = {place.story for one, place in self._before.items() if one in moved}
        return self.stories_of({*moved, *changed, *self._graph.of_stories(old)})

    def beside(self, changed: Collection[ArticleId]) -> set[ArticleId]:
        """Return the stories that are nearly alike what moved or is among ``changed``."""
        return self.stories_of(self._near(self._moved().union(changed)))

    def _moved(self) -> set[ArticleId]:
        return {one for one, place in self.changed_places.items() if place != self._before.get(one)}

    def _near(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        return {end for pair, tie in self._graph.ties(articles).items() if tie.alike >= NEARLY for end in pair}
