"""Sagas: the storylines round some stories."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.relations.graph import pair_of
from reader.relations.storylines import SAME_SAGA, centre_of, grown_sagas, likeness
from reader.relations.tying import neighbours_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.base.ids import ArticleId
    from reader.relations.board import Board
    from reader.relations.decisions import Decisions
    from reader.relations.graph import Graph, Pair
    from reader.relations.storylines import Centre


class Sagas:
    """Storylines, grown from stories to all that hang together with them."""

    def __init__(self, graph: Graph, board: Board, decisions: Decisions) -> None:
        self._graph = graph
        self._board = board
        self._decisions = decisions
        self._centres: dict[ArticleId, Centre] = {}
        self._edges: dict[Pair, float] = {}
        self._weighed: set[ArticleId] = set()

    @property
    def weighed(self) -> frozenset[ArticleId]:
        """The stories that were looked at."""
        return frozenset(self._weighed)

    def among(self, stories: Iterable[ArticleId]) -> tuple[tuple[ArticleId, ...], ...]:
        """Return the storylines of ``stories`` and of all that hang together with them, the stories of each rising."""
        frontier = set(stories)
        while frontier:
            self._weighed |= frontier
            strong = {other for story in sorted(frontier) for other in self._weigh(story)}
            frontier = (strong | self._partners(frontier)) - self._weighed
        edges = {pair: value for pair, value in self._edges.items() if self._weighed.issuperset(pair)}
        lines = self._lines(self._weighed)
        apart = [
            pair_of(one, other)
            for a, b in sorted(self._decisions.lines_apart)
            for one in lines.get(a, ())
            for other in lines.get(b, ())
        ]
        return tuple(grown_sagas(edges, self.by_hand(self._weighed), apart))

    def by_hand(self, stories: Iterable[ArticleId]) -> list[tuple[ArticleId, ...]]:
        """Return those of ``stories`` that were put into one storyline, each group rising."""
        return [tuple(sorted(own)) for own in self._lines(stories).values() if len(own) > 1]

    def centre(self, story: ArticleId) -> Centre:
        """Return the centre of a story."""
        if story not in self._centres:
            self._centres[story] = centre_of(self._board.members(story), self._graph)
        return self._centres[story]

    def _lines(self, stories: Iterable[ArticleId]) -> dict[int, set[ArticleId]]:
        """Return the stories whose storylines were decided on by hand, by the place of the line."""
        lines: defaultdict[int, set[ArticleId]] = defaultdict(set)
        if self._decisions.lines:
            for story in stories:
                line = self._decisions.line(self._board.members(story))
                if line is not None:
                    lines[line].add(story)
        return lines

    def _partners(self, stories: Iterable[ArticleId]) -> set[ArticleId]:
        """Return the stories that were put into one storyline with some of ``stories``."""
        return self._board.stories_of([one for line in self._lines(stories) for one in self._decisions.lines[line]])

    def _weigh(self, story: ArticleId) -> list[ArticleId]:
        """Weigh a story against all that are alike it at all and return those that may be of one saga with it."""
        members = self._board.members(story)
        others = self._board.stories_of(neighbours_of(self._graph.ties(members), members)) - {story}
        strong = []
        for other in sorted(others):
            pair = pair_of(story, other)
            if pair not in self._edges:
                self._edges[pair] = likeness(self.centre(story), self.centre(other))
            if self._edges[pair] >= SAME_SAGA:
                strong.append(other)
        return strong
